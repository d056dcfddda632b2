"""Measures the pure engine on many records: ``python -m bench.engine [records]``.

Histories are made as a database would hand them over, a person at a time: 110,000 records with
three million credited days in all. Both making and assessing them are counted, in CPU seconds.
"""

import random
import resource
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from app.roster.compliance import assess
from app.roster.rulebook import rule_book
from app.roster.values import HeldCredential, History, Job, TrainingCompletion, WorkedDay

RECORDS = 110_000
ON = date(2026, 11, 21)
_WARMING_UP = 200
"""Records assessed before the clock starts, so that the rules of each classification are ready."""

_FIRST = date(2024, 1, 1)
_DAYS = [_FIRST + timedelta(days=n) for n in range(1060)]
_CLASSIFICATIONS = (
    ("IER", "80", "Grip", 20),
    ("IER", "44", "Property", 12),
    ("IER", "600", "Camera Operator", 14),
    ("IER", "728", "Lamp Operator", 14),
    ("IER", "705", "Costumer", 8),
    ("IER", "871", "Script Supervisor", 5),
    ("IER", "706", "Hair Stylist", 5),
    ("IER", "399", "Driver", 12),
    ("TCR", "80", "Grip", 10),
)


@dataclass(frozen=True, slots=True)
class Measured:
    """What a run took: CPU seconds with making the histories and for assessing them alone."""

    records: int
    days: int
    cpu_seconds: float
    assessing_cpu_seconds: float
    slowest_seconds: float
    peak_megabytes: float


def histories(count: int, seed: int = 7) -> Iterator[History]:
    """Yield invented records: half placed, half applied for, some of them grouped."""
    rng = random.Random(seed)
    kinds = [row[:3] for row in _CLASSIFICATIONS]
    weights = [row[3] for row in _CLASSIFICATIONS]
    for roster, local, classification in rng.choices(kinds, weights, k=count):
        placed_on = _DAYS[rng.randrange(300)] if rng.random() < 0.5 else None
        yield History(
            roster,
            local,
            classification,
            applied_on=placed_on or _DAYS[rng.randrange(900, 1060)],
            days=tuple(_worked(rng, placed=placed_on is not None)),
            placed_on=placed_on,
            credentials=tuple(_credentials(rng, classification)),
            completions=tuple(_completions(rng, placed_on)),
            training_recorded_from=_FIRST,
        )


def _worked(rng: random.Random, *, placed: bool) -> Iterator[WorkedDay]:
    left = rng.randrange(20, 45) if placed else rng.randrange(5, 40)
    start = rng.randrange(0, 700)
    while left > 0 and start < len(_DAYS):
        job = Job(production="Glass Harbor", place="la_county", signatory=True)
        run = min(left, rng.randrange(3, 12), len(_DAYS) - start)
        for day in _DAYS[start : start + run]:
            yield WorkedDay(day, job=job, evidence="credit")
        left -= run
        start += run + rng.randrange(2, 40)


def _credentials(rng: random.Random, classification: str) -> Iterator[HeldCredential]:
    if classification != "Driver":
        return
    expires = _DAYS[rng.randrange(900)]
    yield HeldCredential("driver_license", expires, expires - timedelta(days=1826))
    yield HeldCredential("driver_license", expires + timedelta(days=1826), expires)
    certified = _DAYS[rng.randrange(700)]
    yield HeldCredential("medical_certificate", certified, certified - timedelta(days=700))
    yield HeldCredential("medical_certificate", certified + timedelta(days=700), certified)


def _completions(rng: random.Random, placed_on: date | None) -> Iterator[TrainingCompletion]:
    if placed_on is None:
        return
    yield TrainingCompletion("A", placed_on)
    yield TrainingCompletion("HP1", placed_on)
    for course in ("B", "B3", "R", "D1", "F", "S"):
        if rng.random() < 0.8:
            yield TrainingCompletion(course, placed_on + timedelta(days=rng.randrange(30, 160)))


def measure(count: int) -> Measured:
    """Return what making and assessing ``count`` records took."""
    book = rule_book()
    for history in histories(_WARMING_UP, seed=1):
        assess(history, book, ON)
    days, assessing, slowest = 0, 0.0, 0.0
    began = time.process_time()
    for history in histories(count):
        days += len(history.days)
        started = time.process_time()
        assess(history, book, ON)
        one = time.process_time() - started
        assessing, slowest = assessing + one, max(slowest, one)
    took = time.process_time() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return Measured(count, days, took, assessing, slowest, peak)


def main() -> None:
    """Print what the number of records in the first argument took, or all of them."""
    measured = measure(int(sys.argv[1]) if len(sys.argv) > 1 else RECORDS)
    print(f"records            {measured.records:>12,}")
    print(f"credited days      {measured.days:>12,}")
    print(f"CPU seconds        {measured.cpu_seconds:>12.1f}")
    print(f"  of it assessing  {measured.assessing_cpu_seconds:>12.1f}")
    each = 1000 * measured.assessing_cpu_seconds / measured.records
    print(f"CPU ms a record    {each:>12.3f}")
    print(f"slowest record, ms {1000 * measured.slowest_seconds:>12.2f}")
    print(f"peak memory, MB    {measured.peak_megabytes:>12.0f}")


if __name__ == "__main__":
    main()
