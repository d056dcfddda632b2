"""How a picture of a page looks: glyph height, turn, skew, specks, shadows and sharpness."""

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from extractors.pages.normalise.upside_down import Standing, is_upside_down
from extractors.pages.ocr.engines import GrayImage

Mask = npt.NDArray[Any]
Lengths = npt.NDArray[Any]
Points = npt.NDArray[Any]
Boxes = npt.NDArray[Any]
"""One row for each letter: left, top, width, height."""

_LOOK_PIXELS = 1200
_SAMPLE_PIXELS = 900
_FEW_GLYPHS = 15
_SPECK_SHARE = 0.008
_NEIGHBOR_SAMPLES = 300
_NEXT_LETTER = 1.3
_WORD_IN_LETTERS = 2.2
_MERGED_SHARE = 0.3
_EVEN_PAPER = 225
_BLUR_LIMIT = 0.45
_SKEW_RANGE_DEGREES = 8.0
_SKEW_POINTS = 10_000


@dataclass(frozen=True, slots=True)
class Looks:
    """What there is to correct; ``glyph_pixels`` is None when there is hardly any text."""

    glyph_count: int
    is_specked: bool
    is_uneven: bool
    glyph_pixels: float | None = None
    is_sideways: bool = False
    is_upside_down: bool = False
    """Once its lines lie level."""

    skew_degrees: float = 0.0
    sharpness: float = 1.0

    @property
    def is_blurred(self) -> bool:
        """Return whether the edges of letters are softer than a scanner leaves them."""
        return self.sharpness < _BLUR_LIMIT


def look_at(image: GrayImage) -> Looks:
    """Return how ``image`` looks, seen on a copy of at most 1,200 pixels a side."""
    specked = _is_specked(image)
    small = shrunk(image, _LOOK_PIXELS)
    shrink = small.shape[1] / image.shape[1]
    if specked:
        small = cv2.medianBlur(small, 3)
    glyphs, boxes, centers = _glyphs(small)
    widths, heights = boxes[:, 2], boxes[:, 3]
    if len(heights) < _FEW_GLYPHS:
        return Looks(len(heights), specked, _is_uneven(small))
    sideways = _is_sideways(centers, widths, heights)
    skew = _skew(glyphs, sideways=sideways)
    return Looks(
        glyph_pixels=float(np.percentile(widths if sideways else heights, 75)) / shrink,
        glyph_count=len(heights),
        is_sideways=sideways,
        is_upside_down=is_upside_down(_standing(boxes, len(small), skew, sideways=sideways)),
        skew_degrees=skew,
        is_specked=specked,
        is_uneven=_is_uneven(small),
        sharpness=_sharpness(image, glyphs, shrink),
    )


