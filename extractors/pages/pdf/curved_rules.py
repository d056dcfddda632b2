"""Ruling lines that were drawn as flat curves, by pdfplumber, which joins the ends of curves.

pdfium shows straight sides alone (``rules``); some programs draw the lines of tables as curves.
"""

import io

import pdfplumber
from pdfminer.pdfexceptions import PDFException
from pdfplumber.utils.exceptions import PdfminerException

from extractors.pages.pdf.frame import Frame
from extractors.values import Box

_RULE_POINTS = 2.5
_RULE_LENGTH_POINTS = 4.0


def curved_rules(data: bytes, number: int, frame: Frame) -> tuple[Box, ...]:
    """Return the level and upright edges of page ``number`` as displayed; none when it fails."""
    try:
        with pdfplumber.open(io.BytesIO(data), pages=[number]) as document:
            page = document.pages[0]
            media = Frame(*page.page_obj.mediabox, turns=frame.turns)
            left, top, _, _ = media.box(frame.left, frame.bottom, frame.right, frame.top)
            return tuple(_moved(edge, left, top) for edge in page.edges if _is_rule(edge))
    except (PDFException, PdfminerException, ValueError, KeyError, TypeError, IndexError):
        return ()


def _is_rule(edge: dict[str, float]) -> bool:
    width, height = edge["x1"] - edge["x0"], edge["bottom"] - edge["top"]
    return min(width, height) <= _RULE_POINTS and max(width, height) >= _RULE_LENGTH_POINTS


def _moved(edge: dict[str, float], left: float, top: float) -> Box:
    """Return the edge from the corner of the crop box: pdfplumber measures from the media box."""
    return edge["x0"] - left, edge["top"] - top, edge["x1"] - left, edge["bottom"] - top
