"""Slashes that were read as letters or figures ("W/E" as WIE, "3/14" as 3114), or passed over.

A slash is one straight stroke that leans further than any slanted type does. In bold or narrow type
it leans less, and is told where the ink has a stroke more than the number that was read, or where
the row has dates with slashes.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from extractors.pages.ocr.engines import GrayImage, OcrWord
from extractors.pages.ocr.strokes import Stroke, stroke_of, strokes_of

_LOOKALIKES = frozenset("Il1|!7Jf")
_LEAST_HEIGHT = 0.7
_LEAST_LEAN = 0.26
_LEAST_LEAN_OF_BOLD = 0.13
_STRAIGHT = 0.97
_EVEN_WIDTH = 1.7
_FEW_ROWS = 8
_SURE = 0.9
_NUMBER = re.compile(r"\d{2,}")
_DATE = re.compile(r"\d{1,2}/\d{1,2}(?:/\d{2,4})?")
_FEWEST_DATES = 2


def with_slashes(image: GrayImage, words: Sequence[OcrWord]) -> tuple[OcrWord, ...]:
    """Return ``words`` of ``image`` with a slash where a straight leaning stroke was printed."""
    dates = [word for word in words if _DATE.fullmatch(word.text)]
    return tuple(
        _with_slashes(image, word, _lean_among(dates, word)) if _may_hold(word) else word
        for word in words
    )


def slash_passed_over(word: OcrWord, strokes: Sequence[Stroke]) -> str | None:
    """Return a number with the slash put in that one of its ``strokes``, left to right, shows.

    ``strokes`` are one more than the letters read.
    """
    height = word.box[3] - word.box[1]
    places = [at for at, each in enumerate(strokes) if _is_slash(each, height, _LEAST_LEAN_OF_BOLD)]
    if len(places) != 1 or places[0] in (0, len(word.text)) or "/" in word.text:
        return None
    return f"{word.text[: places[0]]}/{word.text[places[0] :]}"


def _lean_among(dates: Sequence[OcrWord], word: OcrWord) -> float:
    """Return how far a slash must lean in ``word``: less in a number in a row with dates."""
    middle = (word.box[1] + word.box[3]) / 2
    beside = sum(date.box[1] < middle < date.box[3] for date in dates)
    is_one = beside >= _FEWEST_DATES and _NUMBER.fullmatch(word.text) is not None
    return _LEAST_LEAN_OF_BOLD if is_one else _LEAST_LEAN


def _may_hold(word: OcrWord) -> bool:
    inside = word.text[1:-1]
    return len(word.letters) == len(word.text) and not _LOOKALIKES.isdisjoint(inside)


def _with_slashes(image: GrayImage, word: OcrWord, least_lean: float) -> OcrWord:
    strokes = strokes_of(image, word)
    height = word.box[3] - word.box[1]
    text = list(word.text)
    for place in range(1, len(text) - 1):
        if text[place] in _LOOKALIKES and text[place - 1].isalnum() and text[place + 1].isalnum():
            stroke = stroke_of(strokes, word, place)
            if stroke is not None and _is_slash(stroke, height, least_lean):
                text[place] = "/"
    made = "".join(text)
    if made == word.text:
        return word
    return replace(word, text=made, confidence=min(word.confidence, _SURE))


def _is_slash(stroke: Stroke, height: int, least_lean: float) -> bool:
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
    return lean >= least_lean and -float(np.corrcoef(rows, centers)[0, 1]) >= _STRAIGHT