def shrunk(image: GrayImage, longest: int) -> GrayImage:
    """Return ``image`` divided by a whole number (which is quick) to about ``longest`` pixels."""
    times = max(1, round(max(image.shape) / max(1, longest)))
    size = (max(1, image.shape[1] // times), max(1, image.shape[0] // times))
    return cv2.resize(
        image[: size[1] * times, : size[0] * times], size, interpolation=cv2.INTER_AREA
    )


def _glyphs(small: GrayImage) -> tuple[Mask, Boxes, Points]:
    """Return a mask of what has the size of letters, their boxes, their centers."""
    ink = cv2.adaptiveThreshold(
        small, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, 31, 15
    )
    _, labels, stats, centers = cv2.connectedComponentsWithStats(ink, connectivity=8)
    widths, heights = stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT]
    letters = (np.minimum(widths, heights) >= 2) & (np.maximum(widths, heights) >= 5)
    letters &= (np.maximum(widths, heights) <= 70) & (stats[:, cv2.CC_STAT_AREA] >= 8)
    letters[0] = False
    mask = letters.astype(np.uint8)[labels]
    return mask, stats[letters, : cv2.CC_STAT_AREA], centers[letters].astype(np.float32)


def _is_sideways(centers: Points, widths: Lengths, heights: Lengths) -> bool:
    """Return whether lines of text run from top to bottom.

    Letters that run into one another make words, and words lie along their line. Else the letter
    next to a letter stands in its own line, also in tables, whose columns are as straight as
    lines are. Lone marks, further from one another than letters, have no say.
    """
    short, longer = np.minimum(widths, heights), np.maximum(widths, heights)
    long = (longer > _WORD_IN_LETTERS * short) & (longer > _WORD_IN_LETTERS * _usual(short))
    if long.mean() > _MERGED_SHARE:
        return bool((heights > widths)[long].mean() > 0.5)
    sample = centers[:: max(1, len(centers) // _NEIGHBOR_SAMPLES)]
    apart = sample[:, None, :] - centers[None, :, :]
    distance = (apart**2).sum(axis=2)
    distance[distance == 0] = np.inf
    nearest = apart[np.arange(len(sample)), distance.argmin(axis=1)]
    close = distance.min(axis=1) < (_NEXT_LETTER * float(np.median(longer))) ** 2
    votes = np.abs(nearest[close, 1]) > np.abs(nearest[close, 0])
    return bool(votes.size) and float(votes.mean()) > 0.5


def _standing(boxes: Boxes, page_height: int, skew: float, *, sideways: bool) -> Standing:
    """Return where letters stand once the page is turned so that its lines lie level."""
    left, top, width, height = boxes.astype(np.float32).T
    if sideways:
        across, tops, feet = page_height - top - height / 2, left, left + width
    else:
        across, tops, feet = left + width / 2, top, top + height
    lean = across * np.float32(np.tan(np.radians(skew)))
    return Standing(across, tops - lean, feet - lean)


def _usual(sides: Lengths) -> float:
    """Return a letter's usual side; dots of leaders, however many, are smaller."""
    return float(np.percentile(sides, 75))


def _skew(glyphs: Mask, *, sideways: bool) -> float:
    """Return by how many degrees to turn counterclockwise so that lines lie level, once upright."""
    rows, columns = (v.astype(np.float32) for v in np.nonzero(glyphs))
    step = max(1, len(rows) // _SKEW_POINTS)
    ys, xs = rows[::step], columns[::step]
    if sideways:
        xs, ys = glyphs.shape[0] - ys, xs
    coarse = _best_angle(xs, ys, np.arange(-_SKEW_RANGE_DEGREES, _SKEW_RANGE_DEGREES + 0.1, 0.5))
    return _best_angle(xs, ys, np.arange(coarse - 0.5, coarse + 0.51, 0.1))


def _best_angle(xs: Points, ys: Points, angles: npt.NDArray[np.float64]) -> float:
    """Return the angle at which points fall into the sharpest rows."""
    scores = []
    for angle in angles:
        rows = (ys - xs * np.float32(np.tan(np.radians(angle)))).astype(np.int32)
        counts = np.bincount(rows - rows.min()).astype(np.float64)
        scores.append(float((np.diff(counts) ** 2).sum()))
    return float(angles[int(np.argmax(scores))])


def _is_specked(image: GrayImage) -> bool:
    """Return whether more than 0.8 % of the pixels are lone black or white specks."""
    top, left = (max(0, (side - _SAMPLE_PIXELS) // 2) for side in image.shape)
    sample = np.ascontiguousarray(image[top : top + _SAMPLE_PIXELS, left : left + _SAMPLE_PIXELS])
    odd = (cv2.absdiff(sample, cv2.medianBlur(sample, 3)) > 60).astype(np.uint8)
    around = cv2.boxFilter(odd, -1, (3, 3), normalize=False)
    return float(((around == 1) & (odd == 1)).mean()) > _SPECK_SHARE


def _is_uneven(small: GrayImage) -> bool:
    """Return whether some of the paper is darker than paper should be."""
    tiny = shrunk(small, max(small.shape) // 4)
    paper = cv2.dilate(tiny, np.ones((15, 15), np.uint8))
    return float(np.percentile(paper, 5)) < _EVEN_PAPER


def _sharpness(image: GrayImage, glyphs: Mask, shrink: float) -> float:
    """Return how steep the edges of letters are, against the contrast of ink and paper."""
    rows, columns = np.nonzero(glyphs)
    middle_row, middle_column = int(np.median(rows) / shrink), int(np.median(columns) / shrink)
    top, left = max(0, middle_row - 300), max(0, middle_column - 300)
    patch = image[top : top + 600, left : left + 600].astype(np.float32)
    low, high = np.percentile(patch, (1, 95))
    if high - low < 20:
        return 1.0
    across = np.abs(np.diff(patch, axis=1))
    return float(np.percentile(across, 99.5)) / float(high - low)
