"""A reading with what people corrected in it. Pure: nothing is asked of the database."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from app.corrections.editable import stated
from app.corrections.paths import FieldPath
from app.corrections.typed import Kind, kind_of
from app.errors import BadRequest
from extractors.values import (
    Box,
    DocumentType,
    Field,
    Fields,
    FieldValue,
    Finding,
    Place,
    Reading,
    Statement,
)

_SETTLED = {"doubtful-dates": "work_dates", "unusable-field": None}
"""Doubts of reading, and the value whose correction settles them (None: the one they name)."""


@dataclass(frozen=True, slots=True)
class Corrected:
    """One value as a person read it (None: the page states none), and where, if they showed it."""

    path: FieldPath
    value: FieldValue | None
    place: Place | None = None


def corrected(reading: Reading, corrections: Iterable[Corrected]) -> Reading:
    """Return ``reading`` with its values as people read them, later corrections last.

    A value that a person read is certain (1.0) and stands where they showed it, else where it was
    read before. A correction whose place in the reading is gone, because the file was read again
    in another way, changes nothing.
    """
    for each in corrections:
        if _fits(each.path, reading):
            reading = _with(reading, each)
    return reading


def _fits(path: FieldPath, reading: Reading) -> bool:
    try:
        path.found_in(reading)
    except BadRequest:
        return False
    return True


def _with(reading: Reading, correction: Corrected) -> Reading:
    if correction.path.is_kind:
        return _of_kind(reading, correction)
    documents, at = list(reading.documents), correction.path.statement
    documents[at] = _in_statement(documents[at], correction)
    return replace(reading, documents=tuple(documents))


def _of_kind(reading: Reading, correction: Corrected) -> Reading:
    """Return ``reading`` with a document of the kind that a person named, its values kept.

    What could not be read at all can then be typed, so that is no error any more.
    """
    kind = DocumentType(str(correction.value or DocumentType.UNKNOWN))
    documents, at = list(reading.documents), correction.path.statement
    pages = tuple(range(1, len(reading.page_sizes) + 1)) or (1,)
    before = documents[at] if at < len(documents) else Statement(kind, 1.0, pages, {})
    records = before.records or (({},) if stated(kind, in_record=True) else ())
    documents[at:] = [
        replace(before, type=kind, type_confidence=1.0, records=records),
        *documents[at + 1 :],
    ]
    return replace(reading, documents=tuple(documents), error=None)


def _in_statement(statement: Statement, correction: Corrected) -> Statement:
    findings = tuple(f for f in statement.findings if not _is_settled(f, correction.path.name))
    record = correction.path.record
    if record is None:
        fields = _in_fields(statement.fields, correction)
        return replace(statement, fields=fields, findings=findings)
    records = list(statement.records)
    records[record] = _in_fields(records[record], correction)
    return replace(statement, records=tuple(records), findings=findings)


def _is_settled(finding: Finding, name: str) -> bool:
    if finding.code not in _SETTLED:
        return False
    about = _SETTLED[finding.code]
    return about == name or (about is None and f"field {name} " in finding.message)


def _in_fields(fields: Fields, correction: Corrected) -> Fields:
    name, value = correction.path.name, correction.value
    if value is None:
        return {key: field for key, field in fields.items() if key != name}
    places = _places(fields.get(name), correction)
    return {**fields, name: Field(value, 1.0, places)}


def _places(before: Field | None, correction: Corrected) -> tuple[Place, ...]:
    shown = (correction.place,) if correction.place is not None else ()
    known = before.places if before is not None else ()
    if kind_of(correction.path.name) is Kind.DAYS and isinstance(correction.value, list):
        return tuple(_day_place(day, known, shown) for day in correction.value if known or shown)
    return shown or known


def _day_place(day: str, known: Sequence[Place], shown: Sequence[Place]) -> Place:
    """Return where a day stands: where it was read, else where it was shown, else near the rest."""
    own = next((place for place in known if place.item == day), None)
    if own is not None:
        return own
    near = shown[0] if shown else _around([p for p in known if p.page == known[0].page])
    return replace(near, item=day, confidence=None)


def _around(places: Sequence[Place]) -> Place:
    boxes = [place.box for place in places]
    box: Box = (
        min(b[0] for b in boxes),
        min(b[1] for b in boxes),
        max(b[2] for b in boxes),
        max(b[3] for b in boxes),
    )
    return Place(places[0].page, box, "")
