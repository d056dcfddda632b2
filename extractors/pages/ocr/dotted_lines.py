"""Dotted and dashed lines below words ("Day 3 | Thu 3/16"), which hide the words above them.

Each is wiped from the picture and given back as the ruling line that it stands for. Dots beside
words, with nothing above them, are a leader (``leaders``).
"""

import cv2
import numpy as np

from extractors.pages.normalise.looks import Mask, shrunk
from extractors.pages.ocr.engines import GrayImage
from extractors.pages.ocr.marks import PixelBox

_INK = 235
_THICKEST = 4
_LONGEST_DASH = 40
_BRIDGED = 5
_LEAST_PIXELS = 60
_LETTER_PIXELS = 12
_RIM = 1
_WORDS_ABOVE = 0.02


def without_dotted_lines(image: GrayImage) -> tuple[GrayImage, tuple[PixelBox, ...]]:
    """Return ``image`` with white where dotted lines ran below words, and where they ran."""
    ink = (shrunk(image, max(image.shape) // 2) < _INK).astype(np.uint8)
    thin = _thin(ink)
    letters = cv2.subtract(ink, thin)
    wiped, found = image.copy(), list[PixelBox]()
    for left, top, right, bottom in _rows(thin):
        above = letters[max(0, top - _LETTER_PIXELS) : top, left:right]
        if not above.size or above.mean() < _WORDS_ABOVE:
            continue
        rim = _RIM
        wiped[2 * (top - rim) : 2 * (bottom + rim), 2 * (left - rim) : 2 * (right + rim)] = 255
        found.append((2 * left, 2 * top, 2 * right, 2 * bottom))
    return (wiped if found else image), tuple(found)


def _thin(ink: Mask) -> Mask:
    """Return the low specks of ``ink``: dots, and dashes of any length up to a letter or two."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    low = stats[:, cv2.CC_STAT_HEIGHT] <= _THICKEST
    low &= stats[:, cv2.CC_STAT_WIDTH] <= _LONGEST_DASH
    low[0] = False
    return np.asarray(low.astype(np.uint8)[labels], dtype=np.uint8)


def _rows(thin: Mask) -> list[tuple[int, int, int, int]]:
    """Return the boxes of specks that follow one another closely on one level."""
    joined = cv2.morphologyEx(thin, cv2.MORPH_CLOSE, np.ones((1, _BRIDGED), np.uint8))
    _, _, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    return [
        (x, y, x + width, y + height)
        for x, y, width, height, _ in stats[1:].tolist()
        if width >= _LEAST_PIXELS and height <= _THICKEST
    ]
