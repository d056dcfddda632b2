"""The places a process keeps things in, opened once from its settings and handed to services."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from app.records.engine import Sessions
from app.settings import Settings
from app.storage import Storage


def utc_now() -> datetime:
    """Return this moment, aware and in UTC; the only clock, handed on from here."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Stores:
    """The database sessions, the file storage, the hint to the queue, and the clock.

    ``hint`` takes a document's public id, is best effort and never raises: the dispatcher finds
    whatever it misses. ``sessions.begin()`` opens a write transaction.
    """

    settings: Settings
    sessions: Sessions
    storage: Storage
    hint: Callable[[str], None]
    now: Callable[[], datetime] = utc_now
