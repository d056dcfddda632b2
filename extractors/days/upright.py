"""Lines of pages that lie on their side or upside down, turned so that places can be compared."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extractors.days.values import DayRead, DaysRead, InvalidDate, UnsureDate
from extractors.layout import Line
from extractors.values import Box, Field, Place, Word

Quarters = dict[int, int]
"""Quarter turns, clockwise, by page."""


def quarters_of(lines: Sequence[Line]) -> Quarters:
    """Return how every page lies, told from the way from word to word along its lines."""
    votes: dict[int, Counter[int]] = {}
    for line in lines:
        for one, other in pairwise(line.words):
            votes.setdefault(line.page, Counter())[_direction(one.box, other.box)] += 1
    return {page: count.most_common(1)[0][0] for page, count in votes.items()}


def upright_lines(lines: Sequence[Line], quarters: Quarters) -> list[Line]:
    """Return the lines with the boxes they have on upright pages."""
    return [_line(line, quarters.get(line.page, 0)) for line in lines]


def displayed(read: DaysRead, quarters: Quarters) -> DaysRead:
    """Return what was read with its places as the pages are displayed."""
    return replace(
        read,
        worked=tuple(_day(one, quarters) for one in read.worked),
        not_worked=tuple(_day(one, quarters) for one in read.not_worked),
        invalid=tuple(_invalid(one, quarters) for one in read.invalid),
        unsure=tuple(_unsure(one, quarters) for one in read.unsure),
        period_start=_field(read.period_start, quarters),
        period_end=_field(read.period_end, quarters),
    )


def _direction(one: Box, other: Box) -> int:
    across = other[0] + other[2] - one[0] - one[2]
    down = other[1] + other[3] - one[1] - one[3]
    if abs(across) >= abs(down):
        return 0 if across >= 0 else 2
    return 1 if down >= 0 else 3


def _turned(box: Box, quarters: int) -> Box:
    """Return ``box`` turned back by quarter turns around the corner of the page."""
    x0, y0, x1, y1 = box
    if quarters == 1:
        return (y0, -x1, y1, -x0)
    if quarters == 2:
        return (-x1, -y1, -x0, -y0)
    if quarters == 3:
        return (-y1, x0, -y0, x1)
    return box


def _line(line: Line, quarters: int) -> Line:
    if not quarters:
        return line
    return replace(line, words=tuple(_word(word, quarters) for word in line.words))


def _word(word: Word, quarters: int) -> Word:
    return replace(word, box=_turned(word.box, quarters))


def _place(place: Place, quarters: Quarters) -> Place:
    return replace(place, box=_turned(place.box, (4 - quarters.get(place.page, 0)) % 4))


def _day(read: DayRead, quarters: Quarters) -> DayRead:
    return replace(read, place=_place(read.place, quarters))


def _invalid(read: InvalidDate, quarters: Quarters) -> InvalidDate:
    return replace(read, place=_place(read.place, quarters))


def _unsure(read: UnsureDate, quarters: Quarters) -> UnsureDate:
    return replace(read, place=_place(read.place, quarters))


def _field(field: Field | None, quarters: Quarters) -> Field | None:
    if field is None:
        return None
    return replace(field, places=tuple(_place(place, quarters) for place in field.places))
