"""Words that stand on one baseline, grouped into rows."""

from collections.abc import Sequence
from operator import attrgetter
from statistics import median
from typing import NamedTuple

from extractors.values import Word

Rows = list[list["Upright"]]
"""Rows from top to bottom, each from left to right."""

_RECENT_WORDS = 12
"""The last words of a row say where it stands: a long row may climb or fall."""
_RECENT_ROWS = 3
"""Words come from top to bottom, so that only the rows begun last can still grow."""
_left = attrgetter("left")
_level_and_left = attrgetter("level", "left")


class Upright(NamedTuple):
    """A word with the edges and the level (middle, skew taken out) it has on an upright page."""

    word: Word
    left: float
    right: float
    level: float
    height: float

    @property
    def middle(self) -> float:
        """Half way between the left and the right edge."""
        return (self.left + self.right) / 2


class _Row:
    """A row that grows: its words, its level, and the height of its letters but for small ones."""

    __slots__ = ("_heights", "_least", "_levels", "level", "tall", "words")

    def __init__(self, word: Upright, least: float) -> None:
        self.words = [word]
        self.level = word.level
        self.tall = max(word.height, least)
        self._levels = [word.level]
        self._heights = [word.height]
        self._least = least

    def add(self, word: Upright) -> None:
        self.words.append(word)
        levels, heights = self._levels, self._heights
        levels.append(word.level)
        heights.append(word.height)
        if len(levels) > _RECENT_WORDS:
            del levels[0], heights[0]
        self.level = sum(levels) / len(levels)
        self.tall = max(median_of(heights), self._least)


def rows_of(words: Sequence[Upright]) -> Rows:
    """Return ``words`` grouped by baseline, rows from top to bottom, each from left to right."""
    if not words:
        return []
    least = 0.7 * median(word.height for word in words)
    rows: list[_Row] = []
    for word in sorted(words, key=_level_and_left):
        row = _row_of(word, rows[-_RECENT_ROWS:], max(word.height, least))
        if row is None:
            rows.append(_Row(word, least))
        else:
            row.add(word)
    rows.sort(key=attrgetter("level"))
    return [sorted(row.words, key=_left) for row in rows]


def _row_of(word: Upright, rows: list[_Row], tall: float) -> _Row | None:
    """Return the nearest row whose middle is within half a letter of the word's middle."""
    best: _Row | None = None
    nearest = float("inf")
    for row in rows:
        away = abs(word.level - row.level)
        if away < nearest and away <= 0.5 * min(row.tall, tall):
            best, nearest = row, away
    return best


def median_of(values: list[float]) -> float:
    """Return the median of one value or more, faster than ``statistics`` does for so few."""
    ordered = sorted(values)
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2
