"""Tells the small pictures that mail programs put into a text from photographed documents."""

from io import BytesIO

_SHORT_SIDE_PX = 400
_TINY_SIDE_PX = 160


def is_ornament(content: bytes, *, inline: bool) -> bool:
    """Return whether a picture is too small to be a page: a logo, an icon, a signature line.

    An attached picture must be tiny for that; one that stands in the text may be larger.
    """
    from PIL import Image, UnidentifiedImageError  # noqa: PLC0415 - few messages have pictures

    try:
        with Image.open(BytesIO(content)) as picture:
            short_side = min(picture.size)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return False
    return short_side < (_SHORT_SIDE_PX if inline else _TINY_SIDE_PX)
