"""What trials came to, kept in one file, so that seeds may be run on different days."""

import json
from collections import Counter
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from bench.faults.trial import Ended, Plan

Load = tuple[str, int, float, float]
"""What makes two runs comparable: database, letters, letters in a second, seconds of a lease."""


@dataclass(frozen=True, slots=True)
class Figures:
    """One run in numbers and words; without faults its seed is 0.

    ``wrong`` says what was lost, doubled, stuck or odd, each with the kind before a colon.
    """

    database: str
    seed: int
    day: str
    letters: int
    per_second: float
    lease_seconds: float
    planned: int
    drain_seconds: float
    answers: dict[str, int]
    faults: dict[str, int]
    recoveries: list[float]
    wrong: dict[str, list[str]]
    orphans: int
    left_files: int

    @property
    def is_clean(self) -> bool:
        """True when nothing was lost, doubled, stuck, odd or left behind."""
        return not any(self.wrong.values()) and not self.orphans and not self.left_files

    @property
    def load(self) -> Load:
        """What was asked of which database."""
        return self.database, self.letters, self.per_second, self.lease_seconds


def load_of(database: str, plan: Plan) -> Load:
    """Return what a plan asks of a database."""
    return database, len(plan.letters), plan.per_second, plan.lease_seconds


def figures(database: str, day: str, plan: Plan, ended: Ended) -> Figures:
    """Return what is kept of a run."""
    verdict = ended.verdict
    return Figures(
        database=database,
        seed=plan.seed,
        day=day,
        letters=len(plan.letters),
        per_second=plan.per_second,
        lease_seconds=plan.lease_seconds,
        planned=plan.faults,
        drain_seconds=round(ended.drain_seconds, 1),
        answers={str(status): count for status, count in sorted(ended.answers.items())},
        faults=dict(Counter(ended.faults).most_common()),
        recoveries=[round(seconds, 1) for seconds in ended.recoveries],
        wrong={
            "lost": list(verdict.lost),
            "doubled": list(verdict.doubled),
            "stuck": list(verdict.stuck),
            "odd": list(verdict.odd),
        },
        orphans=ended.orphans,
        left_files=ended.left_files,
    )


class Kept:
    """The figures of every run so far; a run of the same seed and size takes the place of one.

    Runs without faults are kept day by day: machines are busier on one than on another.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        rows: list[dict[str, Any]] = json.loads(path.read_text()) if path.exists() else []
        self._all = [Figures(**row) for row in rows]

    def calm(self, load: Load, day: str | None = None) -> Figures | None:
        """Return the last run without faults under this load, if any; with ``day``, up to then."""
        runs = [each for each in self._all if not each.seed and each.load == load]
        before = [each for each in runs if day is None or each.day <= day]
        return max(before or runs, key=lambda each: each.day, default=None)

    def trials(self) -> list[tuple[Figures | None, Figures]]:
        """Return each run with faults after the one without that it is compared with, if any."""
        return [(self.calm(each.load, each.day), each) for each in self._all if each.seed]

    def add(self, new: Figures) -> None:
        """Keep a run, on the disk at once."""
        others = [each for each in self._all if _run(each) != _run(new)]
        self._all = sorted([*others, new], key=_run)
        self._path.write_text(json.dumps([asdict(each) for each in self._all], indent=1) + "\n")


def _run(figures: Figures) -> tuple[Load, int, str]:
    """Return what makes two runs the same; those without faults are kept day by day."""
    return figures.load, figures.seed, "" if figures.seed else figures.day
