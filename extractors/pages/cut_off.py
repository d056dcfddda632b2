"""Edges of a picture through which print runs: what stood beyond them was not read."""

import cv2
import numpy as np

from extractors.pages.images import Frame
from extractors.pages.ocr.engines import GrayImage
from extractors.values import Box, Finding, Outcome, Place, Severity

_STRIP_INCHES = 0.5
_LETTER_INCHES = (0.02, 0.22)
_LEAST_FILL, _MOST_FILL = 0.12, 0.85
_LEAST_LETTERS = 4
_BLOCK_PIXELS = 31
_EDGES = ("top", "right", "bottom", "left")


def cut_off_edges(frame: Frame, number: int) -> tuple[Finding, ...]:
    """Return a finding for each edge of page ``number`` that cuts through a row of letters."""
    found = []
    for turns, edge in enumerate(_EDGES):
        # Turned counterclockwise that often, the edge is the top of the picture.
        strip = _strip(np.rot90(frame.pixels, turns), frame.dpi)
        if _cut_letters(strip, frame.dpi) >= _LEAST_LETTERS:
            found.append(_finding(edge, _place(frame, edge), number))
    return tuple(found)


def _strip(image: GrayImage, dpi: float) -> GrayImage:
    return np.ascontiguousarray(image[: max(8, round(_STRIP_INCHES * dpi))])


def _cut_letters(strip: GrayImage, dpi: float) -> int:
    """Return how many shapes of a letter's size touch the first row of ``strip``.

    A ruling line or the dark rim of a copy is longer, a speck smaller, than a letter.
    """
    if min(strip.shape) < _BLOCK_PIXELS or int(strip.max()) - int(strip.min()) < 60:
        return 0
    smooth = cv2.medianBlur(strip, 3)
    ink = cv2.adaptiveThreshold(
        smooth, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, _BLOCK_PIXELS, 20
    )
    _, _, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    low, high = (inches * dpi for inches in _LETTER_INCHES)
    return sum(
        bool(top <= 1)
        and low <= max(width, height) <= high
        and min(width, height) >= 2
        and _LEAST_FILL <= area / (width * height) <= _MOST_FILL
        for _, top, width, height, area in stats[1:]
    )


def _place(frame: Frame, edge: str) -> Box:
    height, width = (side * frame.points_per_pixel for side in frame.pixels.shape)
    deep = _STRIP_INCHES * 72
    return {
        "top": (0.0, 0.0, width, deep),
        "right": (width - deep, 0.0, width, height),
        "bottom": (0.0, height - deep, width, height),
        "left": (0.0, 0.0, deep, height),
    }[edge]


def _finding(edge: str, box: Box, number: int) -> Finding:
    message = (
        f"The {edge} edge of page {number} is cut off: letters run out of the picture, and what "
        "stood beyond was not read. Scan or photograph the whole sheet again, with some "
        "background showing on every side."
    )
    return Finding(
        "unreadable-region",
        Severity.WARNING,
        Outcome.CANNOT_TELL,
        message,
        (Place(number, box, ""),),
    )
