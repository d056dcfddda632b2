"""The minute in which a decision can be undone before anybody but staff hears of it.

Everything that people outside are shown asks here: a decision of the last minute is no news yet,
and one that was undone within its minute never becomes any.
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_, exists, select
from sqlalchemy.orm import Session, aliased

from app.records import tables

UNDO_SECONDS = 60
"""How long a decision can be undone before anybody is told (SCREENS.md, R2)."""

_WINDOW = timedelta(seconds=UNDO_SECONDS)
_JUST_BEFORE = timedelta(microseconds=1)
_LOOKED_BACK = 10 * _WINDOW
"""Windows that overlap in a row are followed back so far."""

_AT_ONCE = 500
_DECIDING = ("approved", "declined")


def is_unseen(decision: tables.Decision, now: datetime) -> bool:
    """Return True while nobody has been told of a decision yet."""
    return is_in_window(decision.decided_at, now)


def is_in_window(decided_at: datetime, now: datetime) -> bool:
    """Return True while what was decided at a moment can be undone unseen."""
    return now < decided_at + _WINDOW


def untold(session: Session, document_ids: Collection[int], now: datetime) -> frozenset[int]:
    """Return which documents a person decided within the window: their senders do not know yet."""
    held = select(tables.Document.id).where(tables.Document.id.in_(document_ids), is_untold(now))
    return frozenset(session.scalars(held)) if document_ids else frozenset()


def is_untold(now: datetime) -> ColumnElement[bool]:
    """Return the condition on documents that a decision of the last minute stands on them.

    What policy decides can be told at once: nobody undoes it within the minute. A day that is
    counted later, after the document was decided, leaves the document as it is known.
    """
    made, earlier = tables.Decision, aliased(tables.Decision)
    was_decided = exists().where(
        earlier.document_id == made.document_id,
        earlier.id < made.id,
        earlier.undone_at.is_(None),
        earlier.kind.in_(_DECIDING),
    )
    mine = made.document_id == tables.Document.id
    return exists().where(mine, _is_new(now), ~was_decided)


def is_credit_told(now: datetime) -> ColumnElement[bool]:
    """Return the condition on credits that no decision of the last minute made them."""
    made = tables.Decision
    return ~exists().where(made.id == tables.Credit.decision_id, _is_new(now))


def people_untold(
    session: Session, professional_ids: Sequence[int], now: datetime
) -> frozenset[int]:
    """Return which professionals have a decision that can still be undone unseen."""
    made, document = tables.Decision, tables.Document
    held = exists().where(made.document_id == document.id, _is_new(now))
    found: set[int | None] = set()
    for start in range(0, len(professional_ids), _AT_ONCE):
        some = document.professional_id.in_(professional_ids[start : start + _AT_ONCE])
        found |= set(session.scalars(select(document.professional_id).where(some, held)))
    return frozenset(each for each in found if each is not None)


def told_until(session: Session, professional_id: int, at: datetime) -> datetime | None:
    """Return the moment up to which somebody outside knows of a professional's decisions at ``at``.

    None when they know of all. Otherwise it is just before the first decision that can still be
    undone unseen, and before any that was undone unseen while that moment lasted.
    """
    made, document = tables.Decision, tables.Document
    recent = (
        select(made)
        .join(document, document.id == made.document_id)
        .where(
            document.professional_id == professional_id,
            made.account_id.is_not(None),
            made.decided_at > at - _LOOKED_BACK,
            made.decided_at <= at,
        )
        .order_by(made.decided_at.desc())
    )
    decisions = session.scalars(recent).all()
    moment = at
    while (hidden := _first_hidden(decisions, moment, at)) is not None:
        moment = hidden - _JUST_BEFORE
    return None if moment == at else moment


def _first_hidden(
    decisions: Iterable[tables.Decision], moment: datetime, at: datetime
) -> datetime | None:
    """Return when the first decision was made that stood at ``moment`` and is no news at ``at``."""
    hidden = [
        made.decided_at
        for made in decisions
        if made.decided_at <= moment
        and (made.undone_at is None or made.undone_at > moment)
        and (is_unseen(made, at) or was_undone_unseen(made))
    ]
    return min(hidden, default=None)


def was_undone_unseen(decision: tables.Decision) -> bool:
    """Return True for a decision that was undone before anybody was told of it."""
    return decision.undone_at is not None and is_unseen(decision, decision.undone_at)


def _is_new(now: datetime) -> ColumnElement[bool]:
    made = tables.Decision
    return and_(
        made.account_id.is_not(None), made.undone_at.is_(None), made.decided_at > now - _WINDOW
    )
