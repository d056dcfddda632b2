"""Fourteen one-page documents of the bench's own, to measure how well words are read."""

from collections.abc import Iterator
from random import Random

from bench.documents.certificate import medical_certificate
from bench.documents.references import (
    reference_as_mail,
    reference_from_producer,
    reference_in_columns,
)
from bench.documents.resumes import resume_in_columns, resume_with_table
from bench.letters.families import ROUNDS

LETTERS = (
    "label_block",
    "prose",
    "week_grid",
    "daily_rows",
    "two_column_form",
    "several_people",
    "hours_summary",
    "commercial_jobs",
)
"""The layout families that stand for employment letters, all of one page."""

OTHERS = (
    resume_in_columns,
    resume_with_table,
    reference_from_producer,
    reference_as_mail,
    reference_in_columns,
    medical_certificate,
)


def documents(seed: int) -> Iterator[tuple[str, bytes]]:
    """Yield the name and the PDF of each document."""
    families = {family.__name__: family for number in ROUNDS for family in ROUNDS[number]}
    for name in LETTERS:
        yield name.replace("_", " "), families[name](Random(f"{seed}/{name}"))[1]
    for make in OTHERS:
        yield make.__name__.replace("_", " "), make(Random(f"{seed}/{make.__name__}"))
