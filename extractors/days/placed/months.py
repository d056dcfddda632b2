"""A month's calendar: its numbers must stand under their weekdays, and then rule their cells."""

from calendar import monthrange
from collections.abc import Sequence
from datetime import date
from itertools import islice

from extractors.days.cells import Legend
from extractors.days.marks import GridRead, borne_out, marked
from extractors.days.placed.headings import Heading, stop_of
from extractors.days.placed.monthcells import NUMBER, Number, cells_of
from extractors.days.placed.values import Placed
from extractors.days.sense import Anchors
from extractors.days.tokens import Kind, tokens_of
from extractors.days.years import year_of
from extractors.layout import Line
from extractors.values import Word

_DAYS_OF_A_WEEK = frozenset({5, 7})
"""A calendar may leave Saturdays and Sundays out."""

_LINES_ABOVE = 3
_FEWEST_NUMBERS = 0.9
_YEARS_BACK = 3
_SURE = 0.97
_LONGEST_MARK = 3
_MOST_WORDS = 250
"""More words than a month's calendar holds are not looked at."""


def read_month(
    lines: Sequence[Line],
    heading: Heading,
    headings: Sequence[Heading],
    legend: Legend,
    anchors: Anchors,
) -> Placed | None:
    """Return the month under a heading; ``None`` where no month's numbers stand there."""
    if len(heading.words) not in _DAYS_OF_A_WEEK:
        return None
    words = _words_below(lines, heading, stop_of(heading, headings))
    over, months = _months(lines, heading, anchors)
    best = max((_numbers(words, heading, *month) for month in months), key=len, default=[])
    length = len(_days(best[0].day, heading)) if best else 0
    if not best or len(best) < _FEWEST_NUMBERS * length:
        return None
    if any(_is_set_off(number.word) for number in best):
        return None
    read = GridRead(taken=_lines_of(lines, heading, best) | {over})
    for number, cell in cells_of(words, best, heading):
        day, doubt = marked(number.day, cell, heading.page, _SURE, legend)
        read.days += [] if day is None else [day]
        read.doubts += [] if doubt is None else [doubt]
    read.days = borne_out(read.days)
    return Placed(read, proved=len(best) == length, numbers=tuple(best))


def _days(first: date, heading: Heading) -> list[date]:
    """Return the days of a month that a heading has a column for."""
    length = monthrange(first.year, first.month)[1]
    every = (first.replace(day=number) for number in range(1, length + 1))
    return [day for day in every if day.weekday() in heading.weekdays]


def _words_below(lines: Sequence[Line], heading: Heading, stop: float) -> list[Word]:
    inside = (
        word
        for line in lines[heading.line :]
        if line.page == heading.page
        for word in line.words
        if heading.bottom - 1.0 <= (word.box[1] + word.box[3]) / 2 < stop
        and heading.left <= (word.box[0] + word.box[2]) / 2 <= heading.right
    )
    return list(islice(inside, _MOST_WORDS))


def _months(
    lines: Sequence[Line], heading: Heading, anchors: Anchors
) -> tuple[int, list[tuple[int, int]]]:
    """Return the line nearest above the weekdays that names a month, and its year or years."""
    for number in range(heading.line - 1, max(-1, heading.line - 1 - _LINES_ABOVE), -1):
        tokens = tokens_of([lines[number]])
        over = [t for t in tokens if t.kind is Kind.MONTH and _is_over(heading, t.word)]
        if lines[number].page != heading.page or not over:
            continue
        years = [year_of(t) for t in tokens if year_of(t) is not None and _is_over(heading, t.word)]
        told = [year for year in years if year is not None] or _recent(anchors)
        return number, [(year, over[0].value) for year in told]
    return heading.line, []


def _is_over(heading: Heading, word: Word) -> bool:
    middle = (word.box[0] + word.box[2]) / 2
    return heading.left <= middle <= heading.right


def _recent(anchors: Anchors) -> list[int]:
    last = anchors.letter_date.year if anchors.letter_date else None
    told = list(dict.fromkeys(anchors.years))
    return told or ([last - back for back in range(_YEARS_BACK)] if last else [])


def _numbers(words: Sequence[Word], heading: Heading, year: int, month: int) -> list[Number]:
    """Return the numbers of a month that stand in rows under their weekdays."""
    found: list[Number] = []
    floor = 0.0
    for row, week in enumerate(_weeks(_days(date(year, month, 1), heading), heading)):
        own = _row(words, week, heading, floor)
        if own:
            floor = min(word.box[3] for word in own.values())
            found += [
                Number(each, heading.page, own[each], row, heading.weekdays.index(each.weekday()))
                for each in week
                if each in own
            ]
    return found


def _weeks(days: Sequence[date], heading: Heading) -> list[list[date]]:
    """Return the days row by row, as the columns of a heading begin anew."""
    weeks: list[list[date]] = []
    reached = len(heading.weekdays)
    for day in days:
        column = heading.weekdays.index(day.weekday())
        weeks += [[]] if column <= reached else []
        weeks[-1].append(day)
        reached = column
    return weeks


def _row(
    words: Sequence[Word], week: Sequence[date], heading: Heading, floor: float
) -> dict[date, Word]:
    """Return the words of one week's numbers: the highest row below ``floor`` that has most."""
    spots: list[tuple[float, date, Word]] = []
    for day in week:
        column = heading.weekdays.index(day.weekday())
        spots += [
            (word.box[1], day, word)
            for word in words
            if _value(word) == day.day and _stands_in(word, heading, column)
        ]
    best: dict[date, Word] = {}
    for top, _, first in sorted(spots, key=lambda spot: spot[0]):
        height = first.box[3] - first.box[1]
        if top < floor - 0.3 * height:
            continue
        row = {day: word for y, day, word in spots if abs(y - top) <= 0.5 * height}
        best = row if len(row) > len(best) else best
    return best


def _is_set_off(word: Word) -> bool:
    """Return whether a number stands in brackets or has a star: the letter says what for."""
    return any(sign in word.text for sign in "()[]*")


def _value(word: Word) -> int | None:
    said = NUMBER.fullmatch(word.text.strip("()[]*"))
    return int(said[1]) if said and len(said[2]) <= _LONGEST_MARK else None


def _stands_in(word: Word, heading: Heading, column: int) -> bool:
    middle = (word.box[0] + word.box[2]) / 2
    return abs(middle - heading.centers[column]) <= 0.75 * heading.pitch


def _lines_of(lines: Sequence[Line], heading: Heading, numbers: Sequence[Number]) -> set[int]:
    """Return the numbers of the lines between the heading and the calendar's last row."""
    last = max(number.word.box[3] for number in numbers)
    return {
        at
        for at, line in enumerate(lines)
        if line.page == heading.page and heading.bottom - 1.0 <= line.box[3] and line.box[1] < last
    } | {heading.line}
