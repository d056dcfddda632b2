"""A second look at the cells of drawn tables whose ink no surely read word explains.

A page is recognized as a whole; in a table it may lose a lone mark or a whole narrow column. A
cell is small, so that looking at it alone costs milliseconds.
"""

from collections.abc import Sequence
from dataclasses import replace

import cv2
import numpy as np

from extractors.pages.normalise.looks import Mask
from extractors.pages.ocr.engines import GrayImage, Layout, OcrEngine, OcrWord
from extractors.pages.ocr.marks import PixelBox, Sheet, grid_of
from extractors.pages.order import overlap_share

_LIMIT = 150
_HIGHER_THAN_CELL = 1.3
_INTO_THE_NEXT = 0.3
_SAME_INK = 0.6
_LEAST_SIDE = 8
_LEAST_INK = 6
_RIM = 2
_DOUBTFUL = 0.6
_MARGIN_PIXELS = 12
_LINE_PIXELS = 55
_AGREED, _UNSURE = 0.9, 0.3
_DPI = 200


def with_second_looks(
    image: GrayImage, sheet: Sheet, words: Sequence[OcrWord], recognizer: OcrEngine
) -> tuple[OcrWord, ...]:
    """Return ``words`` with those of doubtful cells as a look at the cell alone reads them.

    Where both looks agree the word's confidence rises; where they differ the surer reading
    stays, and is no longer sure. ``image`` is the page without the lines of its tables.
    """
    cells = _cells(sheet)
    kept = [word for word in words if not any(_crosses(word, cell) for cell in cells)]
    looks = 0
    looked: list[OcrWord] = []
    for cell in cells:
        inside = [word for word in kept if _stands_in(word, cell)]
        if looks >= _LIMIT or not _is_doubtful(sheet, cell, inside):
            continue
        looks += 1
        second = _look(image, cell, recognizer)
        if second:
            kept = [word for word in kept if word not in inside]
            settled = _settled([word for word in inside if not _reaches_out(word, cell)], second)
            kept += settled
            looked += settled
    return tuple(word for word in kept if word in looked or not _is_of_several(word, looked))


def _cells(sheet: Sheet) -> list[PixelBox]:
    """Return the boxes that the lines of the page's tables enclose."""
    grid = grid_of(sheet)
    if grid is None:
        return []
    closed = cv2.dilate(grid, np.ones((3, 3), np.uint8))
    _, _, stats, _ = cv2.connectedComponentsWithStats(1 - closed, connectivity=4)
    height, width = grid.shape
    boxes = []
    for x, y, wide, high, area in stats[1:]:
        is_closed = x > 0 and y > 0 and x + wide < width and y + high < height
        is_box = area > 0.9 * wide * high
        if is_closed and is_box and min(wide, high) >= _LEAST_SIDE:
            boxes.append(_times((x, y, x + wide, y + high), sheet.scale))
    return boxes


def _is_doubtful(sheet: Sheet, cell: PixelBox, inside: Sequence[OcrWord]) -> bool:
    """Return whether a word in the cell is unsure, or ink in it belongs to no word."""
    if any(word.confidence < _DOUBTFUL or _reaches_out(word, cell) for word in inside):
        return True
    x0, y0, x1, y1 = (round(value / sheet.scale) for value in cell)
    ink: Mask = sheet.ink[y0 + _RIM : y1 - _RIM, x0 + _RIM : x1 - _RIM].copy()
    for word in inside:
        left, top, right, bottom = (round(value / sheet.scale) for value in word.box)
        top, bottom = max(0, top - y0 - 2 * _RIM), bottom - y0
        left, right = max(0, left - x0 - 2 * _RIM), right - x0
        ink[top : bottom + 1, left : right + 1] = 0
    return cv2.countNonZero(ink) >= _LEAST_INK if ink.size else False


def _look(image: GrayImage, cell: PixelBox, recognizer: OcrEngine) -> list[OcrWord]:
    """Return the words of the cell alone, in pixels of the page."""
    x0, y0, x1, y1 = (max(0, round(value)) for value in cell)
    crop = image[y0:y1, x0:x1]
    margin = _MARGIN_PIXELS
    framed = cv2.copyMakeBorder(
        crop, margin, margin, margin, margin, cv2.BORDER_CONSTANT, value=(255,)
    )
    layout = Layout.LINE if y1 - y0 < _LINE_PIXELS else Layout.BLOCK
    found = recognizer.words(framed.astype(np.uint8), _DPI, layout)
    return [_moved(word, x0 - margin, y0 - margin) for word in found]


def _settled(first: Sequence[OcrWord], second: Sequence[OcrWord]) -> list[OcrWord]:
    """Return the surer of two readings of one cell, as sure as their agreement allows."""
    texts = [[word.text for word in reading] for reading in (first, second)]
    if texts[0] == texts[1]:
        return [replace(word, confidence=max(word.confidence, _AGREED)) for word in first]
    best = second if _sureness(second) >= _sureness(first) else first
    if not first:
        return list(second)
    seen = set(texts[0]) & set(texts[1])
    return [
        word
        if word.text in seen
        else replace(word, confidence=min(word.confidence, max(_UNSURE, word.confidence - 0.2)))
        for word in best
    ]


def _sureness(words: Sequence[OcrWord]) -> float:
    characters = sum(len(word.text) for word in words)
    return sum(len(word.text) * word.confidence for word in words) / max(1, characters)


def _stands_in(word: OcrWord, cell: PixelBox) -> bool:
    x, y = (word.box[0] + word.box[2]) / 2, (word.box[1] + word.box[3]) / 2
    return cell[0] <= x <= cell[2] and cell[1] <= y <= cell[3]


def _crosses(word: OcrWord, cell: PixelBox) -> bool:
    """Return whether the word was read across rows: marks below one another taken for a line."""
    higher = word.box[3] - word.box[1] > _HIGHER_THAN_CELL * (cell[3] - cell[1])
    across, down = (word.box[0] + word.box[2]) / 2, (cell[1] + cell[3]) / 2
    covers = cell[0] <= across <= cell[2] and word.box[1] <= down <= word.box[3]
    return higher and covers


def _reaches_out(word: OcrWord, cell: PixelBox) -> bool:
    """Return whether the word was read across the lines beside it: marks of several cells."""
    room = _INTO_THE_NEXT * (cell[2] - cell[0])
    return word.box[0] < cell[0] - room or word.box[2] > cell[2] + room


def _is_of_several(word: OcrWord, looked: Sequence[OcrWord]) -> bool:
    """Return whether what a word was read from has been read again, in several cells."""
    return sum(overlap_share(other.box, word.box) > _SAME_INK for other in looked) > 1


def _moved(word: OcrWord, right: int, down: int) -> OcrWord:
    x0, y0, x1, y1 = word.box
    box = (x0 + right, y0 + down, x1 + right, y1 + down)
    letters = tuple((a + right, b + right) for a, b in word.letters)
    # Lines of a second look are counted apart from those of the page.
    return replace(word, box=box, letters=letters, line=-1 - y0 - down)


def _times(box: PixelBox, scale: float) -> PixelBox:
    x0, y0, x1, y1 = box
    return x0 * scale, y0 * scale, x1 * scale, y1 * scale
