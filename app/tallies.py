"""Counts of what no row tells: kept in memory, added to the database now and then, summed there.

Each process adds rows of its own, so that many processes never wait for one another, and what one
has added survives it. What a process that is killed had not added yet is not counted.
"""

import threading
import time
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, insert, select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session, sessionmaker

from app.errors import Unavailable
from app.records.tables import Tally

SECONDS_BUCKETS = (0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0, 300.0)
"""The upper ends of the buckets of every histogram; what took longer is above the last."""

EVERY_SECONDS = 10.0
"""How often a program adds what it counted to the database."""

_ROWS_FOLDED = 2_000

Key = tuple[str, str, float | None]


@dataclass(frozen=True, slots=True)
class Counted:
    """What the rows of one name, its labels and a bucket add up to."""

    labels: tuple[str, ...]
    bucket: float | None
    count: int
    total: float


class Tallies:
    """The counts of this process that are not in the database yet; every thread may add."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._waiting: dict[Key, tuple[int, float]] = {}
        self._added_at = time.monotonic()

    def count(self, name: str, *labels: str, by: int = 1) -> None:
        """Add to a counter."""
        self._add((name, "|".join(labels), None), by, float(by))

    def measure(self, name: str, *labels: str, seconds: float) -> None:
        """Add one measurement to a histogram."""
        place = bisect_left(SECONDS_BUCKETS, seconds)
        bucket = SECONDS_BUCKETS[place] if place < len(SECONDS_BUCKETS) else None
        self._add((name, "|".join(labels), bucket), 1, seconds)

    def add_to(self, sessions: sessionmaker[Session], now: datetime, *, at_once: bool) -> bool:
        """Write what waits; without ``at_once`` only ten seconds after the last time.

        Returns whether something was written. Counting never makes anything fail: what could not
        be written waits for the next time.
        """
        if not self._waiting or not (at_once or self._is_time()):
            return False
        with self._lock:
            taken, self._waiting = self._waiting, {}
            self._added_at = time.monotonic()
        try:
            with sessions.begin() as session:
                session.execute(
                    insert(Tally), [_row(key, sums, now) for key, sums in taken.items()]
                )
        except (SQLAlchemyError, Unavailable):
            for key, (count, total) in taken.items():
                self._add(key, count, total)
            return False
        return True

    def _add(self, key: Key, count: int, total: float) -> None:
        with self._lock:
            had, sum_ = self._waiting.get(key, (0, 0.0))
            self._waiting[key] = (had + count, sum_ + total)

    def _is_time(self) -> bool:
        return time.monotonic() - self._added_at >= EVERY_SECONDS


here = Tallies()
"""The counts of this process."""


def sums(session: Session) -> Mapping[str, list[Counted]]:
    """Return what all processes have counted, by name."""
    grouped = select(
        Tally.name, Tally.labels, Tally.bucket, func.sum(Tally.count), func.sum(Tally.total)
    ).group_by(Tally.name, Tally.labels, Tally.bucket)
    found: dict[str, list[Counted]] = {}
    for name, labels, bucket, count, total in session.execute(grouped):
        parts = tuple(labels.split("|")) if labels else ()
        found.setdefault(name, []).append(Counted(parts, bucket, int(count), float(total)))
    return found


def fold(sessions: sessionmaker[Session], now: datetime) -> None:
    """Put many rows into few, when there are many; the sums stay what they were."""
    columns = (Tally.id, Tally.name, Tally.labels, Tally.bucket, Tally.count, Tally.total)
    oldest = select(*columns).order_by(Tally.id).limit(_ROWS_FOLDED)
    with sessions() as session:
        rows = session.execute(oldest).all()
    if len(rows) < _ROWS_FOLDED:
        return
    folded: dict[Key, tuple[int, float]] = {}
    for _, name, labels, bucket, count, total in rows:
        had, sum_ = folded.get((name, labels, bucket), (0, 0.0))
        folded[name, labels, bucket] = (had + count, sum_ + total)
    with sessions.begin() as session:
        gone = session.execute(
            delete(Tally).where(Tally.id.in_([row.id for row in rows])).returning(Tally.id)
        ).all()
        if len(gone) != len(rows):
            # Another dispatcher was here a moment ago.
            session.rollback()
            return
        session.execute(insert(Tally), [_row(key, sums_, now) for key, sums_ in folded.items()])


def _row(key: Key, sums_: tuple[int, float], now: datetime) -> dict[str, Any]:
    name, labels, bucket = key
    count, total = sums_
    row = {"name": name, "labels": labels[:120], "bucket": bucket, "at": now}
    return {**row, "count": count, "total": total}
