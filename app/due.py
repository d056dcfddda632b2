"""Which documents to hint next: what is due, fair by sender, and not hinted just now."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Select, func, or_, select, update

from app.records.clock import MomentFromNow
from app.records.tables import Document, Work
from app.stores import Stores
from app.work import due

_LOST_SECONDS = 1.0
_UNANSWERED_SECONDS = 10.0
_OWN_HINT_SECONDS = 0.5
_RESCUES = 4
_SHARE_LEAST = 2


@dataclass(frozen=True, slots=True)
class Hint:
    """A document, or what else has work due; what is ``first`` goes before all on the queue.

    Its job died, or nothing else of its sender waits there.
    """

    public_id: str
    first: bool


def hinted_on_arrival() -> MomentFromNow:
    """Return when a document that comes now counts as hinted.

    Its own hint follows at once where the queue is empty; where it is not, or the hint is lost,
    the dispatcher hints it in its turn half a second later.
    """
    return MomentFromNow(_OWN_HINT_SECONDS - _UNANSWERED_SECONDS)


def next_hints(stores: Stores, room: int, *, queue_is_empty: bool) -> list[Hint]:
    """Return up to ``room`` documents to hint now, and note that they were hinted.

    Senders take turns, each with the oldest first, and who has hints on the queue already comes
    behind who has none and never has more than half of the queue: one who sends a thousand files
    delays nobody. Who has none on it goes before all that wait there. A hint that found an empty
    queue was lost or taken, and is repeated after a second. A few rescues are returned even without
    room: their senders have waited a whole lease already.
    """
    patience = _LOST_SECONDS if queue_is_empty else _UNANSWERED_SECONDS
    is_due = due(stores.settings)
    wanted, hinted = [*is_due, _is_forgotten(patience)], [*is_due, *_on_the_queue(patience)]
    if room <= 0:
        wanted, room = [*wanted, Work.lease_until.is_not(None)], _RESCUES
    with stores.sessions() as session:
        share = max(_SHARE_LEAST, stores.settings.dispatch_low_water // 2)
        found = session.execute(_in_turn(wanted, hinted, share).limit(room))
        chosen = {row.id: row.lease_until is not None or row.turn == 1 for row in found}
    if not chosen:
        return []
    # Another dispatcher may have been faster: only what is still unhinted is ours.
    noting = (
        update(Work)
        .where(Work.id.in_(chosen), _is_forgotten(patience))
        .values(hinted_at=MomentFromNow())
        .returning(Work.id)
    )
    with stores.sessions.begin() as session:
        ours = set(session.scalars(noting))
        asked = select(Work.id, Document.public_id).join(Document, Document.id == Work.document_id)
        names = dict(session.execute(asked.where(Work.id.in_(ours))).all())
    return [Hint(names[id_], first) for id_, first in chosen.items() if id_ in ours]


def _is_forgotten(patience_seconds: float) -> ColumnElement[bool]:
    """Return whether no hint was sent lately, or none since the lease of a dead job ran out."""
    return or_(
        Work.hinted_at.is_(None),
        Work.hinted_at <= MomentFromNow(-patience_seconds),
        Work.hinted_at <= Work.lease_until,
        # The clock was set back since.
        Work.hinted_at > MomentFromNow(_LOST_SECONDS),
    )


def _in_turn(
    conditions: list[ColumnElement[bool]], on_the_queue: list[ColumnElement[bool]], share: int
) -> Select[int, datetime, int]:
    number = func.row_number().over(partition_by=Work.sender_id, order_by=Work.id)
    waiting = (
        select(Work.id, Work.sender_id, Work.lease_until, number.label("number"))
        .where(*conditions)
        .subquery()
    )
    hinted = (
        select(Work.sender_id, func.count().label("number"))
        .where(*on_the_queue)
        .group_by(Work.sender_id)
        .subquery()
    )
    turn = (waiting.c.number + func.coalesce(hinted.c.number, 0)).label("turn")
    rescues_first = waiting.c.lease_until.is_(None)
    return (
        select(waiting.c.id, waiting.c.lease_until, turn)
        .join(hinted, hinted.c.sender_id == waiting.c.sender_id, isouter=True)
        .where(or_(waiting.c.lease_until.is_not(None), turn <= share))
        .order_by(rescues_first, turn, waiting.c.id)
    )


def _on_the_queue(patience_seconds: float) -> tuple[ColumnElement[bool], ...]:
    """Return the conditions of a hint that was sent lately and that no worker has taken yet."""
    return (
        Work.hinted_at > MomentFromNow(-patience_seconds),
        Work.hinted_at <= MomentFromNow(_LOST_SECONDS),
        Work.lease_until.is_(None),
    )
