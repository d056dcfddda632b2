"""What stands on a page once words are put together: lines, cells and tables."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from extractors.layout.baselines import median_of
from extractors.values import Box, Word

WIDE_GAP_IN_LETTER_HEIGHTS = 1.3
"""A gap this wide is no space of a sentence: it parts two columns."""


@dataclass(frozen=True)
class Line:
    """Words of one page that stand on one baseline, left to right as a person reads them.

    ``cells`` are the places in ``words`` where another cell of a drawn table begins; none for a
    line outside tables. Many ask the same line, which never changes: what it works out, it keeps.
    """

    page: int
    words: tuple[Word, ...]
    cells: tuple[int, ...] = ()

    @cached_property
    def text(self) -> str:
        """The words with one space between them."""
        return " ".join(word.text for word in self.words)

    @cached_property
    def box(self) -> Box:
        """The smallest box around all words."""
        return around(self.words)

    def segments(self) -> tuple["Line", ...]:
        """Return the parts of this line in cells of their own, or set apart by wide spaces."""
        if not self.words:
            return ()
        return self._parts or (self,)

    @cached_property
    def _parts(self) -> tuple["Line", ...]:
        """The parts where there are several: a line that held itself would outlive its page."""
        if self.cells:
            return tuple(
                Line(self.page, self.words[start:end])
                for start, end in pairwise((0, *self.cells, len(self.words)))
            )
        wide = WIDE_GAP_IN_LETTER_HEIGHTS * letter_height(self.words)
        parts: list[list[Word]] = [[self.words[0]]]
        for before, after in pairwise(self.words):
            if gap_between(before.box, after.box) > wide:
                parts.append([])
            parts[-1].append(after)
        if len(parts) == 1:
            return ()
        return tuple(Line(self.page, tuple(part)) for part in parts)


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table; rows and columns count from 0, an empty cell has no words."""

    row: int
    column: int
    text: str
    words: tuple[Word, ...]
    box: Box


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells, all of the same length; a merged cell stands at its first place.

    ``drawn`` says that lines bound the cells; else they were told from columns that line up.
    """

    page: int
    box: Box
    rows: tuple[tuple[Cell, ...], ...]
    drawn: bool = False


def around(words: Iterable[Word]) -> Box:
    """Return the smallest box around ``words``, of which there is at least one."""
    lefts, tops, rights, bottoms = zip(*[word.box for word in words], strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def gap_between(one: Box, other: Box) -> float:
    """Return the empty space in points between two boxes, below 0 when they overlap."""
    return max(other[0] - one[2], one[0] - other[2], other[1] - one[3], one[1] - other[3])


def letter_height(words: Iterable[Word]) -> float:
    """Return the usual height in points of the words' letters, also on a page lying on its side."""
    boxes = [word.box for word in words]
    widths = [box[2] - box[0] for box in boxes]
    heights = [box[3] - box[1] for box in boxes]
    on_its_side = len(boxes) > 1 and sum(heights) > 1.5 * sum(widths)
    return median_of(widths if on_its_side else heights)
