"""The pieces of a PDF page in the order they are drawn: later ones lie on earlier ones."""

import ctypes
import re
from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache

import pypdfium2 as pdfium
from pypdfium2 import raw

from extractors.frozen import frozen
from extractors.pages.pdf.drawn import box_of, objects_on
from extractors.pages.pdf.frame import Frame
from extractors.values import Box

_OPAQUE = 250
_USUAL_BYTES = 256
"""Room for the letters of most texts; of a longer one its length is told, and no letter."""

_LETTERS = ctypes.POINTER(raw.FPDF_WCHAR)
_SUBSET = re.compile(r"^[A-Z]{6}\+")
_STYLE = re.compile(
    r"(?i)bold|italic|oblique|regular|roman|medium|light|semi|demi|black|narrow|condensed|ps|mt|std|pro"
)


class PieceKind(StrEnum):
    """Whether a piece is text, or hides what lies under it."""

    TEXT = "text"
    COVER = "cover"


@frozen
class Piece:
    """One drawn piece; ``order`` counts from the bottom, ``family`` is a text's font family."""

    kind: PieceKind
    order: int
    box: Box
    text: str = ""
    family: str = ""


def pieces_of(page: pdfium.PdfPage, frame: Frame) -> tuple[Piece, ...]:
    """Return the texts and the covers of ``page`` from the bottom to the top."""
    text_page = raw.FPDFText_LoadPage(page)
    try:
        return tuple(_Reader(text_page, frame).pieces(page))
    finally:
        raw.FPDFText_ClosePage(text_page)


class _Reader:
    """Reads the pieces of one page; a browser sets thousands of texts in a font or two."""

    def __init__(self, text_page: raw.FPDF_TEXTPAGE, frame: Frame) -> None:
        self._text_page = text_page
        self._frame = frame
        self._families: dict[int, str] = {}
        self._room = ctypes.create_string_buffer(_USUAL_BYTES)
        self._letters = ctypes.cast(self._room, _LETTERS)

    def pieces(self, page: pdfium.PdfPage) -> Iterator[Piece]:
        """Yield the texts and the covers from the bottom to the top."""
        for order, (obj, matrix) in enumerate(objects_on(page)):
            kind = raw.FPDFPageObj_GetType(obj)
            if kind == raw.FPDF_PAGEOBJ_TEXT:
                box = box_of(obj, matrix, self._frame)
                yield Piece(PieceKind.TEXT, order, box, self._text(obj), self._family(obj))
            elif _hides(obj, kind):
                yield Piece(PieceKind.COVER, order, box_of(obj, matrix, self._frame))

    def _text(self, obj: raw.FPDF_PAGEOBJECT) -> str:
        room, letters, size = self._room, self._letters, _USUAL_BYTES
        while True:
            length = raw.FPDFTextObj_GetText(obj, self._text_page, letters, size)
            if length <= size:
                return ctypes.string_at(room, max(length - 2, 0)).decode("utf-16-le", "replace")
            size = length
            room = ctypes.create_string_buffer(size)
            letters = ctypes.cast(room, _LETTERS)

    def _family(self, obj: raw.FPDF_PAGEOBJECT) -> str:
        font = raw.FPDFTextObj_GetFont(obj)
        if not font:
            return ""
        # A font lives as long as its document, so that its place in memory tells it apart.
        place = ctypes.addressof(font.contents)
        if place not in self._families:
            self._families[place] = _family(font)
        return self._families[place]


def _hides(obj: raw.FPDF_PAGEOBJECT, kind: int) -> bool:
    """Return whether nothing under the object can be seen."""
    if raw.FPDFPageObj_HasTransparency(obj):
        return False
    if kind == raw.FPDF_PAGEOBJ_IMAGE:
        return True
    return kind == raw.FPDF_PAGEOBJ_PATH and _is_filled(obj)


def _is_filled(path: raw.FPDF_PAGEOBJECT) -> bool:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(path, fill, stroke)
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    told = raw.FPDFPageObj_GetFillColor(path, red, green, blue, alpha)
    # Only what fills its box hides all of it: a filled curve may go round the words.
    is_box = 4 <= raw.FPDFPath_CountSegments(path) <= 6
    return bool(fill.value and told and alpha.value >= _OPAQUE and is_box)


def _family(font: raw.FPDF_FONT) -> str:
    length = raw.FPDFFont_GetBaseFontName(font, None, 0)
    buffer = ctypes.create_string_buffer(max(length, 1))
    raw.FPDFFont_GetBaseFontName(font, buffer, length)
    return family_of(buffer.value.decode("utf-8", "replace"))


@lru_cache(maxsize=256)
def family_of(name: str) -> str:
    """Return the family of a font by its name: "ABCDEF+Arial-BoldMT" and "Arial" are one."""
    bare = re.split(r"[-,]", _SUBSET.sub("", name))[0]
    return re.sub(r"[\W_\d]+", "", _STYLE.sub("", bare)).lower()
