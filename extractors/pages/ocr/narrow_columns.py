"""Narrow columns of figures that the recognizer took for one line of upright print.

A column of ones and twos below one another, far from other words, comes back as one tall word of
nonsense. Each row of its ink is read by itself.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

import cv2
import numpy as np

from extractors.pages.ocr.engines import GrayImage, Layout, OcrEngine, OcrWord
from extractors.pages.order import overlap_share

PixelBox = tuple[int, int, int, int]

_SURE = 0.6
_WITHIN = 0.5
_TALL, _NARROW = 2.5, 2.5
_FEWEST_ROWS = 2
_NEXT_FIGURE = 0.35
_MOST_ROWS = 120
_ROW_PIXELS = (8, 60)
_INK = 160
_MARGIN_PIXELS = 12
_DPI = 200


def with_rows_of_columns(
    image: GrayImage, words: Sequence[OcrWord], recognizer: OcrEngine
) -> tuple[OcrWord, ...]:
    """Return ``words`` with the rows of narrow columns in place of the nonsense read there."""
    usual = median([word.box[3] - word.box[1] for word in words] or [0])
    columns = _together([word.box for word in words if _is_column(word, usual)])
    kept, made = list(words), list[OcrWord]()
    for column in columns:
        rows = _rows(image, column)
        if _FEWEST_ROWS <= len(rows) <= _MOST_ROWS - len(made):
            kept = [word for word in kept if not _is_part(word, column)]
            made += [each for row in rows for each in _read(image, row, recognizer)]
    return (*kept, *made)


def _is_column(word: OcrWord, usual: float) -> bool:
    x0, y0, x1, y1 = word.box
    return word.confidence < _SURE and y1 - y0 > _TALL * usual and x1 - x0 < _NARROW * usual


def _together(boxes: Sequence[PixelBox]) -> list[PixelBox]:
    """Return the boxes with those that overlap as one: tens and ones were read apart."""
    joined: list[PixelBox] = []
    for box in boxes:
        touching = [other for other in joined if overlap_share(box, other) > 0]
        joined = [other for other in joined if other not in touching]
        x0, y0, x1, y1 = zip(box, *touching, strict=True)
        joined.append((min(x0), min(y0), max(x1), max(y1)))
    return joined


def _is_part(word: OcrWord, column: PixelBox) -> bool:
    """Return whether a word is nonsense read from the column or from some rows of it."""
    return word.confidence < _SURE and overlap_share(word.box, column) > _WITHIN


def _rows(image: GrayImage, column: PixelBox) -> list[PixelBox]:
    """Return the boxes of the rows of ink in the column, none where one is no row of print."""
    x0, y0, x1, y1 = column
    dark = (image[y0:y1, x0:x1] < _INK).any(axis=1)
    edges = np.flatnonzero(np.diff(np.concatenate(([0], dark.astype(np.int8), [0]))))
    rows = [_whole(image, (x0, y0 + int(a), x1, y0 + int(b))) for a, b in edges.reshape(-1, 2)]
    low, high = _ROW_PIXELS
    return rows if all(low <= row[3] - row[1] <= high for row in rows) and _apart(rows) else []


def _whole(image: GrayImage, row: PixelBox) -> PixelBox:
    """Return the row as wide as its ink goes on: a 24 may stand in a column of ones."""
    x0, y0, x1, y1 = row
    step = max(1, round(_NEXT_FIGURE * (y1 - y0)))
    dark = np.asarray((image[y0:y1] < _INK).any(axis=0))
    while dark[max(0, x0 - step) : x0].any():
        x0 = max(0, x0 - step)
    while dark[x1 : x1 + step].any():
        x1 += step
    return x0, y0, x1, y1


def _apart(rows: Sequence[PixelBox]) -> bool:
    """Return whether rows are set apart as lines are: letters on their side stand closer."""
    return all(3 * (below[1] - row[3]) >= row[3] - row[1] for row, below in pairwise(rows))


def _read(image: GrayImage, row: PixelBox, recognizer: OcrEngine) -> Iterator[OcrWord]:
    x0, y0, x1, y1 = row
    margin = _MARGIN_PIXELS
    framed = cv2.copyMakeBorder(
        image[y0:y1, x0:x1], margin, margin, margin, margin, cv2.BORDER_CONSTANT, value=(255,)
    )
    for word in recognizer.words(framed.astype(np.uint8), _DPI, Layout.LINE):
        left, top, right, bottom = word.box
        across, down = x0 - margin, y0 - margin
        box = (left + across, top + down, right + across, bottom + down)
        letters = tuple((a + across, b + across) for a, b in word.letters)
        # Lines of a second look are counted apart from those of the page.
        yield replace(word, box=box, letters=letters, line=-1 - y0)
