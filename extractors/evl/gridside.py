"""Facts in a column beside a drawn table: no word of them stands in the table's rows."""

from collections.abc import Sequence

from extractors.evl.wording import field_of_label
from extractors.layout import Line, Table

_FEWEST_LABELS = 2
_FEWEST_ROWS = 3
_CLOSE = 3.0
"""In points; words below a table begin where it does, or a little to the left of it."""

_FARTHEST = 3.0
"""How far apart lines of one column stand at most, in heights of a line."""


def apart_from_tables(lines: Sequence[Line], tables: Sequence[Table]) -> tuple[Line, ...]:
    """Return a page's lines, a column of labels to the left of a drawn table before its rows."""
    for table in tables:
        if table.drawn and len(table.rows) >= _FEWEST_ROWS:
            lines = _parted(lines, table)
    return tuple(lines)


def _parted(lines: Sequence[Line], table: Table) -> Sequence[Line]:
    left_edge, top, _, bottom = table.box
    x = left_edge - _CLOSE
    held = [at for at, line in enumerate(lines) if top <= _middle(line) <= bottom]
    if not held or any(_crosses(lines[at], x) for at in held):
        return lines
    first, last = held[0], held[-1]
    beside = [piece for at in held for piece in lines[at].segments() if piece.box[2] <= x]
    if sum(map(_opens_with_label, beside)) < _FEWEST_LABELS:
        return lines
    while first and _goes_on(lines[first - 1], lines[first], x):
        first -= 1
    while last + 1 < len(lines) and _goes_on(lines[last], lines[last + 1], x):
        last += 1
    between = lines[first : last + 1]
    left = [Line(line.page, tuple(w for w in line.words if w.box[2] <= x)) for line in between]
    right = [Line(line.page, tuple(w for w in line.words if w.box[2] > x)) for line in between]
    return (*lines[:first], *_filled(left), *_filled(right), *lines[last + 1 :])


def _filled(lines: Sequence[Line]) -> list[Line]:
    return [line for line in lines if line.words]


def _middle(line: Line) -> float:
    return (line.box[1] + line.box[3]) / 2


def _crosses(line: Line, x: float) -> bool:
    """Return whether a part of a line reaches over the edge of the table."""
    return any(piece.box[0] < x < piece.box[2] for piece in line.segments())


def _goes_on(above: Line, below: Line, x: float) -> bool:
    """Return whether two lines, close to one another, both leave the edge of the table free."""
    near = below.box[1] - above.box[3] <= _FARTHEST * (above.box[3] - above.box[1])
    return near and not _crosses(above, x) and not _crosses(below, x)


def _opens_with_label(piece: Line) -> bool:
    label = piece.text.partition(":")[0]
    return field_of_label(label, has_colon=":" in piece.text) is not None
