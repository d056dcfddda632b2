"""Ruling lines and drawn marks of a scanned page, found in its ink (OpenCV morphology)."""

from collections.abc import Sequence
from statistics import median

import cv2
import numpy as np

from extractors.pages.normalise.looks import Mask, shrunk
from extractors.pages.ocr.engines import GrayImage, OcrWord
from extractors.pages.order import overlap_share

PixelBox = tuple[float, float, float, float]

_RULE_PIXELS = 45
_RULE_THICKNESS = 6
_FAINT_RULE_PIXELS = 90
"""A faint line is believed when it is longer than words set tightly run together."""

_FAINT_WITHIN = 9
_FAINTEST = 10
_GRID_PIXELS = 40
_MARK_WIDTH, _MARK_HEIGHT = 30, 9
_TALLER_THAN_PRINT = 1.6
_LONG_STROKE = 0.5
_SURE = 0.6
_SURELY_PRINTED = 0.85
_LIMIT = 400
_SCRAWL_IN_HEIGHTS = 1.6
_WITHIN = 0.6


class Sheet:
    """The ink of a page at half size with its ruling lines taken out, and the lines alone."""

    def __init__(self, ink: Mask, lines: Mask, scale: float) -> None:
        self.ink = ink
        self.lines = lines
        self.scale = scale


