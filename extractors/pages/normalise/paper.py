"""Finds the sheet of paper in a photograph and looks at it straight from above."""

from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from extractors.pages.normalise.looks import shrunk
from extractors.pages.ocr.engines import GrayImage

Corners = npt.NDArray[np.float32]
"""Four points in pixels: top left, top right, bottom right, bottom left."""

Point = npt.NDArray[np.float64]
"""One point in pixels, x and y."""

_THUMB_PIXELS = 600
_AREA_SHARE = (0.20, 0.93)
_BRIGHTER_BY = 15
_PAPER_RIM = 215
_EDGE_SAMPLES = 60
_STEP = 5.0


def paper_corners(image: GrayImage) -> Corners | None:
    """Return the corners of a bright sheet on a darker ground, or None when there is none."""
    if np.median(_rim(image[::4, ::4])) > _PAPER_RIM:
        return None
    thumb = shrunk(image, _THUMB_PIXELS)
    shrink = thumb.shape[1] / image.shape[1]
    smooth = cv2.medianBlur(cv2.morphologyEx(thumb, cv2.MORPH_CLOSE, np.ones((9, 9), np.uint8)), 7)
    _, bright = cv2.threshold(smooth, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    contours, _ = cv2.findContours(bright, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    if not contours:
        return None
    sheet = cv2.convexHull(max(contours, key=cv2.contourArea))
    corners = cv2.approxPolyDP(sheet, 0.03 * cv2.arcLength(sheet, closed=True), closed=True)
    if len(corners) != 4 or not _is_sheet(thumb, corners):
        return None
    return _ordered(corners.reshape(4, 2).astype(np.float32) / shrink)


def straightened(image: GrayImage, corners: Corners) -> tuple[GrayImage, npt.NDArray[np.float64]]:
    """Return the sheet between ``corners`` as a rectangle, and the way from ``image`` to it."""
    top_left, top_right, bottom_right, bottom_left = corners
    width = round(max(_length(top_left, top_right), _length(bottom_left, bottom_right)))
    height = round(max(_length(top_left, bottom_left), _length(top_right, bottom_right)))
    target = np.array([[0, 0], [width, 0], [width, height], [0, height]], dtype=np.float32)
    matrix = cv2.getPerspectiveTransform(corners, target)
    sheet = cv2.warpPerspective(
        image, matrix, (width, height), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE
    )
    return sheet.astype(np.uint8), np.asarray(matrix, dtype=np.float64)


def _is_sheet(thumb: GrayImage, corners: npt.NDArray[Any]) -> bool:
    share = cv2.contourArea(corners) / thumb.size
    if not _AREA_SHARE[0] <= share <= _AREA_SHARE[1] or not cv2.isContourConvex(corners):
        return False
    mask = cv2.fillConvexPoly(np.zeros_like(thumb), corners, (255,)) > 0
    if float(np.median(thumb[mask])) <= float(np.median(thumb[~mask])) + _BRIGHTER_BY:
        return False
    points = corners.reshape(4, 2).astype(np.float64)
    middle = points.mean(axis=0)
    return all(
        _is_edge(thumb, one, other, middle)
        for one, other in zip(points, np.roll(points, -1, axis=0), strict=True)
    )


def _is_edge(thumb: GrayImage, one: Point, other: Point, middle: Point) -> bool:
    """Return whether the paper ends at the side from ``one`` to ``other`` in a step.

    The slow shade of a lamp has no step: half a page in its light is no sheet.
    """
    along = other - one
    across = np.array([-along[1], along[0]]) / max(1.0, float(np.hypot(*along)))
    outward = across if across @ ((one + other) / 2 - middle) > 0 else -across
    places = one + np.linspace(0.1, 0.9, _EDGE_SAMPLES)[:, None] * along
    inside, outside = (_brightness(thumb, places + way * outward) for way in (-_STEP, _STEP))
    if outside.size < _EDGE_SAMPLES // 2:
        return True  # The sheet reaches to the rim of the picture here.
    return float(np.median(inside)) > float(np.median(outside)) + _BRIGHTER_BY


def _brightness(thumb: GrayImage, places: npt.NDArray[np.float64]) -> GrayImage:
    """Return the brightness at those ``places`` (x, y) that lie within the picture."""
    columns, rows = np.round(places).astype(int).T
    is_in = (rows >= 0) & (columns >= 0) & (rows < thumb.shape[0]) & (columns < thumb.shape[1])
    found: GrayImage = thumb[rows[is_in], columns[is_in]]
    return found


def _rim(thumb: GrayImage) -> npt.NDArray[np.uint8]:
    edge = max(2, min(thumb.shape) // 40)
    sides = (thumb[:edge], thumb[-edge:], thumb[:, :edge].T, thumb[:, -edge:].T)
    return np.concatenate([side.ravel() for side in sides])


def _ordered(points: Corners) -> Corners:
    total, apart = points.sum(axis=1), np.diff(points, axis=1).ravel()
    order = [int(total.argmin()), int(apart.argmin()), int(total.argmax()), int(apart.argmax())]
    return points[order]


def _length(one: npt.NDArray[np.float32], other: npt.NDArray[np.float32]) -> float:
    return float(np.hypot(*(one - other)))
