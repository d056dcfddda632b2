"""The days that a document claims, each with its verdict, its reason and both sides' proof."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from app.shown import words
from app.shown.found import Found, places_of
from validators.values import DayStatus, DayVerdict


@dataclass(frozen=True, slots=True)
class DayLine:
    """One claimed day as shown; ``page`` and ``box`` are where the document claims it."""

    date: str
    production: str
    classification: str
    status: words.Status
    verdict: str
    because: str
    page: int | None
    box: str
    paid_by: str
    rule: str
    counts: bool
    may_count: bool
    """True when a reviewer may credit the day: it counts already, or a person must say."""


def day_lines(found: Found | None) -> list[DayLine]:
    """Return the claimed days in order."""
    lines = [_day_line(line) for line in (found.ledger if found else ())]
    return sorted(lines, key=lambda line: (line.date, line.production))


def _day_line(line: dict[str, Any]) -> DayLine:
    places = places_of(line.get("claimed_by", []))
    status, verdict = str(line["status"]), str(line["day_verdict"])
    place = places[0] if places else None
    return DayLine(
        date=line["date"],
        production=line.get("production") or "",
        classification=line.get("classification") or "",
        status=words.day_status(status, verdict),
        verdict=words.verdict(verdict),
        because=line.get("because") or "",
        page=place.page if place else None,
        box=",".join(f"{value:g}" for value in place.box) if place else "",
        paid_by=records_named(line.get("paid_by", [])),
        rule=str(line.get("rule") or ""),
        counts=status == DayStatus.COUNTED,
        may_count=verdict != DayVerdict.ALREADY_CREDITED,
    )


def records_named(records: Sequence[dict[str, Any]]) -> str:
    """Return payroll lines as ``payroll.csv, line 14``."""
    return "; ".join(f"{record.get('file', 'payroll')}, line {record['row']}" for record in records)
