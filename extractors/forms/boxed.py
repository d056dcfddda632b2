"""Boxes of a form: a caption on the first line of a drawn cell, and the answer on those below.

Official forms, time cards and pay stubs are made of such boxes. What stands in the next box is
never the answer to an empty one.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from extractors.label_values import joined
from extractors.layout import Cell, Line, tables
from extractors.passages import Printed
from extractors.values import Page, Word

_CAPTION_LINES = 2
_NEXT_LINE = 0.5
"""How far below the line before, in its heights, the next line of a cell begins at least."""

Boxed = tuple[str, Printed | None, Cell]
"""The field that a caption names, the answer in its box or None for an empty one, and the box."""


def boxed(page: Page, field_of: Callable[[str], str | None]) -> Iterator[Boxed]:
    """Yield the boxes on ``page`` whose captions name a field."""
    for table in tables(page):
        for row in table.rows if table.drawn else ():
            for cell in row:
                found = _answer(page.number, cell, field_of)
                if found is not None:
                    yield found


def _answer(number: int, cell: Cell, field_of: Callable[[str], str | None]) -> Boxed | None:
    """Return the answer under the caption of a cell, which may wrap once."""
    held = _lines(number, cell.words)
    for count in range(1, min(_CAPTION_LINES, len(held) - 1) + 1):
        caption = " ".join(line.text for line in held[:count])
        field = None if caption.endswith(":") else field_of(caption)
        if field is not None:
            return field, joined(held[count:]), cell
    return None


def _lines(number: int, words: Sequence[Word]) -> list[Line]:
    """Return the words of a cell line by line."""
    inside = sorted(words, key=lambda word: (word.box[1] + word.box[3]) / 2)
    if not inside:
        return []
    breaks = [
        at
        for at, (above, below) in enumerate(pairwise(inside), start=1)
        if _middle(below) - _middle(above) > _NEXT_LINE * (above.box[3] - above.box[1])
    ]
    parts = [inside[start:end] for start, end in pairwise((0, *breaks, len(inside)))]
    return [Line(number, tuple(sorted(part, key=lambda word: word.box[0]))) for part in parts]


def _middle(word: Word) -> float:
    return (word.box[1] + word.box[3]) / 2
