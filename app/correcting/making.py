"""Corrects a value of a document that waits for a decision, and takes a correction back."""

import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.access import refuse_own
from app.corrections.applied import corrected
from app.corrections.kept import corrections_of, live
from app.corrections.paths import FieldPath
from app.corrections.typed import typed_value
from app.errors import BadRequest, Conflict, NotFound
from app.records import audit, tables
from app.states import DocumentState, Stage
from app.taught import as_taught, held
from extractors.payload import load_reading
from extractors.values import Box, Field, Reading


@dataclass(frozen=True, slots=True)
class Shown:
    """Where a person showed a value to stand: a page (from 1) and a box in points."""

    page: int
    box: Box


def correct(
    session: Session,
    document: tables.Document,
    path: FieldPath,
    typed: str,
    *,
    place: Shown | None,
    account: tables.Account,
    now: datetime,
) -> tables.Correction:
    """Keep the value that a person read at ``path``; an empty text says the page states none.

    The document must be checked again for it to bear on anything. Raises ``BadRequest`` for a
    value of the wrong kind or a place outside the page, ``Conflict`` when the document waits for
    no decision, ``NotAllowed`` for one's own document.
    """
    _may_correct(session, document, account)
    value, reading = typed_value(path.name, typed), _reading(session, document)
    before = path.found_in(corrected(reading, corrections_of(session, document.id)))
    if place is not None:
        _check_place(place, reading)
    if value == (None if before is None else before.value) and place is None:
        raise BadRequest("This is what was read already: nothing is corrected.")
    _supersede(session, document, path, account, now)
    row = tables.Correction(
        public_id=secrets.token_hex(16),
        document_id=document.id,
        path=str(path),
        was=_json(before),
        now=None if value is None else {"value": value},
        page=None if place is None else place.page,
        box=None if place is None else [round(side, 2) for side in place.box],
        account_id=account.id,
        corrected_at=now,
    )
    session.add(row)
    session.flush()
    _note(session, document, "corrected", row, account, now)
    return row


def take_back(
    session: Session,
    document: tables.Document,
    public_id: str,
    *,
    account: tables.Account,
    now: datetime,
) -> tables.Correction:
    """Take a correction back: the value is again as it was read. The row stays.

    Raises ``NotFound`` when the document has no such correction, ``Conflict`` when it was taken
    back before or the document waits for no decision.
    """
    _may_correct(session, document, account)
    named = select(tables.Correction).where(
        tables.Correction.document_id == document.id, tables.Correction.public_id == public_id
    )
    row = session.scalars(named).one_or_none()
    if row is None:
        raise NotFound("This document has no such correction.")
    if row.withdrawn_at is not None:
        raise Conflict("This correction was taken back or followed by another already.")
    row.withdrawn_at, row.withdrawn_by = now, account.id
    session.flush()
    _note(session, document, "took-back-correction", row, account, now)
    return row


def _may_correct(session: Session, document: tables.Document, account: tables.Account) -> None:
    session.refresh(document, with_for_update=True)
    refuse_own(account, document)
    if document.state != DocumentState.IN_REVIEW:
        raise Conflict(f"This document is {document.state}: only one in review can be corrected.")


def _reading(session: Session, document: tables.Document) -> Reading:
    read = load_reading(session.get_one(tables.Result, (document.id, Stage.READ)).payload)
    return as_taught(read, held(session))


def _check_place(place: Shown, reading: Reading) -> None:
    if not 1 <= place.page <= len(reading.page_sizes):
        raise BadRequest(f"This document has no page {place.page}.")
    width, height = reading.page_sizes[place.page - 1]
    x0, y0, x1, y1 = place.box
    if not (0 <= x0 < x1 <= width + 1 and 0 <= y0 < y1 <= height + 1):
        raise BadRequest("The box does not lie on the page: click two opposite corners on it.")


def _supersede(
    session: Session,
    document: tables.Document,
    path: FieldPath,
    account: tables.Account,
    now: datetime,
) -> None:
    earlier = live(document.id).where(tables.Correction.path == str(path))
    for row in session.scalars(earlier):
        row.withdrawn_at, row.withdrawn_by = now, account.id


def _json(field: Field | None) -> dict[str, Any] | None:
    return None if field is None else {"value": field.value, "confidence": field.confidence}


def _note(
    session: Session,
    document: tables.Document,
    action: str,
    row: tables.Correction,
    account: tables.Account,
    now: datetime,
) -> None:
    actor, subject = f"account:{account.id}", f"document:{document.public_id}"
    detail = {"correction": row.public_id, "field": row.path}
    before, after = (row.was, row.now) if row.withdrawn_at is None else (row.now, row.was)
    audit.record(session, now, actor, action, subject, detail, before=before, after=after)
