"""Tables without ruling lines: rows whose parts line up under a header row."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.layout.baselines import Upright, rows_of
from extractors.layout.printed import WIDE_GAP_IN_LETTER_HEIGHTS, Cell, Table, around
from extractors.layout.ruled import in_reading_order
from extractors.layout.turning import Turn
from extractors.values import Box, Page


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
        end = _end_of_run(rows, start)
        if end - start >= 3:
            found.append(_table(page, turn, rows[start:end]))
            start = end
        else:
            start += 1
    return tuple(found)


def _parts(row: list[Upright]) -> list[_Part]:
    heights = sorted(word.height for word in row)
    wide = WIDE_GAP_IN_LETTER_HEIGHTS * heights[len(heights) // 2]
    parts: list[list[Upright]] = [[row[0]]]
    for before, after in pairwise(row):
        if after.left - before.right > wide:
            parts.append([])
        parts[-1].append(after)
    return [_Part(tuple(part)) for part in parts]


def _end_of_run(rows: list[list[_Part]], start: int) -> int:
    """Return the row after the last one that fits under the header at ``start``."""
    header = rows[start]
    if len(header) < 3:
        return start
    end = start + 1
    while end < len(rows) and _fits(rows[end], header) and _near(rows[end - 1], rows[end]):
        end += 1
    return end


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
    gap = below[0].words[0].level - above[0].words[0].level
    return gap <= 4.0 * max(below[0].words[0].height, above[0].words[0].height)


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
