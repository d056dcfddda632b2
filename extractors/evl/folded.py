"""Rows of columns without ruling lines whose words wrap, put together as one line by column."""

from collections.abc import Sequence
from dataclasses import replace

from extractors.evl.line_kinds import is_title
from extractors.layout import Line
from extractors.values import Box, Word

_SAME_EDGE_POINTS = 2.5
_WRAPPED_GAP = 0.55
"""The most space between two lines of one cell, in heights of a letter."""

_WIDER_BETWEEN_ROWS = 2.0
"""How much more space parts two rows than two lines of one row."""

_LEAST_ROW_GAP = 3.0


def folded(lines: Sequence[Line], drawn: Sequence[Box]) -> list[Line]:
    """Return the lines, each that only carries on cells of the line above joined to it.

    Only where rows stand further apart than the lines within them can one be told; tables with
    ``drawn`` lines have cells of their own.
    """
    made: list[Line] = []
    start = 0
    for at, line in enumerate(lines):
        row = lines[start] if made else None
        inside = any(box[1] <= line.box[1] <= box[3] for box in drawn)
        if row is not None and not inside and _carries_on(made[-1], line, lines, start, at):
            made[-1] = _joined(made[-1], line)
        else:
            made.append(line)
            start = at
    return made


def _carries_on(row: Line, line: Line, lines: Sequence[Line], start: int, at: int) -> bool:
    """Return whether ``lines[at]`` only carries on cells of ``row``, which begins at ``start``."""
    own, parts = row.segments(), line.segments()
    columns = len(own) > 2 or (len(own) == 2 and ":" in row.text)
    if not columns or len(parts) >= len(own) or not _is_near(lines[at - 1], line):
        return False
    if any(_column(part, own) is None or _reaches_over(part, own) for part in parts):
        return False
    if any(is_title(part.text) for part in parts):
        return False
    within = line.box[1] - lines[at - 1].box[3]
    before = start == 0 or _stands_apart(within, lines[start - 1], lines[start])
    return before and (at + 1 == len(lines) or _stands_apart(within, line, lines[at + 1]))


def _is_near(above: Line, line: Line) -> bool:
    tall = line.box[3] - line.box[1]
    gap = line.box[1] - above.box[3]
    return above.page == line.page and -0.3 * tall <= gap <= _WRAPPED_GAP * tall


def _stands_apart(within: float, one: Line, other: Line) -> bool:
    """Return whether two lines stand further apart than ``within`` points, as rows do."""
    gap = other.box[1] - one.box[3]
    wide = gap >= max(within, 0.0) * _WIDER_BETWEEN_ROWS and gap - within >= _LEAST_ROW_GAP
    return one.page != other.page or wide


def _column(part: Line, own: Sequence[Line]) -> int | None:
    left = part.words[0].box[0]
    return next(
        (
            number
            for number, each in enumerate(own)
            if abs(min(word.box[0] for word in each.words) - left) <= _SAME_EDGE_POINTS
        ),
        None,
    )


def _reaches_over(part: Line, own: Sequence[Line]) -> bool:
    """Return whether words close together run on into the next column: a row of its own."""
    at = _column(part, own)
    behind = own[at + 1 :] if at is not None else ()
    return any(part.box[2] > each.box[0] + _SAME_EDGE_POINTS for each in behind)


def _joined(row: Line, line: Line) -> Line:
    own = row.segments()
    columns: list[list[Word]] = [list(each.words) for each in own]
    for part in line.segments():
        at = _column(part, own)
        if at is not None:
            columns[at] += part.words
    words = tuple(word for column in columns for word in column)
    ends = [sum(map(len, columns[: n + 1])) for n in range(len(columns) - 1)]
    return replace(row, words=words, cells=tuple(ends))
