"""Signs of life of the programs, kept in the database, because Redis may forget who is there."""

import os
import platform
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from app.errors import Unavailable
from app.logs import log
from app.records.engine import Sessions, make_engine
from app.records.tables import Probe

EVERY_SECONDS = 30.0
"""How often a program tells that it lives."""

ALIVE = timedelta(minutes=2)
"""After so long without a sign a program is taken for gone."""

_FORGOTTEN = timedelta(days=1)
_BUSY_WAIT_SECONDS = 2.0


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


class SignOfLife:
    """Tells now and then that this program lives, from one that keeps no database open.

    It opens the database for that moment only: a connection must not be inherited by forked jobs.
    """

    def __init__(self, kind: str, database_url: str, now: Callable[[], datetime]) -> None:
        self._name = program_name(kind)
        self._database_url = database_url
        self._now = now
        self._told_at = -EVERY_SECONDS

    def tell(self) -> None:
        """Write a sign of life down when the last is half a minute old; never fails."""
        if time.monotonic() - self._told_at < EVERY_SECONDS:
            return
        self._told_at = time.monotonic()
        engine = make_engine(self._database_url, _BUSY_WAIT_SECONDS)
        try:
            with Sessions(engine, _BUSY_WAIT_SECONDS).begin() as session:
                beat(session, self._name, self._now())
        except (SQLAlchemyError, Unavailable) as error:
            log.warning("no-sign-of-life", error_type=type(error).__name__)
        finally:
            engine.dispose()


def program_name(kind: str) -> str:
    """Return what a program calls itself in its signs of life."""
    return f"{kind}:{platform.node()[:50]}.{os.getpid()}"


def alive(session: Session, now: datetime) -> Sequence[Beat]:
    """Return the programs that gave a sign of life lately, by name."""
    recent = select(Probe.name, Probe.at).where(Probe.at > now - ALIVE).order_by(Probe.name)
    return [Beat(name, at) for name, at in session.execute(recent) if ":" in name]


def forget_gone(session: Session, now: datetime) -> None:
    """Delete the signs of programs that ended long ago."""
    session.execute(delete(Probe).where(Probe.at < now - _FORGOTTEN))
