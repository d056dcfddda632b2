"""Documents in one line each."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.records import tables
from app.shown.told import Told
from app.states import DocumentState, Stage
from app.web.told import document_type


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """One document in a list: what it is, and how many of its days count."""

    document: tables.Document
    title: str
    credited: int
    claimed: int
    state: DocumentState


def document_rows(
    session: Session, documents: Sequence[tables.Document], told: Told
) -> list[DocumentRow]:
    """Return each document with its title, its days and its state, as far as they may be told."""
    ids = [document.id for document in documents]
    credited = _credited(session, [each for each in ids if each not in told.held])
    results = select(tables.Result).where(tables.Result.document_id.in_(ids))
    checks = {
        result.document_id: len(result.payload.get("ledger", []))
        for result in session.scalars(results.where(tables.Result.stage == Stage.CHECK))
    }
    return [
        DocumentRow(
            document=document,
            title=_title(document),
            credited=credited.get(document.id, 0),
            claimed=checks.get(document.id, 0),
            state=told.state(document),
        )
        for document in documents
    ]


def _title(document: tables.Document) -> str:
    kind = document.document_type
    named = kind is not None and kind != "unknown"
    return f"{document_type(kind or '')} – {document.file_name}" if named else document.file_name


def _credited(session: Session, ids: Sequence[int]) -> dict[int, int]:
    query = (
        select(tables.Credit.document_id, func.count())
        .where(tables.Credit.document_id.in_(ids), tables.Credit.withdrawn_at.is_(None))
        .group_by(tables.Credit.document_id)
    )
    return dict(session.execute(query).all())
