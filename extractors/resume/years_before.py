"""Times whose year stands before them: "2025: Apr 7, 8, 11", "2024 Mar 4 - May 17", "2023, Jun".

A year alone is a time of its own, and days or months without a year are none. Where nothing but a
mark stands between the two, they are one time.
"""

import re
from collections.abc import Sequence

from extractors.patterns import pattern_of
from extractors.resume.month_words import MONTH, number_of_month
from extractors.resume.spoken_times import Order, Said, Time, is_day, times_in

_YEAR = r"(?:19[5-9]\d|20[0-4]\d)"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?(?![\d/])"
_TO = r"\s*(?:[-–—]|\bto\b|\bthrough\b)\s*"
_NEXT = rf"(?:\s*[,;&]\s*|,?\s*\band\b\s*|{_TO})"
_NO_OWN_YEAR = rf"(?!{_NEXT}?,?\s*(?:{_YEAR}|['’]\d\d\b))(?!\s*(?:days?|d|w(?:ee)?ks?)\b)"
_DAYS = pattern_of(
    rf"(?i)(?<![\w/.-])(?P<year>{_YEAR})\s*[:,]?\s+"
    rf"(?P<days>(?>{MONTH}\s*{_DAY}(?:{_NEXT}(?:{MONTH}\s*)?{_DAY}(?!\s*(?:days?|d)\b))*)){_NO_OWN_YEAR}"
)
_MONTHS = pattern_of(
    rf"(?i)(?<![\w/.-])(?P<year>{_YEAR})(?P<mark>\s*[:,(]\s*|\s+)"
    rf"(?P<first>{MONTH})(?:{_TO}(?P<last>{MONTH}))?\)?"
    r"(?=\s*(?:$|[,;:|•·)\]]|[-–—]\s))"
)
_BOTH = pattern_of(
    rf"(?i)(?<![\w/.-])(?P<year>{_YEAR})[:,]?\s+(?P<first>{MONTH}\s*{_DAY}){_TO}"
    rf"(?P<until>{_YEAR})[:,]?\s+(?P<last>{MONTH}\s*{_DAY})"
)
"""Two days, each with its year before it."""

_MONTH_OR_DAY = pattern_of(rf"(?i)(?P<month>{MONTH})|(?P<day>\d{{1,2}})")


def times_told(text: str, order: Order) -> list[Said]:
    """Return the times that a text tells, left to right, those with their year before them too."""
    before = [said for found in _BOTH.finditer(text) if (said := _of_both(found)) is not None]
    before += [
        said
        for found in _DAYS.finditer(text)
        if (said := _of_days(found)) is not None and not _is_in(said, before)
    ]
    before += [said for found in _MONTHS.finditer(text) if (said := _of_months(found)) is not None]
    others = [said for said in times_in(text, order) if not _is_in(said, before)]
    return sorted([*before, *others], key=lambda said: said.start)


def _is_in(said: Said, others: Sequence[Said]) -> bool:
    return any(said.start < other.end and other.start < said.end for other in others)


def _of_days(found: re.Match[str]) -> Said | None:
    """Return the time from the first to the last of days that one year stands before.

    One day alone wants a colon: "2024 Mar 5" may be the first of two.
    """
    days = _days_in(found["days"])
    year = int(found["year"])
    if len(days) < 2 and ":" not in found[0]:
        return None
    return _between(found, (year, *days[0]), (year + (days[-1] < days[0]), *days[-1]))


def _of_both(found: re.Match[str]) -> Said | None:
    first, last = _days_in(found["first"])[0], _days_in(found["last"])[0]
    return _between(found, (int(found["year"]), *first), (int(found["until"]), *last))


def _days_in(text: str) -> list[tuple[int, int]]:
    """Return the days that a text lists as month and day; the month holds until the next."""
    month, days = 0, list[tuple[int, int]]()
    for token in _MONTH_OR_DAY.finditer(text):
        month = number_of_month(token["month"]) if token["month"] else month
        days += [(month, int(token["day"]))] if token["day"] else []
    return days


def _between(
    found: re.Match[str], first: tuple[int, int, int], last: tuple[int, int, int]
) -> Said | None:
    if not (is_day(*first) and is_day(*last) and first <= last):
        return None
    ends = (f"{year}-{month:02d}-{day:02d}" for year, month, day in (first, last))
    return Said(*found.span(), Time(*ends), alone=False)


def _of_months(found: re.Match[str]) -> Said | None:
    """Return the time of one month or several; one alone wants a mark before it."""
    if found["last"] is None and not found["mark"].strip():
        return None
    year = int(found["year"])
    first = number_of_month(found["first"])
    last = number_of_month(found["last"] or found["first"])
    time = Time(f"{year}-{first:02d}", f"{year + (last < first)}-{last:02d}")
    return Said(*found.span(), time, alone=False)
