"""Figures and slashes that the recognizer dropped from a number: "10/14" read as 10/4.

Every figure, slash, dash and dot is one stroke. A number whose ink has more strokes than were read
has lost one.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

import cv2
import numpy as np

from extractors.pages.ocr.engines import GrayImage, Layout, OcrEngine, OcrWord
from extractors.pages.ocr.slashes import slash_passed_over
from extractors.pages.ocr.strokes import Stroke, strokes_of

_NUMBER = re.compile(r"[\d/.,-]*\d[\d/.,-]+|\d")
_LEAST_INK = 4
_MARGIN_PIXELS = 14
_LARGER = 1.5
_DPI = 300
_SURE, _UNSURE = 0.9, 0.3


def with_lost_strokes(
    image: GrayImage, words: Sequence[OcrWord], recognizer: OcrEngine
) -> tuple[OcrWord, ...]:
    """Return ``words`` with numbers as their ink shows them; one that cannot be told is unsure."""
    return tuple(
        _whole(image, word, recognizer) if _NUMBER.fullmatch(word.text) else word for word in words
    )


def _whole(image: GrayImage, word: OcrWord, recognizer: OcrEngine) -> OcrWord:
    strokes = _strokes(image, word)
    lost = len(strokes) - len(word.text)
    if lost <= 0:
        return word
    text = slash_passed_over(word, strokes) if lost == 1 else None
    text = text or _read_again(image, word, len(strokes), recognizer)
    if text is None:
        return replace(word, confidence=min(word.confidence, _UNSURE))
    return replace(word, text=text, confidence=min(word.confidence, _SURE), letters=())


def _strokes(image: GrayImage, word: OcrWord) -> list[Stroke]:
    found = [s for s in strokes_of(image, word) if s.width * s.height >= _LEAST_INK]
    return sorted(found, key=lambda stroke: stroke.middle)


def _read_again(image: GrayImage, word: OcrWord, strokes: int, recognizer: OcrEngine) -> str | None:
    """Return what the number alone, larger, is read as, if that adds what its strokes want."""
    x0, y0, x1, y1 = word.box
    crop = cv2.resize(image[y0:y1, x0:x1], None, fx=_LARGER, fy=_LARGER)
    margin = _MARGIN_PIXELS
    framed = cv2.copyMakeBorder(
        crop, margin, margin, margin, margin, cv2.BORDER_CONSTANT, value=(255,)
    )
    found = recognizer.words(framed.astype(np.uint8), _DPI, Layout.LINE)
    text = "".join(each.text for each in found)
    fits = len(text) == strokes and _NUMBER.fullmatch(text) is not None
    return text if fits and _adds_to(word.text, text) else None


def _adds_to(short: str, long: str) -> bool:
    """Return whether ``long`` is ``short`` with letters put in."""
    rest = iter(long)
    return all(letter in rest for letter in short)
