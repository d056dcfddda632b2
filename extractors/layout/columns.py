"""Tables without ruling lines: rows whose parts line up under a header row."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.layout.baselines import Upright, rows_of
from extractors.layout.printed import WIDE_GAP_IN_LETTER_HEIGHTS, Cell, Table, around
from extractors.layout.ruled import in_reading_order
from extractors.layout.turning import Turn
from extractors.values import Box, Page

_NARROW_GAP_IN_LETTER_HEIGHTS = 0.6
"""A gap this wide is no space of a sentence where it ends right below the start of a heading."""

_SAME_LEFT_POINTS = 1.0
_FURTHEST_LETTER_HEIGHTS = 4.0
_WRAPPED_LETTER_HEIGHTS = 1.6
"""How far apart the lines of one cell stand."""


@dataclass(frozen=True, slots=True)
class _Part:
    """Words of one row with no wide gap between them."""

    words: tuple[Upright, ...]

    @property
    def left(self) -> float:
        return self.words[0].left

    @property
    def right(self) -> float:
        return max(word.right for word in self.words)


def column_tables(page: Page, turn: Turn, words: Sequence[Upright]) -> tuple[Table, ...]:
    """Return runs of three or more rows whose parts stand in the columns of the first row."""
    rows = [_parts(row) for row in rows_of(words)]
    found: list[Table] = []
    start = 0
    while start < len(rows):
        run, behind = _run_from(rows, start)
        if len(run) >= 3:
            found.append(_table(page, turn, run))
        start = behind if len(run) >= 3 else start + 1
    return tuple(found)


def _parts(row: Sequence[Upright], header: Sequence[_Part] = ()) -> list[_Part]:
    """Return the words of a row parted at wide gaps, and at narrow ones right below a header."""
    heights = sorted(word.height for word in row)
    tall = heights[len(heights) // 2]
    lefts = [each.left for each in header]
    parts: list[list[Upright]] = [[row[0]]]
    for before, after in pairwise(row):
        below = any(abs(after.left - left) <= _SAME_LEFT_POINTS for left in lefts)
        wide = _NARROW_GAP_IN_LETTER_HEIGHTS if below else WIDE_GAP_IN_LETTER_HEIGHTS
        if after.left - before.right > wide * tall:
            parts.append([])
        parts[-1].append(after)
    return [_Part(tuple(part)) for part in parts]


def _run_from(rows: list[list[_Part]], start: int) -> tuple[list[list[_Part]], int]:
    """Return the header at ``start`` with the rows that fit under it, and the row behind them."""
    header, behind = _whole_header(rows, start)
    run = [header]
    while len(header) > 2 and behind < len(rows):
        under = _parts([word for part in rows[behind] for word in part.words], header)
        fits = _fits(under, header) and _near(run[-1], under)
        if not fits and not _carries_on(run, under):
            break
        run.append(under)
        behind += 1
    return run, behind


def _whole_header(rows: list[list[_Part]], start: int) -> tuple[list[_Part], int]:
    """Return the header at ``start``, a heading's wrapped word put to it, and the row behind."""
    header, behind = rows[start], start + 1
    wraps = behind + 1 < len(rows) and _carries_on([header, header], rows[behind])
    if len(header) < 3 or not wraps or not _is_heading(rows[behind]):
        return header, behind
    (more,) = rows[behind]
    at = _column(more, header)
    whole = [
        _Part((*part.words, *more.words)) if number == at else part
        for number, part in enumerate(header)
    ]
    under = _parts([word for part in rows[behind + 1] for word in part.words], header)
    same = len(under) == len(header)
    return (whole, behind + 1) if same and _fits(under, header) else (header, behind)


def _is_heading(row: list[_Part]) -> bool:
    return not any(sign.isdigit() for part in row for word in part.words for sign in word.word.text)


def _carries_on(run: list[list[_Part]], row: list[_Part]) -> bool:
    """Return whether a row is the one cell that wraps: right below a column that goes on there."""
    lefts = [part.left for part in run[-1] if _column(part, run[0])]
    below = len(row) == 1 and any(abs(row[0].left - left) <= _SAME_LEFT_POINTS for left in lefts)
    at = _column(row[0], run[0])
    inside = at is not None and (
        at + 1 == len(run[0]) or row[0].right <= run[0][at + 1].left + _SAME_LEFT_POINTS
    )
    return below and inside and len(run) > 1 and _gap(run[-1], row) <= _WRAPPED_LETTER_HEIGHTS


def _fits(row: list[_Part], header: list[_Part]) -> bool:
    """Return whether every part of ``row`` overlaps one header part, and no two the same one."""
    places = [_column(part, header) for part in row]
    return (
        len(row) >= 2
        and None not in places
        and len(set(places)) == len(places)
        and len(row) <= len(header)
    )


def _column(part: _Part, header: list[_Part]) -> int | None:
    """Return the header part that shares most width with ``part``, if any does."""
    shares = [min(part.right, each.right) - max(part.left, each.left) for each in header]
    best = max(range(len(header)), key=lambda index: shares[index])
    return best if shares[best] > -2.0 else None


def _near(above: list[_Part], below: list[_Part]) -> bool:
    return _gap(above, below) <= _FURTHEST_LETTER_HEIGHTS


def _gap(above: list[_Part], below: list[_Part]) -> float:
    """Return how far apart two rows stand, in heights of a letter."""
    gap = below[0].words[0].level - above[0].words[0].level
    return gap / max(below[0].words[0].height, above[0].words[0].height)


def _table(page: Page, turn: Turn, rows: list[list[_Part]]) -> Table:
    header = rows[0]
    built: list[tuple[Cell, ...]] = []
    for number, row in enumerate(rows):
        held = {_column(part, header): part for part in row}
        built.append(
            tuple(
                _cell(turn, number, column, held.get(column), rows) for column in range(len(header))
            )
        )
    everything = [word.word for row in rows for part in row for word in part.words]
    return Table(page.number, around(everything), tuple(built))


def _cell(turn: Turn, row: int, column: int, part: _Part | None, rows: list[list[_Part]]) -> Cell:
    if part is None:
        return Cell(row, column, "", (), turn.displayed(_empty_box(rows[0][column], rows[row])))
    words = in_reading_order(part.words)
    return Cell(row, column, " ".join(word.text for word in words), words, around(words))


def _empty_box(header: _Part, row: list[_Part]) -> Box:
    first = row[0].words[0]
    return (
        header.left,
        first.level - first.height / 2,
        header.right,
        first.level + first.height / 2,
    )
