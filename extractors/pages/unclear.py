"""Parts of a photographed page that nobody can read: too dark, in glare, covered, out of focus.

Each becomes a finding that names the part and says how to take the picture again. A part in which
words were surely read is readable, however it looks.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from extractors.pages.images import Frame
from extractors.pages.normalise.looks import Mask, look_at, shrunk
from extractors.pages.normalise.paper import paper_corners, straightened
from extractors.pages.ocr.engines import GrayImage
from extractors.values import Box, Finding, Outcome, Place, Severity, Word

_THUMB_PIXELS = 600
_EVEN_PAPER = 225
_NAMES = (
    ("upper left", "top", "upper right"),
    ("left side", "middle", "right side"),
    ("lower left", "bottom", "lower right"),
)
_TOO_DARK = 60
_LIGHTER_BY = 40
_SATURATED = 252
_LIT_PAPER = 238
_GLARE_SHARE = 0.008
_COVER_SHARE = 0.012
_COVER_SHADES = (0.2, 0.75)
_COVER_FILL = (0.45, 0.95)
_COVER_SIDES = (0.05, 0.6)
_SURE = 0.6
_HARD = 0.5
_HARD_SHARE = 0.15
_OUT_OF_FOCUS = 0.12

_DARK = "is too dark", "Photograph it again in even light, without your shadow on it."
_GLARE = "is lost in glare", "Photograph it again away from the lamp, or without flash."
_COVER = "is covered", "Photograph it again with fingers and clips off the sheet."


@dataclass(frozen=True, slots=True)
class _Sheet:
    """The sheet seen from above, small, and the way from its pixels to points of the page."""

    image: GrayImage
    to_points: Mask

    def box(self, left: float, top: float, right: float, bottom: float) -> Box:
        """Return a box of the sheet in points of the page as displayed."""
        corners = np.array(
            [[[left, top], [right, top], [right, bottom], [left, bottom]]], dtype=np.float64
        )
        xs, ys = cv2.perspectiveTransform(corners, self.to_points)[0].T
        return float(xs.min()), float(ys.min()), float(xs.max()), float(ys.max())


def unclear_parts(frame: Frame, number: int, words: Sequence[Word]) -> tuple[Finding, ...]:
    """Return a finding for each part of page ``number`` that cannot be seen clearly."""
    sheet = _sheet(frame)
    sure = [word.box for word in words if word.confidence >= _SURE]
    found = [*_out_of_focus(frame, number, words)]
    if not _is_even(sheet.image):
        found += _told(_dark_parts(sheet), _DARK, number, sure)
        found += _told(_glaring_parts(sheet), _GLARE, number, sure)
        found += _told(_covered_parts(sheet), _COVER, number, sure)
    return tuple(found)


def _sheet(frame: Frame) -> _Sheet:
    image, way = frame.pixels, np.eye(3)
    corners = paper_corners(image)
    if corners is not None:
        image, way = straightened(image, corners)
    small = shrunk(image, _THUMB_PIXELS)
    scale = np.diag([small.shape[1] / image.shape[1], small.shape[0] / image.shape[0], 1.0])
    points = np.diag([frame.points_per_pixel, frame.points_per_pixel, 1.0])
    return _Sheet(small, points @ np.linalg.inv(scale @ way))


def _is_even(image: GrayImage) -> bool:
    """Return whether all paper is white, as on a scan: nothing is dark, lit or covered."""
    paper = cv2.dilate(image, np.ones((15, 15), np.uint8))
    return float(np.percentile(paper, 1)) >= _EVEN_PAPER


def _dark_parts(sheet: _Sheet) -> Iterator[tuple[str, Box]]:
    """Yield the ninths of the sheet whose paper is nearly black while others are lit."""
    ninths = list(_ninths(sheet.image))
    papers = [float(np.percentile(part, 90)) for _, part, _ in ninths]
    lightest = max(papers)
    for (name, _, place), paper in zip(ninths, papers, strict=True):
        if paper < _TOO_DARK and lightest > paper + _LIGHTER_BY:
            yield name, sheet.box(*place)


def _glaring_parts(sheet: _Sheet) -> Iterator[tuple[str, Box]]:
    """Yield where a lamp has burnt out a spot of paper that is duller elsewhere."""
    if float(np.percentile(sheet.image, 75)) >= _LIT_PAPER:
        return
    white = (sheet.image >= _SATURATED).view(np.uint8)
    burnt = cv2.morphologyEx(white, cv2.MORPH_OPEN, np.ones((7, 7), np.uint8))
    for place, area in _shapes(burnt):
        if area >= _GLARE_SHARE * sheet.image.size:
            yield _name(sheet.image, place), sheet.box(*place)


def _covered_parts(sheet: _Sheet) -> Iterator[tuple[str, Box]]:
    """Yield where something rounded and smooth, darker than paper, reaches in from the rim."""
    image = cv2.morphologyEx(sheet.image, cv2.MORPH_CLOSE, np.ones((9, 9), np.uint8))
    paper = float(np.percentile(image, 75))
    low, high = (share * paper for share in _COVER_SHADES)
    shaded = ((image > low) & (image < high)).view(np.uint8)
    height, width = image.shape
    for place, area in _shapes(cv2.morphologyEx(shaded, cv2.MORPH_OPEN, np.ones((9, 9), np.uint8))):
        left, top, right, bottom = place
        wide, high_side = (right - left) / width, (bottom - top) / height
        is_at_rim = left <= 1 or top <= 1 or right >= width - 1 or bottom >= height - 1
        fits = _COVER_SIDES[0] <= min(wide, high_side) and max(wide, high_side) <= _COVER_SIDES[1]
        fill = area / ((right - left) * (bottom - top))
        is_large = area >= _COVER_SHARE * image.size
        if is_at_rim and fits and is_large and _COVER_FILL[0] <= fill <= _COVER_FILL[1]:
            yield _name(sheet.image, place), sheet.box(*place)


def _out_of_focus(frame: Frame, number: int, words: Sequence[Word]) -> Iterator[Finding]:
    hard = sum(word.confidence < _HARD for word in words)
    if words and hard < _HARD_SHARE * len(words):
        return
    if look_at(frame.pixels).sharpness >= _OUT_OF_FOCUS:
        return
    height, width = (side * frame.points_per_pixel for side in frame.pixels.shape)
    message = (
        f"Page {number} is out of focus, and {hard} words of it could hardly be read. Photograph "
        "it again with a steady hand, or scan it at 300 dpi."
    )
    yield _finding(message, number, (0.0, 0.0, width, height))


def _ninths(image: GrayImage) -> Iterator[tuple[str, GrayImage, tuple[int, int, int, int]]]:
    height, width = image.shape
    for row, names in enumerate(_NAMES):
        for column, name in enumerate(names):
            top, bottom = row * height // 3, (row + 1) * height // 3
            left, right = column * width // 3, (column + 1) * width // 3
            yield name, image[top:bottom, left:right], (left, top, right, bottom)


def _shapes(mask: Mask) -> Iterator[tuple[tuple[int, int, int, int], int]]:
    _, _, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=8)
    for x, y, width, height, area in stats[1:].tolist():
        yield (x, y, x + width, y + height), area


def _name(image: GrayImage, place: tuple[int, int, int, int]) -> str:
    height, width = image.shape
    row = min(2, 3 * (place[1] + place[3]) // (2 * height))
    return _NAMES[row][min(2, 3 * (place[0] + place[2]) // (2 * width))]


def _told(
    parts: Iterator[tuple[str, Box]], said: tuple[str, str], number: int, sure: Sequence[Box]
) -> Iterator[Finding]:
    what, remedy = said
    for name, box in parts:
        if not any(_is_within(word, box) for word in sure):
            message = (
                f"The {name} of page {number} {what}: what stands there was not read. {remedy}"
            )
            yield _finding(message, number, box)


def _is_within(word: Box, box: Box) -> bool:
    x, y = (word[0] + word[2]) / 2, (word[1] + word[3]) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _finding(message: str, number: int, box: Box) -> Finding:
    place = Place(number, box, "")
    return Finding("unreadable-region", Severity.WARNING, Outcome.CANNOT_TELL, message, (place,))
