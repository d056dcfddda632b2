"""Reference letters that say much the same, found by the keys of their wording."""

from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.records import tables
from app.standing.roster_days import LOCAL_411, roster_today
from app.states import Stage
from extractors.likeness import bands_of
from extractors.payload import load_reading
from extractors.values import DocumentType, Reading, Statement
from validators.values import Received

_MOST_COMPARED = 20
"""The latest letters that share a key are compared; a pattern that everybody uses has many."""


def worded_alike(
    session: Session, document: tables.Document, statement: Statement
) -> tuple[Received, ...]:
    """Return earlier reference letters, by and about anybody, that share a key of the wording."""
    if statement.type is not DocumentType.REFERENCE_LETTER or not statement.wording:
        return ()
    band = tables.WordingBand
    found = (
        select(band.document_id)
        .where(band.band.in_(bands_of(statement.wording)), band.document_id < document.id)
        .distinct()
        .order_by(band.document_id.desc())
        .limit(_MOST_COMPARED)
    )
    chosen = list(session.scalars(found))
    read = (
        select(tables.Result.payload, tables.Document.received_at, tables.Document.reference)
        .join(tables.Document, tables.Document.id == tables.Result.document_id)
        .where(tables.Result.stage == Stage.READ, tables.Document.id.in_(chosen))
        .order_by(tables.Document.id)
    )
    return tuple(
        Received(each, _day(row.received_at), row.reference)
        for row in session.execute(read)
        for each in load_reading(row.payload).documents
        if each.type is DocumentType.REFERENCE_LETTER
    )


def keep(session: Session, document: tables.Document, reading: Reading) -> None:
    """Write down the keys of the reference letters in a document, once."""
    letters = [
        (place, each)
        for place, each in enumerate(reading.documents)
        if each.type is DocumentType.REFERENCE_LETTER and each.wording
    ]
    band = tables.WordingBand
    known = select(band.document_id).where(band.document_id == document.id).limit(1)
    if not letters or session.scalars(known).first() is not None:
        return
    session.add_all(
        band(document_id=document.id, place=place, band=key)
        for place, each in letters
        for key in bands_of(each.wording)
    )


def mark(session: Session, document: tables.Document) -> object:
    """Return what changes when a reference letter came that this one may be compared with."""
    if document.document_type != DocumentType.REFERENCE_LETTER:
        return None
    earlier = tables.WordingBand.document_id < document.id
    return session.scalar(select(func.count()).select_from(tables.WordingBand).where(earlier))


def _day(moment: datetime) -> date:
    return roster_today(moment, LOCAL_411)
