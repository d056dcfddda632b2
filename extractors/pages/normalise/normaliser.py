"""Puts a scanned or photographed page right for OCR, and maps boxes back to the page as shown.

Every decision is made on a small copy; a clean scan is only scaled. Measured on 210 damaged
pages, this is worth more than any setting of the OCR itself (``docs/decisions``).
"""

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from extractors.pages.normalise.looks import Looks, look_at, shrunk
from extractors.pages.normalise.paper import paper_corners, straightened
from extractors.pages.normalise.white_print import as_black_print
from extractors.pages.ocr.engines import GrayImage
from extractors.values import Box

Transform = npt.NDArray[Any]
"""A 3 x 3 matrix from pixels of one picture to pixels of another."""

cv2.setNumThreads(1)

WORKING_DPI = 200
"""What a page with glyphs of the usual height is scaled to, in pixels per inch."""

_GLYPH_PIXELS = 24.0
_GLYPH_RANGE = (19.0, 26.0)
_SCALE_RANGE = (0.2, 3.0)
_LARGEST_SIDE_PIXELS = 4200
_SKEW_DEGREES = 0.3
_BLURRED_GLYPH_PIXELS = 32.0
_VERY_BLURRED = 0.3
_UNSHARP_SIGMA = 2.0
_PAPER_GRAIN = 16.0
_GRAIN_SIGMAS = 4.0


@dataclass(frozen=True, slots=True)
class Normalised:
    """A page ready for OCR and the way from the given picture's pixels to its own."""

    image: GrayImage
    transform: Transform

    def back(self, box: tuple[float, float, float, float]) -> Box:
        """Return ``box`` of the corrected picture in pixels of the given one."""
        x0, y0, x1, y1 = box
        corners = np.array([[x0, y0, 1], [x1, y0, 1], [x1, y1, 1], [x0, y1, 1]], dtype=np.float64)
        mapped = np.linalg.inv(self.transform) @ corners.T
        xs, ys = mapped[0] / mapped[2], mapped[1] / mapped[2]
        return float(xs.min()), float(ys.min()), float(xs.max()), float(ys.max())


def normalise(image: GrayImage) -> Normalised:
    """Return ``image`` upright, straight, even and of the right size.

    Print of capitals and figures alone may still stand on its head.
    """
    transform: Transform = np.eye(3)
    corners = paper_corners(image)
    if corners is not None:
        image, transform = straightened(image, corners)
    looks = look_at(image)
    if looks.is_specked:
        image = cv2.medianBlur(image, 3)
    image, step = _scaled(image, looks)
    transform = step @ transform
    if looks.is_sideways:
        image, step = _quarter_turned(image)
        transform = step @ transform
    if abs(looks.skew_degrees) >= _SKEW_DEGREES:
        image, step = _turned(image, looks.skew_degrees)
        transform = step @ transform
    if looks.is_uneven:
        image = _flattened(image)
    if looks.is_blurred:
        image = _sharpened(image, looks)
    page = Normalised(as_black_print(_on_white(image)), transform)
    return half_turned(page) if looks.is_upside_down else page


def untouched(image: GrayImage) -> Normalised:
    """Return ``image`` as it is, for a second look when the corrections did harm."""
    return Normalised(image, np.eye(3))


def half_turned(page: Normalised) -> Normalised:
    """Return ``page`` upside down."""
    height, width = page.image.shape
    step = np.array([[-1, 0, width], [0, -1, height], [0, 0, 1]], dtype=np.float64)
    return Normalised(cv2.rotate(page.image, cv2.ROTATE_180), step @ page.transform)


def _scaled(image: GrayImage, looks: Looks) -> tuple[GrayImage, Transform]:
    """Return ``image`` with glyphs about 24 pixels high: what the recognizer was trained on."""
    glyph = looks.glyph_pixels
    low, high = _GLYPH_RANGE
    wanted = _BLURRED_GLYPH_PIXELS if looks.sharpness < _VERY_BLURRED else _GLYPH_PIXELS
    scale = 1.0 if glyph is None or low <= glyph <= high else wanted / glyph
    scale = min(max(scale, _SCALE_RANGE[0]), _SCALE_RANGE[1])
    scale = min(scale, _LARGEST_SIDE_PIXELS / max(image.shape))
    if abs(scale - 1) < 0.02:
        return image, np.eye(3)
    size = (max(1, round(image.shape[1] * scale)), max(1, round(image.shape[0] * scale)))
    step = np.diag([size[0] / image.shape[1], size[1] / image.shape[0], 1.0])
    # Averaging by a fraction costs ten times as much as halving and then interpolating.
    while image.shape[1] > 2 * size[0]:
        image = shrunk(image, max(image.shape) // 2)
    method = cv2.INTER_LINEAR if scale < 1 else cv2.INTER_CUBIC
    return cv2.resize(image, size, interpolation=method), step


def _quarter_turned(image: GrayImage) -> tuple[GrayImage, Transform]:
    height = image.shape[0]
    step = np.array([[0, -1, height], [1, 0, 0], [0, 0, 1]], dtype=np.float64)
    return cv2.rotate(image, cv2.ROTATE_90_CLOCKWISE), step


def _turned(image: GrayImage, degrees: float) -> tuple[GrayImage, Transform]:
    """Return ``image`` turned by ``degrees``, on a sheet large enough to lose no corner."""
    height, width = image.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    cos, sin = abs(matrix[0, 0]), abs(matrix[0, 1])
    new_width, new_height = int(height * sin + width * cos), int(height * cos + width * sin)
    matrix[0, 2] += (new_width - width) / 2
    matrix[1, 2] += (new_height - height) / 2
    paper = float(np.percentile(image[::8, ::8], 90))
    turned = cv2.warpAffine(
        image, matrix, (new_width, new_height), flags=cv2.INTER_CUBIC, borderValue=(paper,)
    )
    return turned.astype(np.uint8), np.vstack([matrix, [0.0, 0.0, 1.0]])


def _flattened(image: GrayImage) -> GrayImage:
    """Return ``image`` divided by the brightness of its paper, so that shadows go away."""
    height, width = image.shape
    small = shrunk(image, 500)
    paper = cv2.medianBlur(cv2.dilate(small, np.ones((11, 11), np.uint8)), 21)
    paper = cv2.resize(paper, (width, height), interpolation=cv2.INTER_LINEAR)
    return cv2.divide(image, np.maximum(paper, 1), scale=245).astype(np.uint8)


def _sharpened(image: GrayImage, looks: Looks) -> GrayImage:
    very = looks.sharpness < _VERY_BLURRED
    sigma, amount = (2.5, 4.0) if very else (2.0, 1.5)
    soft = cv2.GaussianBlur(image, (0, 0), sigma)
    return cv2.addWeighted(image, 1 + amount, soft, -amount, 0).astype(np.uint8)


def _on_white(image: GrayImage) -> GrayImage:
    """Return ``image`` with its paper and the grain of its paper made white.

    The recognizer stretches every line to its own darkest and lightest pixels. Thin strokes are
    light themselves, so that the grain between them would be read as commas, dashes and dots.
    """
    sample = image[::4, ::4].astype(np.int16)
    paper = float(np.median(sample))
    away = np.abs(sample - paper)
    grain = 1.48 * float(np.median(away[away < _PAPER_GRAIN * 3])) if away.size else 0.0
    white = paper - max(_PAPER_GRAIN, _GRAIN_SIGMAS * grain)
    if white < 64:
        return image
    return cv2.convertScaleAbs(image, alpha=255 / white)
