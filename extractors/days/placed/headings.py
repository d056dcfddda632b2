"""Weekdays that head columns, told by their order and by the equal space between them."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import mean, pstdev

from extractors.days.spelling import WEEKDAYS
from extractors.days.weekhead import MOST_HEADS
from extractors.layout import Line
from extractors.values import Word

_FEWEST, _MOST = 5, 7
_MOST_WORDS = 60
"""Longer lines are no headings of columns."""

_UNEVEN = 0.25
"""How much the space between columns may vary, as a part of it."""

_NARROWEST = 1.3
"""The least distance between columns, in heights of a letter: closer letters are a list."""

_SHORT = {
    "m": {0}, "mo": {0}, "lu": {0}, "lun": {0},
    "t": {1, 3}, "tu": {1}, "ma": {1}, "mar": {1},
    "w": {2}, "we": {2}, "me": {2}, "mer": {2},
    "th": {3}, "r": {3}, "je": {3}, "jeu": {3},
    "f": {4}, "fr": {4}, "ve": {4}, "ven": {4},
    "s": {5, 6}, "sa": {5}, "sam": {5},
    "su": {6}, "di": {6}, "dim": {6},
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Heading:
    """The weekdays of one heading in order, their words, and the line they stand on."""

    page: int
    line: int
    words: tuple[Word, ...]
    weekdays: tuple[int, ...]

    @property
    def centers(self) -> tuple[float, ...]:
        """The middle of each column's word, in points from the left."""
        return tuple((word.box[0] + word.box[2]) / 2 for word in self.words)

    @property
    def pitch(self) -> float:
        """The usual distance from one column to the next, in points."""
        return (self.centers[-1] - self.centers[0]) / (len(self.words) - 1)

    @property
    def left(self) -> float:
        """Where the first column begins."""
        return self.centers[0] - self.pitch / 2

    @property
    def right(self) -> float:
        """Where the last column ends."""
        return self.centers[-1] + self.pitch / 2

    @property
    def bottom(self) -> float:
        """The lower edge of the words."""
        return max(word.box[3] for word in self.words)


def headings_in(lines: Sequence[Line]) -> list[Heading]:
    """Return the headings of weekdays; a line may hold several side by side."""
    found: list[Heading] = []
    for number, line in enumerate(lines):
        days = [_weekdays(word.text) for word in line.words[:_MOST_WORDS]]
        if sum(map(bool, days)) >= _FEWEST and len(found) < MOST_HEADS:
            found += _in_line(line, number, days)
    return found


def stop_of(heading: Heading, headings: Sequence[Heading]) -> float:
    """Return how far down the page the columns of a heading go: to the next one below it."""
    below = [
        min(word.box[1] for word in other.words)
        for other in headings
        if other.page == heading.page
        and other.bottom > heading.bottom + 1.0
        and other.left < heading.right
        and heading.left < other.right
    ]
    return min(below, default=float("inf"))


def weekdays_in_order(texts: Sequence[str]) -> tuple[int, ...]:
    """Return the weekdays that texts name one after the other; none where they do not."""
    days = [_weekdays(text) for text in texts]
    return _follow(days) if days else ()


def _weekdays(text: str) -> frozenset[int]:
    """Return the weekdays a word may head a column of; a comma behind it makes it one of a list."""
    if text.endswith((",", ";")):
        return frozenset()
    plain = text.lower().strip(" .:()*|")
    if plain in WEEKDAYS:
        return frozenset({WEEKDAYS[plain]})
    return frozenset(_SHORT.get(plain, ()))


def _in_line(line: Line, number: int, days: Sequence[frozenset[int]]) -> list[Heading]:
    """Return the headings of a line from left to right: the longest and most even ones."""
    tried = [
        (length, -_unevenness(line.words[at : at + length]), at)
        for at in range(len(days))
        for length in range(_FEWEST, min(_MOST, len(days) - at) + 1)
        if _follow(days[at : at + length]) and _is_even(line.words[at : at + length])
    ]
    chosen: dict[int, int] = {}
    for length, _, at in sorted(tried, reverse=True):
        if all(at + length <= other or other + chosen[other] <= at for other in chosen):
            chosen[at] = length
    return [
        Heading(line.page, number, line.words[at:end], _follow(days[at:end]))
        for at, end in sorted((at, at + length) for at, length in chosen.items())
    ]


def _follow(days: Sequence[frozenset[int]]) -> tuple[int, ...]:
    """Return the weekdays that follow one another, beginning with any; none if they do not."""
    for first in sorted(days[0], reverse=True):
        wanted = [(first + step) % 7 for step in range(len(days))]
        if all(day in allowed for day, allowed in zip(wanted, days, strict=True)):
            return tuple(wanted)
    return ()


def _gaps(words: Sequence[Word]) -> list[float]:
    centers = [(word.box[0] + word.box[2]) / 2 for word in words]
    return [b - a for a, b in pairwise(centers)]


def _unevenness(words: Sequence[Word]) -> float:
    gaps = _gaps(words)
    return pstdev(gaps) / max(mean(gaps), 0.1)


def _is_even(words: Sequence[Word]) -> bool:
    height = mean(word.box[3] - word.box[1] for word in words)
    return _unevenness(words) <= _UNEVEN and mean(_gaps(words)) >= _NARROWEST * height
