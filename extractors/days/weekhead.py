"""The heading of a week: which part of the page belongs to which weekday."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from extractors.days.spelling import WEEKDAYS
from extractors.layout import Line
from extractors.values import Box, Word

MOST_HEADS = 40
"""More headings of weeks than any letter holds: those behind them are not read."""

BETWEEN_NEIGHBORS = 0.97
"""How sure a weekday is that no one can read but that stands between its two neighbors."""

AT_THE_EDGE = 0.85
"""How sure a misread first or last weekday is, told from its place and a letter of its name."""

_FEWEST_DAYS = 5
_FEWEST_READ = 4
_FEWEST_COMMAS = 2
_NARROWEST_GAP = 0.45
"""The least space between single letters that head columns, in heights of a letter."""
_LONGEST_GAP = 3
_LETTERS = (("m",), ("t", "tu"), ("w",), ("t", "th", "r"), ("f",), ("s", "sa"), ("s", "su"))
_ANY_LETTER = frozenset(letter for letters in _LETTERS for letter in letters)
_FEWEST_LETTERS = 6
_FEWEST_OF_A_WORKING_WEEK = 5
_NAMES = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_TWO_LETTERS = {"mo": 0, "tu": 1, "we": 2, "th": 3, "fr": 4, "sa": 5, "su": 6}
_OTHER_HEADINGS_TEXT = "tot total days day hrs hours ot st dt code rate date sum w/e"
_OTHER_HEADINGS = frozenset(_OTHER_HEADINGS_TEXT.split())
_WORDS = re.compile(r"[a-z]+")


@dataclass(frozen=True, slots=True)
class _Column:
    """One weekday of a heading: its day, the middle of its word, how sure that is."""

    day: int
    middle: tuple[float, float]
    sureness: float = 1.0


@dataclass(frozen=True, slots=True)
class WeekHead:
    """A heading line with seven (at least five) weekdays: where each column's middle lies.

    Places are measured along the heading line itself, so a crooked page does no harm.
    """

    line: int
    weekdays: tuple[int, ...]
    middles: tuple[float, ...]
    sureness: tuple[float, ...]
    origin: tuple[float, float]
    direction: tuple[float, float]
    pitch: float
    """The usual distance from one column to the next, in points."""

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

    def columns(self, box: Box) -> tuple[int, ...]:
        """Return the columns whose middles lie within ``box``: several when words ran together."""
        half = max(box[2] - box[0], box[3] - box[1]) / 2
        place = self.along(box)
        under = [i for i, middle in enumerate(self.middles) if abs(place - middle) <= half]
        column = self.column(box)
        return tuple(under) if len(under) > 1 else () if column is None else (column,)


def week_heads(lines: Sequence[Line]) -> list[WeekHead]:
    """Return the week headings among ``lines``; a line may hold several side by side."""
    found: list[WeekHead] = []
    for number, line in enumerate(lines):
        found += [_head(number, run) for run in _columns_in(line)]
        if len(found) >= MOST_HEADS:
            return found[:MOST_HEADS]
    return found


def _columns_in(line: Line) -> list[list[_Column]]:
    words = _without_asides([word for word in line.words if _weekday(word.text) is not None])
    named = [_Column(d, _middle(w)) for w in words if (d := _weekday(w.text)) is not None]
    if len(named) < _FEWEST_READ or _lists_letters(line, words):
        return _single_letters(line)
    filled = [run for run in (_filled(run) for run in _runs(named)) if run]
    whole = [_with_edges(run, line) for run in filled]
    return [run for run in whole if len(run) >= _FEWEST_DAYS] or _single_letters(line)


def _without_asides(words: list[Word]) -> list[Word]:
    """Return weekdays less those in brackets that others name too: "Week ending (Sun)"."""
    plain = {_weekday(word.text) for word in words if not word.text.startswith("(")}
    return [w for w in words if not w.text.startswith("(") or _weekday(w.text) not in plain]


def _weekday(text: str) -> int | None:
    letters = _WORDS.findall(text.lower())
    if len(letters) != 1:
        return None
    name = letters[0]
    return WEEKDAYS.get(name, _TWO_LETTERS.get(name))


def _lists_letters(line: Line, named: Sequence[Word]) -> bool:
    """Return whether names of weekdays follow one another like words of a list: no heading."""
    start, end = line.words.index(named[0]), line.words.index(named[-1]) + 1
    if sum(word.text.endswith((",", ";")) for word in line.words[start:end]) >= _FEWEST_COMMAS:
        return True
    short = all(len(word.text.strip(".,")) <= 2 for word in named)
    return short and not _apart_like_columns(line.words[start:end])


def _middle(word: Word) -> tuple[float, float]:
    return ((word.box[0] + word.box[2]) / 2, (word.box[1] + word.box[3]) / 2)


def _runs(named: list[_Column]) -> list[list[_Column]]:
    """Return the stretches of weekdays that follow one another within one week."""
    runs: list[list[_Column]] = []
    length = 0
    for column in named:
        step = (column.day - runs[-1][-1].day) % 7 if runs else 0
        if runs and 1 <= step <= _LONGEST_GAP and length + step <= 7:
            runs[-1].append(column)
            length += step
        else:
            runs.append([column])
            length = 1
    return [run for run in runs if len(run) >= _FEWEST_READ]


def _filled(run: list[_Column]) -> list[_Column]:
    """Return the run with weekdays put in where one is missing between its neighbors."""
    steps = [(_apart(a, b), (b.day - a.day) % 7) for a, b in pairwise(run)]
    usual = median(distance / step for distance, step in steps)
    whole = [run[0]]
    for column, (distance, step) in zip(run[1:], steps, strict=True):
        if step > 1 and abs(distance - step * usual) > 0.3 * usual:
            return []
        before = whole[-1]
        whole += [_between(before, column, part, step) for part in range(1, step)]
        whole.append(column)
    return whole


def _apart(one: _Column, other: _Column) -> float:
    return math.hypot(other.middle[0] - one.middle[0], other.middle[1] - one.middle[1])


def _between(one: _Column, other: _Column, part: int, step: int) -> _Column:
    x = one.middle[0] + part / step * (other.middle[0] - one.middle[0])
    y = one.middle[1] + part / step * (other.middle[1] - one.middle[1])
    return _Column((one.day + part) % 7, (x, y), BETWEEN_NEIGHBORS)


def _with_edges(run: list[_Column], line: Line) -> list[_Column]:
    """Return the run with a misread weekday before its first or behind its last one."""
    if not 0 < len(run) < 7:
        return run
    before = _at_edge(run[0], run[1], -1, line)
    behind = _at_edge(run[-1], run[-2], 1, line)
    return [*before, *run, *behind][:7]


def _at_edge(edge: _Column, inner: _Column, step: int, line: Line) -> list[_Column]:
    wanted = (2 * edge.middle[0] - inner.middle[0], 2 * edge.middle[1] - inner.middle[1])
    day = (edge.day + step) % 7
    near = 0.35 * _apart(edge, inner)
    for word in line.words:
        middle = _middle(word)
        close = math.hypot(middle[0] - wanted[0], middle[1] - wanted[1]) <= near
        if close and _resembles(word.text, _NAMES[day]):
            return [_Column(day, middle, AT_THE_EDGE)]
    return []


def _resembles(text: str, name: str) -> bool:
    """Return whether a short word shares a letter and its place with a weekday's name."""
    plain = text.lower().strip(".:|")
    if plain in _OTHER_HEADINGS or not 2 <= len(plain) <= 4:
        return False
    return any(one == other for one, other in zip(plain, name, strict=False))


