"""Columns without lines: spaces that stay empty over many lines, each with the lines it parts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.layout import Line

_LEAST_GAP = 0.42
"""How wide a space between two columns is at least, in heights of a letter; a usual one is 0.28."""

_WIDE_GAP = 1.3
_FEWEST, _FEWEST_WIDE = 3, 2
"""How many lines have words on both sides of a gutter, at least; fewer where all are wide."""

_MOST_CROSSED = 2
"""How many lines right after one another a gutter may leave out: a heading over all columns."""

_OPEN = 1e8
_SAME = 2.5
_LEAST_WIDTH = 2.3
"""How wide, in points, the space is at least that all lines leave empty."""

_AT_EDGE = 1.2
"""How near, in points, a word begins to a place to count as beginning a column there."""


@dataclass(frozen=True, slots=True)
class Gutter:
    """A space between two columns: where it is, the first and last line that it parts.

    ``crossed`` is how many lines between them run on over it.
    """

    left: float
    right: float
    first: int
    last: int
    crossed: int = 0

    def holds(self, at: int) -> bool:
        """Return whether line ``at`` is parted here, unless it crosses."""
        return self.first <= at <= self.last


def gutters(lines: Sequence[Line]) -> list[Gutter]:
    """Return the gutters of a page's lines, left to right."""
    tall = [_height(line) for line in lines]
    found = [made for x in _edges(lines) for made in _along(lines, tall, x)]
    kept: list[Gutter] = []
    for each in sorted(found, key=lambda g: (g.first + g.crossed - g.last, g.left)):
        if not any(_is_same(each, other) for other in kept):
            kept.append(each)
    return sorted(kept, key=lambda g: g.left)


def cells(line: Line, at: int, parted: Sequence[Gutter]) -> list[Line | None]:
    """Return the words of a line by its columns, None for an empty one, in their order."""
    places = [g.right - 1.0 for g in parted if g.holds(at) and not _crosses(line, g)]
    edges = [-1e9, *places, 1e9]
    made: list[Line | None] = []
    for begin, end in pairwise(edges):
        words = tuple(word for word in line.words if begin < word.box[0] <= end)
        made.append(Line(line.page, words) if words else None)
    return made


def column_of(line: Line, parted: Sequence[Gutter]) -> int:
    """Return the number of the column, counted over ``parted``, that a cell begins in."""
    return sum(g.right - 1.0 < line.box[0] for g in parted)


def _edges(lines: Sequence[Line]) -> list[float]:
    """Return where a column may begin or end: at words beside a space of some width."""
    found: list[float] = []
    for line in lines:
        least = _LEAST_GAP * _height(line)
        for one, other in pairwise(line.words):
            if other.box[0] - one.box[2] >= least:
                found += [other.box[0] - 0.5, one.box[2] + 0.5]
    made: list[float] = []
    for x in sorted(found):
        if not made or x - made[-1] > 0.5:
            made.append(x)
    return made


def _along(lines: Sequence[Line], tall: Sequence[float], x: float) -> Iterator[Gutter]:
    """Yield the runs of lines, each so ``tall``, that a gutter at ``x`` parts."""
    run: list[_Parting] = []
    crossed = 0
    for at, line in enumerate(lines):
        gap = _gap(line, tall[at], x)
        if gap is None:
            crossed += 1
            if crossed > _MOST_CROSSED:
                yield from _made(run)
                run = []
            continue
        crossed = 0
        aligned = min(abs(gap[1] - x), abs(gap[0] - x)) <= _AT_EDGE
        run.append(_Parting(at, *gap, (gap[1] - gap[0]) / tall[at], aligned))
    yield from _made(run)


@dataclass(frozen=True, slots=True)
class _Parting:
    """A line that leaves a place empty: the space there, and whether words line up beside it."""

    at: int
    left: float
    right: float
    heights: float
    aligned: bool

    def is_between(self) -> bool:
        """Return whether the line has words on both sides."""
        return self.left > -_OPEN and self.right < _OPEN


def _made(run: Sequence[_Parting]) -> Iterator[Gutter]:
    """Yield the gutter that lines part: clear in enough of them, in others at least lined up."""
    both = [each for each in run if each.is_between()]
    clear = [each for each in both if each.heights >= _LEAST_GAP]
    wide = [each for each in both if each.heights >= _WIDE_GAP]
    if len(clear) < _FEWEST and not len(wide) == len(both) >= _FEWEST_WIDE:
        return
    narrow = len(both) - len(clear)
    if narrow and sum(each.aligned for each in clear) < max(2 * narrow, _FEWEST_WIDE):
        return
    own = [each for each in run if each.at >= both[0].at]
    crossed = own[-1].at - own[0].at + 1 - len(own)
    left, right = max(each.left for each in own), min(each.right for each in own)
    if right - left >= _LEAST_WIDTH:
        yield Gutter(left, right, own[0].at, own[-1].at, crossed)


def _gap(line: Line, tall: float, x: float) -> tuple[float, float] | None:
    """Return the empty space of a line around ``x``, open at an end without words, None if none."""
    left, right = -1e9, 1e9
    for word in line.words:
        if word.box[0] < x < word.box[2]:
            return None
        if word.box[2] <= x:
            left = max(left, word.box[2])
        else:
            right = min(right, word.box[0])
    narrow = left > -1e8 and right < 1e8 and right - left < _LEAST_GAP * tall
    return None if narrow and abs(right - x) > _AT_EDGE else (left, right)


def _crosses(line: Line, gutter: Gutter) -> bool:
    """Return whether a line runs on over a gutter: no column ends or begins there in it."""
    if _gap(line, _height(line), (gutter.left + gutter.right) / 2) is not None:
        return False
    begins = any(abs(word.box[0] - gutter.right) <= _SAME for word in line.words[1:])
    over = any(word.box[0] < gutter.right - 1.0 < word.box[2] for word in line.words)
    return over or not begins


def _is_same(one: Gutter, other: Gutter) -> bool:
    """Return whether two gutters stand at one place and part the same lines."""
    beside = min(one.right, other.right) - max(one.left, other.left) > -_SAME
    return beside and one.first <= other.last and other.first <= one.last


def _height(line: Line) -> float:
    return max(line.box[3] - line.box[1], 1.0)
