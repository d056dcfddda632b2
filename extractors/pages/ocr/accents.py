"""Accents of letters, named by their ink.

The recognizer's English model reads few accented letters: "Muñoz" comes back as Mufoz or Mufioz,
"RÉSUMÉ" as RESUME. An accent is a small shape of its own above a letter. The word is looked at
again with its accents wiped out, and each is put back on the letter beneath it.
"""

from collections.abc import Sequence
from dataclasses import replace
from unicodedata import combining, normalize

import cv2
import numpy as np

from extractors.pages.ocr.accent_shapes import (
    ACUTE,
    CIRCUMFLEX,
    DIAERESIS,
    GRAVE,
    TILDE,
    Accent,
    Shapes,
)
from extractors.pages.ocr.engines import GrayImage, Layout, OcrEngine, OcrWord

_CARRIERS = {
    ACUTE: "aeiouyAEIOUY",
    GRAVE: "aeiouAEIOU",
    CIRCUMFLEX: "aeiouAEIOU",
    TILDE: "nNaoAO",
    DIAERESIS: "aeiouyAEIOU",
}
_MOST_ACCENTED = 0.12
_FEW_WORDS = 6
_MARGIN_PIXELS = 10
_DPI = 200
_LEAST_CONFIDENCE = 0.5
_SURE = 0.85
_LIMIT = 60


def accented(
    image: GrayImage, known: Shapes, words: Sequence[OcrWord], recognizer: OcrEngine
) -> tuple[OcrWord, ...]:
    """Return ``words`` of ``image`` with the accents that its ``known`` shapes of ink show."""
    made: list[OcrWord] = []
    looks = 0
    for word in words:
        accents = known.accents_over(word) if looks < _LIMIT and _may_carry(word) else []
        if accents and [accent.sign for accent in accents] != _signs_in(word.text):
            looks += 1
            made.append(_with_accents(image, word, accents, recognizer))
        else:
            made.append(word)
    changed = sum(old is not new for old, new in zip(words, made, strict=True))
    # So many accents are broken letters, not a language.
    is_broken = changed > max(_FEW_WORDS, _MOST_ACCENTED * len(words))
    return tuple(words if is_broken else made)


def _may_carry(word: OcrWord) -> bool:
    letters = sum(c.isalpha() for c in word.text)
    return letters >= 2 and 2 * letters > len(word.text)


def _signs_in(text: str) -> list[str]:
    return [c for c in normalize("NFD", text) if combining(c)]


def _with_accents(
    image: GrayImage, word: OcrWord, accents: Sequence[Accent], recognizer: OcrEngine
) -> OcrWord:
    """Return ``word`` read again without its accents, each put on the letter beneath it."""
    plain = _plain_reading(image, word, accents, recognizer)
    if plain is None or len(plain.letters) != len(plain.text):
        return word
    text = list(plain.text)
    for accent in accents:
        place = _place(accent, plain)
        if place is None or not _agree(word.text, plain.text, accents, plain):
            return word
        text[place] = normalize("NFC", text[place] + accent.sign)
    confidence = min(_SURE, max(word.confidence, plain.confidence))
    top = min(word.box[1], *(accent.box[1] for accent in accents))
    box = (word.box[0], top, word.box[2], word.box[3])
    return replace(word, text="".join(text), letters=plain.letters, confidence=confidence, box=box)


def _place(accent: Accent, plain: OcrWord) -> int | None:
    """Return which letter the accent stands over: the one beneath that can carry it."""
    if accent.shapes == len(plain.text):
        is_right = plain.text[accent.before] in _CARRIERS[accent.sign]
        return accent.before if is_right else None
    away = {
        place: abs((a + b) / 2 - accent.middle)
        for place, (a, b) in enumerate(plain.letters)
        if plain.text[place] in _CARRIERS[accent.sign]
    }
    return min(away, key=lambda place: away[place], default=None)


def _agree(first: str, plain: str, accents: Sequence[Accent], again: OcrWord) -> bool:
    """Return whether both readings are the same but for the letters with the accents."""
    stripped = "".join(c for c in normalize("NFD", first) if not combining(c))
    places = [place for each in accents if (place := _place(each, again)) is not None]
    if stripped == plain or not places:
        return bool(places)
    head, tail = plain[: min(places)], plain[max(places) + 1 :]
    return stripped.startswith(head) and stripped.endswith(tail)


def _plain_reading(
    image: GrayImage, word: OcrWord, accents: Sequence[Accent], recognizer: OcrEngine
) -> OcrWord | None:
    x0, y0, x1, y1 = word.box
    top = max(0, min(y0, *(accent.box[1] for accent in accents)) - 2)
    left = max(0, x0 - 2)
    crop = image[top : y1 + 2, left : x1 + 2].copy()
    for a, b, c, d in (accent.box for accent in accents):
        crop[max(0, b - top - 1) : d - top + 1, max(0, a - left - 1) : c - left + 1] = 255
    margin = _MARGIN_PIXELS
    framed = cv2.copyMakeBorder(
        crop, margin, margin, margin, margin, cv2.BORDER_CONSTANT, value=(255,)
    )
    found = recognizer.words(framed.astype(np.uint8), _DPI, Layout.LINE)
    if len(found) != 1 or found[0].confidence < _LEAST_CONFIDENCE:
        return None
    shift = left - margin
    letters = tuple((a + shift, b + shift) for a, b in found[0].letters)
    return replace(found[0], letters=letters)