def _single_letters(line: Line) -> list[list[_Column]]:
    """Return the stretches printed as S M T W T F S, whichever day begins the week."""
    words = line.words
    if sum(_is_letter(word) for word in words) < _FEWEST_OF_A_WORKING_WEEK:
        return []
    runs: list[list[_Column]] = []
    index = 0
    while index + 7 <= len(words):
        run = _seven_letters(words[index : index + 7])
        behind = _seven_letters(words[index + 1 : index + 8])
        if not run or (_is_whole(behind) and not _is_whole(run)):
            index += 1
            continue
        runs.append(run)
        index += 7
    return runs or [run for run in (_working_week(words),) if run]


def _is_letter(word: Word) -> bool:
    return word.text.strip(".|").lower() in _ANY_LETTER


def _is_whole(run: Sequence[_Column]) -> bool:
    """Return whether every letter of a week was read: it begins here, not a word before."""
    return len(run) == len(_LETTERS) and all(column.sureness == 1.0 for column in run)


def _working_week(words: Sequence[Word]) -> list[_Column]:
    """Return the five letters M T W T F on a line without numbers, which heads a week by them."""
    if any(sign.isdigit() for word in words for sign in word.text):
        return []
    for index in range(len(words) - _FEWEST_OF_A_WORKING_WEEK + 1):
        five = words[index : index + _FEWEST_OF_A_WORKING_WEEK]
        texts = [word.text.strip(".|").lower() for word in five]
        fits = all(text in _LETTERS[day] for day, text in enumerate(texts))
        if fits and _apart_like_columns(five):
            return [_Column(day, _middle(word)) for day, word in enumerate(five)]
    return []


def _seven_letters(words: Sequence[Word]) -> list[_Column]:
    """Return seven short words as a week when all of them, but one at most, are its letters."""
    texts = [word.text.strip(".|").lower() for word in words]
    short = len(texts) == len(_LETTERS) and all(len(text) <= 2 for text in texts)
    letters = sum(text in _ANY_LETTER for text in texts)
    if not short or letters < _FEWEST_LETTERS or not _apart_like_columns(words):
        return []
    for first in (6, 0, *range(1, 6)):
        days = [(first + place) % 7 for place in range(7)]
        fits = [text in _LETTERS[day] for text, day in zip(texts, days, strict=True)]
        if sum(fits) >= _FEWEST_LETTERS:
            return [
                _Column(day, _middle(word), 1.0 if fit else BETWEEN_NEIGHBORS)
                for word, day, fit in zip(words, days, fits, strict=True)
            ]
    return []


def _apart_like_columns(words: Sequence[Word]) -> bool:
    """Return whether letters head columns; with one space between them they list days worked."""
    gaps = [
        max(other.box[0] - one.box[2], abs(other.box[1] - one.box[1]))
        for one, other in pairwise(words)
    ]
    return median(gaps) > _NARROWEST_GAP * median(word.box[3] - word.box[1] for word in words)


def _head(number: int, run: list[_Column]) -> WeekHead:
    (x0, y0), (x1, y1) = run[0].middle, run[-1].middle
    length = math.hypot(x1 - x0, y1 - y0) or 1.0
    direction = ((x1 - x0) / length, (y1 - y0) / length)
    middles = tuple(
        (column.middle[0] - x0) * direction[0] + (column.middle[1] - y0) * direction[1]
        for column in run
    )
    return WeekHead(
        line=number,
        weekdays=tuple(column.day for column in run),
        middles=middles,
        sureness=tuple(column.sureness for column in run),
        origin=(x0, y0),
        direction=direction,
        pitch=(middles[-1] - middles[0]) / (len(middles) - 1),
    )
