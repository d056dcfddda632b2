"""Which documents to hint next: what is due, fair by sender, and not hinted just now."""

from sqlalchemy import ColumnElement, Select, func, or_, select, update

from app.records.clock import MomentFromNow
from app.records.tables import Document, Work
from app.stores import Stores
from app.work import due

_LOST_SECONDS = 1.0
_UNANSWERED_SECONDS = 10.0


def next_hints(stores: Stores, room: int, *, queue_is_empty: bool) -> list[str]:
    """Return up to ``room`` public ids to hint now, and note that they were hinted.

    Senders take turns, each with the oldest first, so one who sends a thousand files delays
    nobody. A hint that found an empty queue was lost or taken, and is repeated after a second.
    """
    patience = _LOST_SECONDS if queue_is_empty else _UNANSWERED_SECONDS
    forgotten = or_(Work.hinted_at.is_(None), Work.hinted_at <= MomentFromNow(-patience))
    with stores.sessions() as session:
        chosen = session.scalars(_in_turn([*due(stores.settings), forgotten], room)).all()
    if not chosen:
        return []
    # Another dispatcher may have been faster: only what is still unhinted is ours.
    noting = (
        update(Work)
        .where(Work.id.in_(chosen), forgotten)
        .values(hinted_at=MomentFromNow())
        .returning(Work.id)
    )
    with stores.sessions.begin() as session:
        ours = set(session.scalars(noting))
        asked = select(Work.id, Document.public_id).join(Document, Document.id == Work.document_id)
        names = dict(session.execute(asked.where(Work.id.in_(ours))).all())
    return [names[work_id] for work_id in chosen if work_id in ours]


def _in_turn(conditions: list[ColumnElement[bool]], room: int) -> Select[int]:
    turn = func.row_number().over(partition_by=Work.sender_id, order_by=Work.id).label("turn")
    waiting = select(Work.id, turn).where(*conditions).subquery()
    return select(waiting.c.id).order_by(waiting.c.turn, waiting.c.id).limit(room)
