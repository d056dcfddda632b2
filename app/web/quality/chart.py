"""The chart of wrong shares week by week, as coordinates that a template draws."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from app.quality.measuring import Counts

WIDTH, HEIGHT, LEFT, FOOT = 720.0, 220.0, 52.0, 26.0
_TOP_ROOM = 12.0
_NAMED_WEEKS = 8


@dataclass(frozen=True, slots=True)
class Mark:
    """One week: its name, its share, and where its point stands."""

    week: date
    share: float
    x: float
    y: float
    is_named: bool


@dataclass(frozen=True, slots=True)
class Chart:
    """What is drawn: the points with their line, what is allowed, and the lines of the scale."""

    marks: tuple[Mark, ...]
    line: str
    allowed_y: float
    scale: tuple[tuple[float, str], ...]


def chart(
    weeks: Sequence[tuple[date, Counts]], share: Callable[[Counts], float | None], allowed: float
) -> Chart:
    """Return the chart of one share (0 to 1) over weeks; weeks without any look are left out."""
    known = [(week, rate) for week, found in weeks if (rate := share(found)) is not None]
    top = max([allowed * 2, *(rate for _, rate in known)]) * 1.1
    step = (WIDTH - LEFT - 20) / max(len(known) - 1, 1)
    every = max(1, len(known) // _NAMED_WEEKS)
    marks = tuple(
        Mark(week, rate, round(LEFT + 10 + n * step, 1), _y(rate, top), n % every == 0)
        for n, (week, rate) in enumerate(known)
    )
    line = " ".join(f"{mark.x},{mark.y}" for mark in marks)
    scale = tuple((_y(top * part, top), f"{top * part:.2%}") for part in (0.0, 0.5, 1.0))
    return Chart(marks, line, _y(allowed, top), scale)


def _y(share: float, top: float) -> float:
    return round(_TOP_ROOM + (1 - share / top) * (HEIGHT - FOOT - _TOP_ROOM), 1)
