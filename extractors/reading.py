"""From the pages of a file to what each of its documents states."""

from collections.abc import Sequence
from dataclasses import replace

from extractors.borne_out import borne_out
from extractors.confidence.calibrated import calibrated
from extractors.likeness import print_of
from extractors.passages import masked
from extractors.recognise import recognise
from extractors.registry import reader_of
from extractors.seen import findings_of_pages
from extractors.splitting import split
from extractors.upright import displayed, upright_pages
from extractors.values import Field, Fields, Page, Statement

_LICENSE_NUMBERS = {"number", "license_number"}
"""Many states number licenses with nine digits; pages hold no identity number any more."""


def read_document(pages: Sequence[Page], *, as_one: bool = False) -> tuple[Statement, ...]:
    """Return one statement for each document on ``pages``, in order.

    ``as_one`` says that the sender gave the pages as one document: they are not split.
    """
    upright, turns = upright_pages(pages)
    shown = {page.number: page for page in pages}
    made: list[Statement] = []
    for part in [list(upright)] if as_one and upright else split(upright):
        statement = displayed(calibrated(scored(part), part), turns)
        seen = findings_of_pages([shown[page.number] for page in part])
        findings = (*statement.findings, *seen)
        made.append(_masked(replace(statement, findings=findings, wording=print_of(part))))
    return tuple(made)


def scored(pages: Sequence[Page]) -> Statement:
    """Return what the upright pages of one document state, its confidences still only scores."""
    known = recognise(pages)
    reader = reader_of(known.kind)
    numbers = tuple(page.number for page in pages)
    if reader is None:
        return Statement(known.kind, known.confidence, numbers, {})
    statement = reader.extract(pages)
    return replace(statement, type_confidence=borne_out(known, statement), pages=numbers)


def _masked(statement: Statement) -> Statement:
    """Return ``statement`` without any full Social Security number: the last four are enough."""
    return replace(
        statement,
        fields=_masked_fields(statement.fields),
        records=tuple(_masked_fields(record) for record in statement.records),
    )


def _masked_fields(fields: Fields) -> Fields:
    return {
        name: field if name in _LICENSE_NUMBERS else _masked_field(field)
        for name, field in fields.items()
    }


def _masked_field(field: Field) -> Field:
    places = tuple(replace(place, text=masked(place.text)) for place in field.places)
    value = masked(field.value) if isinstance(field.value, str) else field.value
    return replace(field, value=value, places=places)
