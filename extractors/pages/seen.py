"""Pages that must be looked at: words, lines, marks and barcodes of a picture."""

from extractors.pages.barcodes import barcodes
from extractors.pages.cut_off import cut_off_edges
from extractors.pages.images import Frame
from extractors.pages.ocr.page import Recognised, recognise
from extractors.pages.unclear import unclear_parts
from extractors.values import Barcode, Box, Page, Word

_CARD_WORDS = 120
_BLOCK_POINTS = 40.0
_SURE = 0.8


def seen_page(frame: Frame, number: int) -> Page:
    """Return the page that ``frame`` shows."""
    seen = recognise(frame)
    height, width = frame.pixels.shape
    return Page(
        number=number,
        width=width * frame.points_per_pixel,
        height=height * frame.points_per_pixel,
        words=seen.words,
        source="ocr",
        rules=seen.rules,
        ink=seen.ink,
        barcodes=_codes(frame, seen),
        findings=(*cut_off_edges(frame, number), *unclear_parts(frame, number, seen.words)),
    )


def seen_part(frame: Frame, box: Box) -> Page:
    """Return what stands within ``box`` (points) of a page, in that page's coordinates."""
    points = frame.points_per_pixel
    height, width = frame.pixels.shape
    left, top = max(0, int(box[0] / points)), max(0, int(box[1] / points))
    right, bottom = min(width, int(box[2] / points) + 1), min(height, int(box[3] / points) + 1)
    part = seen_page(Frame(frame.pixels[top:bottom, left:right], frame.dpi), number=1)
    shift = (left * points, top * points)
    words = tuple(Word(w.text, _moved(w.box, shift), w.confidence) for w in part.words)
    codes = tuple(Barcode(b.format, b.text, _moved(b.box, shift)) for b in part.barcodes)
    return Page(1, part.width, part.height, words, "ocr", barcodes=codes)


def _codes(frame: Frame, seen: Recognised) -> tuple[Barcode, ...]:
    """Return the barcodes: letters are looked at for one only where OCR left a block of ink."""
    is_card = len(seen.words) < _CARD_WORDS
    if is_card or any(_is_block(box) for box in seen.ink):
        printed = [word.box for word in seen.words if word.confidence >= _SURE]
        return barcodes(frame, search=is_card, printed=printed)
    return ()


def _is_block(box: Box) -> bool:
    return box[2] - box[0] >= _BLOCK_POINTS and box[3] - box[1] >= _BLOCK_POINTS / 2


def _moved(box: Box, shift: tuple[float, float]) -> Box:
    return box[0] + shift[0], box[1] + shift[1], box[2] + shift[0], box[3] + shift[1]
