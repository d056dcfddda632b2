"""The strokes of a recognized word: each piece of connected ink within its box."""

from dataclasses import dataclass

import cv2
import numpy as np

from extractors.pages.normalise.looks import Mask
from extractors.pages.ocr.engines import GrayImage, OcrWord

_FAINTEST = 200


@dataclass(frozen=True, slots=True)
class Stroke:
    """One piece of connected ink: its box in pixels of the page, and its shape within."""

    left: int
    top: int
    right: int
    bottom: int
    shape: Mask

    @property
    def width(self) -> int:
        """How many pixels it is wide."""
        return self.right - self.left

    @property
    def height(self) -> int:
        """How many pixels it is high."""
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        """Half way between its left and its right edge."""
        return (self.left + self.right) / 2


def strokes_of(image: GrayImage, word: OcrWord) -> tuple[Stroke, ...]:
    """Return the strokes of ``word`` in ``image``, none where its ink is too faint to part."""
    x0, y0, x1, y1 = word.box
    x0, y0 = max(0, x0), max(0, y0)
    part = image[y0:y1, x0:x1]
    if not part.size or int(part.min()) > _FAINTEST:
        return ()
    dark = (part < (int(part.min()) + 255) // 2).view(np.uint8)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(dark, connectivity=8)
    return tuple(
        Stroke(
            x0 + x,
            y0 + y,
            x0 + x + width,
            y0 + y + height,
            labels[y : y + height, x : x + width] == number,
        )
        for number, (x, y, width, height, _) in enumerate(stats.tolist())
        if number
    )


def stroke_of(strokes: tuple[Stroke, ...], word: OcrWord, place: int) -> Stroke | None:
    """Return the stroke of the letter at ``place`` of ``word``, None when it cannot be told.

    The recognizer tells only about where a letter stands; where every letter has one stroke their
    order tells.
    """
    if len(strokes) == len(word.text):
        return sorted(strokes, key=lambda stroke: stroke.middle)[place]
    left, right = word.letters[place]
    middle = (left + right) / 2
    near = [s for s in strokes if s.left - 1 <= middle <= s.right + 1]
    return min(near, key=lambda stroke: abs(stroke.middle - middle), default=None)
