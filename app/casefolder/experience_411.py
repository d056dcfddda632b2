"""Shows and months that a resume gives for each category of Local 411, in every reading.

How many are needed stands in the rule book (SD3). How a month is counted is not said there, so
every reading is computed and all must agree.
"""

from collections.abc import Iterable, Sequence
from datetime import timedelta

from validators.resumes import Show

DAYS_IN_A_MONTH = 30.4375
"""Of a calendar span; the readings in worked days divide by 20, 21 or 21.67."""


def shows_in(shows: Iterable[Show], category: str) -> tuple[Show, ...]:
    """Return the different shows worked in a category; one season of a series is a show."""
    kept: list[Show] = []
    for show in shows:
        known = (k.is_titled(show.title).agrees and k.season == show.season for k in kept)
        if show.category == category and not any(known):
            kept.append(show)
    return tuple(kept)


def months_of(shows: Sequence[Show], category: str) -> dict[str, float | None]:
    """Return the months worked in a category by each reading, None where a number is missing."""
    own = [show for show in shows if show.category == category]
    days = [show.days for show in own]
    worked = sum(d for d in days if d is not None) if None not in days else None
    readings = {"days/20": 20.0, "days/21": 21.0, "days/21.67": 21.67}
    found = {
        name: None if worked is None else round(worked / days_a_month, 2)
        for name, days_a_month in readings.items()
    }
    return {"span": _span_months(own), **found}


def _span_months(shows: Sequence[Show]) -> float | None:
    """Return the months of the calendar in which some show ran; overlaps count once."""
    days = set()
    for show in shows:
        if show.first_day is None or show.last_day is None or show.last_day < show.first_day:
            return None
        length = (show.last_day - show.first_day).days + 1
        days |= {show.first_day + timedelta(days=n) for n in range(length)}
    return round(len(days) / DAYS_IN_A_MONTH, 2)
