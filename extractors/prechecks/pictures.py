"""Pictures by their heads: width and height stand there, before a single pixel is unpacked."""

import struct
from collections.abc import Iterator

from extractors.files import FileKind
from extractors.limits import Limits
from extractors.refusals import image_too_large, too_many_pages

Size = tuple[int, int]
_STAND_ALONE = {0x01, *range(0xD0, 0xDA)}
_SIZES_OF_JPEG = set(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_WIDTH_TAG, _HEIGHT_TAG = 256, 257
_SHORT = 3


def judge_picture(data: bytes, kind: FileKind, limits: Limits) -> None:
    """Raise ``Refused`` for a picture with too many pixels, or a TIFF with too many pages."""
    for number, (width, height) in enumerate(_sizes(data, kind), start=1):
        if width * height > limits.image_pixels:
            raise image_too_large(width, height, limits.image_pixels)
        if kind is FileKind.TIFF and number > limits.pages:
            raise too_many_pages(number, limits.pages)


def _sizes(data: bytes, kind: FileKind) -> Iterator[Size]:
    try:
        if kind is FileKind.PNG:
            yield struct.unpack_from(">II", data, 16)
        elif kind is FileKind.JPEG:
            yield from _jpeg_sizes(data)
        elif kind is FileKind.TIFF:
            yield from _tiff_sizes(data)
        else:
            yield from _heif_sizes(data)
    except struct.error:  # Cut off: the decoder says so.
        return


def _jpeg_sizes(data: bytes) -> Iterator[Size]:
    """Yield the size in every frame header; a second one is for the decoder to refuse."""
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == 0xFF or marker in _STAND_ALONE:
            at += 1 if marker == 0xFF else 2
            continue
        if marker in _SIZES_OF_JPEG:
            height, width = struct.unpack_from(">HH", data, at + 5)
            yield width, height
        if marker == 0xDA:  # Pixels begin.
            return
        at += 2 + int(struct.unpack_from(">H", data, at + 2)[0])


def _tiff_sizes(data: bytes) -> Iterator[Size]:
    """Yield the size of every page once, however its chain of pages runs."""
    order = "<" if data.startswith(b"II") else ">"
    at, seen = int(struct.unpack_from(f"{order}I", data, 4)[0]), set[int]()
    while at and at not in seen:
        seen.add(at)
        count = int(struct.unpack_from(f"{order}H", data, at)[0])
        sides = dict(_tiff_sides(data, at + 2, count, order))
        yield sides.get(_WIDTH_TAG, 0), sides.get(_HEIGHT_TAG, 0)
        at = int(struct.unpack_from(f"{order}I", data, at + 2 + 12 * count)[0])


def _tiff_sides(data: bytes, at: int, count: int, order: str) -> Iterator[tuple[int, int]]:
    for place in range(at, at + 12 * count, 12):
        tag, kind = struct.unpack_from(f"{order}HH", data, place)
        if tag in {_WIDTH_TAG, _HEIGHT_TAG}:
            form = "H" if kind == _SHORT else "I"
            yield tag, int(struct.unpack_from(f"{order}{form}", data, place + 8)[0])


def _heif_sizes(data: bytes) -> Iterator[Size]:
    """Yield every size that a HEIC file states ("ispe"), the whole of a grid among them."""
    at = data.find(b"ispe")
    while at >= 0:
        yield struct.unpack_from(">II", data, at + 8)
        at = data.find(b"ispe", at + 4)
