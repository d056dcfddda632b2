"""The headings over rows that list days as bare numbers: which column lists, which counts them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.layout import Line, Table
from extractors.values import Word

_HEADING = re.compile(
    r"\W*(?:the |actual |specific |exact )?(?:work(?:ed)? |shoot )?(?:dates?|days?)(?:\(s\))?"
    r"(?: (?:worked|of work|employed|paid))?\W*"
)
_COUNT_HEADING = re.compile(
    r"\W*(?:(?:no\.?|number|#|total|count)(?: ?of)?(?: days)?|days|count)(?: worked)?\W*"
)
_SAME_LEFT_POINTS = 1.0
_TWO = 2

Columns = Mapping[int, int]
"""The column of a drawn table that a word stands in, by the word's id."""


@dataclass(frozen=True, slots=True)
class NumberedHeads:
    """A line of headings: where the numbers stand, where they are counted, what names the week."""

    line: int
    parts: tuple[Line, ...]
    numbers: int
    counts: int | None
    drawn: Columns

    @property
    def text(self) -> str:
        """The headings with one space between them, in lower case."""
        return " ".join(part.text for part in self.parts).lower()

    def column(self, part: Line) -> int:
        """Return which heading a part of a row stands under: in its cell, else by its edges."""
        own = self.drawn.get(id(part.words[0]))
        for number, head in enumerate(self.parts if own is not None else ()):
            if self.drawn.get(id(head.words[0])) == own:
                return number
        away = [_apart(part, head) for head in self.parts]
        return min(range(len(away)), key=away.__getitem__)

    def cells(self, line: Line) -> list[Line]:
        """Return the parts of a row, parted also where a word begins right below a heading."""
        made: list[Line] = []
        for part in line.segments():
            cuts = [n for n, word in enumerate(part.words) if n and self._begins(word.box[0])]
            edges = [0, *cuts, len(part.words)]
            made += [Line(line.page, part.words[a:b]) for a, b in pairwise(edges)]
        return made

    def _begins(self, left: float) -> bool:
        return any(abs(left - head.box[0]) <= _SAME_LEFT_POINTS for head in self.parts)


def columns_drawn(tables: Sequence[Table]) -> Columns:
    """Return the column of every word of a drawn table."""
    cells = [cell for table in tables if table.drawn for row in table.rows for cell in row]
    return {id(word): cell.column for cell in cells for word in cell.words}


def heads_of(line: Line, number: int, drawn: Columns) -> NumberedHeads | None:
    """Return the headings that line ``number`` holds; ``None`` when none of them lists days."""
    parts = _headings(line)
    over = [part for part in parts if _HEADING.fullmatch(part.text.lower())]
    if len(parts) < 2 or not over:
        return None
    named = next((part for part in over if "date" in part.text.lower()), over[0])
    counted = [
        n
        for n, part in enumerate(parts)
        if part is not named and _COUNT_HEADING.fullmatch(part.text.lower())
    ]
    counts = counted[-1] if counted else None
    return NumberedHeads(number, tuple(parts), parts.index(named), counts, drawn)


def _headings(line: Line) -> list[Line]:
    """Return the headings of a line, "Days worked" and "No." apart however near they stand."""
    found: list[Line] = []
    for part in line.segments():
        if line.cells:
            found.append(part)
            continue
        gaps = [b.box[0] - a.box[2] for a, b in pairwise(part.words)]
        wide = 1.6 * min(gaps, default=0.0) + 1.0
        alone = [_stands_alone(word) for word in part.words]
        cuts = [
            n + 1
            for n, gap in enumerate(gaps)
            if gap > wide or (alone[n] and alone[n + 1] and len(part.words) == _TWO)
        ]
        edges = [0, *cuts, len(part.words)]
        found += [Line(line.page, part.words[a:b]) for a, b in pairwise(edges)]
    return found


def _stands_alone(word: Word) -> bool:
    """Return whether a word is a whole heading: "Days", "Dates"."""
    return _HEADING.fullmatch(word.text.lower()) is not None


def _apart(part: Line, head: Line) -> float:
    left, right = abs(part.box[0] - head.box[0]), abs(part.box[2] - head.box[2])
    middle = abs(part.box[0] + part.box[2] - head.box[0] - head.box[2]) / 2
    return min(left, middle, right)
