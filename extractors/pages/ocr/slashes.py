"""Slashes that were read as letters or figures: "W/E" as WIE, "3/14" as 3114.

A slash is one straight stroke that leans further than any slanted type does.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from extractors.pages.ocr.engines import GrayImage, OcrWord
from extractors.pages.ocr.strokes import Stroke, stroke_of, strokes_of

_LOOKALIKES = frozenset("Il1|!7Jf")
_LEAST_HEIGHT = 0.7
_LEAST_LEAN = 0.26
_STRAIGHT = 0.97
_EVEN_WIDTH = 1.7
_FEW_ROWS = 8
_SURE = 0.9


def with_slashes(image: GrayImage, words: Sequence[OcrWord]) -> tuple[OcrWord, ...]:
    """Return ``words`` of ``image`` with a slash where a straight leaning stroke was printed."""
    return tuple(_with_slashes(image, word) if _may_hold(word) else word for word in words)


def _may_hold(word: OcrWord) -> bool:
    inside = word.text[1:-1]
    return len(word.letters) == len(word.text) and not _LOOKALIKES.isdisjoint(inside)


def _with_slashes(image: GrayImage, word: OcrWord) -> OcrWord:
    strokes = strokes_of(image, word)
    height = word.box[3] - word.box[1]
    text = list(word.text)
    for place in range(1, len(text) - 1):
        if text[place] in _LOOKALIKES and text[place - 1].isalnum() and text[place + 1].isalnum():
            stroke = stroke_of(strokes, word, place)
            if stroke is not None and _is_slash(stroke, height):
                text[place] = "/"
    made = "".join(text)
    if made == word.text:
        return word
    return replace(word, text=made, confidence=min(word.confidence, _SURE))


def _is_slash(stroke: Stroke, height: int) -> bool:
    """Return whether ``stroke`` is one straight line that leans to the right."""
    if stroke.height < max(_FEW_ROWS, _LEAST_HEIGHT * height):
        return False
    widths = stroke.shape.sum(axis=1)
    inner = slice(1, -1)
    if widths[inner].max() > _EVEN_WIDTH * np.median(widths[inner]):
        return False
    columns = np.arange(stroke.width)
    centers = ((stroke.shape * columns).sum(axis=1) / np.maximum(1, widths))[inner]
    rows = np.arange(len(centers))
    lean = -float(np.polyfit(rows, centers, 1)[0])
    return lean >= _LEAST_LEAN and -float(np.corrcoef(rows, centers)[0, 1]) >= _STRAIGHT
