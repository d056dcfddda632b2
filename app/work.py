"""What is still to be done for each document, and the lease that lets one job at a time do it.

A worker that dies loses its lease by the database's clock and another takes over; one that was
only asleep finds on waking that it may not write any more.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import delete, insert, literal, not_, or_, select, update
from sqlalchemy.orm import Session
from sqlalchemy.sql.expression import ColumnElement

from app.records import audit
from app.records.clock import MomentFromNow
from app.records.moments import UtcMoment
from app.records.tables import Document, PastCheck, Result, Work
from app.settings import Settings
from app.states import DocumentState, Stage
from app.stores import Stores

_SHOWN_AS = {Stage.READ: DocumentState.READING, Stage.CHECK: DocumentState.CHECKING}
_ORDER = list(Stage)
_FREED = {"lease_owner": None, "lease_until": None, "hinted_at": None}
_NOT_ITS_FAULT_SECONDS = 15.0
_FARTHEST_SECONDS = 600.0
_GIVEN_UP = (
    "We could not finish this document by ourselves. A person will look at it; "
    "you need not send it again."
)


class LeaseLost(Exception):
    """Another job holds this work by now: what this one did must be thrown away."""


@dataclass(frozen=True, slots=True)
class Lease:
    """The right of one job to do one stage of one document, for ``seconds`` at a time."""

    work_id: int
    document_id: int
    public_id: str
    stage: Stage
    attempt: int
    owner: str
    seconds: float


def take(stores: Stores, public_id: str, owner: str) -> Lease | None:
    """Return a lease on the next stage of a document; None when it is not due or not free.

    ``owner`` must be a name that no other job has. Taking counts as an attempt, because a job
    that is killed cannot count itself.
    """
    mine = select(Document.id).where(Document.public_id == public_id).scalar_subquery()
    seconds = stores.settings.lease_seconds
    taking = (
        update(Work)
        .where(Work.document_id == mine, *due(stores.settings))
        .values(attempt=Work.attempt + 1, lease_owner=owner, lease_until=MomentFromNow(seconds))
        .returning(Work.id, Work.document_id, Work.stage, Work.attempt)
    )
    with stores.sessions.begin() as session:
        row = session.execute(taking).one_or_none()
        if row is None:
            return None
        stage = Stage(row.stage)
        _show(session, row.document_id, stage, stores.now())
    return Lease(row.id, row.document_id, public_id, stage, row.attempt, owner, seconds)


def renew(stores: Stores, lease: Lease, cpu_ms: int = 0) -> None:
    """Let the lease run for its full time again, whatever stage its job has come to.

    ``cpu_ms`` is the processor time it used since it told last. Raises ``LeaseLost`` when the job
    holds it no more.
    """
    held = update(Work).where(Work.id == lease.work_id, Work.lease_owner == lease.owner)
    kept = {"lease_until": MomentFromNow(lease.seconds), "cpu_ms": Work.cpu_ms + cpu_ms}
    renewing = held.values(**kept).returning(Work.id)
    with stores.sessions.begin() as session:
        if session.execute(renewing).one_or_none() is None:
            raise _lost(lease)


def advance(
    session: Session, lease: Lease, next_stage: Stage, payload: dict[str, Any], now: datetime
) -> Lease:
    """Keep the result of this stage and go on to the next, in the caller's transaction.

    The lease goes along, as its first attempt there, and ends with the work. Raises ``LeaseLost``
    before anything is written when another job holds the work.
    """
    done = next_stage is Stage.DONE
    _change_held(
        session,
        lease,
        stage=next_stage,
        attempt=0 if done else 1,
        cpu_ms=0,
        lease_owner=None if done else lease.owner,
        lease_until=None if done else MomentFromNow(lease.seconds),
        due_at=None if done else MomentFromNow(),
    )
    result = Result(document_id=lease.document_id, stage=lease.stage, payload=payload, made_at=now)
    session.add(result)
    _show(session, lease.document_id, next_stage, now)
    return replace(lease, stage=next_stage, attempt=1)


def fail(stores: Stores, lease: Lease, reason: str, now: datetime) -> None:
    """Give the work back after a failure: due again later, or shown to people when used up.

    ``reason`` is for the operators, without personal values. A lease that was lost is no matter.
    """
    settings = stores.settings
    wait = settings.retry_delay_seconds * 2 ** (lease.attempt - 1)
    try:
        with stores.sessions.begin() as session:
            if lease.attempt >= settings.attempt_limit:
                give_up(session, lease, reason, now)
            else:
                _change_held(session, lease, due_at=MomentFromNow(wait), **_FREED)
    except LeaseLost:
        return


def put_back(stores: Stores, lease: Lease) -> None:
    """Give the work back untried: what went wrong was not the document's fault.

    It is due again after a while, as often as it takes. A lease that was lost is no matter.
    """
    later = MomentFromNow(_NOT_ITS_FAULT_SECONDS)
    try:
        with stores.sessions.begin() as session:
            _change_held(session, lease, attempt=Work.attempt - 1, due_at=later, **_FREED)
    except LeaseLost:
        return


def again(session: Session, document: Document, stage: Stage, now: datetime) -> None:
    """Have ``stage`` and what follows it done again; their results are thrown away.

    A job that is at work on the document loses its lease. The new work is due at once. What a
    check said stays as a ``PastCheck``, so that a past ledger can be derived.
    """
    later = _ORDER[_ORDER.index(stage) :]
    if Stage.CHECK in later:
        remember_check(session, document, now)
    gone = delete(Result).where(Result.document_id == document.id, Result.stage.in_(later))
    session.execute(gone)
    fresh = {"attempt": 0, "cpu_ms": 0, **_FREED}
    session.execute(
        update(Work)
        .where(Work.document_id == document.id)
        .values(stage=stage, needs_attention=None, due_at=MomentFromNow(), **fresh)
    )
    if document.state == DocumentState.NEEDS_ATTENTION:
        document.state = DocumentState.RECEIVED
        document.error_code = document.error_message = None
        document.changed_at = now


def remember_check(session: Session, document: Document, now: datetime) -> None:
    """Keep what the last check of a document said, so that a past ledger can be derived."""
    made = select(Result.document_id, Result.payload, Result.made_at, literal(now, UtcMoment()))
    last = made.where(Result.document_id == document.id, Result.stage == Stage.CHECK)
    columns = ["document_id", "payload", "made_at", "replaced_at"]
    session.execute(insert(PastCheck).from_select(columns, last))


def due(settings: Settings) -> list[ColumnElement[bool]]:
    """Return the conditions on ``Work`` under which a job may take it."""
    # So far ahead it can be only because the clock was set back since.
    is_astray = Work.due_at > MomentFromNow(_FARTHEST_SECONDS)
    has_come = or_(Work.due_at <= MomentFromNow(), is_astray)
    return [*_open(), _free(settings), has_come, not_(_is_spent(settings))]


def spent(settings: Settings) -> list[ColumnElement[bool]]:
    """Return the conditions on ``Work`` whose tries are used up and that nobody holds."""
    return [*_open(), _free(settings), _is_spent(settings)]


def _open() -> list[ColumnElement[bool]]:
    return [Work.stage != Stage.DONE, Work.needs_attention.is_(None)]


def _free(settings: Settings) -> ColumnElement[bool]:
    # NULL is spelled out: a comparison with NULL is never true, and such work would never start.
    no_lease = Work.lease_until.is_(None)
    # Whoever still holds a lease that is too long renews it; a dead one would hold it for hours.
    is_too_long = Work.lease_until > MomentFromNow(2 * settings.lease_seconds)
    return or_(no_lease, Work.lease_until <= MomentFromNow(), is_too_long)


def _is_spent(settings: Settings) -> ColumnElement[bool]:
    most_ms = int(settings.work_cpu_seconds * 1000)
    return or_(Work.attempt >= settings.attempt_limit, Work.cpu_ms >= most_ms)


def _change_held(session: Session, lease: Lease, **values: Any) -> None:
    held = update(Work).where(
        Work.id == lease.work_id,
        Work.stage == lease.stage,
        Work.attempt == lease.attempt,
        Work.lease_owner == lease.owner,
    )
    if session.execute(held.values(**values).returning(Work.id)).one_or_none() is None:
        raise _lost(lease)


def _lost(lease: Lease) -> LeaseLost:
    return LeaseLost(f"document {lease.public_id}, stage {lease.stage}")


def give_up(session: Session, lease: Lease, reason: str, now: datetime) -> None:
    """Leave the work to people, with the reason; raise ``LeaseLost`` when it is another's."""
    freed = {"lease_owner": None, "lease_until": None, "due_at": None}
    _change_held(session, lease, needs_attention=reason, **freed)
    audit.record(
        session,
        at=now,
        actor="service",
        action="gave-up",
        object=f"document:{lease.public_id}",
        detail={"stage": lease.stage, "attempts": lease.attempt},
        why="attempts-used-up",
        said=reason,
        before={"set_aside": False},
        after={"set_aside": True},
    )
    # Without its pictures a document is still verified, or still waits for a reviewer.
    if lease.stage is not Stage.PICTURE:
        document = session.get_one(Document, lease.document_id)
        document.state = DocumentState.NEEDS_ATTENTION
        document.error_code, document.error_message = "needs-attention", _GIVEN_UP
        document.changed_at = now


def _show(session: Session, document_id: int, stage: Stage, now: datetime) -> None:
    if stage in _SHOWN_AS:
        document = session.get_one(Document, document_id)
        document.state, document.changed_at = _SHOWN_AS[stage], now
