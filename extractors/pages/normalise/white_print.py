"""White print on dark bars (letterheads, heads of tables), turned to black print on white."""

import cv2
import numpy as np

from extractors.pages.normalise.looks import Mask, shrunk
from extractors.pages.ocr.engines import GrayImage

_DARK = 130
_LINE_PIXELS = 5
_PRINT_PIXELS = 25
_LEAST_WIDTH, _LEAST_HEIGHT = 60, 12
_MOSTLY = 0.55
_GRAIN = 16


def as_black_print(image: GrayImage) -> GrayImage:
    """Return ``image`` with each dark bar made white and what is printed on it dark."""
    small = shrunk(image, max(image.shape) // 2)
    times = round(image.shape[1] / small.shape[1])
    bars = _bars((small < _DARK).astype(np.uint8))
    if not bars:
        return image
    turned = image.copy()
    for left, top, right, bottom in bars:
        bar = turned[times * top : times * bottom, times * left : times * right]
        bar[:] = _turned(bar)
    return turned


def _bars(dark: Mask) -> list[tuple[int, int, int, int]]:
    """Return the boxes of dark areas: print and lines are thinner, and shapes cover less."""
    solid = cv2.morphologyEx(dark, cv2.MORPH_OPEN, np.ones((_LINE_PIXELS, _LINE_PIXELS), np.uint8))
    solid = cv2.morphologyEx(solid, cv2.MORPH_CLOSE, np.ones((1, _PRINT_PIXELS), np.uint8))
    solid = cv2.morphologyEx(solid, cv2.MORPH_CLOSE, np.ones((_PRINT_PIXELS, 1), np.uint8))
    _, _, stats, _ = cv2.connectedComponentsWithStats(solid, connectivity=4)
    boxes = [(x, y, x + wide, y + high) for x, y, wide, high, _ in stats[1:].tolist()]
    return [box for box in boxes if _is_bar(box, dark)]


def _is_bar(box: tuple[int, int, int, int], dark: Mask) -> bool:
    left, top, right, bottom = box
    is_large = right - left >= _LEAST_WIDTH and bottom - top >= _LEAST_HEIGHT
    return is_large and float(dark[top:bottom, left:right].mean()) >= _MOSTLY


def _turned(bar: GrayImage) -> GrayImage:
    """Return a bar with light and dark exchanged, its ground white."""
    ground = float(np.median(bar))
    light = 255 - bar.astype(np.int16)
    stretched = np.clip(light * (255 / max(1.0, 255 - ground - _GRAIN)), 0, 255)
    return np.asarray(stretched.astype(np.uint8))