def ruling_lines(image: GrayImage) -> tuple[tuple[PixelBox, ...], Sheet]:
    """Return the straight lines of ``image`` as thin boxes, and the sheet without them."""
    small = shrunk(image, max(image.shape) // 2)
    scale = image.shape[1] / small.shape[1]
    ink = cv2.adaptiveThreshold(
        small, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, 31, 15
    )
    faint = _faint_ink(small)
    boxes: list[PixelBox] = []
    rest, drawn = ink, np.zeros_like(ink)
    for upright in (False, True):
        lines = _straight(ink, _RULE_PIXELS, upright=upright)
        lines = cv2.bitwise_or(lines, _straight(faint, _FAINT_RULE_PIXELS, upright=upright))
        boxes += [_times(b, scale) for b in _boxes(lines) if min(_sides(b)) <= _RULE_THICKNESS]
        drawn = cv2.bitwise_or(drawn, lines)
        rest = cv2.subtract(rest, cv2.dilate(lines, np.ones((3, 3), np.uint8)))
    return tuple(boxes[:_LIMIT]), Sheet(rest, drawn, scale)


def _faint_ink(image: GrayImage) -> Mask:
    """Return the thin strokes that are a little darker than the paper on both their sides.

    Beside black print a gray line is lighter than the average around it, and no ink by that
    measure: borders of a table would end at its words.
    """
    kernel = np.ones((_FAINT_WITHIN, _FAINT_WITHIN), np.uint8)
    darker = cv2.morphologyEx(image, cv2.MORPH_BLACKHAT, kernel)
    return np.asarray(cv2.inRange(darker, (_FAINTEST,), (255,)), dtype=np.uint8)


def _straight(ink: Mask, least: int, *, upright: bool) -> Mask:
    """Return the straight lines of ``ink`` that run ``least`` pixels or more one way."""
    kernel = np.ones((least, 1) if upright else (1, least), np.uint8)
    return np.asarray(cv2.morphologyEx(ink, cv2.MORPH_OPEN, kernel), dtype=np.uint8)


def grid_of(sheet: Sheet) -> Mask | None:
    """Return where the lines of tables run, at the sheet's size; None when there is no table."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(sheet.lines, connectivity=8)
    widths, heights = stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT]
    is_grid = (widths > _GRID_PIXELS) & (heights > _GRID_PIXELS)
    is_grid[0] = False
    return is_grid.astype(np.uint8)[labels] if is_grid.any() else None


def without_grids(image: GrayImage, sheet: Sheet) -> GrayImage:
    """Return ``image`` with the lines of its tables made white; other lines stay.

    The recognizer takes the borders of narrow cells for letters and drops lone marks in them.
    """
    grid = grid_of(sheet)
    if grid is None:
        return image
    grid = cv2.dilate(grid, np.ones((3, 3), np.uint8))
    times = round(sheet.scale)
    grid = cv2.resize(grid, None, fx=times, fy=times, interpolation=cv2.INTER_NEAREST)
    height, width = min(grid.shape[0], image.shape[0]), min(grid.shape[1], image.shape[1])
    wiped = image.copy()
    wiped[:height, :width][grid[:height, :width] > 0] = 255
    return wiped


def ink_marks(sheet: Sheet, words: Sequence[OcrWord]) -> tuple[PixelBox, ...]:
    """Return the marks of a pen's size and strokes that no surely read word explains."""
    rest = sheet.ink.copy()
    usual = median([word.box[3] - word.box[1] for word in words] or [0]) / sheet.scale
    for word in words:
        x0, y0, x1, y1 = (round(v / sheet.scale) for v in word.box)
        # A scrawl is often read as a doubtful word; a printed word has no scrawl's confidence.
        if word.confidence >= _SURELY_PRINTED:
            rest[max(0, y0 - 2) : y1 + 3, max(0, x0 - 2) : x1 + 3] = 0
    joined = cv2.morphologyEx(rest, cv2.MORPH_CLOSE, np.ones((7, 13), np.uint8))
    large = [b for b in _boxes(joined) if _is_mark(b, rest) and _is_drawn(b, rest, usual)]
    return tuple(_times(box, sheet.scale) for box in large[:_LIMIT])


def without_scrawls(words: Sequence[OcrWord], marks: Sequence[PixelBox]) -> tuple[OcrWord, ...]:
    """Return ``words`` without those that were read from the strokes of a signature.

    A scrawl is higher than print, was read without confidence and has no digits in it.
    """
    if not words:
        return ()
    usual = median(word.box[3] - word.box[1] for word in words)
    scrawls = [mark for mark in marks if mark[3] - mark[1] >= _SCRAWL_IN_HEIGHTS * usual]
    return tuple(word for word in words if not _is_scrawl(word, scrawls))


def _is_scrawl(word: OcrWord, scrawls: Sequence[PixelBox]) -> bool:
    if word.confidence >= _SURE or any(c.isdigit() for c in word.text):
        return False
    return any(overlap_share(word.box, scrawl) > _WITHIN for scrawl in scrawls)


def _is_mark(box: PixelBox, ink: Mask) -> bool:
    width, height = _sides(box)
    if width < _MARK_WIDTH or height < _MARK_HEIGHT:
        return False
    x0, y0, x1, y1 = (int(v) for v in box)
    return cv2.countNonZero(ink[y0:y1, x0:x1]) >= 2 * _MARK_WIDTH


def _is_drawn(box: PixelBox, ink: Mask, usual: float) -> bool:
    """Return whether a mark is taller than print, or one stroke runs through half of it.

    The letters of a printed word that was hardly read stand apart.
    """
    width, height = _sides(box)
    if height > _TALLER_THAN_PRINT * usual:
        return True
    x0, y0, x1, y1 = (int(v) for v in box)
    strokes = _boxes(np.ascontiguousarray(ink[y0:y1, x0:x1]))
    return max((_sides(stroke)[0] for stroke in strokes), default=0.0) >= _LONG_STROKE * width


def _boxes(mask: Mask) -> list[PixelBox]:
    _, _, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=8)
    return [
        (float(x), float(y), float(x + width), float(y + height))
        for x, y, width, height, _ in stats[1:]
    ]


def _sides(box: PixelBox) -> tuple[float, float]:
    return box[2] - box[0], box[3] - box[1]


def _times(box: PixelBox, scale: float) -> PixelBox:
    x0, y0, x1, y1 = box
    return x0 * scale, y0 * scale, x1 * scale, y1 * scale
