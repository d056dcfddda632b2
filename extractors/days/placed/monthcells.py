"""The cells of a month's calendar: how far each day's number rules the space around it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from statistics import mean, median, pstdev

from extractors.days.marks import CellRead
from extractors.days.placed.headings import Heading
from extractors.values import Word

NUMBER = re.compile(r"(\d{1,2})([^\d.,:/]*)")
"""A day of the month, with a mark that touches it."""

_MARGIN_POINTS = 3.0
_LEFT, _CENTER, _RIGHT = (0,), (0, 2), (2,)
_INTO_THE_CELL = {_LEFT: 0.0, _CENTER: 0.5, _RIGHT: 1.0}
"""The sides of a word's box, and how far into its cell each stands, as a part of the column."""


@dataclass(frozen=True, slots=True)
class Number:
    """A day's number: its day, its page and word, its row from the top and its column."""

    day: date
    page: int
    word: Word
    row: int
    column: int


def cells_of(
    words: Sequence[Word], numbers: Sequence[Number], heading: Heading
) -> Iterator[tuple[Number, CellRead]]:
    """Yield each day with the words of its cell, its number left out."""
    lefts = _lefts(numbers, heading)
    own = {id(number.word) for number in numbers}
    tops = _tops(numbers, [word for word in words if id(word) not in own])
    for number in numbers:
        cell = CellRead()
        joined = NUMBER.fullmatch(number.word.text)
        if joined and joined[2].strip():
            cell.words.append(replace(number.word, text=joined[2].strip()))
        x0, x1 = lefts[number.column], lefts[number.column] + heading.pitch
        y0, y1 = tops[number.row]
        cell.words += [
            word
            for word in words
            if id(word) not in own
            and x0 <= (word.box[0] + word.box[2]) / 2 < x1
            and y0 <= (word.box[1] + word.box[3]) / 2 < y1
        ]
        yield number, cell


def _lefts(numbers: Sequence[Number], heading: Heading) -> list[float]:
    """Return where each column begins: where headings in the middle say, else by the numbers.

    Numbers line up on the left, in the middle or on the right of their cells: by that side of
    them that lies at the same distance from the heading in every column.
    """
    spread = {side: pstdev(_offsets(numbers, heading, side)) for side in _INTO_THE_CELL}
    side = min(spread, key=lambda each: spread[each])
    first = mean(center - heading.pitch * at for at, center in enumerate(heading.centers))
    begin = first + median(_offsets(numbers, heading, side)) - _INTO_THE_CELL[side] * heading.pitch
    under = first - heading.pitch / 2
    near = abs(begin - under) <= heading.pitch / 6
    begin = under if near or side == _CENTER else begin + _margin(side)
    return [begin + heading.pitch * column for column in range(len(heading.words))]


def _margin(side: tuple[int, ...]) -> float:
    """Return how much space stands between the edge of a cell and a number set to it."""
    return -_MARGIN_POINTS if side == _LEFT else _MARGIN_POINTS


def _offsets(numbers: Sequence[Number], heading: Heading, side: tuple[int, ...]) -> list[float]:
    return [
        mean(number.word.box[edge] for edge in side) - heading.centers[number.column]
        for number in numbers
    ]


def _tops(numbers: Sequence[Number], marks: Sequence[Word]) -> dict[int, tuple[float, float]]:
    """Return the upper and lower edge of every row, numbers standing at the top of their cells.

    The last row reaches down as far as the marks of the rows above it do in theirs.
    """
    rows = sorted({number.row for number in numbers})
    top = {
        row: median(number.word.box[1] for number in numbers if number.row == row) for row in rows
    }
    height = median(number.word.box[3] - number.word.box[1] for number in numbers)
    pitch = median(top[b] - top[a] for a, b in pairwise(rows)) if len(rows) > 1 else 3 * height
    bottoms = [top[row] for row in rows[1:]]
    reach = [
        word.box[3] - top[row]
        for row, bottom in zip(rows, bottoms, strict=False)
        for word in marks
        if top[row] < word.box[1] and word.box[3] < bottom
    ]
    bottoms.append(top[rows[-1]] + max(pitch, *reach, 0.0))
    return {
        row: (top[row] - 0.3 * height, bottom - 0.3 * height)
        for row, bottom in zip(rows, bottoms, strict=True)
    }
