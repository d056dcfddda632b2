"""Grids whose headings are dates: one column a day, one row a person or a kind of hours."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extractors.days.cells import Legend, is_like_a_cell
from extractors.days.grammar import mentions_in
from extractors.days.marks import CellRead, GridRead, marked
from extractors.days.mentions import Mention, Written
from extractors.days.roles import role_of
from extractors.days.sense import Anchors, ordered, real, with_years
from extractors.days.tokens import Kind, Token, tokens_of
from extractors.days.weekhead import week_heads
from extractors.days.years import year_of
from extractors.layout import Line, around
from extractors.values import Word

_FEWEST_DATES = 3
_MOST_DATES = 40
_FEWEST_NUMBERS = 5
_MOST_ROWS = 40
_LONGEST_MARK = 5
_LINES_TO_THE_MONTH = 3
_TOTAL = re.compile(r"^\W*(?:grand |sub-?)?(?:totals?|days?|number|no)\b", re.IGNORECASE)
_KINDS_OF_HOURS_TEXT = (
    "hours hrs hour worked work days ot st dt reg regular overtime straight double time code codes "
    "type prep shoot wrap in out call meal lunch"
)
_KINDS_OF_HOURS = frozenset(_KINDS_OF_HOURS_TEXT.split())


@dataclass(frozen=True, slots=True)
class _Head:
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


@dataclass(slots=True)
class _Row:
    line: int
    cells: dict[int, CellRead]
    named: bool


def read_dated(lines: Sequence[Line], legend: Legend, anchors: Anchors) -> GridRead:
    """Return the days marked under headings of dates; those of several people are not told."""
    total = GridRead()
    numbers = not week_heads(lines)
    for number in range(len(lines)):
        if number in total.taken or not _may_head(lines, number):
            continue
        head = _head_of_dates(lines, number) or (
            _head_of_numbers(lines, number) if numbers else None
        )
        if head is not None:
            total.add(_read(lines, head, legend, anchors))
    return total


def _may_head(lines: Sequence[Line], number: int) -> bool:
    """Return whether something as short as a mark or a year stands on the line below."""
    short = len(lines[number].words) <= 3 * _MOST_DATES and number + 1 < len(lines)
    return short and any(
        len(word.text) <= _LONGEST_MARK and not re.search(r"/|,$", word.text)
        for word in lines[number + 1].words
    )


def _head_of_dates(lines: Sequence[Line], number: int) -> _Head | None:
    tokens = tokens_of([lines[number]])
    mentions = [m for m in mentions_in(tokens) if m.last is None]
    if mentions and role_of(" ".join(token.text for token in tokens[: mentions[0].start])):
        # "W/E 3/7/26" before the days of the week heads no column, but it gives them their year.
        week, mentions = mentions[0].first, mentions[1:]
        mentions = [replace(m, first=_near(m.first, week)) for m in mentions]
    words = [_words(tokens, m) for m in mentions]
    if (
        not _FEWEST_DATES <= len(mentions) <= _MOST_DATES
        or not _each_whole(tokens, mentions)
        or not _in_columns(words)
    ):
        return None
    return _head(number, mentions, words, bare=False)


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


def _head_of_numbers(lines: Sequence[Line], number: int) -> _Head | None:
    """Return the heading of a line of day numbers that has its month and year above."""
    month = _month_above(lines, number)
    words = [word for word in lines[number].words if re.fullmatch(r"\d{1,2}", word.text)]
    days = [int(word.text) for word in words]
    rising = all(one < other for one, other in pairwise(days)) and days and days[0] > 0
    if month is None or len(days) < _FEWEST_NUMBERS or not rising or days[-1] > 31:
        return None
    if not _in_columns([(word,) for word in words]):
        return None
    mentions = [Mention(replace(month, day=day), at, at + 1) for at, day in enumerate(days)]
    return _head(number, mentions, [(word,) for word in words], bare=True)


def _head(
    number: int, mentions: Sequence[Mention], words: Sequence[tuple[Word, ...]], *, bare: bool
) -> _Head:
    boxes = [around(each) for each in words]
    middles = tuple((box[0] + box[2]) / 2 for box in boxes)
    reach = 0.6 * min(other - one for one, other in pairwise(middles))
    return _Head(number, tuple(mentions), tuple(words), middles, reach, bare)


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


def _read(lines: Sequence[Line], head: _Head, legend: Legend, anchors: Anchors) -> GridRead:
    rows, years, taken = _rows(lines, head, legend)
    if not rows:
        return GridRead()
    read = GridRead(taken={head.line, *taken})
    if sum(row.named for row in rows) > 1:
        read.doubts.append("a grid of dates names several people or jobs; their days are not told")
        return read
    mentions = [replace(m, run=0) for m in head.mentions]
    if years:
        mentions = [_with_year(m, years.get(column)) for column, m in enumerate(mentions)]
    right, doubts = ordered(mentions, anchors, day_first=False)
    read.doubts += doubts
    cells = _joined(rows)
    for column, sense in enumerate(with_years(right, anchors)):
        day = real(sense.mention.first)
        read.doubts += sense.doubts
        if day is None or column not in cells:
            continue
        sureness = sense.sureness * min(word.confidence for word in head.words[column])
        if sense.mention.weekday not in {None, day.weekday()}:
            sureness *= 0.5
            read.doubts.append(f"{day.isoformat()} stands under another weekday")
        mark, doubt = marked(day, cells[column], lines[rows[0].line].page, sureness, legend)
        read.days += [mark] if mark is not None else []
        read.doubts += [doubt] if doubt is not None else []
    return read


def _with_year(mention: Mention, year: int | None) -> Mention:
    first = replace(mention.first, year=mention.first.year or year)
    return replace(mention, first=first)


def _rows(
    lines: Sequence[Line], head: _Head, legend: Legend
) -> tuple[list[_Row], dict[int, int], list[int]]:
    """Return the rows of marks under a heading, the years in a second heading, and their lines."""
    rows: list[_Row] = []
    years: dict[int, int] = {}
    taken: list[int] = []
    last = lines[head.line]
    for number in range(head.line + 1, min(len(lines), head.line + _MOST_ROWS)):
        line = lines[number]
        under = [(word, column) for word in line.words if (column := head.column(word)) is not None]
        far = line.page != last.page or line.box[1] - last.box[3] > 3 * _height(last)
        if far or _TOTAL.search(line.text):
            break
        if under and all(re.fullmatch(r"(?:19|20)\d\d", word.text) for word, _ in under):
            years |= {column: int(word.text) for word, column in under}
        elif under and all(_is_mark(word, head, legend) for word, _ in under):
            rows.append(_Row(number, _cells(under), _is_named(line, head)))
        else:
            break
        taken.append(number)
        last = line
    return rows, years, taken


def _height(line: Line) -> float:
    return max(line.box[3] - line.box[1], 6.0)


def _is_mark(word: Word, head: _Head, legend: Legend) -> bool:
    if not is_like_a_cell(word.text, legend) or re.search(r"\d/\d|,$", word.text):
        return False
    # Under bare day numbers another row of numbers is a list of days that goes on.
    return not (head.bare and re.fullmatch(r"\d{1,2}[.,;]?", word.text))


def _cells(under: Sequence[tuple[Word, int]]) -> dict[int, CellRead]:
    cells: dict[int, CellRead] = {}
    for word, column in under:
        cells.setdefault(column, CellRead()).words.append(word)
    return cells


def _is_named(line: Line, head: _Head) -> bool:
    """Return whether a row is led by words that are no kind of hours: a person, a job."""
    lead = [
        word.text.lower().strip(".:,")
        for word in line.words
        if head.column(word) is None and word.box[2] < head.middles[0]
    ]
    words = [text for text in lead if len(text) > 1 and text.isalpha()]
    return any(text not in _KINDS_OF_HOURS for text in words)


def _joined(rows: Sequence[_Row]) -> dict[int, CellRead]:
    cells: dict[int, CellRead] = {}
    for row in rows:
        for column, cell in row.cells.items():
            cells.setdefault(column, CellRead()).words.extend(cell.words)
    return cells
