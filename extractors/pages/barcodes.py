"""Barcodes of licenses and letters (PDF417, QR), also on turned, dim or slanted pictures."""

from collections.abc import Iterator, Sequence

import cv2
import numpy as np
import zxingcpp

from extractors import aamva
from extractors.pages.images import Frame
from extractors.pages.normalise.looks import shrunk
from extractors.pages.ocr.engines import GrayImage
from extractors.pages.order import overlap_share
from extractors.values import Barcode, Box

_FORMATS = zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.PDF417, zxingcpp.BarcodeFormat.QRCode])
_MOST_PIXELS = 24_000_000
"""Of what telephones take of more, every second pixel resolves a barcode as well."""
_LOOK_PIXELS = 800
_BUSY_SHARE = 0.35
_UPRIGHT_PIXELS = 2200
_BLOB_LIMIT = 3
_BRIDGE = 31
"""The widest gap in a barcode, in pixels of the small picture that is searched."""

_QUIET = 24
"""How much of the empty ground around a barcode is kept with it, in the same pixels."""

_FIRST_BAR = 0.1
"""How long the first bar may be, which is too wide to look busy: a share of the barcode."""

_SOUND = 0.8
"""The least share of a license's lines that must be data elements; a jurisdiction may add notes."""

_PRINT_SHARE = 0.05
"""How much of a busy part surely read words cover at least where it is print; stripes give none."""

_TURNS_DEGREES = (0.0, 1.5, -1.5, 3.0, -3.0)


def barcodes(frame: Frame, *, search: bool, printed: Sequence[Box] = ()) -> tuple[Barcode, ...]:
    """Return the barcodes of ``frame``; with ``search`` also turned, dim and slanted ones.

    ``printed`` are the boxes of surely read words, in points: print is as busy as stripes are.

    The decoder itself reads PDF417 only within two degrees, and beyond them may take nonsense for
    corrected errors, so that searching looks for busy stripes and turns them upright first.
    """
    frame = _of_bounded_size(frame)
    pixels = np.ascontiguousarray(frame.pixels)
    found = tuple(_barcode(b, _around(b), frame) for b in _decoded(pixels))
    if not search or any(map(_is_sound, found)):
        return found
    others: list[Barcode] = []
    for each in _searched(pixels, frame, printed):
        if _is_sound(each):
            return (*(code for code in found if code.format != each.format), each)
        others.append(each)
    return found or tuple(others[:1])


def _of_bounded_size(frame: Frame) -> Frame:
    """Return ``frame``, half as fine if it is so large that the decoder's copies would not fit."""
    if frame.pixels.size <= _MOST_PIXELS:
        return frame
    half = cv2.resize(frame.pixels, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    return Frame(half, frame.dpi / 2)


def _is_sound(found: Barcode) -> bool:
    return aamva.soundness(found.text) >= _SOUND


def _searched(pixels: GrayImage, frame: Frame, printed: Sequence[Box]) -> Iterator[Barcode]:
    """Yield what is read of the busy parts of a picture, turned upright and made clearer."""
    for blob in _busy_blobs(pixels):
        box = _bounds(cv2.boxPoints(blob))
        if _is_print(box, printed, frame.points_per_pixel):
            continue
        for view in _views(_upright(pixels, blob)):
            yield from (_barcode(each, box, frame) for each in _decoded(view))


def _is_print(box: Box, printed: Sequence[Box], points: float) -> bool:
    """Return whether surely read words fill ``box`` (pixels) as they fill lines of print."""
    place = (box[0] * points, box[1] * points, box[2] * points, box[3] * points)
    return sum(overlap_share(place, word) for word in printed) > _PRINT_SHARE


def _decoded(image: GrayImage) -> list[zxingcpp.Barcode]:
    # Plain text keeps the control characters that separate a license's data elements.
    found = zxingcpp.read_barcodes(image, formats=_FORMATS, text_mode=zxingcpp.TextMode.Plain)
    return [barcode for barcode in found if barcode.text]


Blob = tuple[tuple[float, float], tuple[float, float], float]


def _busy_blobs(pixels: GrayImage) -> Iterator[Blob]:
    """Yield the turned rectangles in which brightness changes most, largest first."""
    small = shrunk(pixels, _LOOK_PIXELS)
    scale = pixels.shape[1] / small.shape[1]
    change = cv2.morphologyEx(small, cv2.MORPH_GRADIENT, np.ones((3, 3), np.uint8))
    busy = cv2.blur((change > max(40, float(change.mean()) * 2)).astype(np.float32), (13, 13))
    mask = cv2.morphologyEx(
        (busy > _BUSY_SHARE).astype(np.uint8), cv2.MORPH_OPEN, np.ones((9, 9), np.uint8)
    )
    # Wide bars part a barcode's stripes in two: it is looked for whole first, then in pieces.
    whole = cv2.morphologyEx(mask, cv2.MORPH_CLOSE, np.ones((_BRIDGE, _BRIDGE), np.uint8))
    for stripes in (whole, mask):
        contours, _ = cv2.findContours(stripes, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
        for contour in sorted(contours, key=cv2.contourArea, reverse=True)[:_BLOB_LIMIT]:
            (x, y), (width, height), angle = cv2.minAreaRect(contour)
            if min(width, height) >= 20:
                ground = _QUIET + _FIRST_BAR * max(width, height)
                size = ((width + ground) * scale, (height + ground) * scale)
                yield (x * scale, y * scale), size, angle


def _upright(pixels: GrayImage, blob: Blob) -> GrayImage:
    """Return the blob with its bars upright, about 2,200 pixels long."""
    center, (width, height), angle = blob
    if width < height:
        width, height, angle = height, width, angle + 90
    scale = _UPRIGHT_PIXELS / max(width, 1.0)
    matrix = cv2.getRotationMatrix2D(center, angle, scale)
    size = (_UPRIGHT_PIXELS, max(1, round(height * scale)))
    matrix[0, 2] += size[0] / 2 - center[0]
    matrix[1, 2] += size[1] / 2 - center[1]
    return cv2.warpAffine(pixels, matrix, size, flags=cv2.INTER_CUBIC, borderValue=(255,))


def _views(image: GrayImage) -> Iterator[GrayImage]:
    yield image
    soft = cv2.GaussianBlur(image, (0, 0), 3)
    yield cv2.addWeighted(image, 2.0, soft, -1.0, 0)
    paper = cv2.GaussianBlur(cv2.dilate(image, np.ones((25, 25), np.uint8)), (0, 0), 15)
    even = cv2.medianBlur(cv2.divide(image, np.maximum(paper, 1), scale=245), 3)
    height, width = even.shape
    for degrees in _TURNS_DEGREES:
        matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
        yield cv2.warpAffine(even, matrix, (width, height), borderValue=(255,))


def _around(barcode: zxingcpp.Barcode) -> Box:
    place = barcode.position
    corners = (place.top_left, place.top_right, place.bottom_right, place.bottom_left)
    return _bounds(np.array([[c.x, c.y] for c in corners], dtype=np.float64))


def _bounds(points: GrayImage) -> Box:
    x0, y0 = points.min(axis=0)
    x1, y1 = points.max(axis=0)
    return float(x0), float(y0), float(x1), float(y1)


def _barcode(barcode: zxingcpp.Barcode, box: Box, frame: Frame) -> Barcode:
    points = frame.points_per_pixel
    x0, y0, x1, y1 = box
    name = "PDF417" if barcode.format == zxingcpp.BarcodeFormat.PDF417 else "QRCode"
    return Barcode(name, barcode.text, (x0 * points, y0 * points, x1 * points, y1 * points))
