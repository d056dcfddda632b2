"""Large or small: a letter that has one shape in both cases is told by its height.

A mark in a cell ("X" for worked) stands alone, so that the recognizer has nothing to compare it
with; the other words of its row have capitals and digits.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from statistics import median

import numpy as np

from extractors.pages.ocr.engines import GrayImage, OcrWord
from extractors.pages.ocr.strokes import strokes_of

_SAME_SHAPE = frozenset("cosuvwxz")
_AMONG_CAPITALS = re.compile(r"[“\"(]?(?!Mc|Mac|Du|De)[A-Z]+(?:[cosuvwxz][A-Z]+)+[”\"),.:;]{0,2}")
"""Capitals with a letter between them that has one shape in both cases; "McKAY" is a name."""

_CAPITAL_SHARE = 0.82
_SMALL_SHARE = 0.78
_BAR_SHARE = 1.15
_INK = 160


def in_printed_case(image: GrayImage, words: Sequence[OcrWord]) -> tuple[OcrWord, ...]:
    """Return ``words`` of ``image`` with lone letters such as X or x in the case they show."""
    words = [_without_echoes(image, word) if _echoes(word.text) else word for word in words]
    words = [_capitals(word) for word in words]
    if not any(word.text == "|" or _is_lone(word.text) for word in words):
        return tuple(words)
    tall = [high for word in words if (high := _high_part(image, word)) is not None]
    return tuple(_as_high(word, tall, words) for word in words)


def _capitals(word: OcrWord) -> OcrWord:
    """Return a word of capitals without the small letter that has the shape of one: "TwO"."""
    is_one = _AMONG_CAPITALS.fullmatch(word.text) and not _echoes(word.text)
    return replace(word, text=word.text.upper()) if is_one else word


def _echoes(text: str) -> list[int]:
    """Return where a small letter stands beside the same large one: XxX was printed XX."""
    sides = [
        text[max(0, place - 1) : place] + text[place + 1 : place + 2] for place in range(len(text))
    ]
    return [n for n, c in enumerate(text) if c in _SAME_SHAPE and c.upper() in sides[n]]


def _without_echoes(image: GrayImage, word: OcrWord) -> OcrWord:
    """Return ``word`` without letters that were read twice in both cases, by its strokes."""
    surplus, echoes = len(word.text) - len(strokes_of(image, word)), _echoes(word.text)
    if len(word.letters) != len(word.text) or not 0 < surplus <= len(echoes):
        return word
    kept = [n for n in range(len(word.text)) if n not in echoes[:surplus]]
    text, letters = "".join(word.text[n] for n in kept), tuple(word.letters[n] for n in kept)
    return replace(word, text=text, letters=letters)


def _high_part(image: GrayImage, word: OcrWord) -> OcrWord | None:
    """Return the part of ``word`` that has a capital's height: all of it, or its first digit."""
    if _is_lone(word.text):
        return None
    if _is_tall(word.text):
        return word
    place = next((n for n, c in enumerate(word.text) if c.isdigit()), None)
    if place is None or len(word.letters) != len(word.text):
        return None
    left, right = word.letters[place]
    x0, y0, x1, y1 = word.box
    ink = image[max(0, y0) : y1, max(x0, left) : min(x1, right)] < _INK
    if not ink.any():
        return None
    rows = np.flatnonzero(ink.any(axis=1))
    box = (left, y0 + int(rows[0]), right, y0 + int(rows[-1]) + 1)
    return replace(word, text=word.text[place], box=box, letters=())


def _as_high(word: OcrWord, tall: Sequence[OcrWord], words: Sequence[OcrWord]) -> OcrWord:
    if word.text == "|":
        return _bar(word, words)
    return _cased(word, tall) if _is_lone(word.text) else word


def _bar(word: OcrWord, words: Sequence[OcrWord]) -> OcrWord:
    """Return a lone bar no higher than a capital as the letter I: a printed bar is higher."""
    beside = [other for other in words if other.text != "|" and _shares_row(word, other)]
    heights = [_height(other) for other in beside if any(c.isalnum() for c in other.text)]
    is_letter = bool(heights) and _SMALL_SHARE <= _height(word) / median(heights) <= _BAR_SHARE
    return replace(word, text="I") if is_letter else word


def _is_tall(text: str) -> bool:
    """Return whether the word has the height of a capital: it holds one, or a digit, no tail."""
    has_tall = any(c.isdigit() or (c.isupper() and c not in "QJ") for c in text)
    return has_tall and not set(text) & set("gjpqyQJ,;|()[]{}/\\$@")


def _is_lone(text: str) -> bool:
    """Return whether ``text`` is one letter of one shape, also when it was read twice (xX)."""
    return len(text) <= 2 and len(set(text.lower())) == 1 and text[0].lower() in _SAME_SHAPE


def _cased(word: OcrWord, tall: Sequence[OcrWord]) -> OcrWord:
    heights = [_height(other) for other in tall if _shares_row(word, other)]
    letters = word.text if word.text.islower() or word.text.isupper() else word.text[:1]
    if not heights:
        return replace(word, text=letters, letters=word.letters[: len(letters)])
    share = _height(word) / median(heights)
    if share >= _CAPITAL_SHARE:
        letters = letters.upper()
    elif share <= _SMALL_SHARE:
        letters = letters.lower()
    return replace(word, text=letters, letters=word.letters[: len(letters)])


def _height(word: OcrWord) -> int:
    return word.box[3] - word.box[1]


def _shares_row(one: OcrWord, other: OcrWord) -> bool:
    """Return whether two boxes overlap by more than half the smaller height."""
    shared = min(one.box[3], other.box[3]) - max(one.box[1], other.box[1])
    return 2 * shared > min(_height(one), _height(other))
