"""What is still to be done for an import, and the lease that lets one process at a time do it.

The row remembers it: a process that dies loses its lease by the database's clock, and another
goes on.
"""

import secrets
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, func, or_, select, update
from sqlalchemy.orm import Session

from app.due import Hint
from app.records.clock import MomentFromNow
from app.records.tables import WorkRecordImport
from app.states import ImportState
from app.stores import Stores

READ, RECHECK = "read", "recheck"
LEASE_SECONDS = 60.0
_UNANSWERED_SECONDS = 10.0
_AT_ONCE = 4
"""So many imports are at work or hinted at once: documents must have room on the queue."""


class TaskLost(Exception):
    """Another process holds this import by now: what this one did must be thrown away."""


@dataclass(frozen=True, slots=True)
class Task:
    """The right of one process to do what an import needs, for a minute at a time."""

    import_id: int
    public_id: str
    name: str
    owner: str


def new_owner() -> str:
    """Return a name that no other process has."""
    return secrets.token_hex(16)


def take(stores: Stores, public_id: str) -> Task | None:
    """Return the task that an import waits with; None when there is none or another does it."""
    owner = new_owner()
    taking = (
        update(WorkRecordImport)
        .where(WorkRecordImport.public_id == public_id, *_with_attempts(stores), _free())
        .values(
            attempt=WorkRecordImport.attempt + 1,
            lease_owner=owner,
            lease_until=MomentFromNow(LEASE_SECONDS),
        )
        .returning(WorkRecordImport.id, WorkRecordImport.task)
    )
    with stores.sessions.begin() as session:
        row = session.execute(taking).one_or_none()
    return None if row is None else Task(row.id, public_id, str(row.task), owner)


def hold(session: Session, task: Task, **values: Any) -> None:
    """Renew the lease and write ``values``; raise ``TaskLost`` when it is another's by now."""
    held = update(WorkRecordImport).where(
        WorkRecordImport.id == task.import_id, WorkRecordImport.lease_owner == task.owner
    )
    renewing = held.values(lease_until=MomentFromNow(LEASE_SECONDS), **values)
    if session.execute(renewing.returning(WorkRecordImport.id)).one_or_none() is None:
        raise TaskLost(f"import {task.public_id}, {task.name}")


def finish(session: Session, task: Task, **values: Any) -> None:
    """End the task with its last ``values``; raise ``TaskLost`` when it is another's by now."""
    held = update(WorkRecordImport).where(
        WorkRecordImport.id == task.import_id, WorkRecordImport.lease_owner == task.owner
    )
    done = {"task": None, "lease_owner": None, "lease_until": None, "attempt": 0}
    ending = held.values({**done, **values}).returning(WorkRecordImport.id)
    if session.execute(ending).one_or_none() is None:
        raise TaskLost(f"import {task.public_id}, {task.name}")


def next_hints(stores: Stores) -> list[Hint]:
    """Return the imports to hint now, and note that they were hinted: not again for 10 seconds.

    None beyond what may be at work or hinted at once. One whose hint nobody took, or whose job
    died, goes first: documents that go before all would keep it at the end of the queue. A process
    that let its lease run out may write no more from here on.
    """
    row = WorkRecordImport
    forgotten = or_(row.lease_until.is_(None), row.lease_until <= MomentFromNow())
    waiting = (*_with_attempts(stores), forgotten)
    with stores.sessions() as session:
        at_work = (row.task.is_not(None), row.lease_until > MomentFromNow())
        busy = session.scalar(select(func.count()).select_from(row).where(*at_work)) or 0
        asked = select(row.id, row.lease_until).where(*waiting).order_by(row.id)
        rows = session.execute(asked.limit(max(0, _AT_ONCE - busy)))
        found = {each.id: each.lease_until is not None for each in rows}
    if not found:
        return []
    noting = (
        update(row)
        .where(row.id.in_(found), *waiting)
        .values(lease_owner=None, lease_until=MomentFromNow(_UNANSWERED_SECONDS))
        .returning(row.id, row.public_id)
    )
    with stores.sessions.begin() as session:
        return [Hint(each.public_id, found[each.id]) for each in session.execute(noting)]


def give_up_spent(stores: Stores) -> list[str]:
    """Refuse the files whose reading was begun too often and never finished; return their ids."""
    spent = (
        WorkRecordImport.task.is_not(None),
        _free(),
        WorkRecordImport.attempt >= stores.settings.attempt_limit,
    )
    with stores.sessions() as session:
        found = list(session.scalars(select(WorkRecordImport.public_id).where(*spent)))
    if not found:
        return []
    words = "We could not read this file to its end: send it again in parts, or as CSV."
    refusing = (
        update(WorkRecordImport)
        .where(WorkRecordImport.public_id.in_(found), *spent, WorkRecordImport.task == READ)
        .values(task=None, state=ImportState.REFUSED, problem=words)
    )
    with stores.sessions.begin() as session:
        session.execute(refusing)
        session.execute(update(WorkRecordImport).where(*spent).values(attempt=0))
    return found


def _with_attempts(stores: Stores) -> list[ColumnElement[bool]]:
    has_task = WorkRecordImport.task.is_not(None)
    return [has_task, WorkRecordImport.attempt < stores.settings.attempt_limit]


def _free() -> ColumnElement[bool]:
    return or_(
        WorkRecordImport.lease_owner.is_(None),
        WorkRecordImport.lease_until.is_(None),
        WorkRecordImport.lease_until <= MomentFromNow(),
    )
