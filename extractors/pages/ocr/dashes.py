"""Dashes within words, named by their length: "3/4–3/8" is often read with a hyphen."""

from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from extractors.pages.ocr.engines import GrayImage, OcrWord
from extractors.pages.ocr.spacing import pitch_of
from extractors.pages.ocr.strokes import Stroke, stroke_of, strokes_of

DASHES = frozenset("-–—")
_EN_DASH_IN_HEIGHTS, _EM_DASH_IN_HEIGHTS = 0.5, 1.05
_EN_DASH_IN_PITCHES = 0.85
_FLAT = 2.0
_THICKEST = 0.3


def dash_of(width: float, height: float, pitch: float | None) -> str:
    """Return the dash that is ``width`` beside letters of ``height``, all in pixels.

    ``pitch`` is the step of a typewriter's line, in which every dash is nearly as wide.
    """
    if pitch is not None:
        return "–" if width >= _EN_DASH_IN_PITCHES * pitch else "-"
    if width < _EN_DASH_IN_HEIGHTS * height:
        return "-"
    return "–" if width < _EM_DASH_IN_HEIGHTS * height else "—"


def with_dashes(image: GrayImage, words: Sequence[OcrWord]) -> tuple[OcrWord, ...]:
    """Return ``words`` of ``image`` with the dashes inside them as long as they were printed."""
    return tuple(_with_dashes(image, word, words) if _may_hold(word) else word for word in words)


def _may_hold(word: OcrWord) -> bool:
    is_told = len(word.letters) == len(word.text) > 1
    return is_told and not DASHES.isdisjoint(word.text)


def _with_dashes(image: GrayImage, word: OcrWord, words: Sequence[OcrWord]) -> OcrWord:
    line = [other for other in words if other.line == word.line]
    height = median(other.box[3] - other.box[1] for other in line)
    pitch, strokes = pitch_of(line), strokes_of(image, word)
    text = list(word.text)
    for place, sign in enumerate(text):
        stroke = stroke_of(strokes, word, place) if sign in DASHES else None
        if stroke is not None and _is_dash(stroke, height):
            text[place] = dash_of(stroke.width, height, pitch)
    return replace(word, text="".join(text))


def _is_dash(stroke: Stroke, height: float) -> bool:
    is_filled = bool(stroke.shape.mean() > 0.7)
    return is_filled and stroke.width >= _FLAT * stroke.height <= 2 * _THICKEST * height
