"""What is counted while the rows of a file go by: for the preview, in bounded memory."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
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
    rejections: list[dict[str, Any]] = field(default_factory=list)
    passed_over: Counter[str] = field(default_factory=Counter)
    _people: set[int] = field(default_factory=set)
    _spans: set[tuple[date, date]] = field(default_factory=set)
    _names: dict[str, Counter[str | None]] = field(default_factory=lambda: defaultdict(Counter))

    @property
    def people(self) -> int:
        """Return how many different people have lines, told apart by number and name."""
        return len(self._people)

    @property
    def first_day(self) -> date | None:
        """Return the first day that a line reports."""
        return min((first for first, _ in self._spans), default=None)

    @property
    def last_day(self) -> date | None:
        """Return the last day that a line reports."""
        return max((last for _, last in self._spans), default=None)

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
        days = line["days"] or 0.0
        self.days += days
        if days < 0 or (line["hours"] or 0) < 0:
            self.reversals += 1
        day = line.get("day")
        self._spans.add((day or line["period_start"], day or line["period_end"]))
        number = line["last4"] or line["il_number"] or line.get("member_number")
        self._people.add(hash((number, line["employee_name"])))
        if not number:
            self.without_number += 1
        if line["loanout"]:
            self.loanouts += 1
        self._names["production"][line["production"]] += 1
        self._names["employer"][line.get("employer")] += 1
        self._names["day_type"][line.get("day_type")] += 1

    def _most(self, name: str) -> list[str]:
        counted = self._names[name].most_common(_NAMES_KEPT)
        return [text for text, _ in counted if text]

    def _by_treatment(self) -> dict[str, int]:
        found: Counter[str] = Counter()
        for code, count in self._names["day_type"].items():
            found[str(day_type(code).treatment)] += count
        return dict(found)

    def _unknown_types(self) -> dict[str, int]:
        """Return the day types that nobody knows, with how many lines have each."""
        counted = self._names["day_type"].most_common()
        unknown = ((code, count) for code, count in counted if code and _is_unknown(code))
        return dict(list(unknown)[:20])

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
            "by_treatment": self._by_treatment(),
            "unknown_types": self._unknown_types(),
            "productions": self._most("production"),
            "employers": self._most("employer"),
        }


def _is_unknown(code: str) -> bool:
    found = day_type(code)
    return found.treatment is Treatment.REFER and found.label == f"“{found.code}”"
