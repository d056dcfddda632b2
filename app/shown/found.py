"""What was read from a document, shaped for the page: fields with labels, confidence and places."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from app.corrections import corrected_payload, live
from app.corrections.editable import stated
from app.corrections.paths import FieldPath
from app.corrections.typed import Kind, kind_of, typed_text
from app.records import tables
from app.shown import words
from app.states import Stage
from extractors.values import DocumentType

SURE = 0.9
"""From this confidence on, a field needs no second look (the pages show it without a crop)."""

_LONG_LISTS = frozenset({"work_dates", "non_worked_dates"})
_YES_NO = ("has_", "proof_of_payment_attached", "referee_member")


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """A box in points on a page, and the member of a list that it proves, if any."""

    page: int
    box: tuple[float, float, float, float]
    item: str | None


@dataclass(frozen=True, slots=True)
class FoundField:
    """One value read from a document; ``number`` is its tag on the page image."""

    number: int
    name: str
    shown: str
    confidence: float
    places: tuple[FoundPlace, ...]
    path: str = ""
    """Names the value for a correction (``app.corrections.paths``)."""
    kind: str = Kind.TEXT
    typed: str = ""
    """The value as it would be typed."""
    correction: str | None = None
    """The public id of the correction that gave the value, if a person read it."""

    @property
    def is_sure(self) -> bool:
        """True when nothing asks for a second look."""
        return self.confidence >= SURE


@dataclass(frozen=True, slots=True)
class AbsentField:
    """A value that a document of this kind may state and that was not found in this one."""

    path: str
    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Found:
    """Everything read from a file: its type, its fields in document order, its findings."""

    type: str
    fields: tuple[FoundField, ...]
    page_sizes: tuple[tuple[float, float], ...]
    findings: tuple[dict[str, Any], ...]
    ledger: tuple[dict[str, Any], ...]
    agreed: tuple[dict[str, Any], ...] = ()
    cannot_tell: tuple[dict[str, Any], ...] = ()
    roster_record: str | None = None
    reasons: tuple[str, ...] = ()
    """Why policy accepted the document, or why a person must look."""
    checked_at: str = ""
    """Names the check that this shows: another one may have other days for another person."""
    absent: tuple[AbsentField, ...] = ()

    @property
    def to_check(self) -> list[FoundField]:
        """The fields that want a second look."""
        return [field for field in self.fields if not field.is_sure]

    @property
    def sure(self) -> list[FoundField]:
        """The fields that were read with confidence."""
        return [field for field in self.fields if field.is_sure]


def found_in(session: Session, document: tables.Document) -> Found | None:
    """Return what was read from ``document`` and how it compared; None before it was read."""
    read = corrected_payload(session, document.id)
    if read is None:
        return None
    check = session.get(tables.Result, (document.id, Stage.CHECK))
    documents = read.get("documents", [])
    checked: dict[str, Any] = check.payload if check else {"findings": _own_findings(documents)}
    return Found(
        type=documents[0]["type"] if documents else "unknown",
        fields=tuple(_numbered(documents, _corrections(session, document))),
        page_sizes=tuple((width, height) for width, height in read.get("page_sizes", [])),
        findings=tuple(checked.get("findings", ())),
        ledger=tuple(checked.get("ledger", ())),
        agreed=tuple(checked.get("agreed", ())),
        cannot_tell=tuple(checked.get("cannot_tell", ())),
        roster_record=checked.get("roster_record"),
        reasons=tuple(checked.get("policy", {}).get("reasons", ())),
        checked_at=check.made_at.isoformat() if check else "",
        absent=tuple(_absent(documents)),
    )


def places_of(evidence: list[dict[str, Any]]) -> tuple[FoundPlace, ...]:
    """Return stored evidence items as places."""
    return tuple(
        FoundPlace(item["page"], _box(item["box"]), item.get("item"))
        for item in evidence
        if item.get("page") and item.get("box")
    )


def shown(name: str, value: Any) -> str:
    """Return a field's value as people read it."""
    if isinstance(value, bool):
        return _yes_or_no(name, value=value)
    if isinstance(value, list):
        return _list(name, value)
    return _text(name, value) if isinstance(value, str) else str(value)


def _own_findings(documents: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [finding for document in documents for finding in document.get("findings", [])]


def _corrections(session: Session, document: tables.Document) -> dict[str, str]:
    """Return the public id of the correction that holds for each path."""
    return {row.path: row.public_id for row in session.scalars(live(document.id))}


def _numbered(documents: list[dict[str, Any]], corrections: dict[str, str]) -> Iterator[FoundField]:
    for number, (path, name, field) in enumerate(_fields(documents), start=1):
        yield FoundField(
            number=number,
            name=name,
            shown=shown(name, field["value"]),
            confidence=float(field.get("confidence", 0)),
            places=places_of(field.get("evidence", [])),
            path=path,
            kind=kind_of(name),
            typed=typed_text(field["value"]),
            correction=corrections.get(path),
        )


def _fields(documents: list[dict[str, Any]]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for at, document in enumerate(documents):
        for number, record in enumerate(document.get("records", [])):
            for name, field in record.items():
                yield str(FieldPath(at, number, name)), name, field
        for name, field in document.get("fields", {}).items():
            yield str(FieldPath(at, None, name)), name, field


def _absent(documents: list[dict[str, Any]]) -> Iterator[AbsentField]:
    for at, document in enumerate(documents):
        kind = DocumentType(document["type"])
        records = [*enumerate(document.get("records", [])), (None, document.get("fields", {}))]
        for number, there in records:
            for name in stated(kind, in_record=number is not None):
                if name not in there:
                    yield AbsentField(str(FieldPath(at, number, name)), name, kind_of(name))


def _yes_or_no(name: str, *, value: bool) -> str:
    if name.startswith(_YES_NO):
        return "Present" if value else "Not found"
    return "Yes" if value else "No"


def _text(name: str, value: str) -> str:
    coded = name in {"production_type", "union_status"}
    return words.sentence(value.replace("_", " ")) if coded else words.day(value)


def _list(name: str, values: list[Any]) -> str:
    if name in _LONG_LISTS and len(values) > 2:
        return f"{len(values)} dates, {words.day(values[0])} – {words.day(values[-1])}"
    return ", ".join(words.day(str(value)) for value in values) or "None"


def _box(values: list[float]) -> tuple[float, float, float, float]:
    x0, y0, x1, y1 = values
    return (x0, y0, x1, y1)
