"""Resumes in two columns: how to reach the person at one side, the shows at the other."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from extractors.layout import Line
from extractors.resume.bits import bits_of
from extractors.resume.headings import CREW, TIMES
from extractors.resume.plain_words import DAY
from extractors.resume.sections import heads_no_shows, heads_shows

_FEWEST_LINES, _FEWEST_IN_A_BAR = 8, 5
"""How many lines a column of shows, and a bar, have at least: a scan loses a dark bar's."""

_NARROW_SHARE = 0.45
"""How much of the written width a side bar takes at most."""

_HALF = 0.5
_MOST_OPENING = 4
"""How many lines of a show at most stand over its first time."""

_GUTTER_POINTS = 9.0
_FEWEST_SHOWS = 3
_OF_SHOWS = {*CREW, "production_title", "classification"}
_ALL_BUT_FEW = 0.95
_MOST_OF_A_BAR = 4
"""A bar holds a quarter as many dates as the shows do, at most; more make it a column of theirs.

A column of little but dates is one of theirs, too."""


@dataclass(frozen=True, slots=True)
class Sides:
    """A page's lines, those of its side bar apart."""

    main: tuple[Line, ...]
    bar: tuple[Line, ...]


def sides(lines: Sequence[Line]) -> Sides:
    """Return the lines beside a gutter as two columns; all of them as one where there is none."""
    for x in _gutters(lines, _NARROW_SHARE, _FEWEST_IN_A_BAR):
        left = [half for line in lines if (half := _half(line, x, right=False)) is not None]
        right = [half for line in lines if (half := _half(line, x, right=True)) is not None]
        bar, main = sorted((left, right), key=_timed_lines)
        too_many = _timed_lines(_of_shows(bar)) * _MOST_OF_A_BAR > _timed_lines(main)
        if not (too_many or _is_of_times(main) or _tells_shows(bar) or _is_beside(lines, bar, x)):
            return Sides(tuple(main), tuple(bar))
    return Sides(tuple(lines), ())


def _is_beside(lines: Sequence[Line], bar: Sequence[Line], x: float) -> bool:
    """Return whether a column belongs to the one beside it, line by line, as titles to dates."""
    shared = sum(
        _half(line, x, right=False) is not None and _half(line, x, right=True) is not None
        for line in lines
    )
    return shared >= _ALL_BUT_FEW * len(bar)


def _tells_shows(bar: Sequence[Line]) -> bool:
    """Return whether lines name the crew or the capacities of several shows: no bar does."""
    said = [{bit.field for bit in bits_of(line)} for line in bar]
    return sum(bool(fields & _OF_SHOWS) for fields in said) >= _FEWEST_SHOWS


def _of_shows(lines: Sequence[Line]) -> Iterator[Line]:
    """Yield the lines of a column under no heading of schooling, other jobs or skills."""
    outside = False
    for line in lines:
        outside = heads_no_shows(line) or (outside and not heads_shows(line.text))
        if not outside:
            yield line


def _timed_lines(lines: Iterable[Line]) -> int:
    """Return how many lines say when something was, or for how long."""
    return sum(bool(_kinds([line])) for line in lines)


def _is_of_times(lines: Sequence[Line]) -> bool:
    """Return whether most lines say when something was and hardly a word more."""
    said = [[bit.field for bit in bits_of(line)] for line in lines]
    return sum(bool(fields) and {*fields} <= TIMES | {DAY} for fields in said) > len(lines) / 2


def in_turn(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return the lines of a page as they are read: shows in two columns one after the other.

    Both columns tell the same of their shows; a column of dates beside one of days does not. What
    stands over both columns is read first.
    """
    first = next((at for at, line in enumerate(lines) if _kinds([line])), len(lines))
    for begin in range(max(first - _MOST_OPENING, 0), min(first + 1, len(lines))):
        for x in _gutters(lines[begin:], _HALF, _FEWEST_LINES):
            left = [half for line in lines[begin:] if (half := _half(line, x, right=False))]
            right = [half for line in lines[begin:] if (half := _half(line, x, right=True))]
            if "span" in _kinds(left) and _kinds(left) == _kinds(right):
                return (*lines[:begin], *left, *right)
    return tuple(lines)


def _kinds(lines: Sequence[Line]) -> set[str]:
    """Return which kinds of time lines tell: a whole span of dates, a count of days."""
    said = {bit.field for line in lines for bit in bits_of(line)} & TIMES
    spans = {"dates", "months"} & said or {"start_date", "end_date"} <= said
    counts = {"days", "weeks"} & said
    return {name for name, is_told in (("span", spans), ("count", counts)) if is_told}


def _gutters(lines: Sequence[Line], narrow: float, fewest: int) -> Iterator[float]:
    """Yield where no word stands on any line, ``fewest`` of them having words on each side."""
    words = [word for line in lines for word in line.words]
    first = min((w.box[0] for w in words), default=0.0)
    last = max((w.box[2] for w in words), default=0.0)
    before = 0
    for x in sorted({word.box[0] - _GUTTER_POINTS / 2 for word in words}):
        behind = sum(word.box[0] < x for word in words)
        if not first < x < last or behind == before or _is_crossed(lines, x):
            continue
        before = behind
        ends = max(word.box[2] for word in words if word.box[0] <= x)
        begins = min(word.box[0] for word in words if word.box[0] > x)
        share = min(ends - first, last - begins) / (last - first)
        beside = sum(_half(line, x, right=True) is not None for line in lines)
        other = sum(_half(line, x, right=False) is not None for line in lines)
        if min(beside, other) >= fewest and share <= narrow:
            yield x


def _is_crossed(lines: Sequence[Line], x: float) -> bool:
    """Return whether a word, or a space of a sentence, lies over ``x`` on any line."""
    half = _GUTTER_POINTS / 2
    for line in lines:
        for part in line.segments():
            if part.box[0] < x < part.box[2]:
                return True
        if any(word.box[0] < x + half - 1.0 and word.box[2] > x - half for word in line.words):
            return True
    return False


def _half(line: Line, x: float, *, right: bool) -> Line | None:
    words = tuple(word for word in line.words if (word.box[0] > x) is right)
    return Line(line.page, words) if words else None
