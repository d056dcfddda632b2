"""Numbers of days that no word tells: one that stands alone and that the dates can hold."""

from collections.abc import Mapping, Sequence
from datetime import date

from extractors.passages import Printed
from extractors.resume.times import both_days

_LEAST_SHARE = 0.2
"""Of the days from the first to the last, so many were worked at least: a number of a list, an
episode or a season is smaller."""


def unnamed_days(numbers: Sequence[Printed], parts: Mapping[str, Printed]) -> Printed | None:
    """Return the only number among ``numbers`` that can be the days of a show with these dates."""
    span = _span(parts)
    if span is None:
        return None
    most = (span[1] - span[0]).days + 1
    held = [each for each in numbers if _LEAST_SHARE * most <= int(each.text) <= most]
    return held[0] if len(held) == 1 else None


def _span(parts: Mapping[str, Printed]) -> tuple[date, date] | None:
    said = parts["dates"].text if "dates" in parts else ""
    if not said and {"start_date", "end_date"} <= parts.keys():
        said = f"{parts['start_date'].text} - {parts['end_date'].text}"
    return both_days(said, day_first=False) or both_days(said, day_first=True)
