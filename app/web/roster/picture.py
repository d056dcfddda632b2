"""The span timeline as a picture: where each standing begins and ends, in percent of the width."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.roster.values import Standing, StandingSpan
from app.web.told import day
from app.web.told import text as _

_TONES = {
    Standing.COMPLIANT: "ok",
    Standing.PENDING: "warn",
    Standing.SUSPENDED: "bad",
    Standing.REMOVED: "mute",
}
_TICKS_MAX = 4
_NARROWEST_PERCENT = 0.4
"""A suspension of a day in ten years is still to be seen."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One span in the picture: where it begins and how wide it is, in percent."""

    x: float
    width: float
    tone: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A year under the picture, where it begins, in percent."""

    x: float
    year: int


@dataclass(frozen=True, slots=True)
class SpanRow:
    """One span in words: from, through, how many days, and why."""

    first: date
    last: date
    days: int
    standing: Standing
    reasons: tuple[str, ...]
    group: str | None
    is_last: bool


@dataclass(frozen=True, slots=True)
class Picture:
    """The picture with what it says in words, for those who cannot see it."""

    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    rows: tuple[SpanRow, ...]
    told: str


def picture_of(spans: Sequence[StandingSpan]) -> Picture | None:
    """Return the picture of the spans of a record; None when there are none."""
    if not spans:
        return None
    first, last = spans[0].first, spans[-1].last
    total = (last - first).days + 1
    bars = tuple(
        Bar(
            round(100 * (span.first - first).days / total, 3),
            max(_NARROWEST_PERCENT, round(100 * _days(span) / total, 3)),
            _TONES[span.standing],
        )
        for span in spans
    )
    rows = tuple(
        SpanRow(
            span.first,
            span.last,
            _days(span),
            span.standing,
            tuple(sorted(span.reasons)),
            span.group,
            index == len(spans) - 1,
        )
        for index, span in enumerate(spans)
    )
    return Picture(bars, _ticks(first, last, total), rows, _told(spans))


def _ticks(first: date, last: date, total: int) -> tuple[Tick, ...]:
    years = [year for year in range(first.year, last.year + 1) if date(year, 1, 1) > first]
    step = max(1, -(-len(years) // _TICKS_MAX))
    return tuple(
        Tick(round(100 * (date(year, 1, 1) - first).days / total, 2), year)
        for year in years[::step]
    )


def _told(spans: Sequence[StandingSpan]) -> str:
    parts = [
        _(
            "%(standing)s from %(first)s through %(last)s",
            standing=_(span.standing),
            first=day(span.first),
            last=day(span.last),
        )
        for span in spans
    ]
    return "; ".join(parts)


def _days(span: StandingSpan) -> int:
    return (span.last - span.first).days + 1
