"""Dots, bullets and dashes that stand alone, named by their shape.

The recognizer's English model knows neither the middle dot nor the bullet and takes them for
dashes or letters; its dashes are of any length. Their ink says what they are.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median

import numpy as np

from extractors.pages.ocr.dashes import DASHES, dash_of
from extractors.pages.ocr.engines import GrayImage, OcrWord
from extractors.pages.ocr.spacing import pitch_of

_DOT_LOOKALIKES = frozenset("-–—+*«»¢©°oe®~=.:•·@")
_DISC_FILL = 0.66
_DISC_SIDES = (0.6, 1.6)
_BULLET_IN_HEIGHTS, _DISC_IN_HEIGHTS = 0.3, 0.7
_MIDDLE = (0.2, 0.8)
_SURE = 0.9
_HARDLY_READ = 0.5
_FAINTEST = 200


@dataclass(frozen=True, slots=True)
class _Ink:
    """The ink within a word's box: its own box and the share of it that is dark."""

    left: int
    top: int
    right: int
    bottom: int
    fill: float


def as_drawn(image: GrayImage, words: Sequence[OcrWord]) -> tuple[OcrWord, ...]:
    """Return ``words`` with lone middle dots, bullets and dashes named by their shape."""
    suspects = [word for word in words if len(word.text) == 1 and _may_be_a_mark(word)]
    if not suspects:
        return tuple(words)
    others = [word for word in words if len(word.text) > 1]
    named = {id(word): _named(image, word, others) for word in suspects}
    return tuple(named.get(id(word), word) for word in words)


def _may_be_a_mark(word: OcrWord) -> bool:
    """Return whether a lone sign may be a dot or a dash: it looks like one, or was hardly read."""
    return word.text in _DOT_LOOKALIKES or word.confidence < _HARDLY_READ


def _named(image: GrayImage, word: OcrWord, others: Sequence[OcrWord]) -> OcrWord:
    same_line = [other for other in others if other.line == word.line]
    beside = [other.box for other in same_line]
    ink = _ink(image, word)
    if ink is None or not beside:
        return word
    top, bottom = median(box[1] for box in beside), median(box[3] for box in beside)
    text = _name(word.text, ink, top, bottom, pitch_of(same_line))
    if text == word.text:
        return word
    box = (ink.left, ink.top, ink.right, ink.bottom)
    return replace(word, text=text, box=box, confidence=_SURE)


def _ink(image: GrayImage, word: OcrWord) -> _Ink | None:
    x0, y0, x1, y1 = word.box
    part = image[max(0, y0) : y1, max(0, x0) : x1]
    if not part.size or part.min() > _FAINTEST:
        return None
    dark = part < (int(part.min()) + 255) // 2
    rows, columns = np.flatnonzero(dark.any(axis=1)), np.flatnonzero(dark.any(axis=0))
    top, bottom = int(rows[0]), int(rows[-1]) + 1
    left, right = int(columns[0]), int(columns[-1]) + 1
    fill = float(dark[top:bottom, left:right].mean())
    return _Ink(x0 + left, y0 + top, x0 + right, y0 + bottom, fill)


def _name(text: str, ink: _Ink, top: float, bottom: float, pitch: float | None) -> str:
    """Return what the ink shows between the ``top`` and ``bottom`` of its line's letters."""
    height = max(1.0, bottom - top)
    wide, high = ink.right - ink.left, ink.bottom - ink.top
    middle = ((ink.top + ink.bottom) / 2 - top) / height
    if ink.fill < _DISC_FILL or not _MIDDLE[0] <= middle <= _MIDDLE[1]:
        return text
    if _DISC_SIDES[0] <= wide / high <= _DISC_SIDES[1] and high <= _DISC_IN_HEIGHTS * height:
        return "·" if high <= _BULLET_IN_HEIGHTS * height else "•"
    if text not in DASHES or wide < 2 * high:
        return text
    return dash_of(wide, height, pitch)
