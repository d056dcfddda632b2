"""Signs of life of the programs, kept in the database, because Redis may forget who is there."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from app.records.tables import Probe

ALIVE = timedelta(minutes=2)
"""After so long without a sign a program is taken for gone."""

_FORGOTTEN = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Beat:
    """The last sign of life of one program: ``worker:<host>.<pid>``, ``dispatcher:…``."""

    name: str
    at: datetime

    @property
    def kind(self) -> str:
        """What kind of program it is."""
        return self.name.partition(":")[0]


def beat(session: Session, name: str, now: datetime) -> None:
    """Write a sign of life down, in the place of the last."""
    row: dict[str, Any] = {"name": name[:80], "at": now}
    dialect = sqlite if session.get_bind().dialect.name == "sqlite" else postgresql
    session.execute(
        dialect.insert(Probe)
        .values(row)
        .on_conflict_do_update(index_elements=[Probe.name], set_={"at": now})
    )


def alive(session: Session, now: datetime) -> Sequence[Beat]:
    """Return the programs that gave a sign of life lately, by name."""
    recent = select(Probe.name, Probe.at).where(Probe.at > now - ALIVE).order_by(Probe.name)
    return [Beat(name, at) for name, at in session.execute(recent) if ":" in name]


def forget_gone(session: Session, now: datetime) -> None:
    """Delete the signs of programs that ended long ago."""
    session.execute(delete(Probe).where(Probe.at < now - _FORGOTTEN))
