"""Letters made on the spot, as PDFs and as scans of them."""

import io
import os
from collections.abc import Callable

os.environ["OMP_THREAD_LIMIT"] = "1"

import numpy as np
import numpy.typing as npt
import pypdfium2 as pdfium
import pytest
from PIL import Image
from reportlab.lib.pagesizes import letter
from reportlab.pdfgen.canvas import Canvas

LINES = (
    "SAMPLE Northlight Pictures LLC",
    "April 2, 2026",
    "To whom it may concern:",
    "This letter confirms that Jordan Q. Sample worked as a Grip on the feature",
    "film Harbor Lanterns between January 5 and March 20, 2026, on these days:",
    "01/05/2026  01/06/2026  01/07/2026  01/08/2026  01/09/2026",
    "All days were reported to the payroll company under Local 80.",
    "Sincerely,",
    "Avery Example, Payroll Coordinator",
)

Gray = npt.NDArray[np.uint8]


def _draw(canvas: Canvas) -> None:
    canvas.setFont("Helvetica", 11)
    for index, line in enumerate(LINES):
        canvas.drawString(72, 720 - 24 * index, line)
    for row in range(4):
        canvas.line(72, 440 - 20 * row, 400, 440 - 20 * row)
    for column in (72, 180, 290, 400):
        canvas.line(column, 440, column, 380)
    for row, day in enumerate(("Monday", "Tuesday", "Friday")):
        canvas.drawString(80, 425 - 20 * row, day)
        canvas.drawString(190, 425 - 20 * row, "Worked")
        canvas.drawString(300, 425 - 20 * row, "10 hours")


@pytest.fixture(scope="session")
def make_pdf() -> Callable[..., bytes]:
    """Return a function that makes a PDF from functions that draw one page each."""

    def make(*drawers: Callable[[Canvas], None], size: tuple[float, float] = letter) -> bytes:
        out = io.BytesIO()
        canvas = Canvas(out, pagesize=size)
        for draw in drawers:
            draw(canvas)
            canvas.showPage()
        canvas.save()
        return out.getvalue()

    return make


@pytest.fixture(scope="session")
def letter_pdf(make_pdf: Callable[..., bytes]) -> bytes:
    """A one-page letter of nine lines and a ruled table."""
    return make_pdf(_draw)


@pytest.fixture(scope="session")
def scan(letter_pdf: bytes) -> Gray:
    """The letter as a clean scan at 200 dpi."""
    return render(letter_pdf, 200)


@pytest.fixture
def render_page() -> Callable[[bytes, int], Gray]:
    """Return a function that gives the first page of a PDF in gray at a resolution."""
    return render


@pytest.fixture
def save_picture() -> Callable[..., bytes]:
    """Return a function that gives pixels as the bytes of a picture file."""

    def save(pixels: Gray, kind: str = "PNG", dpi: int | None = 200) -> bytes:
        out = io.BytesIO()
        given = {"dpi": (dpi, dpi)} if dpi else {}
        Image.fromarray(pixels).save(out, kind, **given)
        return out.getvalue()

    return save


@pytest.fixture
def words_of_letter() -> list[str]:
    """The words of the letter's nine lines."""
    return " ".join(LINES).split()


def render(pdf: bytes, dpi: int) -> Gray:
    document = pdfium.PdfDocument(pdf)
    pixels: Gray = document[0].render(scale=dpi / 72, grayscale=True).to_numpy().copy()
    document.close()
    return pixels
