"""From a PDF page's own coordinates to the page as it is displayed, and its picture."""

import ctypes
import math
from dataclasses import dataclass

import pypdfium2 as pdfium
from pypdfium2 import raw

from extractors.values import Box


@dataclass(frozen=True, slots=True)
class Frame:
    """The visible box of a page in its own coordinates and its clockwise quarter turns."""

    left: float
    bottom: float
    right: float
    top: float
    turns: int

    @property
    def width(self) -> float:
        """The width of the page as displayed, in points."""
        return self.top - self.bottom if self.turns % 2 else self.right - self.left

    @property
    def height(self) -> float:
        """The height of the page as displayed, in points."""
        return self.right - self.left if self.turns % 2 else self.top - self.bottom

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return where the page's own point ``(x, y)`` is displayed, from the top left."""
        return (
            (x - self.left, self.top - y),
            (y - self.bottom, x - self.left),
            (self.right - x, y - self.bottom),
            (self.top - y, self.right - x),
        )[self.turns]

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """Return the displayed box of a rectangle in the page's own coordinates."""
        (ax, ay), (bx, by) = self.point(left, bottom), self.point(right, top)
        return min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)


def frame_of(page: pdfium.PdfPage) -> Frame:
    """Return the frame of ``page``: crop box within media box, and its turn."""
    box = raw.FS_RECTF()
    raw.FPDF_GetPageBoundingBox(page, box)
    return Frame(box.left, box.bottom, box.right, box.top, raw.FPDFPage_GetRotation(page) % 4)


_WHITE = 255
_AROUND_POINTS = 1.5
"""How far beside a word its ground is looked at: letters in bold may hide it between them."""


@dataclass(frozen=True, slots=True)
class Proof:
    """A small grey picture of a page, to ask what a reader of the page can see in a box."""

    pixels: bytes
    width: int
    height: int
    stride: int
    scale: float

    def spread(self, box: Box) -> int:
        """Return by how much brightness (0 to 255) differs within ``box``."""
        shades = set(self._inside(box))
        return max(shades) - min(shades) if shades else 0

    def paper(self, box: Box) -> int:
        """Return the median of brightness (0 to 255) within ``box``; white outside the page."""
        inside = self._inside(box)
        above = len(inside) - len(inside) // 2
        # Mostly white, as nearly always: nothing needs to be sorted.
        return sorted(inside)[-above] if inside.count(_WHITE) < above else _WHITE

    def ground(self, box: Box) -> int:
        """Return the brightness (0 to 255) of what a word stands on: of most within and around."""
        x0, y0, x1, y1 = box
        return self.paper((x0 - _AROUND_POINTS, y0, x1 + _AROUND_POINTS, y1))

    def _inside(self, box: Box) -> bytes:
        x0, y0 = max(0, int(box[0] * self.scale)), max(0, int(box[1] * self.scale))
        x1 = min(self.width, int(box[2] * self.scale) + 1)
        y1 = min(self.height, int(box[3] * self.scale) + 1)
        rows = [self.pixels[y * self.stride + x0 : y * self.stride + x1] for y in range(y0, y1)]
        return b"".join(rows)


_PROOF_PIXELS_PER_POINT = 1.25
_PROOF_PIXELS = 6_000_000


def proof_of(page: pdfium.PdfPage, frame: Frame) -> Proof:
    """Return a small grey picture of ``page``, smaller still when the page is a poster."""
    fitting = math.sqrt(_PROOF_PIXELS / max(1.0, frame.width * frame.height))
    scale = min(_PROOF_PIXELS_PER_POINT, fitting)
    bitmap = page.render(scale=scale, grayscale=True, may_draw_forms=False)
    size = bitmap.stride * bitmap.height
    pixels = ctypes.string_at(bitmap.buffer, size)
    proof = Proof(pixels, bitmap.width, bitmap.height, bitmap.stride, scale)
    bitmap.close()
    return proof
