"""Lines set anew by their columns: broken cells made whole, or one column after the other."""

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.layout import Line
from extractors.resume.bars import sides
from extractors.resume.gutters import Gutter, cells, column_of, gutters
from extractors.resume.headings import field_of_label
from extractors.resume.sections import heads_no_shows, heads_shows
from extractors.resume.units import says_more

_FEWEST_LINES = 6
_MOSTLY, _FEWEST_LABELS = 0.7, 3
"""The share of the words in a column of labels that are some, and how many differ at least."""

_RUNS_ON = re.compile(r"(?:\w-|\s[-–—/&,]|[–—→])$|\b(?:to|from|through|until)$")


def with_whole_cells(lines: Sequence[Line]) -> list[Line]:
    """Return lines beside one another with what a cell runs over in the line it begins on."""
    return [line for page in _by_page(lines) for line in _whole(page)]


def column_after_column(lines: Sequence[Line]) -> list[Line]:
    """Return lines in two columns as they are read when the right one goes on from the left."""
    return [line for page in _by_page(lines) for line in _in_turn(page)]


def without_bar(lines: Sequence[Line]) -> list[Line]:
    """Return lines without those of a bar at the side of their page."""
    return [line for page in _by_page(lines) for line in sides(page).main]


def with_labels_marked(lines: Sequence[Line]) -> list[Line]:
    """Return lines in which labels in a column of their own end with a colon, as elsewhere."""
    return [line for page in _by_page(lines) for line in _marked(page)]


def _marked(lines: Sequence[Line]) -> list[Line]:
    made = list(lines)
    for gutter in gutters(lines):
        parted = (
            (at, [cell for cell in cells(lines[at], at, [gutter]) if cell is not None])
            for at in range(gutter.first, gutter.last + 1)
        )
        both = [(at, own[0], own[1]) for at, own in parted if len(own) == 2]
        asked = {
            at: field
            for at, label, _ in both
            if (field := _asked(label)) is not None and not _breaks(label, lines[at + 1 : at + 2])
        }
        if len(asked) >= _MOSTLY * len(both) and len(set(asked.values())) >= _FEWEST_LABELS:
            for at, label, value in both:
                made[at] = _with_colon(label, value) if at in asked else made[at]
    return made


def _asked(label: Line) -> str | None:
    return None if label.text.endswith(":") else field_of_label(label.text, has_colon=True)


def _breaks(label: Line, below: Sequence[Line]) -> bool:
    """Return whether a label runs on in the line below: "Production" over "Manager"."""
    whole = (field_of_label(f"{label.text} {line.text}", has_colon=True) for line in below)
    return any(field is not None for field in whole)


def _with_colon(label: Line, value: Line) -> Line:
    """Return a label and its value in one line, each a part of its own."""
    *words, last = label.words
    marked = (*words, replace(last, text=f"{last.text}:"), *value.words)
    return Line(label.page, marked, (len(label.words),))


def _by_page(lines: Sequence[Line]) -> list[list[Line]]:
    pages = sorted({line.page for line in lines})
    return [[line for line in lines if line.page == page] for page in pages]


def _whole(lines: Sequence[Line]) -> list[Line]:
    parted = gutters(lines)
    if not parted:
        return list(lines)
    rows = [_placed(line, at, parted) for at, line in enumerate(lines)]
    changed: set[int] = set()
    for at in range(len(rows) - 1, 0, -1):
        for column in list(rows[at]):
            above = rows[at - 1].get(column)
            if above is not None and _runs_on(above, rows[at][column]):
                own = rows[at].pop(column)
                rows[at - 1][column] = Line(own.page, (*above.words, *own.words))
                changed |= {at - 1, at}
    whole = ((at, line, row) for at, (line, row) in enumerate(zip(lines, rows, strict=True)) if row)
    return [_joined(row) if at in changed else line for at, line, row in whole]


def _placed(line: Line, at: int, parted: Sequence[Gutter]) -> dict[int, Line]:
    own = [cell for cell in cells(line, at, parted) if cell is not None]
    return {column_of(cell, parted): cell for cell in own}


def _runs_on(above: Line, below: Line) -> bool:
    near = below.box[1] - above.box[3] < above.box[3] - above.box[1]
    open_end = _RUNS_ON.search(above.text) is not None
    return near and (says_more(above.text, below.text) or open_end)


def _joined(row: dict[int, Line]) -> Line:
    """Return the cells of a line as one line, that tells where each begins."""
    parts = [row[column] for column in sorted(row)]
    starts = [sum(len(part.words) for part in parts[:at]) for at in range(1, len(parts))]
    words = tuple(word for part in parts for word in part.words)
    return Line(parts[0].page, words, tuple(starts))


def _in_turn(lines: Sequence[Line]) -> list[Line]:
    """Return the lines of a page, those beside the widest gutter as two columns."""
    parted = [each for each in gutters(lines) if each.last - each.first >= _FEWEST_LINES]
    if not parted:
        return list(lines)
    widest = max(parted, key=lambda each: (each.last - each.first) * (each.right - each.left))
    first, last = _first_beside(lines, widest), _last_beside(lines, widest)
    left: list[Line] = []
    right: list[Line] = []
    for at in range(first, last + 1):
        for cell in cells(lines[at], at, [widest]):
            if cell is not None:
                (right if column_of(cell, [widest]) else left).append(cell)
    return [*lines[:first], *left, *right, *lines[last + 1 :]]


def _first_beside(lines: Sequence[Line], gutter: Gutter) -> int:
    """Return the first line that stands beside a gutter: the right column may begin higher."""
    first = gutter.first
    while first > 0 and lines[first - 1].box[0] >= gutter.right - 1.0:
        first -= 1
    return first


def _last_beside(lines: Sequence[Line], gutter: Gutter) -> int:
    """Return the last line that stands beside a gutter, the next section below both left out."""
    headed = (
        at
        for at in range(gutter.first, gutter.last + 1)
        if heads_no_shows(lines[at]) or heads_shows(lines[at].text)
    )
    return next(headed, gutter.last + 1) - 1
