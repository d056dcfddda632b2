"""Rows of numbers that together count the days of a month: 1 to 31, or 1 to 15 and 16 to 31."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from extractors.days.placed.monthcells import NUMBER
from extractors.layout import Line
from extractors.values import Word

_FEWEST_IN_A_ROW = 7
_SHORTEST_MONTH, _LONGEST_MONTH = 28, 31
_LINES_TO_THE_NEXT_ROW = 5
_NEAREST = 0.6
_WITH_A_SPECK = re.compile(r"[^\w]?(\d{1,2})[^\w]?")
_PRINTED = 1.0


@dataclass(frozen=True, slots=True)
class BoxRow:
    """A line of numbers that follow one another, by their numbers."""

    page: int
    line: int
    words: dict[int, Word]

    @property
    def first(self) -> int:
        """The lowest number."""
        return min(self.words)

    @property
    def last(self) -> int:
        """The highest number."""
        return max(self.words)

    @property
    def middle(self) -> float:
        """How far down the page the numbers stand."""
        return median((word.box[1] + word.box[3]) / 2 for word in self.words.values())

    @property
    def height(self) -> float:
        """How high the numbers are."""
        return median(word.box[3] - word.box[1] for word in self.words.values())

    @property
    def pitch(self) -> float:
        """The usual distance from one box to the next, in points; of a lone number its width."""
        middles = [(word.box[0] + word.box[2]) / 2 for word in self.words.values()]
        gaps = [b - a for a, b in pairwise(middles)]
        return (
            median(gaps)
            if gaps
            else 2 * (self.words[self.first].box[2] - self.words[self.first].box[0])
        )

    def day_of(self, word: Word) -> int | None:
        """Return the number that a word stands nearest to; ``None`` beside them all."""
        middle = (word.box[0] + word.box[2]) / 2
        away = {n: abs((w.box[0] + w.box[2]) / 2 - middle) for n, w in self.words.items()}
        nearest = min(away, key=lambda number: away[number])
        return nearest if away[nearest] <= _NEAREST * self.pitch else None


def rows_of_months(lines: Sequence[Line], taken: set[int]) -> Iterator[tuple[BoxRow, ...]]:
    """Yield the rows of each whole month on lines that are not ``taken``."""
    rows = [row for at, line in enumerate(lines) if at not in taken and (row := _row(line, at))]
    block: list[BoxRow] = []
    for row in rows:
        if block and row.page == block[0].page and _goes_on(block[-1], row):
            block.append(row)
        elif row.first == 1 and len(row.words) >= _FEWEST_IN_A_ROW:
            if block and block[-1].last >= _SHORTEST_MONTH:
                yield tuple(block)
            block = [row]
    if block and block[-1].last >= _SHORTEST_MONTH:
        yield tuple(block)


def _goes_on(above: BoxRow, row: BoxRow) -> bool:
    """Return whether a row goes on where another ends, as long as it or up to a month's end."""
    follows = row.first == above.last + 1
    near = row.line - above.line <= _LINES_TO_THE_NEXT_ROW
    whole = len(row.words) >= len(above.words) or row.last >= _SHORTEST_MONTH
    return follows and near and whole


def _row(line: Line, at: int) -> BoxRow | None:
    """Return the longest run of numbers in a line that follow one another, marks between them."""
    best: dict[int, Word] = {}
    run: dict[int, Word] = {}
    for word in line.words:
        number = _number(word) or _speckled(word, run)
        if number is None:
            continue
        run = {**run, number: word} if number - 1 in run and number not in run else {number: word}
        best = run if len(run) > len(best) else best
    return BoxRow(line.page, at, best) if best else None


def _number(word: Word) -> int | None:
    said = NUMBER.fullmatch(word.text)
    return int(said[1]) if said and 1 <= int(said[1]) <= _LONGEST_MONTH else None


def _speckled(word: Word, run: dict[int, Word]) -> int | None:
    """Return the next number of ``run`` where a word of a scan has just its figures and a speck."""
    figures = _WITH_A_SPECK.fullmatch(word.text)
    number = int(figures[1]) if figures is not None else 0
    return number if number - 1 in run and word.confidence < _PRINTED else None
