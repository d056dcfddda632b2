"""What is still to be done for a message, and the lease that lets one process at a time do it.

The row remembers it: a process that dies loses its lease by the database's clock, and another
goes on where it stopped.
"""

import secrets
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, func, or_, select, update
from sqlalchemy.orm import Session

from app.due import Hint
from app.inbound.states import MailState
from app.records.clock import MomentFromNow
from app.records.tables import InboundMessage
from app.stores import Stores

OPEN = "open"
SCANNER = "scanner"
"""What holds a message up while the virus scanner gives no answer."""
LEASE_SECONDS = 120.0
_UNANSWERED_SECONDS = 10.0
_AT_ONCE = 1
"""So many messages are opened at once: a crowd of them must not take every worker."""

_GIVEN_UP = "It could not be opened by itself: a person looks at it."


class TaskLost(Exception):
    """Another process holds this message by now: what this one did must be thrown away."""


@dataclass(frozen=True, slots=True)
class Task:
    """The right of one process to do what a message needs, for two minutes at a time."""

    message_id: int
    public_id: str
    attempt: int
    owner: str


def take(stores: Stores, public_id: str) -> Task | None:
    """Return the task that a message waits with; None when there is none or another does it."""
    owner, row = secrets.token_hex(16), InboundMessage
    taking = (
        update(row)
        .where(row.public_id == public_id, *_due(stores))
        .values(
            attempt=row.attempt + 1, lease_owner=owner, lease_until=MomentFromNow(LEASE_SECONDS)
        )
        .returning(row.id, row.attempt)
    )
    with stores.sessions.begin() as session:
        found = session.execute(taking).one_or_none()
    return None if found is None else Task(found.id, public_id, found.attempt, owner)


def hold(session: Session, task: Task) -> None:
    """Renew the lease; raise ``TaskLost`` when it is another's by now."""
    _change(session, task, lease_until=MomentFromNow(LEASE_SECONDS))


def finish(session: Session, task: Task, state: MailState, **values: Any) -> None:
    """End the task; raise ``TaskLost`` when it is another's by now."""
    ended = {"task": None, "lease_owner": None, "lease_until": None, "due_at": None, "attempt": 0}
    _change(session, task, state=state, **ended, **values)


def put_back(session: Session, task: Task, seconds: float, **values: Any) -> None:
    """Have the task done again after a while: what hindered it was not the message."""
    later = {"lease_owner": None, "lease_until": None, "due_at": MomentFromNow(seconds)}
    _change(session, task, attempt=InboundMessage.attempt - 1, **later, **values)


def fail(session: Session, task: Task, seconds: float) -> None:
    """Have the task done again after a while; this try counts."""
    _change(session, task, lease_owner=None, lease_until=None, due_at=MomentFromNow(seconds))


def next_hints(stores: Stores) -> list[Hint]:
    """Return the messages to hint now, and note that: none again for ten seconds.

    None while one is being opened: its job goes on with those that wait. One whose hint nobody
    took, or whose job died, goes first.
    """
    row = InboundMessage
    with stores.sessions() as session:
        at_work = (row.task.is_not(None), row.lease_until > MomentFromNow())
        busy = session.scalar(select(func.count()).select_from(row).where(*at_work)) or 0
        asked = select(row.id, row.lease_until).where(*_due(stores), _forgotten()).order_by(row.id)
        rows = session.execute(asked.limit(max(0, _AT_ONCE - busy)))
        found = {each.id: each.lease_until is not None for each in rows}
    if not found:
        return []
    noting = (
        update(row)
        .where(row.id.in_(found), *_due(stores), _forgotten())
        .values(lease_owner=None, lease_until=MomentFromNow(_UNANSWERED_SECONDS))
        .returning(row.id, row.public_id)
    )
    with stores.sessions.begin() as session:
        return [Hint(each.public_id, found[each.id]) for each in session.execute(noting)]


def one_waiting(stores: Stores) -> str | None:
    """Return a message that is due and that nobody has in hand, the oldest first."""
    row = InboundMessage
    with stores.sessions() as session:
        asked = select(row.public_id).where(*_due(stores), _forgotten()).order_by(row.id)
        return session.scalar(asked.limit(1))


def give_up_spent(stores: Stores) -> list[str]:
    """Show people the messages that were begun too often and never finished; return their ids."""
    row = InboundMessage
    spent = (row.task.is_not(None), _free(), row.attempt >= stores.settings.attempt_limit)
    with stores.sessions() as session:
        found = list(session.scalars(select(row.public_id).where(*spent)))
    if found:
        shown = {"task": None, "attempt": 0, "state": MailState.NEEDS_ATTENTION, "note": _GIVEN_UP}
        giving_up = update(row).where(row.public_id.in_(found), *spent).values(**shown)
        with stores.sessions.begin() as session:
            session.execute(giving_up)
    return found


def _change(session: Session, task: Task, /, **values: Any) -> None:
    row = InboundMessage
    held = update(row).where(row.id == task.message_id, row.lease_owner == task.owner)
    changing = held.values(**values).returning(row.id)
    # Whatever the session has read of the row is read again.
    options = {"synchronize_session": False}
    if session.execute(changing, execution_options=options).one_or_none() is None:
        raise TaskLost(f"inbound {task.public_id}")
    session.expire_all()


def _due(stores: Stores) -> tuple[ColumnElement[bool], ...]:
    row = InboundMessage
    return (
        row.task.is_not(None),
        row.attempt < stores.settings.attempt_limit,
        or_(row.due_at.is_(None), row.due_at <= MomentFromNow()),
        _free(),
    )


def _free() -> ColumnElement[bool]:
    row = InboundMessage
    return or_(
        row.lease_owner.is_(None),
        row.lease_until.is_(None),
        row.lease_until <= MomentFromNow(),
    )


def _forgotten() -> ColumnElement[bool]:
    row = InboundMessage
    return or_(row.lease_until.is_(None), row.lease_until <= MomentFromNow())
