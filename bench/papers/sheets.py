"""Sheets of paper: upright as letters are, and lying for wide tables."""

from io import BytesIO

from reportlab.lib.pagesizes import landscape, letter
from reportlab.lib.units import inch
from reportlab.platypus import Flowable, SimpleDocTemplate

from bench.letters.setting import finish


def finish_wide(parts: list[Flowable]) -> bytes:
    """Return the parts as a PDF of pages that lie on their side."""
    out = BytesIO()
    edge = 0.6 * inch
    SimpleDocTemplate(
        out,
        pagesize=landscape(letter),
        leftMargin=edge,
        rightMargin=edge,
        topMargin=edge,
        bottomMargin=edge,
        invariant=1,
    ).build(parts)
    return out.getvalue()


__all__ = ["finish", "finish_wide"]
