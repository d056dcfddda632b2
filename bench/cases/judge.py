"""Compares what a check says of a case with the truth about it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from app.casefolder.answer import check_case
from bench.cases.draft import Draft
from bench.cases.files import opened

Finding = tuple[str, frozenset[date]]
_FLAGS = {"meets", "short"}


@dataclass(frozen=True)
class Judged:
    """One case: which findings were right, missed and wrong, and whether the days are exact."""

    seed: int
    twists: tuple[str, ...]
    right: frozenset[Finding]
    missed: frozenset[Finding]
    wrong: frozenset[Finding]
    counted: int
    expected: int
    too_high_unsaid: bool
    answer: dict[str, Any] = field(repr=False, compare=False)

    @property
    def is_exact(self) -> bool:
        """Return True when just as many days count as should."""
        return self.counted == self.expected


def judged(family: Callable[[int], Draft], seed: int) -> Judged:
    """Return how the check does on one case of a family."""
    draft = family(seed)
    with TemporaryDirectory() as folder:
        answer = check_case(opened(draft, Path(folder)))
    expected = frozenset(draft.expected | _days_short(draft))
    found = frozenset(
        (each["code"], frozenset(date.fromisoformat(day) for day in each["dates"]))
        for each in answer["findings"]
        if each["code"] not in draft.tolerated
    )
    counted = {line["date"] for line in answer["ledger"] if line["status"] == "counted"}
    return Judged(
        seed,
        tuple(draft.twists),
        found & expected,
        expected - found,
        found - expected,
        answer["credited_days"],
        len(draft.counted),
        too_high_unsaid=len(counted) > len(draft.counted) and not answer["findings"],
        answer=answer,
    )


def _days_short(draft: Draft) -> set[Finding]:
    open_days = draft.counted | draft.referred
    return {("insufficient-days", frozenset())} if len(open_days) < draft.need else set()
