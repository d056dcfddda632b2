"""Every page of a file as displayed, as WebP of given widths, for the viewer."""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

import PIL.WebPImagePlugin  # noqa: F401 - loaded before a large picture leaves little memory
from PIL import Image, ImageDraw

from extractors.files import FileKind, detect
from extractors.limits import Limits
from extractors.pages import read_pages
from extractors.pages.gathered import PICTURES, pictures_in
from extractors.pages.images import on_paper, pictures
from extractors.pages.pdf.document import Progress, opened
from extractors.pages.pdf.frame import frame_of
from extractors.pages.picture import drawn_sheet
from extractors.values import Box

_LONGEST_SIDE = 16_000
_QUALITY = 80
_EFFORT = 0
"""How hard the encoder looks for fewer bytes, of 6 (docs/decisions/page-pictures.md)."""


Cover = tuple[int, Box]
"""A page (from 1) and a box on it as shares of the page's width and height, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """One page in one width: points of the page scale to its pixels linearly."""

    page: int
    width_px: int
    height_px: int
    webp: bytes


def render_pages(
    data: bytes,
    widths: Sequence[int],
    limits: Limits,
    progress: Progress,
    covers: Sequence[Cover] = (),
) -> Iterator[Rendered]:
    """Yield every page in every width, page by page; raise ``Refused`` like ``read_pages``.

    What ``covers`` name is painted over in black before a picture is made.
    """
    for number, picture in enumerate(_shown(data, max(widths), limits, progress), start=1):
        _paint(picture, [share for page, share in covers if page == number])
        shown = picture
        for width in sorted(widths, reverse=True):
            shown = _resized(shown, width)
            yield _encoded(shown, number)


def _paint(picture: Image.Image, shares: Sequence[Box]) -> None:
    pen = ImageDraw.Draw(picture)
    width, height = picture.size
    for x0, y0, x1, y1 in shares:
        pen.rectangle((x0 * width, y0 * height, x1 * width, y1 * height), fill="black")


def _shown(data: bytes, width: int, limits: Limits, progress: Progress) -> Iterator[Image.Image]:
    kind = detect(data)
    if kind is FileKind.PDF:
        yield from _pdf_pages(data, width, limits, progress)
    elif kind in PICTURES or kind is FileKind.GATHERED:
        found = pictures_in(data, limits) if kind is FileKind.GATHERED else [(data, kind)]
        each = chain.from_iterable(pictures(blob, own, limits, width) for blob, own in found)
        for number, picture in enumerate(each, start=1):
            progress(number, number)
            yield _in_color(on_paper(picture))
    else:
        for page in read_pages(data, limits, progress):
            yield drawn_sheet(page, width)


def _pdf_pages(
    data: bytes, width: int, limits: Limits, progress: Progress
) -> Iterator[Image.Image]:
    with opened(data, limits) as document:
        document.init_forms()
        for index in range(len(document)):
            progress(index + 1, len(document))
            page = document[index]
            frame = frame_of(page)
            scale = width / max(frame.width, 1.0)
            pixels = scale * scale * frame.width * frame.height
            scale *= min(1.0, (limits.image_pixels / max(pixels, 1.0)) ** 0.5)
            yield _in_color(page.render(scale=scale, may_draw_forms=True).to_pil())
            page.close()


def _in_color(picture: Image.Image) -> Image.Image:
    """Return ``picture`` in RGB; one that is so already is not copied."""
    return picture if picture.mode == "RGB" else picture.convert("RGB")


def _resized(picture: Image.Image, width: int) -> Image.Image:
    """Return ``picture`` so many pixels wide.

    WebP holds at most 16,383 pixels a side: a very long receipt becomes narrower.
    """
    height = max(1, round(picture.height * width / picture.width))
    if height > _LONGEST_SIDE:
        width, height = max(1, round(width * _LONGEST_SIDE / height)), _LONGEST_SIDE
    # Whole pixels are put together first: half the width costs a tenth of what it would.
    return picture.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=1.0)


def _encoded(picture: Image.Image, number: int) -> Rendered:
    out = io.BytesIO()
    picture.save(out, "WEBP", quality=_QUALITY, method=_EFFORT)
    return Rendered(number, picture.width, picture.height, out.getvalue())
