"""Shapes of ink above letters that have the form of an accent."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from extractors.pages.normalise.looks import Mask
from extractors.pages.ocr.engines import GrayImage, OcrWord

Stats = npt.NDArray[Any]
"""One row per shape: left, top, width, height, area."""

ACUTE, GRAVE, CIRCUMFLEX, TILDE, DIAERESIS = "\u0301", "\u0300", "\u0302", "\u0303", "\u0308"
"""The signs as Unicode combines them with a letter."""

_INK = 150
_HEIGHTS = (0.1, 0.36)
_WIDTHS = (0.1, 0.95)
_LEAST_AREA = 6
_BODY_HEIGHT = 0.5
_STEM_WIDTH = 0.3
_STROKE = 0.2
_COLUMNS_OF_A_STROKE, _COLUMNS_OVER_A_STEM = 3, 4
_REACH_IN_HEIGHTS = 0.45
_SMALL_LETTER, _WHOLE = 0.85, 0.9
_WHOLE_LETTERS = 0.6
_RISE = 0.5
_HOLLOW = 0.25
_WIDE = 1.5


@dataclass(frozen=True, slots=True)
class Accent:
    """An accent's sign as Unicode combines it, its box in pixels, the letters left of it.

    ``shapes`` is how many letters' shapes the word has: as many as letters, unless some touch.
    """

    sign: str
    box: tuple[int, int, int, int]
    before: int
    shapes: int

    @property
    def middle(self) -> float:
        """Half way between its left and its right edge."""
        return (self.box[0] + self.box[2]) / 2


class Shapes:
    """The shapes of ink of a page, found by where they stand."""

    def __init__(self, image: GrayImage) -> None:
        ink = (image < _INK).view(np.uint8)
        _, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
        self._labels: Mask = labels
        self.stats: Stats = stats
        """One row for each shape, the paper first."""

    def accents_over(self, word: OcrWord) -> list[Accent]:
        """Return the accents above the letters of ``word``, left to right."""
        x0, y0, x1, y1 = word.box
        height = y1 - y0
        top = max(0, y0 - round(_REACH_IN_HEIGHTS * height))
        numbers = np.unique(self._labels[top:y1, max(0, x0 - 2) : x1 + 2])
        shapes = [(int(n), self.stats[n]) for n in numbers if n]
        bodies = [s for _, s in shapes if s[3] >= _BODY_HEIGHT * height and s[1] >= top]
        # Letters in pieces would have an accent everywhere.
        if len(bodies) < _WHOLE_LETTERS * sum(c.isalpha() for c in word.text):
            return []
        tall = median(int(body[3]) for body in bodies)
        small = [(n, s) for n, s in shapes if _is_small(s, tall)]
        over = [(n, s, body) for n, s in small if (body := _beneath(s, shapes, tall)) is not None]
        whole = [each for each in over if _is_whole(each[2], bodies)]
        return list(self._named(whole, bodies, tall))

    def _named(
        self, over: list[tuple[int, Stats, Stats]], bodies: Sequence[Stats], tall: float
    ) -> Iterator[Accent]:
        over.sort(key=lambda each: int(each[1][0]))
        done: set[int] = set()
        for at, (number, shape, body) in enumerate(over):
            if number in done:
                continue
            pair = next((each for each in over[at + 1 :] if each[2] is body), None)
            if pair is not None:
                done.add(pair[0])
                yield _accent(DIAERESIS, (shape, pair[1]), body, bodies)
            elif (sign := self._sign(number, shape, body, tall)) is not None:
                yield _accent(sign, (shape, shape), body, bodies)

    def _sign(self, number: int, shape: Stats, body: Stats, tall: float) -> str | None:
        """Return the sign whose shape the ink has; None for a dot, a bar or a broken letter."""
        left, top, width, height, _ = (int(v) for v in shape)
        own = self._labels[top : top + height, left : left + width] == number
        columns = np.flatnonzero(own.any(axis=0))
        levels = np.array([np.flatnonzero(own[:, c]).mean() for c in columns])
        is_stem = int(body[2]) < _STEM_WIDTH * tall
        least = _COLUMNS_OVER_A_STEM if is_stem else _COLUMNS_OF_A_STROKE
        slope = float(np.polyfit(columns, levels, 1)[0]) if len(columns) >= least else 0.0
        third = max(1, len(levels) // 3)
        middle = levels[third : len(levels) - third]
        sides = (float(levels[:third].mean()) + float(levels[-third:].mean())) / 2
        dip = (sides - float(middle.mean())) / height if middle.size else 0.0
        if is_stem and max(width, height) < _STROKE * tall:
            return None
        if abs(slope) * (width - 1) >= _RISE * height:
            return ACUTE if slope < 0 else GRAVE
        if dip > _HOLLOW:
            return CIRCUMFLEX
        if is_stem:
            return None
        return TILDE if width >= _WIDE * height and abs(dip) < _HOLLOW else None


def _accent(sign: str, ends: tuple[Stats, Stats], body: Stats, bodies: Sequence[Stats]) -> Accent:
    first, last = ends
    x0, x1 = int(first[0]), int(last[0] + last[2])
    y0 = min(int(first[1]), int(last[1]))
    y1 = max(int(first[1] + first[3]), int(last[1] + last[3]))
    before = sum(int(other[0]) < int(body[0]) for other in bodies)
    return Accent(sign, (x0, y0, x1, y1), before, len(bodies))


def _is_whole(body: Stats, bodies: Sequence[Stats]) -> bool:
    """Return whether ``body`` has a letter's full height: the bowl of a broken "a" has not."""
    highest = max(int(other[3]) for other in bodies)
    small = [int(other[3]) for other in bodies if other[3] <= _SMALL_LETTER * highest]
    return int(body[3]) >= _WHOLE * median(small or [highest])


def _is_small(shape: Stats, tall: float) -> bool:
    _, _, width, height, area = (int(v) for v in shape)
    fits = _HEIGHTS[0] * tall <= height <= _HEIGHTS[1] * tall
    return fits and _WIDTHS[0] * tall <= width <= _WIDTHS[1] * tall and area >= _LEAST_AREA


def _beneath(shape: Stats, shapes: Sequence[tuple[int, Stats]], tall: float) -> Stats | None:
    """Return the letter right below ``shape``, which covers its width."""
    left, bottom, width = int(shape[0]), int(shape[1] + shape[3]), int(shape[2])
    for _, body in shapes:
        x0, y0, wide, high = (int(v) for v in body[:4])
        shared = min(left + width, x0 + wide) - max(left, x0)
        gap = y0 - bottom
        is_letter = high >= _BODY_HEIGHT * tall and wide <= 1.6 * tall
        if is_letter and shared >= 0.5 * min(width, wide) and 1 <= gap <= 0.3 * tall:
            return body
    return None
