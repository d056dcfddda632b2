"""The corrections of a document that hold, as plain values."""

from typing import Any

from sqlalchemy import ColumnElement, Select, Subquery, func, select
from sqlalchemy.orm import Session

from app.corrections.applied import Corrected, corrected
from app.corrections.paths import path_of
from app.records import tables
from app.states import Stage
from app.taught import as_taught, held
from extractors.payload import dump_reading, load_reading
from extractors.values import Place


def corrections_of(session: Session, document_id: int) -> tuple[Corrected, ...]:
    """Return the corrections of a document that were not taken back, in the order made."""
    rows = session.scalars(live(document_id).order_by(tables.Correction.id))
    return tuple(_value(row) for row in rows)


def is_corrected(session: Session, document_id: int) -> bool:
    """Return True when a person ever corrected a value of the document, even if taken back."""
    made = select(tables.Correction.id).where(tables.Correction.document_id == document_id)
    return session.scalars(made.limit(1)).first() is not None


def corrected_payload(session: Session, document_id: int) -> dict[str, Any] | None:
    """Return what was read from a document, as people taught and corrected it.

    None before it was read.
    """
    read = session.get(tables.Result, (document_id, Stage.READ))
    if read is None:
        return None
    made, learned = corrections_of(session, document_id), held(session)
    if not made and not learned.version:
        return read.payload
    return dump_reading(corrected(as_taught(load_reading(read.payload), learned), made))


def marked(document_id: ColumnElement[int]) -> Subquery:
    """Return the query of the last correction of a document, and of how many still hold."""
    last, held = func.max(tables.Correction.id), func.count(tables.Correction.id)
    return live(document_id).with_only_columns(last, held).subquery()


def live(document_id: int | ColumnElement[int]) -> Select[tables.Correction]:
    """Return the query of the corrections of a document that hold."""
    return select(tables.Correction).where(
        tables.Correction.document_id == document_id, tables.Correction.withdrawn_at.is_(None)
    )


def _value(row: tables.Correction) -> Corrected:
    value = None if row.now is None else row.now["value"]
    if row.page is None or row.box is None:
        return Corrected(path_of(row.path), value)
    x0, y0, x1, y1 = row.box
    return Corrected(path_of(row.path), value, Place(row.page, (x0, y0, x1, y1), ""))
