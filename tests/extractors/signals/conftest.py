"""PDFs that were tampered with, made on the spot."""

import io
from collections.abc import Callable

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DecodedStreamObject, NameObject
from reportlab.pdfgen.canvas import Canvas

from extractors.limits import Limits
from extractors.pages import read_pages
from extractors.reading import read_document

LINES = (
    "SAMPLE Northlight Payroll LLC",
    "April 2, 2026",
    "Verification of employment: Jordan Q. Sample, SSN ending in 1234",
    "Jordan Q. Sample was employed as a Grip on the feature film Harbor Lanterns.",
    "Days worked: 03/02/2026, 03/03/2026, 03/04/2026",
    "Total days worked: 3",
    "Sincerely,",
    "Avery Example, Payroll Coordinator",
)

Draw = Callable[[Canvas], None]


def at(row: int) -> float:
    """Return the height of a line from the bottom, in points."""
    return 720 - 24 * row


@pytest.fixture
def letter() -> Callable[..., bytes]:
    """Return what makes a letter as PDF; ``more`` draws on top of it."""

    def make(*more: Draw, lines: tuple[str, ...] = LINES) -> bytes:
        out = io.BytesIO()
        canvas = Canvas(out, invariant=1)
        canvas.setFont("Times-Roman", 11)
        for row, line in enumerate(lines):
            canvas.drawString(72, at(row), line)
        for draw in more:
            draw(canvas)
        canvas.save()
        return out.getvalue()

    return make


@pytest.fixture
def lines() -> tuple[str, ...]:
    """Return the lines of the plain letter."""
    return LINES


@pytest.fixture
def found() -> Callable[[bytes], dict[str, object]]:
    """Return what reads a file and gives its findings by code."""

    def read(data: bytes) -> dict[str, object]:
        (statement,) = read_document(read_pages(data, Limits()))
        return {finding.code: finding for finding in statement.findings}

    return read


@pytest.fixture
def resaved() -> Callable[[bytes, bytes], bytes]:
    """Return what saves the page of ``after`` behind the file ``before``, as an editor does."""

    def save(before: bytes, after: bytes) -> bytes:
        reader = PdfReader(io.BytesIO(before))
        writer = PdfWriter(reader, incremental=True)
        content = PdfReader(io.BytesIO(after)).pages[0].get_contents().get_data()
        stream = DecodedStreamObject()
        stream.set_data(content)
        writer.pages[0][NameObject("/Contents")] = writer._add_object(stream)
        out = io.BytesIO()
        writer.write(out)
        return out.getvalue()

    return save
