"""Headings made of dates: whole dates in columns, or day numbers under a month and year."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extractors.days.dateranges import names_a_week
from extractors.days.grammar import mentions_in, mentions_on
from extractors.days.mentions import Mention, Written
from extractors.days.roles import role_of
from extractors.days.tokens import Kind, Token, tokens_of
from extractors.days.years import year_of
from extractors.layout import Line, around
from extractors.values import Word

_FEWEST_DATES = 3
MOST_DATES = 40
_FEWEST_NUMBERS = 5
_LINES_TO_THE_MONTH = 3
_LINES_TO_THE_WEEK = 2


@dataclass(frozen=True, slots=True)
class DatedHead:
    """A line of dates: what stands over each column, its middle, and how far the column reaches.

    ``bare`` says that the columns carry day numbers alone, under a month on a line above.
    """

    line: int
    mentions: tuple[Mention, ...]
    words: tuple[tuple[Word, ...], ...]
    middles: tuple[float, ...]
    reach: float
    bare: bool

    def column(self, word: Word) -> int | None:
        """Return the column that ``word`` stands in."""
        place = (word.box[0] + word.box[2]) / 2
        away = [abs(middle - place) for middle in self.middles]
        best = min(range(len(away)), key=away.__getitem__)
        return best if away[best] <= self.reach else None


def head_of_dates(lines: Sequence[Line], number: int) -> DatedHead | None:
    """Return the heading that line ``number`` is when whole dates stand in it like columns."""
    tokens = tokens_of([lines[number]])
    mentions = [m for m in mentions_on(lines[number]) if m.last is None]
    if mentions and role_of(" ".join(token.text for token in tokens[: mentions[0].start])):
        # "W/E 3/7/26" before the days of the week heads no column, but it gives them their year.
        week, mentions = mentions[0].first, mentions[1:]
        mentions = [replace(m, first=_near(m.first, week)) for m in mentions]
    words = [_words(tokens, m) for m in mentions]
    if (
        not _FEWEST_DATES <= len(mentions) <= MOST_DATES
        or not _each_whole(tokens, mentions)
        or not _in_columns(words)
    ):
        return None
    week_above = _week_above(lines, number)
    if week_above is not None:
        mentions = [replace(m, first=_near(m.first, week_above)) for m in mentions]
    return _head(number, mentions, words, bare=False)


def head_of_numbers(lines: Sequence[Line], number: int) -> DatedHead | None:
    """Return the heading of a line of day numbers that has its month and year above."""
    words = [word for word in lines[number].words if re.fullmatch(r"\d{1,2}", word.text)]
    days = [int(word.text) for word in words]
    rising = all(one < other for one, other in pairwise(days)) and days and days[0] > 0
    if len(days) < _FEWEST_NUMBERS or not rising or days[-1] > 31:
        return None
    month = _month_above(lines, number)
    if month is None or not _in_columns([(word,) for word in words]):
        return None
    mentions = [Mention(replace(month, day=day), at, at + 1) for at, day in enumerate(days)]
    return _head(number, mentions, [(word,) for word in words], bare=True)


def _week_above(lines: Sequence[Line], number: int) -> Written | None:
    """Return the date that names the week of a heading, with its year, close above it."""
    for above in range(number - 1, max(-1, number - 1 - _LINES_TO_THE_WEEK), -1):
        tokens = tokens_of([lines[above]])
        for mention in mentions_in(tokens):
            if mention.first.year is not None and names_a_week(tokens, mention.start):
                return mention.last or mention.first
    return None


def _near(day: Written, week: Written) -> Written:
    """Return the day with the year that brings it closest to its week's date."""
    if week.year is None or day.year is not None:
        return day
    turned = (day.month - week.month + 6) // 12
    return replace(day, year=week.year - turned)


def _each_whole(tokens: Sequence[Token], mentions: Sequence[Mention]) -> bool:
    """Return whether every date names its month, and nothing but weekdays parts it from the next.

    Dates with commas between them, or with their month said once, are a list and no heading.
    """
    signs = {Kind.MONTH, Kind.SLASH, Kind.DASH, Kind.DOT}
    named = all(any(t.kind in signs for t in tokens[m.start : m.end]) for m in mentions)
    between = [
        token for one, other in pairwise(mentions) for token in tokens[one.end : other.start]
    ]
    return named and all(token.kind is Kind.WEEKDAY for token in between)


def _head(
    number: int, mentions: Sequence[Mention], words: Sequence[tuple[Word, ...]], *, bare: bool
) -> DatedHead:
    boxes = [around(each) for each in words]
    middles = tuple((box[0] + box[2]) / 2 for box in boxes)
    reach = 0.6 * min(other - one for one, other in pairwise(middles))
    return DatedHead(number, tuple(mentions), tuple(words), middles, reach, bare)


def _month_above(lines: Sequence[Line], number: int) -> Written | None:
    for above in range(number, max(-1, number - 1 - _LINES_TO_THE_MONTH), -1):
        for one, other in pairwise(tokens_of([lines[above]])):
            year = year_of(other)
            if one.kind is Kind.MONTH and year is not None:
                return Written(one.value, 1, year)
    return None


def _words(tokens: Sequence[Token], mention: Mention) -> tuple[Word, ...]:
    return tuple(dict.fromkeys(token.word for token in tokens[mention.start : mention.end]))


def _in_columns(columns: Sequence[tuple[Word, ...]]) -> bool:
    """Return whether words follow one another from left to right without touching."""
    boxes = [around(words) for words in columns]
    return all(one[2] < other[0] for one, other in pairwise(boxes))
