"""The ruling lines of a ruled PDF page, by pdfplumber, which takes every path apart."""

import io

import pdfplumber
from pdfminer.pdfexceptions import PDFException
from pdfplumber.utils.exceptions import PdfminerException

from extractors.pdf_frame import Frame
from extractors.values import Box

_RULE_POINTS = 2.5
_RULE_LENGTH_POINTS = 4.0


def ruling_lines(data: bytes, number: int, frame: Frame) -> tuple[Box, ...]:
    """Return the lines and cell borders of page ``number`` as displayed; none when it fails."""
    try:
        with pdfplumber.open(io.BytesIO(data), pages=[number]) as document:
            page = document.pages[0]
            return tuple(_as_displayed(edge, page, frame) for edge in page.edges if _is_rule(edge))
    except (PDFException, PdfminerException, ValueError, KeyError, TypeError, IndexError):
        return ()


def _is_rule(edge: dict[str, float]) -> bool:
    width, height = edge["x1"] - edge["x0"], edge["bottom"] - edge["top"]
    return min(width, height) <= _RULE_POINTS and max(width, height) >= _RULE_LENGTH_POINTS


def _as_displayed(edge: dict[str, float], page: pdfplumber.page.Page, frame: Frame) -> Box:
    """Return the edge from the top left of the crop box; pdfplumber has turned it already."""
    left, top, right, bottom = page.bbox
    scale_x = frame.width / max(right - left, 1e-6)
    scale_y = frame.height / max(bottom - top, 1e-6)
    return (
        (edge["x0"] - left) * scale_x,
        (edge["top"] - top) * scale_y,
        (edge["x1"] - left) * scale_x,
        (edge["bottom"] - top) * scale_y,
    )
