"""Which rows of a table without lines carry on the row above, told by the space between them."""

from itertools import pairwise
from statistics import median

from extractors.layout import Cell, Table

_WIDER = 0.3
"""How much more space stands between rows than between the lines of one, in heights of a letter."""


def wrapped_rows(table: Table) -> frozenset[int]:
    """Return the numbers of the rows that carry on the row above.

    They stand closer to it than rows stand to each other, and leave a column empty that it fills.
    """
    if table.drawn:
        return frozenset()
    rows = [row for row in table.rows if any(cell.words for cell in row)]
    gaps = [_top(below) - _bottom(above) for above, below in pairwise(rows)]
    if not gaps or max(gaps) - min(gaps) < _WIDER * _letter(rows):
        return frozenset()
    middle = (max(gaps) + min(gaps)) / 2
    near = zip(gaps, pairwise(rows), strict=True)
    return frozenset(
        below[0].row
        for gap, (above, below) in near
        if gap < middle and above is not table.rows[0] and _leaves_empty(above, below)
    )


def _leaves_empty(above: tuple[Cell, ...], below: tuple[Cell, ...]) -> bool:
    return any(up.words and not down.words for up, down in zip(above, below, strict=False))


def _letter(rows: list[tuple[Cell, ...]]) -> float:
    return median(w.box[3] - w.box[1] for row in rows for cell in row for w in cell.words)


def _top(row: tuple[Cell, ...]) -> float:
    return min(word.box[1] for cell in row for word in cell.words)


def _bottom(row: tuple[Cell, ...]) -> float:
    return max(word.box[3] for cell in row for word in cell.words)
