"""What is read about days: worked, not worked, impossible, counted, and every reason to doubt."""

from dataclasses import dataclass
from datetime import date

from extractors.values import Field, Place


@dataclass(frozen=True, slots=True)
class DayRead:
    """One day, the place that proves it, the chance (0 to 1) that it is right, its day code."""

    day: date
    place: Place
    confidence: float
    code: str | None = None


@dataclass(frozen=True, slots=True)
class InvalidDate:
    """A date that no calendar holds: as printed, and in ISO shape such as ``2026-06-31``."""

    printed: str
    iso: str
    place: Place


@dataclass(frozen=True, slots=True)
class DaysRead:
    """The days one record states; ``worked`` and ``not_worked`` are sorted and distinct.

    ``listed_count`` counts dates as listed, duplicates included; ``duplicates`` are the days that
    one list names more than once. ``doubts`` say in words why the reading is not certain.
    """

    worked: tuple[DayRead, ...] = ()
    not_worked: tuple[DayRead, ...] = ()
    invalid: tuple[InvalidDate, ...] = ()
    listed_count: int | None = None
    stated_total: Field | None = None
    period_start: Field | None = None
    period_end: Field | None = None
    doubts: tuple[str, ...] = ()
    duplicates: tuple[date, ...] = ()
