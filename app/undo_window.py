"""The minute in which a decision can be undone before anybody but staff hears of it."""

from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, exists, select
from sqlalchemy.orm import Session

from app.records import tables

UNDO_SECONDS = 60
"""How long a decision can be undone before anybody is told (SCREENS.md, R2)."""


def is_unseen(decision: tables.Decision, now: datetime) -> bool:
    """Return True while nobody has been told of a decision yet."""
    return now < decision.decided_at + timedelta(seconds=UNDO_SECONDS)


def untold(session: Session, document_ids: Collection[int], now: datetime) -> frozenset[int]:
    """Return which documents a person decided within the window: their senders do not know yet."""
    held = select(tables.Document.id).where(tables.Document.id.in_(document_ids), is_untold(now))
    return frozenset(session.scalars(held)) if document_ids else frozenset()


def is_untold(now: datetime) -> ColumnElement[bool]:
    """Return the condition on documents that a decision of the last minute stands on them.

    What policy decides can be told at once: nobody undoes it within the minute.
    """
    made = tables.Decision
    return exists().where(
        made.document_id == tables.Document.id,
        made.account_id.is_not(None),
        made.undone_at.is_(None),
        made.decided_at > now - timedelta(seconds=UNDO_SECONDS),
    )
