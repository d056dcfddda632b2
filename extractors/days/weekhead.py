"""The heading of a week: which part of the page belongs to which weekday."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.days.spelling import WEEKDAYS
from extractors.layout import Line
from extractors.values import Box, Word

_LETTERS = "MTWTFSS"
_TWO_LETTERS = {"mo": 0, "tu": 1, "we": 2, "th": 3, "fr": 4, "sa": 5, "su": 6}
_WORDS = re.compile(r"[a-z]+")

MOST_HEADS = 40
"""More headings of weeks than any letter holds: those behind them are not read."""


@dataclass(frozen=True, slots=True)
class WeekHead:
    """A heading line with seven (at least five) weekdays: where each column's middle lies.

    Places are measured along the heading line itself, so a crooked page does no harm.
    """

    line: int
    weekdays: tuple[int, ...]
    middles: tuple[float, ...]
    origin: tuple[float, float]
    direction: tuple[float, float]

    @property
    def pitch(self) -> float:
        """The usual distance from one column to the next, in points."""
        return (self.middles[-1] - self.middles[0]) / (len(self.middles) - 1)

    def along(self, box: Box) -> float:
        """Return how far along the heading line the middle of ``box`` lies."""
        x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
        return (x - self.origin[0]) * self.direction[0] + (y - self.origin[1]) * self.direction[1]

    def column(self, box: Box) -> int | None:
        """Return the column that ``box`` stands in, if it stands under a weekday."""
        place = self.along(box)
        away = [abs(place - middle) for middle in self.middles]
        best = min(range(len(away)), key=lambda index: away[index])
        return best if away[best] <= 0.55 * self.pitch else None


def week_heads(lines: Sequence[Line]) -> list[WeekHead]:
    """Return the week headings among ``lines``; a line may hold several side by side."""
    found: list[WeekHead] = []
    for number, line in enumerate(lines):
        found += _heads_in(number, line)
        if len(found) >= MOST_HEADS:
            return found[:MOST_HEADS]
    return found


def _heads_in(number: int, line: Line) -> list[WeekHead]:
    named = [(word, day) for word in line.words if (day := _weekday(word.text)) is not None]
    runs = _runs(named)
    if not runs:
        runs = _single_letters(line)
    return [_head(number, run) for run in runs]


def _weekday(text: str) -> int | None:
    letters = _WORDS.findall(text.lower())
    if len(letters) != 1:
        return None
    name = letters[0]
    return WEEKDAYS.get(name, _TWO_LETTERS.get(name))


def _runs(named: list[tuple[Word, int]]) -> list[list[tuple[Word, int]]]:
    """Return the stretches of weekdays that follow one another, of five days or more."""
    runs: list[list[tuple[Word, int]]] = []
    for word, day in named:
        if runs and (day - runs[-1][-1][1]) % 7 == 1 and len(runs[-1]) < 7:
            runs[-1].append((word, day))
        else:
            runs.append([(word, day)])
    return [run for run in runs if len(run) >= 5]


def _single_letters(line: Line) -> list[list[tuple[Word, int]]]:
    """Return the stretches printed as S M T W T F S, whichever day begins the week."""
    runs: list[list[tuple[Word, int]]] = []
    words = line.words
    index = 0
    while index + 7 <= len(words):
        letters = "".join(word.text.strip(".").upper() for word in words[index : index + 7])
        first = next((day for day in range(7) if letters == _LETTERS[day:] + _LETTERS[:day]), None)
        if first is None:
            index += 1
            continue
        runs.append([(words[index + i], (first + i) % 7) for i in range(7)])
        index += 7
    return runs


def _head(number: int, run: list[tuple[Word, int]]) -> WeekHead:
    centers = [((w.box[0] + w.box[2]) / 2, (w.box[1] + w.box[3]) / 2) for w, _ in run]
    (x0, y0), (x1, y1) = centers[0], centers[-1]
    length = math.hypot(x1 - x0, y1 - y0) or 1.0
    direction = ((x1 - x0) / length, (y1 - y0) / length)
    middles = tuple((x - x0) * direction[0] + (y - y0) * direction[1] for x, y in centers)
    return WeekHead(number, tuple(day for _, day in run), middles, (x0, y0), direction)
