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
class UnsureDate:
    """A date, or what looks like one, that counts as no day: where it stands, and why not."""

    place: Place
    because: str


@dataclass(frozen=True, slots=True)
class DaysRead:
    """The days one record states; ``worked`` and ``not_worked`` are sorted and distinct.

    ``listed_count`` counts dates as listed, duplicates included; ``duplicates`` are the days that
    one list names more than once. ``unsure`` are the dates that could not be read for sure and so
    are no days; ``doubts`` say in words why else the reading is not certain.
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
    unsure: tuple[UnsureDate, ...] = ()
