"""One look over everything, when it is due, with what it found kept for the operations page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from app.records.tables import Sweep, SweepFinding
from app.stores import Stores
from app.sweeping.documents import of_documents
from app.sweeping.files import of_files
from app.sweeping.found import Found
from app.sweeping.imports import of_imports

EVERY = timedelta(hours=1)
FOUND_MAX = 1000
"""So many findings are kept of one sweep: whoever has more needs no longer list."""


@dataclass(frozen=True, slots=True)
class Swept:
    """A sweep that came to its end, and everything it found."""

    ended_at: datetime
    found: tuple[Found, ...]


def sweep(stores: Stores) -> tuple[Found, ...]:
    """Look over everything now, keep what is found, and return it."""
    with stores.sessions.begin() as session:
        sweep_id = _begun(session, stores.now())
    return _swept(stores, sweep_id)


def sweep_if_due(stores: Stores) -> tuple[Found, ...] | None:
    """Sweep when nobody has for an hour, and return what was found; None when it is not due."""
    with stores.sessions() as session:
        if not _is_due(session, stores.now()):
            return None
    with stores.sessions.begin() as session:
        # Another dispatcher may have been faster.
        if not _is_due(session, stores.now()):
            return None
        sweep_id = _begun(session, stores.now())
    return _swept(stores, sweep_id)


def latest(session: Session) -> Swept | None:
    """Return the last sweep that came to its end; None before the first."""
    ended = select(Sweep).where(Sweep.ended_at.is_not(None)).order_by(Sweep.id.desc()).limit(1)
    last = session.scalars(ended).one_or_none()
    if last is None or last.ended_at is None:
        return None
    rows = session.scalars(
        select(SweepFinding).where(SweepFinding.sweep_id == last.id).order_by(SweepFinding.id)
    )
    return Swept(last.ended_at, tuple(Found(r.code, r.object, r.what, r.to_do) for r in rows))


def _is_due(session: Session, now: datetime) -> bool:
    began = session.scalar(select(Sweep.began_at).order_by(Sweep.id.desc()).limit(1))
    return began is None or not now - EVERY < began <= now


def _begun(session: Session, now: datetime) -> int:
    row = Sweep(began_at=now)
    session.add(row)
    session.flush()
    return row.id


def _swept(stores: Stores, sweep_id: int) -> tuple[Found, ...]:
    now = stores.now()
    with stores.sessions() as session:
        found = (
            *of_documents(session, now),
            *of_imports(session, now),
            *of_files(session, stores.storage, now),
        )
    with stores.sessions.begin() as session:
        _keep(session, sweep_id, found[:FOUND_MAX], stores.now())
    return found


def _keep(session: Session, sweep_id: int, found: Sequence[Found], now: datetime) -> None:
    """Keep what was found, and forget the sweeps before."""
    session.execute(delete(SweepFinding).where(SweepFinding.sweep_id < sweep_id))
    session.execute(delete(Sweep).where(Sweep.id < sweep_id))
    for each in found:
        session.add(
            SweepFinding(
                sweep_id=sweep_id,
                code=each.code,
                object=each.object,
                what=each.what,
                to_do=each.to_do,
            )
        )
    session.get_one(Sweep, sweep_id).ended_at = now
