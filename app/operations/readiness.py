"""Whether uploads can be accepted so that they cannot be lost, and what else is not as it should.

``not-ready`` is said only when an upload would have to be refused. What merely delays work
(Redis, a worker, a full queue) or is a risk (little room, weak containment) is ``degraded``.
"""

import shutil
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from redis.exceptions import RedisError
from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError

from app.errors import ServiceError
from app.hints import redis_client
from app.limits import limits_of
from app.operations.alerts import DUE_SECONDS_MAX
from app.operations.beats import beat
from app.operations.measures import oldest_due_seconds
from app.records.engine import Sessions, make_engine
from app.records.tables import Probe
from app.records.versions import Version, version_of
from app.stores import Stores
from extractors.containment.levels import LEVELS
from extractors.containment.probing import probed

_PROBE = "readiness"
_BUSY_WAIT_SECONDS = 2.0
_ANSWER_HOLDS_SECONDS = 2.0


class State(StrEnum):
    """How one thing is, or all of them together."""

    OK = "ok"
    DEGRADED = "degraded"
    NOT_READY = "not-ready"


@dataclass(frozen=True, slots=True)
class Check:
    """How one thing is, with numbers that say more; never a name or an address of anybody."""

    state: State
    facts: Mapping[str, Any]


_OF_VERSION = {Version.SAME: State.OK, Version.NEWER: State.DEGRADED}
"""What a database of this or another version means; of others none takes an upload."""


class Readiness:
    """Asks everything that an upload needs; an answer holds for two seconds."""

    def __init__(self, stores: Stores, containment: Callable[[], str] | None = None) -> None:
        settings = stores.settings
        engine = make_engine(settings.database_url, _BUSY_WAIT_SECONDS)
        self._stores = stores
        self._sessions = Sessions(engine, _BUSY_WAIT_SECONDS)
        self._containment = containment or (lambda: probed(limits_of(settings)).level)
        self._lock = threading.Lock()
        self._answer: dict[str, Any] = {}
        self._answered_at = -_ANSWER_HOLDS_SECONDS

    def answer(self) -> dict[str, Any]:
        """Return the state of everything, as JSON: ``status`` and one object for each check."""
        with self._lock:
            if time.monotonic() - self._answered_at >= _ANSWER_HOLDS_SECONDS:
                self._answer = self._ask()
                self._answered_at = time.monotonic()
            return self._answer

    def _ask(self) -> dict[str, Any]:
        found = {
            "database": self._database(),
            "version": self._version(),
            "files": self._files(),
            "disk": self._disk(),
            "queue": self._queue(),
            "sandbox": self._sandbox(),
            "work": self._work(),
        }
        states = {check.state for check in found.values()}
        worst = next(s for s in (State.NOT_READY, State.DEGRADED, State.OK) if s in states)
        checks = {name: {"status": c.state, **c.facts} for name, c in found.items()}
        return {"status": worst, "checks": checks}

    def _database(self) -> Check:
        try:
            with self._sessions.begin() as session:
                beat(session, _PROBE, self._stores.now())
            with self._sessions() as session:
                is_read = session.scalar(select(Probe.at).where(Probe.name == _PROBE)) is not None
        except (SQLAlchemyError, ServiceError) as error:
            return Check(State.NOT_READY, {"error": type(error).__name__})
        return Check(State.OK if is_read else State.NOT_READY, {})

    def _version(self) -> Check:
        try:
            with self._sessions() as session:
                found = version_of(session.connection())
        except SQLAlchemyError as error:
            return Check(State.NOT_READY, {"error": type(error).__name__})
        return Check(_OF_VERSION.get(found, State.NOT_READY), {"database": found})

    def _files(self) -> Check:
        try:
            self._stores.storage.probe()
        except (OSError, ServiceError) as error:
            return Check(State.NOT_READY, {"error": type(error).__name__})
        return Check(State.OK, {})

    def _disk(self) -> Check:
        settings = self._stores.settings
        free = shutil.disk_usage(settings.data_folder).free
        state = State.OK if free >= settings.disk_free_bytes_min else State.DEGRADED
        # No room for one file of the size that is promised to senders.
        if free < settings.container_limit_bytes:
            state = State.NOT_READY
        return Check(state, {"free_bytes": free})

    def _queue(self) -> Check:
        url = self._stores.settings.redis_url
        client = redis_client(url) if url else None
        if client is None:
            return Check(State.DEGRADED, {"error": "NoRedis"})
        try:
            client.ping()
        except RedisError as error:
            return Check(State.DEGRADED, {"error": type(error).__name__})
        finally:
            client.close()
        return Check(State.OK, {})

    def _sandbox(self) -> Check:
        try:
            level = self._containment()
        except (RuntimeError, OSError) as error:
            return Check(State.DEGRADED, {"error": type(error).__name__})
        return Check(State.OK if level == LEVELS[0] else State.DEGRADED, {"level": level})

    def _work(self) -> Check:
        try:
            with self._sessions() as session:
                waited = oldest_due_seconds(session, self._stores.now())
        except SQLAlchemyError as error:
            return Check(State.DEGRADED, {"error": type(error).__name__})
        state = State.OK if (waited or 0) <= DUE_SECONDS_MAX else State.DEGRADED
        return Check(state, {"oldest_due_seconds": None if waited is None else round(waited)})
