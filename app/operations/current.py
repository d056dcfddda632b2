"""The measures of now, with what sweeps and backups say of themselves."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.backup import last_backup_at
from app.operations.measures import Measures, measure
from app.records.tables import Sweep, SweepFinding
from app.stores import Stores


@dataclass(frozen=True, slots=True)
class Swept:
    """The last sweep that came to its end (None: none did yet), and what it found."""

    ended_at: datetime | None
    findings: Sequence[SweepFinding]


def measured(session: Session, stores: Stores) -> Measures:
    """Return the state of the service, everything that is measured anywhere included."""
    found = measure(session, stores.settings, stores.now())
    backup = last_backup_at(stores.settings)
    return replace(
        found,
        backup_age_seconds=None if backup is None else (found.at - backup).total_seconds(),
        unbalanced=len(last_sweep(session).findings),
    )


def last_sweep(session: Session) -> Swept:
    """Return what the last finished sweep found to be stuck or not to add up."""
    ended = select(Sweep).where(Sweep.ended_at.is_not(None)).order_by(Sweep.id.desc()).limit(1)
    sweep = session.scalars(ended).one_or_none()
    if sweep is None:
        return Swept(None, ())
    found = select(SweepFinding).where(SweepFinding.sweep_id == sweep.id)
    return Swept(sweep.ended_at, session.scalars(found.order_by(SweepFinding.id)).all())
