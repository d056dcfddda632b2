"""Blocks side by side that tell of a show each: read one after another, row of blocks by row."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractors.layout import Line
from extractors.resume.bits import bits_of
from extractors.resume.headings import TIMES

_SAME_LEFT = 3.0
_FEWEST_LINES, _FEWEST_COLUMNS = 3, 2
_APART = 1.4
"""How much wider than the lines of a block a space parts it from the next below."""


def blocks_in_turn(lines: Sequence[Line]) -> list[Line]:
    """Return lines with those of blocks that stand side by side block after block."""
    return [line for row in _rows(lines) for line in _in_turn(row)]


def _rows(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Yield lines in rows of blocks: those of the same columns, without a wide space between."""
    row: list[Line] = []
    for line in lines:
        if row and not _goes_on(row, line):
            yield row
            row = []
        row.append(line)
    yield row


def _goes_on(row: Sequence[Line], line: Line) -> bool:
    lefts = _lefts(row[0])
    known = all(any(abs(a - b) <= _SAME_LEFT for b in lefts) for a in _lefts(line))
    away = [_pitch(one, other) for one, other in pairwise([*row[1:], line])]
    usual = min(away, default=0.0)
    return known and row[-1].page == line.page and (not away or away[-1] <= _APART * usual)


def _lefts(line: Line) -> list[float]:
    return [part.box[0] for part in line.segments()]


def _pitch(above: Line, below: Line) -> float:
    return below.box[3] - above.box[3]


def _in_turn(row: Sequence[Line]) -> list[Line]:
    """Return the blocks of a row one after another, where each of them tells a time."""
    lefts = _lefts(row[0]) if row else []
    columns: list[list[Line]] = [[] for _ in lefts]
    for line in row:
        for part in line.segments():
            columns[_nearest(lefts, part.box[0])].append(part)
    whole = len(columns) >= _FEWEST_COLUMNS and all(
        len(own) >= _FEWEST_LINES and _is_timed(own) for own in columns
    )
    return [part for own in columns for part in own] if whole else list(row)


def _nearest(lefts: Sequence[float], left: float) -> int:
    away = [abs(each - left) for each in lefts]
    return away.index(min(away))


def _is_timed(own: Sequence[Line]) -> bool:
    """Return whether one line of a block, and not most of them, tells a time of its show."""
    timed = sum(any(bit.field in TIMES for bit in bits_of(line)) for line in own)
    return 0 < timed <= len(own) / 2
