"""Ends or stops the process it runs in at one exact step, so that no step is left to chance."""

import dataclasses
import os
import signal
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlalchemy.orm import Session

from app.records.engine import Sessions
from app.stores import Stores

_WAKE_AFTER_SECONDS = 2.0


def die() -> None:
    """Leave at once, as under ``kill -9``."""
    os.kill(os.getpid(), signal.SIGKILL)


def fall_asleep() -> None:
    """Stop, as under SIGSTOP, until a small program wakes this process two seconds later."""
    wake = f"sleep {_WAKE_AFTER_SECONDS}; kill -CONT {os.getpid()}"
    subprocess.Popen(["sh", "-c", wake], start_new_session=True)
    os.kill(os.getpid(), signal.SIGSTOP)


class SteppedSessions(Sessions):
    """Sessions around whose ``before:2`` (or ``after:2``) commit something happens.

    Only this thread's writing transactions count: a heartbeat's come when they like.
    """

    def __init__(self, sessions: Sessions, point: str, happens: Callable[[], None]) -> None:
        super().__init__(sessions.engine)
        self._point, self._happens, self._count = point, happens, 0
        self._thread = threading.get_ident()

    @contextmanager
    def begin(self) -> Iterator[Session]:
        """Yield a writing session as the service has it."""
        is_ours = threading.get_ident() == self._thread
        self._count += is_ours
        number = self._count if is_ours else 0
        with super().begin() as session:
            yield session
            self._pass(f"before:{number}")
        self._pass(f"after:{number}")

    def _pass(self, point: str) -> None:
        if point == self._point:
            self._happens()


def stepped(stores: Stores, point: str, happens: Callable[[], None]) -> Stores:
    """Return the stores with something happening at a point of this thread's commits."""
    sessions = SteppedSessions(stores.sessions, point, happens)
    return dataclasses.replace(stores, sessions=sessions)
