"""PDFs: what their plain bytes say of pages and pictures, since pictures are never hidden.

Pages may stand inside packed objects, which only the parser sees; it counts them again.
"""

import re
from collections.abc import Iterator

from extractors.limits import Limits
from extractors.refusals import Refused, too_many_pages

_PAGE = re.compile(rb"/Type\s{0,20}/Page(?![A-Za-z])")
_SIDE = re.compile(rb"/(Width|Height|BitsPerComponent)\s{0,20}(\d{1,10})(?!\d)(?!\s+\d+\s+R)")
_DICTIONARY_BYTES = 2000
_REVISIONS = 5


def judge_pdf(data: bytes, limits: Limits) -> None:
    """Raise ``Refused`` for far more pages than are read, or a giant picture."""
    pages = sum(1 for _ in _PAGE.finditer(data))
    # Each time a file is saved anew behind itself, its changed pages stand in it once more.
    if pages > _REVISIONS * limits.pages:
        raise too_many_pages(pages, limits.pages)
    for width, height, bits in _pictures(data):
        if width * height * bits / 8 > limits.unpacked_bytes:
            raise _picture_too_large(width, height, limits)


def _pictures(data: bytes) -> Iterator[tuple[int, int, int]]:
    """Yield width, height and the bits of each pixel of every picture, at its least."""
    sides: dict[bytes, int] = {}
    last = 0
    for found in _SIDE.finditer(data):
        if found.start() - last > _DICTIONARY_BYTES or found[1] in sides:
            yield from _whole(sides)
            sides = {}
        sides[found[1]] = int(found[2])
        last = found.start()
    yield from _whole(sides)


def _whole(sides: dict[bytes, int]) -> Iterator[tuple[int, int, int]]:
    if b"Width" in sides and b"Height" in sides:
        yield sides[b"Width"], sides[b"Height"], sides.get(b"BitsPerComponent", 1)


def _picture_too_large(width: int, height: int, limits: Limits) -> Refused:
    return Refused(
        "image-too-large",
        f"A picture in the PDF has {width} x {height} pixels ({width * height / 1e6:.0f} "
        f"megapixels), which unpack to more than the {limits.unpacked_bytes / 1e6:.0f} megabytes "
        "that are taken: scan at 300 dpi or less",
    )
