"""The names of months beside, or over, the numbers of their days."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from extractors.days.sense import Anchors
from extractors.days.tokens import Kind, tokens_of
from extractors.days.years import year_of
from extractors.layout import Line

_MOST_WORDS = 4
"""Before the numbers of its days a month's name stands alone, or with its year."""


@dataclass(frozen=True, slots=True)
class MonthSaid:
    """A month that a line names, and its year where one is printed."""

    line: int
    month: int
    year: int | None


def month_near(lines: Sequence[Line], among: range, page: int, middle: float) -> MonthSaid | None:
    """Return the month named nearest to ``middle`` on a page; ``None`` where none is named."""
    near = [
        (abs((lines[at].box[1] + lines[at].box[3]) / 2 - middle), said.line, said)
        for at in among
        if lines[at].page == page and (said := _month(lines[at], at)) is not None
    ]
    return min(near)[2] if near else None


def with_years_carried(said: Sequence[MonthSaid | None], anchors: Anchors) -> list[date | None]:
    """Return the first day of each month, a year that is not printed carried from the one before.

    The first month without a year is in the only year that the letter says of its days.
    """
    told = set(anchors.years)
    year = next(iter(told)) if len(told) == 1 else None
    found: list[date | None] = []
    before = 0
    for one in said:
        if one is None:
            found.append(None)
            continue
        carried = year + (one.month < before) if year is not None else None
        year, before = one.year or carried, one.month
        found.append(date(year, one.month, 1) if year is not None else None)
    return found


def _month(line: Line, at: int) -> MonthSaid | None:
    """Return the month that begins a line, nothing but its year and numbers of days behind it."""
    tokens = tokens_of([line])
    if not tokens or tokens[0].kind is not Kind.MONTH:
        return None
    head = tokens[1:_MOST_WORDS]
    years = [year for token in head if (year := year_of(token)) is not None]
    worded = sum(token.kind is Kind.WORD and len(token.text) > 1 for token in tokens)
    return None if worded else MonthSaid(at, tokens[0].value, years[0] if years else None)
