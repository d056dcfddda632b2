"""The names of months beside, or over, the numbers of their days."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import dropwhile

from extractors.days.sense import Anchors
from extractors.days.tokens import Kind, tokens_of
from extractors.days.years import year_of
from extractors.layout import Line
from extractors.values import Word

_LONGEST_MARK = 4
"""Longer words behind a month's name are no marks of its days."""

_LINES_OF_A_CELL = 2
_LEADS = frozenset({"month", "of", "the", "for", ":"})
_TOKENS_OF_A_DATE = 4


@dataclass(frozen=True, slots=True)
class MonthSaid:
    """A month that a line names, how far down the page, and its year where one is printed."""

    line: int
    middle: float
    month: int
    year: int | None


def months_said(lines: Sequence[Line], among: range, page: int) -> list[MonthSaid]:
    """Return the months that begin lines of a page, in order."""
    found = (_month(lines, at) for at in among if lines[at].page == page)
    return [said for said in found if said is not None]


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


def _month(lines: Sequence[Line], at: int) -> MonthSaid | None:
    """Return the month that begins a line, nothing but its year and marks of days behind it.

    "March 17, 2026" is a date.
    """
    tokens = list(dropwhile(lambda token: token.text in _LEADS, tokens_of([lines[at]])))
    dated = any(token.kind is Kind.COMMA for token in tokens[1:_TOKENS_OF_A_DATE])
    if not tokens or tokens[0].kind is not Kind.MONTH or dated:
        return None
    own = [year for token in tokens[1:2] if (year := year_of(token)) is not None]
    worded = any(
        token.kind is Kind.WORD and len(token.text) > _LONGEST_MARK for token in tokens[1:]
    )
    name = tokens[0].word
    middle = (name.box[1] + name.box[3]) / 2
    below = _year_below(lines, at, name) if not own else None
    return None if worded else MonthSaid(at, middle, tokens[0].value, own[0] if own else below)


def _year_below(lines: Sequence[Line], at: int, name: Word) -> int | None:
    """Return the year that stands right below the name of a month, in its cell."""
    height = name.box[3] - name.box[1]
    for line in lines[at + 1 : at + 1 + _LINES_OF_A_CELL]:
        word = line.words[0]
        near = word.box[1] - name.box[3] < height and word.box[0] < name.box[2]
        tokens = tokens_of([Line(line.page, (word,))])
        years = [year for token in tokens if (year := year_of(token)) is not None]
        if near and len(tokens) == 1 and years:
            return years[0]
    return None
