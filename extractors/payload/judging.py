"""Judges what a reader answered: fields by the schema of their type, places by the pages there are.

What does not pass is left out and told as a finding, so that one wrong value spoils nothing else.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.payload.kinds import schema_of
from extractors.values import (
    DocumentType,
    Field,
    Fields,
    Finding,
    Outcome,
    Place,
    Reading,
    Severity,
    Statement,
)


def judged(reading: Reading) -> Reading:
    """Return ``reading`` with nothing in its documents that cannot be."""
    last = len(reading.page_sizes)
    return replace(
        reading,
        documents=tuple(_statement(each, last) for each in reading.documents),
        covered=_there(reading.covered, last),
    )


def _statement(statement: Statement, last: int) -> Statement:
    fields, found = _fields(statement.type, statement.fields, last, record=None)
    findings = [*statement.findings, *found]
    records: list[Fields] = []
    for number, record in enumerate(statement.records, start=1):
        own, found = _fields(statement.type, record, last, record=number)
        records.append(own)
        findings += found
    return replace(
        statement,
        pages=tuple(page for page in statement.pages if 1 <= page <= last),
        fields=fields,
        records=tuple(records),
        findings=tuple(replace(each, places=_there(each.places, last)) for each in findings),
    )


def _fields(
    kind: DocumentType, fields: Fields, last: int, record: int | None
) -> tuple[Fields, list[Finding]]:
    """Return the fields that hold, and a finding for each that does not."""
    wrong = dict(_refused(kind, fields, last, in_record=record is not None))
    kept = {name: field for name, field in fields.items() if name not in wrong}
    return kept, [_finding(name, fields[name], why, record) for name, why in wrong.items()]


def _refused(
    kind: DocumentType, fields: Fields, last: int, *, in_record: bool
) -> Iterator[tuple[str, str]]:
    """Yield the name of each field that cannot be, and why."""
    schema = schema_of(kind, in_record=in_record)
    errors = schema.validate({name: field.value for name, field in fields.items()})
    known = {each.data_key or name for name, each in schema.fields.items()}
    for name, field in fields.items():
        if name not in known:
            yield name, f"a document of type {kind.value} states no such value here"
        elif name in errors:
            yield name, "; ".join(map(str, errors[name]))
        elif _there(field.places, last) != field.places:
            yield name, f"it is said to stand on a page that the file of {last} does not have"


def _there(places: Sequence[Place], last: int) -> tuple[Place, ...]:
    return tuple(place for place in places if place.page <= last)


def _finding(name: str, field: Field, why: str, record: int | None) -> Finding:
    where = "" if record is None else f" of entry {record}"
    return Finding(
        code="unusable-field",
        severity=Severity.WARNING,
        outcome=Outcome.CANNOT_TELL,
        message=f"The value {name}{where} was left out: {why}. Read it on the page and decide by "
        "hand.",
        places=field.places,
    )
