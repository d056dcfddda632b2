"""Picture files (JPEG, PNG, HEIC, TIFF) as upright gray frames with their resolution."""

import io
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from PIL import Image, ImageOps, ImageSequence

from extractors.files import FileKind
from extractors.limits import Limits
from extractors.pages.fax import squared
from extractors.pages.ocr.engines import GrayImage
from extractors.refusals import (
    Refused,
    damaged,
    image_too_large,
    memory_limit,
    no_pages,
    too_many_pages,
    truncated,
)

UNSTATED_DPI = 200.0
_PLAUSIBLE_DPI = (10.0, 5000.0)
_SMALLEST_SIDE_PIXELS = 8
_COARSE = 1.5
_BAD_PICTURE = (OSError, SyntaxError, ValueError, EOFError, TypeError, RuntimeError)


@dataclass(frozen=True, slots=True)
class Frame:
    """One picture as displayed, before any correction: its pixels and pixels per inch."""

    pixels: GrayImage
    dpi: float

    @property
    def points_per_pixel(self) -> float:
        """How many points of the page one pixel stands for."""
        return 72 / self.dpi


def pictures(
    data: bytes, kind: FileKind, limits: Limits, least_side: int | None = None
) -> Iterator[Image.Image]:
    """Yield each picture of the file upright, with square pixels, its dpi in ``info["dpi"]``.

    Where ``least_side`` pixels of both sides are enough, a JPEG much larger is decoded at a half,
    a quarter or an eighth: the whole picture is never held. Its dpi is then that of the whole.
    """
    try:
        with warnings.catch_warnings():
            # Pillow warns of its own pixel limit and of odd metadata; ours is checked below.
            warnings.simplefilter("ignore")
            yield from _pictures(data, kind, limits, least_side)
    except MemoryError:
        raise memory_limit() from None
    except (Image.DecompressionBombError, *_BAD_PICTURE) as error:
        raise _reason(error, kind) from error


def frames(data: bytes, kind: FileKind, limits: Limits) -> Iterator[Frame]:
    """Yield the pictures of the file as gray frames."""
    for picture in pictures(data, kind, limits):
        yield Frame(gray(picture), float(picture.info["dpi"][0]))


def gray(picture: Image.Image) -> GrayImage:
    """Return ``picture`` in gray, what is transparent as white paper."""
    if picture.mode in {"I;16", "I;16B", "I"}:
        deep = np.asarray(picture, dtype=np.int64)
        return (deep >> 8 if deep.max(initial=0) > 255 else deep).clip(0, 255).astype(np.uint8)
    return np.asarray(on_paper(picture).convert("L"))


def on_paper(picture: Image.Image) -> Image.Image:
    """Return ``picture`` without transparency: what was transparent is white."""
    if "A" not in picture.getbands() and "transparency" not in picture.info:
        return picture
    layer = picture.convert("RGBA")
    paper = Image.new("RGBA", layer.size, "white")
    return Image.alpha_composite(paper, layer).convert("RGB")


def _pictures(
    data: bytes, kind: FileKind, limits: Limits, least_side: int | None
) -> Iterator[Image.Image]:
    if kind is FileKind.HEIC:
        import pi_heif  # noqa: PLC0415 - only HEIC pictures pay for the library

        pi_heif.register_heif_opener()
        if _is_cut_off(data):
            raise truncated(kind.spoken)
    with Image.open(io.BytesIO(data)) as file:
        count = getattr(file, "n_frames", 1) if kind is FileKind.TIFF else 1
        if count > limits.pages:
            raise too_many_pages(count, limits.pages)
        if count < 1:
            raise no_pages(kind.spoken)
        for picture in ImageSequence.Iterator(file):
            yield _upright(picture, limits, least_side)
            if kind is not FileKind.TIFF:
                return


def _is_cut_off(data: bytes) -> bool:
    """Return whether a HEIC file's last box ends beyond the file; the decoder does not mind."""
    offset = 0
    while offset + 8 <= len(data):
        size = int.from_bytes(data[offset : offset + 4], "big")
        if size == 1:
            size = int.from_bytes(data[offset + 8 : offset + 16], "big")
        if size < 8:  # 0 reaches to the end of the file; less is no box.
            return False
        offset += size
    return offset > len(data)


def _upright(picture: Image.Image, limits: Limits, least_side: int | None) -> Image.Image:
    if picture.width * picture.height > limits.image_pixels:
        raise image_too_large(picture.width, picture.height, limits.image_pixels)
    if min(picture.size) < _SMALLEST_SIDE_PIXELS:
        raise no_pages(f"picture of {picture.width} x {picture.height} pixels")
    if least_side is not None:
        picture.draft(None, (least_side, least_side))
    across, down = _resolution(picture)
    if _is_quarter_turned(picture):
        across, down = down, across
    return _with_square_pixels(_turned(picture), across, down)


def _turned(picture: Image.Image) -> Image.Image:
    """Return ``picture`` upright; one of a single frame is turned itself, to hold it only once."""
    if picture.format == FileKind.TIFF.name:
        return ImageOps.exif_transpose(picture)
    picture.load()
    ImageOps.exif_transpose(picture, in_place=True)
    return picture


def _with_square_pixels(picture: Image.Image, across: float, down: float) -> Image.Image:
    """Return ``picture`` with the finer resolution both ways (a fax has half as many lines)."""
    dpi = max(across, down)
    if picture.mode == "1" and across / down >= _COARSE:
        pixels, dpi = squared(~np.asarray(picture), across, down)
        picture = Image.fromarray(pixels)
    elif dpi / min(across, down) > 1.05:
        size = (round(picture.width * dpi / across), round(picture.height * dpi / down))
        mode = "L" if picture.mode == "1" else picture.mode
        picture = picture.convert(mode).resize(size, Image.Resampling.BICUBIC)
    picture.info["dpi"] = (dpi, dpi)
    return picture


def _resolution(picture: Image.Image) -> tuple[float, float]:
    stated: Any = picture.info.get("dpi")
    try:
        across, down = float(stated[0]), float(stated[1])
    except (TypeError, ValueError, IndexError, ZeroDivisionError):
        return UNSTATED_DPI, UNSTATED_DPI
    low, high = _PLAUSIBLE_DPI
    if not (low <= across <= high and low <= down <= high) or _is_made_up(picture, across):
        return UNSTATED_DPI, UNSTATED_DPI
    # A PNG states pixels per meter: 300 dpi comes back as 299.9994.
    return round(across, 2), round(down, 2)


def _is_made_up(picture: Image.Image, dpi: float) -> bool:
    """Return whether Pillow answered 72 for a JPEG that states no resolution at all."""
    stated = "jfif_density" in picture.info or 0x011A in picture.getexif()
    return picture.format == "JPEG" and dpi == 72 and not stated


def _is_quarter_turned(picture: Image.Image) -> bool:
    orientation = picture.getexif().get(0x0112, 1)
    return orientation in {5, 6, 7, 8}


def _reason(error: Exception, kind: FileKind) -> Refused:
    if isinstance(error, Image.DecompressionBombError):
        return Refused(
            "image-too-large", "The picture has far too many pixels: scan at 300 dpi or less"
        )
    said = str(error).lower()
    if "truncated" in said or "end of file" in said or "eof" in said.split():
        return truncated(kind.spoken)
    return damaged(kind.spoken)
