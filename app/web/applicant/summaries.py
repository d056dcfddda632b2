"""Documents in one line each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.records import tables
from app.shown.told import Told
from app.states import DocumentState, Stage
from app.web.applicant.evidence import sent_told
from app.web.told import document_type


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """One document in a list: what it is, who sent it, and how many of its days count.

    ``thumbnail_px`` is the width of the smallest picture of its first page, 0 without one;
    ``newer`` the document that took its place, when one did.
    """

    document: tables.Document
    title: str
    sent: str
    thumbnail_px: int
    newer: tables.Document | None
    credited: int
    claimed: int
    state: DocumentState


def document_rows(
    session: Session,
    documents: Sequence[tables.Document],
    told: Told,
    account_id: int | None = None,
) -> list[DocumentRow]:
    """Return each document with its title, its days and its state, as far as they may be told.

    ``account_id`` is the account that reads it, None where it does not matter who does.
    """
    ids = [document.id for document in documents]
    credited = _credited(session, [each for each in ids if each not in told.held])
    pictures, newer = _thumbnails(session, ids), _newer(session, ids)
    results = select(tables.Result).where(tables.Result.document_id.in_(ids))
    checks = {
        result.document_id: len(result.payload.get("ledger", []))
        for result in session.scalars(results.where(tables.Result.stage == Stage.CHECK))
    }
    return [
        DocumentRow(
            document=document,
            title=title_of(document),
            sent=sent_told(document, account_id),
            thumbnail_px=pictures.get(document.id, 0),
            newer=newer.get(document.id),
            credited=credited.get(document.id, 0),
            claimed=checks.get(document.id, 0),
            state=told.state(document),
        )
        for document in documents
    ]


def types_of(documents: Sequence[tables.Document]) -> Mapping[str, int]:
    """Return how many documents there are of each type, the most frequent first."""
    kinds = [document.document_type or "unknown" for document in documents]
    return {kind: kinds.count(kind) for kind in sorted(set(kinds), key=lambda k: -kinds.count(k))}


def _thumbnails(session: Session, ids: Sequence[int]) -> dict[int, int]:
    image = tables.PageImage
    smallest = (
        select(image.document_id, func.min(image.width_px))
        .where(image.document_id.in_(ids), image.page == 1)
        .group_by(image.document_id)
    )
    return dict(session.execute(smallest).all())


def _newer(session: Session, ids: Sequence[int]) -> dict[int, tables.Document]:
    row = tables.FixRequest
    mended = select(row).where(row.document_id.in_(ids), row.replacement_id.is_not(None))
    return {
        each.document_id: each.replacement
        for each in session.scalars(mended.order_by(row.id))
        if each.replacement is not None
    }


def title_of(document: tables.Document) -> str:
    """Return what a document is with the name of its file."""
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
