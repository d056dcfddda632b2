"""Dashes named by their length.

On a typewriter's page an en dash is hardly longer than a hyphen, so that a dash between words is
measured against the hyphens within the words of the page.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from statistics import median

import numpy as np

from extractors.pages.ocr.engines import GrayImage, OcrWord
from extractors.pages.ocr.spacing import pitch_of
from extractors.pages.ocr.strokes import Stroke, stroke_of, strokes_of

DASHES = frozenset("-–—")
_EN_DASH_IN_HEIGHTS, _EM_DASH_IN_HEIGHTS = 0.5, 1.05
_EN_DASH_IN_PITCHES = 0.85
_LONGER = 1.05
_RIM = 2
_FILL = 0.7
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
    """Return ``words`` of ``image`` with the lone dashes of a typewriter as long as printed.

    Dashes within words and figures stay as they were read.
    """
    printed = _Print(image, words)
    return tuple(printed.named(word) if word.text in DASHES else word for word in words)


class _Print:
    """How a page is typed: the pitch of each line, and how long its hyphens are in pitches."""

    def __init__(self, image: GrayImage, words: Sequence[OcrWord]) -> None:
        self._image = image
        lines: dict[int, list[OcrWord]] = defaultdict(list)
        for word in words:
            lines[word.line].append(word)
        self._pitches = {number: pitch_of(line) for number, line in lines.items()}
        lengths = [length for word in words for length in self._hyphens(word)]
        self._hyphen = median(lengths) if lengths else None

    def named(self, dash: OcrWord) -> OcrWord:
        """Return a lone ``dash`` by its length, where its line is typewritten."""
        pitch = self._pitches[dash.line]
        if pitch is None or self._hyphen is None:
            return dash
        stroke = stroke_of(strokes_of(self._image, dash), dash, 0)
        if stroke is None or not _is_dash(stroke, pitch):
            return dash
        is_longer = self._length(stroke) >= _LONGER * self._hyphen * pitch
        return replace(dash, text="–" if is_longer else "-")

    def _hyphens(self, word: OcrWord) -> Iterator[float]:
        """Yield the lengths, in pitches, of the hyphens within a typewritten word."""
        pitch = self._pitches[word.line]
        if pitch is None or "-" not in word.text[1:-1] or len(word.letters) != len(word.text):
            return
        strokes = strokes_of(self._image, word)
        for place in range(1, len(word.text) - 1):
            stroke = stroke_of(strokes, word, place) if word.text[place] == "-" else None
            if stroke is not None and _is_dash(stroke, pitch):
                yield self._length(stroke) / pitch

    def _length(self, stroke: Stroke) -> float:
        """Return the length of a dash to a fraction of a pixel, by its columns' darkness."""
        left = max(0, stroke.left - _RIM)
        part = self._image[stroke.top : stroke.bottom, left : stroke.right + _RIM]
        dark = 255.0 - part.min(axis=0)
        return float(dark.sum() / max(1.0, float(np.percentile(dark, 75))))


def _is_dash(stroke: Stroke, height: float) -> bool:
    is_flat = _FLAT * stroke.height <= stroke.width and stroke.height <= _THICKEST * height
    return is_flat and bool(stroke.shape.mean() > _FILL)
