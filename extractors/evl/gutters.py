"""Days listed beside the facts: a page in two columns is read one column after the other."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from extractors.evl.wording import field_of_label
from extractors.layout import Line, Table, around
from extractors.values import Box

FEWEST_DAYS = 3
FEWEST_LABELS = 2
_ALIGNED = 10.0

_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_YEAR = r"(?:,?\s*\d{4})?"
_DAY = re.compile(
    rf"^\W*(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*[.,]?\s+)?"
    rf"(?:{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?{_YEAR}|\d{{1,2}}[\s-]+{_MONTH}(?:[\s-]*\d{{2,4}})?|"
    rf"\d{{1,2}}[/-]\d{{1,2}}(?:[/-]\d{{2,4}})?|\d{{1,2}}\.\d{{1,2}}\.\d{{2,4}}|\d{{4}}-\d{{2}}-\d{{2}})"
    rf"(?:\s*\(?(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\)?)?\W*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Split:
    """The lines ``first`` to ``last`` of a page, parted at ``x``; ``days`` is the days' box."""

    first: int
    last: int
    x: float
    box: Box


def is_day(text: str) -> bool:
    """Return whether ``text`` is a day and nothing else, with or without its year or weekday."""
    return bool(_DAY.match(text))


def in_columns(
    lines: Sequence[Line], tables: Sequence[Table], *, drawn: bool, closes: Callable[[str], bool]
) -> tuple[tuple[Line, ...], tuple[Table, ...]]:
    """Return a page's lines with days beside facts put after them, and the tables that are left.

    A table that reached over both columns was none, unless its lines are drawn (``drawn``). Where
    the sign-off stands beside the days, from the words on that ``closes``, it stays last.
    """
    split = None if drawn else _split(lines)
    if split is None:
        return tuple(lines), tuple(tables)
    between = lines[split.first : split.last + 1]
    left, right = _sides(between, split.x)
    end = next((at for at, line in enumerate(left) if closes(line.text)), len(left))
    kept = tuple(table for table in tables if not _reaches_over(table, split))
    facts, ending = left[:end], left[end:]
    return (*lines[: split.first], *facts, *right, *ending, *lines[split.last + 1 :]), kept


def _split(lines: Sequence[Line]) -> _Split | None:
    segments = [(at, piece) for at, line in enumerate(lines) for piece in line.segments()]
    days = [(at, piece) for at, piece in segments if is_day(piece.text)]
    for _, lead in days:
        column = [(at, day) for at, day in days if abs(day.box[0] - lead.box[0]) <= _ALIGNED]
        if len(column) < FEWEST_DAYS:
            continue
        box = around([word for _, day in column for word in day.words])
        split = _beside(lines, [at for at, _ in column], box)
        if split is not None:
            return split
    return None


def _beside(lines: Sequence[Line], held: Sequence[int], box: Box) -> _Split | None:
    """Return how a column of days parts the lines it stands on, None where nothing else does."""
    first, last = held[0], held[-1]
    between = lines[first : last + 1]
    on_left = any(piece.box[2] < box[0] for line in between for piece in line.segments())
    x = box[0] - 1.0 if on_left else box[2] + 1.0
    pieces = [piece for line in between for piece in line.segments()]
    if any(piece.box[0] < x < piece.box[2] for piece in pieces):
        return None
    facts = [p for p in pieces if (p.box[0] < x) is on_left]
    if any(not is_day(p.text) for p in pieces if (p.box[0] < x) is not on_left):
        return None
    level = [p for at in held for p in lines[at].segments() if (p.box[0] < x) is on_left]
    if all(is_day(piece.text) for piece in level):
        return None  # More days stand beside them: a list that runs on in columns.
    if sum(_opens_with_label(piece) for piece in facts) < FEWEST_LABELS or _are_pairs(between, x):
        return None
    while first and _heads(lines[first - 1], lines[first], x, on_left=on_left):
        first -= 1
    while last + 1 < len(lines) and _goes_on(lines[last], lines[last + 1], x, on_left=on_left):
        last += 1
    return _Split(first, last, x, box)


def _are_pairs(lines: Sequence[Line], x: float) -> bool:
    """Return whether the days are the values of the labels beside them."""
    rows = [line.segments() for line in lines if any(p.box[0] >= x for p in line.segments())]
    lone = [row for row in rows if len(row) > 1 and row[0].box[0] < x and _is_lone_label(row[0])]
    return len(lone) * 4 > len(rows) * 3


def _is_lone_label(piece: Line) -> bool:
    return piece.text.endswith(":") or field_of_label(piece.text, has_colon=False) is not None


def _opens_with_label(piece: Line) -> bool:
    label = piece.text.partition(":")[0]
    return field_of_label(label, has_colon=":" in piece.text) is not None


def _heads(above: Line, line: Line, x: float, *, on_left: bool) -> bool:
    """Return whether a line belongs to the columns too: parted at the same place, close above."""
    pieces = above.segments()
    near = 0 <= line.box[1] - above.box[1] <= 3.0 * (line.box[3] - line.box[1])
    crossed = any(piece.box[0] < x < piece.box[2] for piece in pieces)
    far_side = any((piece.box[0] >= x) is on_left for piece in pieces)
    return near and not crossed and (far_side or any(_opens_with_label(p) for p in pieces))


def _goes_on(line: Line, below: Line, x: float, *, on_left: bool) -> bool:
    """Return whether the facts go on below the last day."""
    near = 0 <= below.box[1] - line.box[3] <= 1.2 * (line.box[3] - line.box[1])
    return near and all(
        (word.box[0] < x) is on_left and not word.box[0] < x < word.box[2] for word in below.words
    )


def _sides(lines: Sequence[Line], x: float) -> tuple[list[Line], list[Line]]:
    left = [Line(line.page, tuple(w for w in line.words if w.box[0] < x)) for line in lines]
    right = [Line(line.page, tuple(w for w in line.words if w.box[0] >= x)) for line in lines]
    return [line for line in left if line.words], [line for line in right if line.words]


def _reaches_over(table: Table, split: _Split) -> bool:
    x0, y0, x1, y1 = table.box
    return x0 < split.x < x1 and y0 < split.box[3] and split.box[1] < y1
