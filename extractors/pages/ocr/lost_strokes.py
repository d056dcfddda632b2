"""Figures and slashes that the recognizer dropped from a number: "10/14" read as 10/4.

Every figure, slash, dash and dot is one stroke; the dot within a typewriter's zero is none of its
own. A number whose ink has more strokes than were read has lost one. Where many numbers of a page
seem to have, its letters are broken, and nothing is told.
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
_FEW, _MOST_SHORT = 3, 0.1
_MARGIN_PIXELS = 14
_LARGER = 1.5
_DPI = 300
_SURE, _UNSURE = 0.9, 0.3


def with_lost_strokes(
    image: GrayImage, words: Sequence[OcrWord], recognizer: OcrEngine
) -> tuple[OcrWord, ...]:
    """Return ``words`` with numbers as their ink shows them; one that cannot be told is unsure."""
    numbers = [word for word in words if _NUMBER.fullmatch(word.text)]
    strokes = {id(word): _strokes(image, word) for word in numbers}
    short = [word for word in numbers if len(strokes[id(word)]) > len(word.text)]
    if len(short) > max(_FEW, _MOST_SHORT * len(numbers)):
        return tuple(words)
    whole = {id(word): _whole(image, word, strokes[id(word)], recognizer) for word in short}
    return tuple(whole.get(id(word), word) for word in words)


def _whole(
    image: GrayImage, word: OcrWord, strokes: Sequence[Stroke], recognizer: OcrEngine
) -> OcrWord:
    text = slash_passed_over(word, strokes) if len(strokes) == len(word.text) + 1 else None
    text = text or _read_again(image, word, len(strokes), recognizer)
    if text is None:
        return replace(word, confidence=min(word.confidence, _UNSURE))
    return replace(word, text=text, confidence=min(word.confidence, _SURE), letters=())


def _strokes(image: GrayImage, word: OcrWord) -> list[Stroke]:
    found = [s for s in strokes_of(image, word) if s.width * s.height >= _LEAST_INK]
    apart = [s for s in found if not any(_is_within(s, other) for other in found)]
    return sorted(apart, key=lambda stroke: stroke.middle)


def _is_within(stroke: Stroke, other: Stroke) -> bool:
    return other.left < stroke.left and stroke.right < other.right


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
