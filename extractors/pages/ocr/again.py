"""A second look at one field: its box read again, larger and in several ways.

For a person who doubts a value, and for the desk that shows them what else the print may say.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np

from extractors.pages.images import Frame
from extractors.pages.normalise.normaliser import Normalised, normalise
from extractors.pages.ocr.engines import GrayImage, Layout, OcrEngine, OcrWord, engine
from extractors.values import Box

_MARGIN_POINTS = 3.0
_MARGIN_PIXELS = 14
_LARGER = (1.0, 1.5, 2.0)
_DPI = 200
_LINE_PIXELS = 55
_AGREED = 0.5
_LEAST = 0.15
_SHARPEN_SIGMA, _SHARPEN_AMOUNT = 2.0, 1.5


@dataclass(frozen=True, slots=True)
class Candidate:
    """What a box may say, and how sure that is from 0 to 1; ``looks`` is how many saw it."""

    text: str
    confidence: float
    looks: int


def read_again(
    frame: Frame, box: Box, recognizer: OcrEngine | None = None
) -> tuple[Candidate, ...]:
    """Return what the ``box`` (points of the page as displayed) may say, the surest first.

    The box is looked at in three sizes, plain and sharpened. Looks that agree make a text surer;
    nothing legible gives an empty tuple.
    """
    crop = _upright(frame, box)
    if min(crop.shape) < _MARGIN_PIXELS:
        return ()
    reader = recognizer or engine()
    seen: dict[str, list[float]] = {}
    for view in _views(crop):
        words = reader.words(view, _DPI, _layout_of(view))
        if words and _weakest(words) >= _LEAST:
            seen.setdefault(" ".join(word.text for word in words), []).append(_weakest(words))
    made = [Candidate(text, _sure(sures), len(sures)) for text, sures in seen.items()]
    return tuple(sorted(made, key=lambda each: (-each.confidence, each.text)))


def _upright(frame: Frame, box: Box) -> GrayImage:
    """Return the part of the corrected page that ``box`` covers, with a little room around it."""
    page = normalise(frame.pixels)
    x0, y0, x1, y1 = _on_page(page, frame, box)
    height, width = page.image.shape
    left, top = max(0, int(x0)), max(0, int(y0))
    return page.image[top : min(height, int(y1) + 1), left : min(width, int(x1) + 1)]


def _on_page(page: Normalised, frame: Frame, box: Box) -> Box:
    points = frame.points_per_pixel
    left, top, right, bottom = box
    room = _MARGIN_POINTS
    corners = np.array(
        [
            [x / points, y / points]
            for x in (left - room, right + room)
            for y in (top - room, bottom + room)
        ]
    )
    moved = cv2.perspectiveTransform(corners[None].astype(np.float64), page.transform)[0]
    (x0, y0), (x1, y1) = moved.min(axis=0), moved.max(axis=0)
    return float(x0), float(y0), float(x1), float(y1)


def _views(crop: GrayImage) -> Iterator[GrayImage]:
    for larger in _LARGER:
        view = cv2.resize(crop, None, fx=larger, fy=larger, interpolation=cv2.INTER_CUBIC)
        yield _framed(view)
        soft = cv2.GaussianBlur(view, (0, 0), _SHARPEN_SIGMA * larger)
        yield _framed(cv2.addWeighted(view, 1 + _SHARPEN_AMOUNT, soft, -_SHARPEN_AMOUNT, 0))


def _framed(view: GrayImage) -> GrayImage:
    margin = _MARGIN_PIXELS
    framed = cv2.copyMakeBorder(
        view, margin, margin, margin, margin, cv2.BORDER_CONSTANT, value=(255,)
    )
    return framed.astype(np.uint8)


def _layout_of(view: GrayImage) -> Layout:
    return Layout.LINE if view.shape[0] < 2 * _LINE_PIXELS + 2 * _MARGIN_PIXELS else Layout.BLOCK


def _weakest(words: tuple[OcrWord, ...]) -> float:
    return min(word.confidence for word in words)


def _sure(sures: list[float]) -> float:
    """Return the surest look, discounted as long as few looks agree with it."""
    share = len(sures) / (2 * len(_LARGER))
    return max(sures) * (_AGREED + (1 - _AGREED) * share)
