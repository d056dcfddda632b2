"""Accents are told by their ink, and print without accents gets none."""

from collections.abc import Callable
from typing import Any

import pytest
from reportlab.pdfgen.canvas import Canvas

from extractors.pages.images import Frame
from extractors.pages.ocr.page import recognise

Gray = Any


def _read(
    make_pdf: Callable[..., bytes], render_page: Callable[[bytes, int], Gray], font: str, text: str
) -> str:
    def draw(canvas: Canvas) -> None:
        canvas.setFont(font, 12)
        canvas.drawString(72, 700, text)

    words = recognise(Frame(render_page(make_pdf(draw), 200), 200)).words
    return " ".join(word.text for word in words)


@pytest.mark.parametrize("font", ["Helvetica", "Times-Roman", "Courier"])
def test_accented_names_are_read_as_printed(
    make_pdf: Callable[..., bytes], render_page: Callable[[bytes, int], Gray], font: str
) -> None:
    names = "Muñoz and Zoë Renée Müller worked"

    assert _read(make_pdf, render_page, font, names) == names


def test_dots_and_apostrophes_are_no_accents(
    make_pdf: Callable[..., bytes], render_page: Callable[[bytes, int], Gray]
) -> None:
    line = 'Jill O\'Brien, Fiji officials finish within limits: "In Visibilia"'

    read = _read(make_pdf, render_page, "Times-Roman", line)

    assert read.isascii() or set(read) - set(line) <= set("‘’“”")
