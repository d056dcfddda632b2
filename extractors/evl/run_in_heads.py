"""Paragraphs that open with what they are about: "Story Artist. She worked ... 28 days in all"."""

import re
from collections.abc import Iterator, Sequence

from extractors import catalogue
from extractors.confidence import Found
from extractors.days.spelling import MONTHS, WEEKDAYS
from extractors.days.totals import stated_totals
from extractors.evl.hits import Hit
from extractors.evl.job_lines import is_dated
from extractors.evl.jobs import Job, jobs_from
from extractors.evl.wording import field_of_label
from extractors.layout import Line, Table
from extractors.names import looks_like_company, looks_like_person, same_person
from extractors.passages import Printed, passage

_FEWEST = 2
_HEAD = re.compile(
    r"(?P<head>[“\"][^”\"]{2,60}[”\"]|[A-Z][\w’'&/-]*(?: (?:[A-Z0-9&/][\w’'&/-]*|of|and|the)){0,5})"
    r"(?:[.:]|\s[–—-])\s+(?=[“\"A-Z\d])"
)
_DOER = re.compile(r"(?i)[a-z]{2,}(?:er|or|ist|man|woman|person|ant|ian|boy|hand|grip)s?$")
"""How the last word of a position ends: who edits is an editor, who revises a revisionist."""

_ENDS_A_PARAGRAPH = (".", ":", ")", "!")


def by_run_in_heads(
    hits: Sequence[Hit], lines: Sequence[Line], tables: Sequence[Table]
) -> list[Job]:
    """Return a job for each paragraph with a head, dates and a number of days of its own.

    None unless two at least have all three, and their heads name two values of one field.
    """
    heads = [head for at in range(len(lines)) for head in _head(lines, at)]
    people = [hit.text for hit in hits if hit.field == "employee_name"]
    for field in ("employee_name", "production", "classification"):
        own = [
            Hit(field, value, Found.SUBJECT, at) for at, value in heads if _is(field, value, people)
        ]
        if len(own) < _FEWEST or len({hit.text.lower() for hit in own}) < len(own):
            continue
        told = [hit for hit in hits if hit.field != field]
        jobs = jobs_from([(hit.at, 0) for hit in own], [*told, *own], lines, tables)
        if all(is_dated(job.lines) and stated_totals(job.lines, ()).stated for job in jobs):
            return jobs
    return []


def _head(lines: Sequence[Line], at: int) -> Iterator[tuple[int, Printed]]:
    """Yield the words that open a paragraph and say what it is about."""
    begins = at == 0 or lines[at - 1].text.endswith(_ENDS_A_PARAGRAPH)
    text = passage(lines[at : at + 1])
    found = _HEAD.match(text.text) if begins else None
    if found is not None and field_of_label(found["head"], has_colon=False) is None:
        yield at, text.group(found, "head")


def _is(field: str, value: Printed, people: Sequence[str]) -> bool:
    """Return whether a head may name a person, a show in quotation marks, or a position.

    Where the letter names who worked, "Story Carver" is a position, and nobody else's name.
    """
    said = value.text
    if field == "production":
        return said[0] in '“"'
    position = catalogue.classification(said)
    known = position is not None and position.how != "likeness"
    named = any(same_person(said, name) for name in people)
    if field == "employee_name":
        person = " " in said and looks_like_person(said) and not looks_like_company(said)
        return person and not known and (named or not people)
    last = said.split()[-1].lower()
    dated = last in MONTHS or last in WEEKDAYS
    does = " " in said and _DOER.search(said) is not None and not dated
    return known or (does and bool(people) and not named)
