"""Dates that run down the side of a page or across it: one axis of a matrix of marks."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from extractors.days.grammar import mentions_on
from extractors.days.mentions import Mention
from extractors.days.tokens import Kind, Token, tokens_of
from extractors.layout import Line, around
from extractors.values import Box, Word

_FEWEST = 4
_MOST_LINES = 4000
_MOST_WORDS = 60
_LINED_UP_POINTS = 12.0
_LONGEST_GAP = 3.0
"""How many times the usual distance two dates of one axis may stand apart, as over a weekend."""

_LEADS = {Kind.WEEKDAY, Kind.COMMA, Kind.DOT}


@dataclass(frozen=True, slots=True)
class Dated:
    """The words of one date, from its weekday on."""

    words: tuple[Word, ...]

    @property
    def box(self) -> Box:
        """The box around the words."""
        return around(self.words)


@dataclass(frozen=True, slots=True)
class Axis:
    """Dates in order on one page; ``down`` when they stand below one another."""

    page: int
    dates: tuple[Dated, ...]
    down: bool

    @property
    def side(self) -> int:
        """The place in a box of the axis' own coordinate: x is 0, y is 1."""
        return 1 if self.down else 0

    @property
    def box(self) -> Box:
        """The box around all dates."""
        return around(word for each in self.dates for word in each.words)

    @property
    def pitch(self) -> float:
        """The usual distance from one date to the next, in points."""
        return median(b - a for a, b in pairwise(self.centers))

    @property
    def centers(self) -> tuple[float, ...]:
        """The middle of each date along the axis."""
        return tuple(middle(each.box, self.side) for each in self.dates)

    def nearest(self, word: Word) -> int | None:
        """Return which date a mark belongs to, ``None`` where it stands clearly beside all."""
        at = middle(word.box, self.side)
        away = [abs(at - center) for center in self.centers]
        best = away.index(min(away))
        return best if away[best] <= 0.45 * self.pitch else None


def middle(box: Box, side: int) -> float:
    """Return the middle of a box from left to right (0) or from top to bottom (1)."""
    return (box[side] + box[side + 2]) / 2


def axes_in(lines: Sequence[Line]) -> list[Axis]:
    """Return the rows and the columns of dates of a letter that could head a matrix."""
    found: list[Axis] = []
    first: list[tuple[int, Dated]] = []
    for line in lines[:_MOST_LINES]:
        digits = any(sign.isdigit() for word in line.words for sign in word.text)
        if not digits or len(line.words) > _MOST_WORDS:
            continue
        tokens = tokens_of([line])
        mentions = mentions_on(line)
        if not mentions or any(mention.last is not None for mention in mentions):
            continue
        dates = [_dated(tokens, mention) for mention in mentions]
        if len(mentions) == 1 and _begins(tokens, mentions[0]):
            first.append((line.page, dates[0]))
        elif len(mentions) >= _FEWEST:
            across = Axis(line.page, tuple(dates), down=False)
            found += [across] if _is_even(across) else []
    return found + _columns(first)


def _dated(tokens: Sequence[Token], mention: Mention) -> Dated:
    start = mention.start
    while start and tokens[start - 1].kind in _LEADS:
        start -= 1
    stretch = tokens[start : mention.end]
    return Dated(tuple(dict.fromkeys(token.word for token in stretch)))


def _begins(tokens: Sequence[Token], mention: Mention) -> bool:
    """Return whether a date begins its line, be it behind the number of its row."""
    before = tokens[: mention.start]
    numbered = before[:1] and before[0].kind is Kind.NUMBER and not tokens[1].glued
    return all(token.kind in _LEADS for token in before[bool(numbered) :])


def _is_even(axis: Axis) -> bool:
    gaps = [b - a for a, b in pairwise(axis.centers)]
    return min(gaps) > 0 and max(gaps) <= _LONGEST_GAP * median(gaps)


def _columns(first: Sequence[tuple[int, Dated]]) -> list[Axis]:
    """Return the dates that begin lines, those below one another together."""
    runs: list[list[tuple[int, Dated]]] = []
    for page, dated in first:
        last = runs[-1][-1] if runs else None
        near = last is not None and abs(last[1].box[0] - dated.box[0]) <= _LINED_UP_POINTS
        if last is not None and near and last[0] == page and last[1].box[1] < dated.box[1]:
            runs[-1].append((page, dated))
        else:
            runs.append([(page, dated)])
    blocks = [(run[0][0], block) for run in runs for block in _blocks([d for _, d in run])]
    return [Axis(page, block, down=True) for page, block in blocks if len(block) >= _FEWEST]


def _blocks(dates: Sequence[Dated]) -> list[tuple[Dated, ...]]:
    """Return the dates cut where one stands far from the next: the letter's own is none of them."""
    if len(dates) < _FEWEST:
        return []
    tops = [each.box[1] for each in dates]
    usual = median(b - a for a, b in pairwise(tops))
    cuts = [n for n, (a, b) in enumerate(pairwise(tops), 1) if b - a > _LONGEST_GAP * usual]
    return [tuple(dates[a:b]) for a, b in pairwise((0, *cuts, len(dates)))]
