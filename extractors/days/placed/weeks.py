"""Weeks in rows under weekdays: each mark belongs to the nearest week and weekday.

The page proves itself where a column counts the days of every row, and all counts agree. What a
code means that nobody explains is learned from these counts too.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise, product
from statistics import median

from extractors.days.cells import CellSays, Legend
from extractors.days.codes import Verdict
from extractors.days.marks import CellRead, GridRead, MarkedDay, borne_out, marked
from extractors.days.placed.headings import Heading, stop_of
from extractors.days.placed.values import Placed
from extractors.days.placed.weekrows import Row, left_of, mention_in, middle_of_line, rows_of
from extractors.days.sense import Anchors
from extractors.layout import Line
from extractors.values import Word

_FEWEST_ROWS = 2
_LINES_OVER_THE_PAGE = 6
_MOST_LINES = 80
"""A page has no more lines of weeks."""

_WEEK = timedelta(days=7)
_SURE, _PROVED = 0.93, 0.97
_NEAREST = 0.6
_OF_A_LETTER = 0.9
"""How far from its row a mark may stand, as a part of the distance between rows, and in heights."""

_MOST_CODES = 3
_CODE_TOLD = 0.9


def read_weeks(
    lines: Sequence[Line],
    heading: Heading,
    headings: Sequence[Heading],
    legend: Legend,
    anchors: Anchors,
    *,
    day_first: bool,
) -> Placed | None:
    """Return the weeks whose dates stand left of the columns; ``None`` where there are not two."""
    if _goes_on(lines, heading, headings):
        return None
    stop = stop_of(heading, headings)
    near = lines[heading.line : heading.line + _MOST_LINES]
    below = [line for line in near if line.page == heading.page and _is_below(line, heading, stop)]
    rows = rows_of(below, lines, heading, anchors, day_first=day_first)
    if len(rows) < _FEWEST_ROWS:
        return None
    read = GridRead(taken=_taken(lines, below, heading, rows))
    for days in _marks(below, heading, rows, legend, read):
        read.days += [replace(day, certainty=min(day.certainty, _SURE)) for day in days]
    return _proved(read, rows) if _holds_all(below, heading, rows) else Placed(read, proved=False)


def _goes_on(lines: Sequence[Line], heading: Heading, headings: Sequence[Heading]) -> bool:
    """Return whether weeks go on over the page without a heading of their own."""
    if any(other.page >= heading.page and other.line > heading.line for other in headings):
        return False
    over = [line for line in lines if line.page == heading.page + 1][:_LINES_OVER_THE_PAGE]
    return any(
        mention_in(left) is not None and any(_is_inside(word, heading) for word in line.words)
        for line in over
        if (left := left_of(line, heading)) is not None
    )


def _is_below(line: Line, heading: Heading, stop: float) -> bool:
    return heading.bottom - 1.0 <= middle_of_line(line) < stop


def _marks(
    below: Sequence[Line],
    heading: Heading,
    rows: Sequence[Row],
    legend: Legend,
    read: GridRead,
) -> Iterable[list[MarkedDay]]:
    """Yield the marked days of each row."""
    words = [word for line in below for word in line.words if _is_inside(word, heading)]
    reach = _reach(rows, words) if words else 0.0
    for row in rows:
        own = [word for word in words if _is_nearest(word, row, rows, reach)]
        days: list[MarkedDay] = []
        for column in range(len(heading.words)):
            cell = CellRead([word for word in own if _column(word, heading) == column])
            if not cell.words:
                continue
            day, doubt = marked(
                row.first + timedelta(days=column), cell, heading.page, _PROVED, legend
            )
            days += [] if day is None else [day]
            read.doubts += [] if doubt is None else [doubt]
        yield days


def _holds_all(below: Sequence[Line], heading: Heading, rows: Sequence[Row]) -> bool:
    """Return whether every mark down to the last week stands in one: no week without a date."""
    inside = [word for line in below for word in line.words if _is_inside(word, heading)]
    last = rows[-1].middle + 1.5 * _pitch(rows)
    return all(
        any(abs(middle - row.middle) <= _reach(rows, inside) for row in rows)
        for middle in map(_middle_of, inside)
        if middle < last
    )


def _reach(rows: Sequence[Row], words: Sequence[Word]) -> float:
    """Return how far from the middle of its row a mark may stand, in points: not a line away."""
    height = median(word.box[3] - word.box[1] for word in words)
    return min(_NEAREST * _pitch(rows), _OF_A_LETTER * height)


def _middle_of(word: Word) -> float:
    return (word.box[1] + word.box[3]) / 2


def _is_inside(word: Word, heading: Heading) -> bool:
    return heading.left < (word.box[0] + word.box[2]) / 2 < heading.right


def _pitch(rows: Sequence[Row]) -> float:
    return median(below.middle - above.middle for above, below in pairwise(rows))


def _is_nearest(word: Word, row: Row, rows: Sequence[Row], reach: float) -> bool:
    away = abs(_middle_of(word) - row.middle)
    return away <= reach and all(away <= abs(_middle_of(word) - other.middle) for other in rows)


def _column(word: Word, heading: Heading) -> int:
    middle = (word.box[0] + word.box[2]) / 2
    away = [abs(middle - center) for center in heading.centers]
    return away.index(min(away))


def _taken(
    lines: Sequence[Line], below: Sequence[Line], heading: Heading, rows: Sequence[Row]
) -> set[int]:
    last = rows[-1].middle + _NEAREST * _pitch(rows)
    inside = {id(line) for line in below if middle_of_line(line) <= last}
    return {at for at, line in enumerate(lines) if id(line) in inside} | {heading.line}


def _proved(read: GridRead, rows: Sequence[Row]) -> Placed:
    """Return the weeks with unknown codes as the counts behind the rows tell, and if they agree."""
    codes = list(dict.fromkeys(_code(day) for day in read.days if _is_open(day)))
    for verdicts in product((Verdict.NOT_WORKED, Verdict.WORKED), repeat=len(codes)):
        told = dict(zip(codes, verdicts, strict=True))
        days = [_told(day, told) for day in read.days]
        if len(codes) <= _MOST_CODES and _counted(days, rows):
            whole = replace(read, days=borne_out(days), doubts=_left(read, codes))
            return Placed(whole, proved=True)
    return Placed(replace(read, days=borne_out(read.days)), proved=False)


def _is_open(day: MarkedDay) -> bool:
    return day.says.verdict is Verdict.REFER or day.says.sureness < 1


def _code(day: MarkedDay) -> str:
    return (day.says.code or day.place.text).upper()


def _told(day: MarkedDay, told: dict[str, Verdict]) -> MarkedDay:
    if not _is_open(day):
        return replace(day, certainty=_PROVED * min(1.0, day.certainty / _SURE))
    says = CellSays(told[_code(day)], day.says.code or day.place.text)
    return replace(day, says=says, certainty=_CODE_TOLD)


def _counted(days: Sequence[MarkedDay], rows: Sequence[Row]) -> bool:
    """Return whether some column behind the weekdays counts the days worked of every row."""
    worked = [
        sum(
            day.says.verdict is Verdict.WORKED and row.first <= day.day < row.first + _WEEK
            for day in days
        )
        for row in rows
    ]
    width = min((len(row.counts) for row in rows), default=0)
    return any(
        all(row.counts[place] == count for row, count in zip(rows, worked, strict=True))
        for place in (*range(width), *range(-width, 0))
    )


def _left(read: GridRead, codes: Sequence[str]) -> list[str]:
    """Return the doubts less those about marks that the counts have told."""
    return [doubt for doubt in read.doubts if not any(f"{code!r}" in doubt for code in codes)]
