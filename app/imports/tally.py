"""What is counted while the rows of a file go by: for the preview, in bounded memory."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any

from app.work_files.rows import Left, RowRead
from extractors.payload_masking import masked
from validators.day_types import Treatment, day_type

REJECTIONS_KEPT = 1000
_NAMES_KEPT = 500
_NINE_DIGITS = re.compile(r"\b\d{5}(\d{4})\b")


@dataclass(slots=True)
class Tally:
    """How many rows brought what; ``rejections`` holds the first 1,000, ``rejected`` counts all."""

    read: int = 0
    rejected: int = 0
    lines: int = 0
    reversals: int = 0
    loanouts: int = 0
    without_number: int = 0
    days: float = 0.0
    first_day: date | None = None
    last_day: date | None = None
    rejections: list[dict[str, Any]] = field(default_factory=list)
    passed_over: Counter[str] = field(default_factory=Counter)
    by_treatment: Counter[str] = field(default_factory=Counter)
    unknown_types: Counter[str] = field(default_factory=Counter)
    productions: Counter[str] = field(default_factory=Counter)
    employers: Counter[str] = field(default_factory=Counter)
    _people: set[int] = field(default_factory=set)

    @property
    def people(self) -> int:
        """Return how many different people have lines, told apart by number and name."""
        return len(self._people)

    def add(self, each: RowRead) -> None:
        """Count one row."""
        self.read += 1
        if each.left is None:
            for line in each.lines:
                self._line(line)
            return
        if each.left in {Left.TOTALS, Left.HEAD}:
            self.passed_over[each.left] += 1
            return
        self.rejected += 1
        if len(self.rejections) < REJECTIONS_KEPT:
            # What stands in the wrong column may be a whole number of somebody.
            told = _NINE_DIGITS.sub(r"XXX-XX-\1", masked(each.why))
            self.rejections.append({"row": each.row, "message": told})

    def _line(self, line: Mapping[str, Any]) -> None:
        self.lines += 1
        first = line.get("day") or line["period_start"]
        last = line.get("day") or line["period_end"]
        if self.first_day is None or first < self.first_day:
            self.first_day = first
        if self.last_day is None or last > self.last_day:
            self.last_day = last
        days = line["days"] or 0.0
        self.days += days
        if days < 0 or (line["hours"] or 0) < 0:
            self.reversals += 1
        if line["loanout"]:
            self.loanouts += 1
        number = line["last4"] or line["il_number"] or line.get("member_number")
        if not number:
            self.without_number += 1
        self._people.add(hash((number, line["employee_name"])))
        self._named(self.productions, line["production"])
        self._named(self.employers, line.get("employer"))
        if "day_type" in line:
            self._kind(line["day_type"])

    def _kind(self, code: str | None) -> None:
        treatment, is_known = _treatment(code)
        self.by_treatment[treatment] += 1
        if not is_known and code:
            self._named(self.unknown_types, code)

    @staticmethod
    def _named(counted: Counter[str], name: str | None) -> None:
        if name and (name in counted or len(counted) < _NAMES_KEPT):
            counted[name] += 1

    def as_json(self) -> dict[str, Any]:
        """Return everything for people to see, as the preview keeps it."""
        return {
            "lines": self.lines,
            "people": self.people,
            "days": self.days,
            "reversals": self.reversals,
            "loanouts": self.loanouts,
            "without_number": self.without_number,
            "passed_over": dict(self.passed_over),
            "by_treatment": dict(self.by_treatment),
            "unknown_types": dict(self.unknown_types.most_common(20)),
            "productions": [name for name, _ in self.productions.most_common()],
            "employers": [name for name, _ in self.employers.most_common()],
        }


@lru_cache(maxsize=1024)
def _treatment(code: str | None) -> tuple[str, bool]:
    found = day_type(code)
    return str(found.treatment), found.treatment is not Treatment.REFER or bool(
        found.code and found.label != f"“{found.code}”"
    )
