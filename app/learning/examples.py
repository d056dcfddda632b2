"""Labelled examples: what was read, what is right, who says so.

They are not kept but found: in corrections that hold, in second looks and in decisions that stand.
A correction that is taken back, a decision that is undone and a document that is erased therefore
take their examples with them.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session

from app.corrections import corrected, corrections_of
from app.corrections.paths import path_of
from app.errors import BadRequest
from app.quality.issuers import issuer_in
from app.quality.questions import ASKED, DAYS
from app.records import tables
from app.states import Stage
from extractors.payload import load_reading
from extractors.values import DocumentType, Field, FieldValue, Place, Reading

MOST_DOCUMENTS = 2_000
_NAMED = frozenset({name for group in ASKED[DocumentType.EVL] for name in group} - {DAYS})
_CONFIRMED = _NAMED | {"payroll_company", "issuer"}
"""The values that an approval speaks for: those that a decision rests on."""


class Source(StrEnum):
    """How a person said that a value is right, the surest first."""

    CORRECTION = "correction"
    SECOND_LOOK = "second-look"
    APPROVAL = "approval"


@dataclass(frozen=True, slots=True)
class Example:
    """One value of one document: as read (None: nothing), as it is right, whose letter, who says.

    ``document`` and ``reference`` are the public ids; ``path`` is that of a correction.
    """

    document: str
    reference: str
    path: str
    issuer: str
    read: Field | None
    right: FieldValue | None
    source: Source
    by: int | None
    at: datetime
    place: Place | None = None

    @property
    def name(self) -> str:
        """The field's name."""
        return self.path.rsplit("/", 1)[-1]


@dataclass(frozen=True, slots=True)
class Labelled:
    """A document with its reading as the reader gave it, and everything people said of it."""

    document: tables.Document
    reading: Reading
    examples: tuple[Example, ...]
    decision: tables.Decision | None
    """The approval by a person that stands, if there is one."""


def examples(session: Session) -> list[Example]:
    """Return every labelled example of employment letters, the newest documents first."""
    return [each for labelled in labelled_documents(session) for each in labelled.examples]


def labelled_documents(session: Session) -> Iterator[Labelled]:
    """Yield the newest documents that people labelled, each with its examples."""
    for document, payload in session.execute(_labelled()).all():
        reading = load_reading(payload)
        yield _examples_of(session, document, reading)


def _labelled() -> Select[tuple[tables.Document, dict[str, Any]]]:
    document, result = tables.Document, tables.Result
    correction, decision, look = tables.Correction, tables.Decision, tables.SecondLook
    said = or_(
        select(correction.id)
        .where(correction.document_id == document.id, correction.withdrawn_at.is_(None))
        .exists(),
        select(decision.id)
        .where(
            decision.document_id == document.id,
            decision.account_id.is_not(None),
            decision.kind == "approved",
            decision.undone_at.is_(None),
        )
        .exists(),
        select(look.id)
        .where(look.document_id == document.id, look.answered_at.is_not(None))
        .exists(),
    )
    return (
        select(document, result.payload)
        .join(result, (result.document_id == document.id) & (result.stage == Stage.READ))
        .where(document.document_type == DocumentType.EVL, document.erased_at.is_(None), said)
        .order_by(document.id.desc())
        .limit(MOST_DOCUMENTS)
    )


def _examples_of(session: Session, document: tables.Document, reading: Reading) -> Labelled:
    whole = corrected(reading, corrections_of(session, document.id))
    issuer, decision = issuer_in(whole), _approval(session, document)
    found: dict[str, Example] = {}
    for row in _corrections(session, document):
        right = None if row.now is None else row.now["value"]
        told = _Told(Source.CORRECTION, row.account_id, row.corrected_at)
        _add(found, document, reading, row.path, right, issuer, told)
    for path, right, told in _confirmed(session, document, whole, decision):
        if path not in found:
            _add(found, document, reading, path, right, issuer, told)
    return Labelled(document, reading, tuple(found.values()), decision)


@dataclass(frozen=True, slots=True)
class _Told:
    source: Source
    by: int | None
    at: datetime


def _add(
    found: dict[str, Example],
    document: tables.Document,
    reading: Reading,
    path: str,
    right: FieldValue | None,
    issuer: str,
    told: _Told,
) -> None:
    try:
        read = path_of(path).found_in(reading)
    except BadRequest:
        return
    if path_of(path).is_kind:
        return
    found[path] = Example(
        document=document.public_id,
        reference=document.reference,
        path=path,
        issuer=issuer,
        read=read,
        right=right,
        source=told.source,
        by=told.by,
        at=told.at,
        place=read.places[0] if read is not None and read.places else None,
    )


def _corrections(session: Session, document: tables.Document) -> Sequence[tables.Correction]:
    row = tables.Correction
    live = select(row).where(row.document_id == document.id, row.withdrawn_at.is_(None))
    return session.scalars(live.order_by(row.id)).all()


def _confirmed(
    session: Session,
    document: tables.Document,
    whole: Reading,
    decision: tables.Decision | None,
) -> Iterator[tuple[str, FieldValue, _Told]]:
    """Yield what a second look or a standing approval says is right as it was released."""
    values = dict(_values(whole))
    look = session.scalars(
        select(tables.SecondLook).where(
            tables.SecondLook.document_id == document.id,
            tables.SecondLook.answered_at.is_not(None),
        )
    ).first()
    answered: Mapping[str, object] = (look.answer or {}) if look is not None else {}
    differing = set(look.differing or ()) if look is not None else set()
    for path, value in values.items():
        if path in differing and decision is None:
            continue
        if look is not None and look.answered_at is not None and path in answered:
            yield path, value, _Told(Source.SECOND_LOOK, look.answered_by, look.answered_at)
        elif decision is not None:
            yield path, value, _Told(Source.APPROVAL, decision.account_id, decision.decided_at)


def _values(reading: Reading) -> Iterator[tuple[str, FieldValue]]:
    for at, statement in enumerate(reading.documents):
        groups = [(f"{at}/fields", statement.fields)]
        groups += [(f"{at}/records/{n}", record) for n, record in enumerate(statement.records)]
        for group, fields in groups:
            for name in _CONFIRMED & fields.keys():
                yield f"{group}/{name}", fields[name].value


def _approval(session: Session, document: tables.Document) -> tables.Decision | None:
    row = tables.Decision
    return session.scalars(
        select(row)
        .where(
            row.document_id == document.id,
            row.account_id.is_not(None),
            row.kind == "approved",
            row.undone_at.is_(None),
        )
        .order_by(row.id.desc())
        .limit(1)
    ).first()
