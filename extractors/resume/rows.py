"""Where the rows of a list in columns begin when their cells run over several lines."""

from collections.abc import Sequence

from extractors.layout import Line
from extractors.resume.grouping import parted, pitches, spaces
from extractors.resume.times import DATE

_ANCHORS = ("days", "weeks", "start_date", "dates")
_MOST_WITHOUT = 0.2
"""The share of rows that may lack the cell which every row has: it was left blank, or lost."""

Cells = dict[str, Line]


def anchor_of(fields: Sequence[str]) -> str | None:
    """Return the column that every row fills once: its days, or else when it began."""
    return next((field for field in _ANCHORS if field in fields), None)


def row_starts(lines: Sequence[Line], cells: Sequence[Cells], anchor: str) -> frozenset[int] | None:
    """Return the indices of the lines that begin rows, None when the spaces do not tell.

    Rows are parted by the widest space that leaves no row with two cells in the ``anchor`` column.
    """
    away = pitches(lines)
    for least in spaces(away):
        groups = parted(len(lines), away, least)
        held = [_rows_in([cells[at][anchor] for at in own if anchor in cells[at]], anchor)
                for own in groups]  # fmt: skip
        if max(held) <= 1:
            return _starts(groups) if held.count(0) <= _MOST_WITHOUT * len(groups) else None
    return None


def _rows_in(cells: Sequence[Line], anchor: str) -> int:
    """Return how many rows cells of one column are of: each holds one number, or its dates."""
    if anchor in {"days", "weeks"}:
        return sum(any(map(str.isdigit, cell.text)) for cell in cells)
    said = " ".join(cell.text for cell in cells)
    dates = len(DATE.findall(said)) or bool(said)
    return -(-dates // 2) if anchor == "dates" else dates


def _starts(groups: Sequence[Sequence[int]]) -> frozenset[int]:
    return frozenset(group[0] for group in groups)
