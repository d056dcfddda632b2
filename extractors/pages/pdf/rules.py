"""The ruling lines of a ruled PDF page: every level or upright side of the paths drawn on it."""

import ctypes
from collections.abc import Iterator

import pypdfium2 as pdfium
from pypdfium2 import raw

from extractors.pages.pdf.drawn import Matrix, is_painted, matrix_of, objects_on, times
from extractors.pages.pdf.frame import Frame
from extractors.values import Box

_RULE_POINTS = 2.5
_RULE_LENGTH_POINTS = 4.0
_SIDE_LIMIT = 30_000
"""More sides than that are a drawing, not the lines of a form."""

Side = tuple[float, float, float, float]
"""A straight side in its path's own coordinates: from x, y to x, y."""


def ruling_lines(page: pdfium.PdfPage, frame: Frame) -> tuple[Box, ...]:
    """Return the lines and cell borders of ``page`` as displayed, boxes of hardly any thickness."""
    found: list[Box] = []
    left = _SIDE_LIMIT
    for obj, matrix in objects_on(page):
        if raw.FPDFPageObj_GetType(obj) != raw.FPDF_PAGEOBJ_PATH or not is_painted(obj):
            continue
        left -= raw.FPDFPath_CountSegments(obj)
        if left < 0:
            break
        own = times(matrix_of(obj), matrix)
        found += [box for side in _sides(obj) if _is_rule(box := _displayed(side, own, frame))]
    return tuple(found)


def _sides(path: raw.FPDF_PAGEOBJECT) -> Iterator[Side]:
    """Yield the straight sides of ``path``; curves have none."""
    x, y = ctypes.c_float(), ctypes.c_float()
    first = last = (0.0, 0.0)
    for index in range(raw.FPDFPath_CountSegments(path)):
        segment = raw.FPDFPath_GetPathSegment(path, index)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        point, kind = (x.value, y.value), raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            first = point
        elif kind == raw.FPDF_SEGMENT_LINETO:
            yield (*last, *point)
        last = point
        if raw.FPDFPathSegment_GetClose(segment) and point != first:
            yield (*point, *first)
            last = first


def _displayed(side: Side, matrix: Matrix, frame: Frame) -> Box:
    a, b, c, d, e, f = matrix
    (x0, y0), (x1, y1) = (
        frame.point(a * x + c * y + e, b * x + d * y + f) for x, y in (side[:2], side[2:])
    )
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _is_rule(box: Box) -> bool:
    width, height = box[2] - box[0], box[3] - box[1]
    return min(width, height) <= _RULE_POINTS and max(width, height) >= _RULE_LENGTH_POINTS
