"""What is drawn on a PDF page besides text: pictures, ruling lines and other marks."""

import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import pypdfium2 as pdfium
from pypdfium2 import raw

from extractors.pages.order import merged
from extractors.pages.pdf.frame import Frame
from extractors.values import Box

Matrix = tuple[float, float, float, float, float, float]

_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_OBJECT_LIMIT = 50_000
_DEPTH_LIMIT = 8
_RULE_POINTS = 2.5
_RULE_LENGTH_POINTS = 8.0


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture placed on the page, and its pixels per inch there."""

    box: Box
    dpi: float


@dataclass(frozen=True, slots=True)
class Drawn:
    """Pictures, thin straight lines, rectangles and all other drawn shapes, as displayed."""

    pictures: tuple[Picture, ...]
    lines: tuple[Box, ...]
    rectangles: tuple[Box, ...]
    shapes: tuple[Box, ...]

    @property
    def rules(self) -> tuple[Box, ...]:
        """The ruling lines: the thin lines and the four sides of every rectangle."""
        sides = [side for box in self.rectangles for side in sides_of(box)]
        return (*self.lines, *sides)


def drawn_on(page: pdfium.PdfPage, frame: Frame) -> Drawn:
    """Return what is drawn on ``page``, also inside its form objects."""
    found: tuple[list[Picture], list[Box], list[Box], list[Box]] = ([], [], [], [])
    pictures, lines, rectangles, shapes = found
    for obj, matrix in objects_on(page):
        kind = raw.FPDFPageObj_GetType(obj)
        if kind == raw.FPDF_PAGEOBJ_IMAGE:
            box = box_of(obj, matrix, frame)
            pictures.append(Picture(box, _dpi(obj, box)))
            continue
        if kind != raw.FPDF_PAGEOBJ_PATH or not is_painted(obj):
            continue
        box = box_of(obj, matrix, frame)
        if _is_line(box):
            lines.append(box)
        elif _is_rectangle(obj):
            rectangles.append(box)
        else:
            shapes.append(box)
    return Drawn(tuple(pictures), tuple(lines), tuple(rectangles), tuple(shapes))


def marks(drawn: Drawn, frame: Frame) -> tuple[Box, ...]:
    """Return the drawn marks that may be a signature, a stamp or a logo, near ones joined."""
    page_area = frame.width * frame.height
    boxes = [p.box for p in drawn.pictures] + list(drawn.shapes)
    small = [b for b in boxes if 0 < (b[2] - b[0]) * (b[3] - b[1]) < 0.6 * page_area]
    return merged(small[:2000], gap=4.0)


def sides_of(box: Box) -> tuple[Box, Box, Box, Box]:
    """Return the four sides of ``box`` as boxes without thickness."""
    x0, y0, x1, y1 = box
    return (x0, y0, x1, y0), (x0, y1, x1, y1), (x0, y0, x0, y1), (x1, y0, x1, y1)


def objects_on(page: pdfium.PdfPage) -> Iterator[tuple[raw.FPDF_PAGEOBJECT, Matrix]]:
    """Yield what is drawn on ``page`` in its order, with the matrix of the form it stands in."""
    stack = [
        (raw.FPDFPage_GetObject(page, i), _IDENTITY, 0)
        for i in reversed(range(raw.FPDFPage_CountObjects(page)))
    ]
    for _ in range(_OBJECT_LIMIT):
        if not stack:
            return
        obj, matrix, depth = stack.pop()
        if raw.FPDFPageObj_GetType(obj) != raw.FPDF_PAGEOBJ_FORM:
            yield obj, matrix
        elif depth < _DEPTH_LIMIT:
            inner = times(matrix_of(obj), matrix)
            count = raw.FPDFFormObj_CountObjects(obj)
            stack += [
                (raw.FPDFFormObj_GetObject(obj, i), inner, depth + 1)
                for i in reversed(range(max(0, count)))
            ]


def matrix_of(obj: raw.FPDF_PAGEOBJECT) -> Matrix:
    """Return the matrix from the object's own coordinates to those it is drawn in."""
    m = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(obj, m)
    return m.a, m.b, m.c, m.d, m.e, m.f


def times(inner: Matrix, outer: Matrix) -> Matrix:
    """Return the matrix that applies ``inner`` first and ``outer`` after it."""
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return (
        a * p + b * r,
        a * q + b * s,
        c * p + d * r,
        c * q + d * s,
        e * p + f * r + t,
        e * q + f * s + u,
    )


def box_of(obj: raw.FPDF_PAGEOBJECT, matrix: Matrix, frame: Frame) -> Box:
    """Return the box of a drawn object as displayed, cut to the page."""
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not raw.FPDFPageObj_GetBounds(obj, left, bottom, right, top):
        return 0.0, 0.0, 0.0, 0.0
    x0, y0, x1, y1 = _displayed(left.value, bottom.value, right.value, top.value, matrix, frame)
    return (
        max(0.0, min(x0, frame.width)),
        max(0.0, min(y0, frame.height)),
        max(0.0, min(x1, frame.width)),
        max(0.0, min(y1, frame.height)),
    )


def _displayed(
    left: float, bottom: float, right: float, top: float, matrix: Matrix, frame: Frame
) -> Box:
    """Return where a rectangle is displayed; one that is not turned keeps its two corners."""
    a, b, c, d, e, f = matrix
    if b == 0 == c:
        return frame.box(a * left + e, d * bottom + f, a * right + e, d * top + f)
    corners = [
        frame.point(a * x + c * y + e, b * x + d * y + f)
        for x in (left, right)
        for y in (bottom, top)
    ]
    xs, ys = zip(*corners, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def _dpi(obj: raw.FPDF_PAGEOBJECT, box: Box) -> float:
    width, height = ctypes.c_uint(), ctypes.c_uint()
    raw.FPDFImageObj_GetImagePixelSize(obj, width, height)
    longest = max(box[2] - box[0], box[3] - box[1], 1.0)
    return 72 * max(width.value, height.value) / longest


def is_painted(path: raw.FPDF_PAGEOBJECT) -> bool:
    """Return whether ``path`` is filled or stroked: else it only bounds what others draw."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(path, fill, stroke)
    return bool(fill.value or stroke.value)


def _is_line(box: Box) -> bool:
    width, height = box[2] - box[0], box[3] - box[1]
    return min(width, height) <= _RULE_POINTS and max(width, height) >= _RULE_LENGTH_POINTS


def _is_rectangle(path: raw.FPDF_PAGEOBJECT) -> bool:
    count = raw.FPDFPath_CountSegments(path)
    if not 4 <= count <= 6:
        return False
    x, y = ctypes.c_float(), ctypes.c_float()
    points = []
    for index in range(count):
        segment = raw.FPDFPath_GetPathSegment(path, index)
        if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_BEZIERTO:
            return False
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        points.append((round(x.value, 1), round(y.value, 1)))
    corners = len({p[0] for p in points}) == 2 and len({p[1] for p in points}) == 2
    return corners and _has_no_slanted_side(points)


def _has_no_slanted_side(points: Sequence[tuple[float, float]]) -> bool:
    """Return whether each side is level or upright: a cross of two strokes has four corners too."""
    return all(a[0] == b[0] or a[1] == b[1] for a, b in pairwise(points))
