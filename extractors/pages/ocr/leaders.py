"""Dotted leaders ("CLASSIFICATION ........ GRIP"), which the recognizer takes for letters.

The dots are found by their shape and even distance, wiped from the picture and given back as one
word each.
"""

from collections.abc import Iterator, Sequence

import cv2
import numpy as np
import numpy.typing as npt

from extractors.pages.normalise.looks import Mask, shrunk
from extractors.pages.ocr.engines import GrayImage, OcrWord

Dots = npt.NDArray[np.int32]
"""One row per dot: left, top, width, height, area."""

_DOT_PIXELS = (1, 4)
_SLIMMEST = 0.5
_LEAST_DOTS = 6
_WIDEST_STEP = 16
_STEP_TOLERANCE = 0.25
_INK = 190
_CLEAR_PIXELS = 7
_CLEAR_SHARE = 0.02
_SURE = 0.95


def without_leaders(image: GrayImage) -> tuple[GrayImage, tuple[OcrWord, ...]]:
    """Return ``image`` with white where leaders ran, and the leaders as words."""
    small = shrunk(image, max(image.shape) // 2) < _INK
    rows = [row for row in _leaders(_dots(small)) if _stands_alone(row, small)]
    if not rows:
        return image, ()
    wiped = image.copy()
    for row in rows:
        for x, y, width, height, _ in row:
            wiped[
                max(0, 2 * y - 2) : 2 * (y + height + 1), max(0, 2 * x - 2) : 2 * (x + width + 1)
            ] = 255
    return wiped, tuple(_word(row) for row in rows)


def _dots(ink: Mask) -> Dots:
    """Return the small square specks of ``ink``, the picture at half its size."""
    _, _, stats, _ = cv2.connectedComponentsWithStats(ink.view(np.uint8), connectivity=8)
    low, high = _DOT_PIXELS
    sides = stats[:, cv2.CC_STAT_WIDTH : cv2.CC_STAT_HEIGHT + 1]
    small, large = sides.min(axis=1), sides.max(axis=1)
    is_dot = (small >= low) & (large <= high) & (small >= _SLIMMEST * large)
    dots: Dots = stats[is_dot]
    return dots


def _stands_alone(row: Dots, ink: Mask) -> bool:
    """Return whether nothing is printed between the dots: commas after figures are no leader."""
    left, right = int(row[0, 0]), int(row[-1, 0] + row[-1, 2])
    top, bottom = int(row[:, 1].min()), int((row[:, 1] + row[:, 3]).max())
    above = ink[max(0, top - _CLEAR_PIXELS) : max(0, top - 1), left:right]
    return bool(above.mean() < _CLEAR_SHARE) if above.size and bottom > top else True


def _leaders(dots: Dots) -> Iterator[Dots]:
    """Yield the runs of dots on one level whose steps are alike."""
    levels = (dots[:, 1] + dots[:, 1] + dots[:, 3]) // 2
    order = np.argsort(levels, kind="stable")
    dots, levels = dots[order], levels[order]
    for band in np.split(np.arange(len(dots)), np.flatnonzero(np.diff(levels) > 2) + 1):
        row = dots[band]
        yield from _even_runs(row[np.argsort(row[:, 0], kind="stable")])


def _even_runs(row: Dots) -> Iterator[Dots]:
    start = 0
    steps = np.diff(row[:, 0] + row[:, 2] / 2)
    for end in range(1, len(row) + 1):
        if end == len(row) or not _goes_on(steps, start, end):
            if end - start >= _LEAST_DOTS:
                yield row[start:end]
            start = end


def _goes_on(steps: Sequence[float] | npt.NDArray[np.float64], start: int, end: int) -> bool:
    """Return whether the dot at ``end`` is as far from the one before it as those before are."""
    step = steps[end - 1]
    usual = float(np.median(steps[start:end]))
    return step <= _WIDEST_STEP and abs(step - usual) <= max(1.0, _STEP_TOLERANCE * usual)


def _word(row: Dots) -> OcrWord:
    left, right = 2 * int(row[0, 0]), 2 * int(row[-1, 0] + row[-1, 2])
    top, bottom = 2 * int(row[:, 1].min()), 2 * int((row[:, 1] + row[:, 3]).max())
    # As high as a printed full stop's box is: the line's letters stand above the dots.
    return OcrWord("." * len(row), (left, bottom - 3 * (bottom - top), right, bottom), _SURE)
