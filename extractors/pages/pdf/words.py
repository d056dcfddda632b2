"""The words of a PDF page's text layer with their boxes, told apart by whether they are seen."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2 as pdfium
from pypdfium2 import raw

from extractors.pages.order import reading_order
from extractors.pages.pdf.frame import Frame, Proof
from extractors.pages.pdf.set_apart import Run, joined
from extractors.values import Box, Word

_LAST_CODE = 0x10FFFF
_TINY_POINTS = 2.5
_LIGHT = 200
_LINE_END_HYPHENS = {0x02, 0xFFFE}
_INVISIBLE_MODES = {raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP}


@dataclass(frozen=True, slots=True)
class TextLayer:
    """What the text layer holds; ``broken`` is the share (0 to 1) of characters without meaning.

    ``invisible`` is the share of words in the invisible render mode, as under a scan.
    """

    seen: tuple[Word, ...]
    hidden: tuple[Word, ...]
    broken: float
    invisible: float


def text_layer(page: pdfium.PdfPage, frame: Frame, proof: Proof) -> TextLayer:
    """Return the words of ``page`` in displayed coordinates, seen ones in reading order."""
    text_page = raw.FPDFText_LoadPage(page)
    try:
        return _read(text_page, frame, proof)
    finally:
        raw.FPDFText_ClosePage(text_page)


def _read(text_page: raw.FPDF_TEXTPAGE, frame: Frame, proof: Proof) -> TextLayer:
    codes = [
        min(raw.FPDFText_GetUnicode(text_page, i), _LAST_CODE)
        for i in range(raw.FPDFText_CountChars(text_page))
    ]
    seen: list[Word] = []
    hidden: list[Word] = []
    invisible = 0

    def is_made_up(index: int) -> bool:
        return bool(raw.FPDFText_IsGenerated(text_page, index) == 1)

    for run in joined(_runs(codes), is_made_up, lambda run: _run_box(text_page, run, frame)):
        box = _run_box(text_page, run, frame)
        word = Word(run.text, box, 1.0, proof.ground(box))
        mode, color = _ink(text_page, run.first)
        if mode in _INVISIBLE_MODES:
            invisible += 1
            hidden.append(word)
        elif _is_seen(word, color, frame, proof):
            seen.append(word)
        else:
            hidden.append(word)
    count = len(seen) + len(hidden)
    return TextLayer(
        reading_order(seen),
        reading_order(hidden),
        _broken_share(text_page, codes),
        invisible / count if count else 0.0,
    )


def _runs(codes: list[int]) -> Iterator[Run]:
    """Yield each run of characters without space; a hyphen at a line's end closes its run."""
    start: int | None = None
    for index, code in enumerate([*codes, 0x20]):
        hyphen = code in _LINE_END_HYPHENS
        inside = not hyphen and code > 0x20 and not chr(code).isspace()
        if inside and start is None:
            start = index
        if not inside and start is not None:
            text = "".join(map(chr, codes[start:index])) + ("-" if hyphen else "")
            yield Run(text.replace("\u00ad", "-"), start, index - 1)
            start = None


def _run_box(text_page: raw.FPDF_TEXTPAGE, run: Run, frame: Frame) -> Box:
    first, last = (_char_box(text_page, i, frame) for i in (run.first, run.last))
    return (
        min(first[0], last[0]),
        min(first[1], last[1]),
        max(first[2], last[2]),
        max(first[3], last[3]),
    )


def _char_box(text_page: raw.FPDF_TEXTPAGE, index: int, frame: Frame) -> Box:
    # Loose boxes: tight ones of a comma or a dash tear words apart.
    rect = raw.FS_RECTF()
    raw.FPDFText_GetLooseCharBox(text_page, index, rect)
    return frame.box(rect.left, rect.bottom, rect.right, rect.top)


def _ink(text_page: raw.FPDF_TEXTPAGE, index: int) -> tuple[int, tuple[int, int]]:
    """Return the render mode of a character, and the brightness and opacity of its fill."""
    obj = raw.FPDFText_GetTextObject(text_page, index)
    mode = raw.FPDFTextObj_GetTextRenderMode(obj) if obj else raw.FPDF_TEXTRENDERMODE_FILL
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not raw.FPDFText_GetFillColor(text_page, index, red, green, blue, alpha):
        return mode, (0, 255)
    return mode, ((red.value * 3 + green.value * 6 + blue.value) // 10, alpha.value)


def _is_seen(word: Word, color: tuple[int, int], frame: Frame, proof: Proof) -> bool:
    x0, y0, x1, y1 = word.box
    if not (0 <= (x0 + x1) / 2 <= frame.width and 0 <= (y0 + y1) / 2 <= frame.height):
        return False
    if min(x1 - x0, y1 - y0) < _TINY_POINTS and y1 - y0 < 2 * _TINY_POINTS:
        return False
    brightness, opacity = color
    if brightness >= _LIGHT and abs(brightness - proof.paper(word.box)) < 12:
        return False
    return opacity >= 16 and proof.spread(word.box) >= 8


def _broken_share(text_page: raw.FPDF_TEXTPAGE, codes: list[int]) -> float:
    """Return the share of characters without meaning, the fonts' unmapped ones by sample."""
    solid = [i for i, code in enumerate(codes) if code > 0x20 or code == 0]
    if not solid:
        return 0.0
    strange = sum(1 for i in solid if _is_strange(codes[i])) / len(solid)
    sample = solid[:: max(1, len(solid) // 60)]
    unmapped: int = sum(raw.FPDFText_HasUnicodeMapError(text_page, i) == 1 for i in sample)
    return max(strange, 0.3 * unmapped / len(sample))


def _is_strange(code: int) -> bool:
    return code in {0, 0xFFFD} or 0x7F <= code < 0xA0 or 0xE000 <= code <= 0xF8FF or code >= 0xF0000
