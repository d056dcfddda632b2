"""Draws a batch: papers of many designs in one PDF, with what offices put between them."""

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

from pypdf import PdfReader, PdfWriter
from reportlab.lib.pagesizes import letter
from reportlab.pdfgen.canvas import Canvas

from bench.letters.families import ROUNDS
from bench.papers import forms, letters, resumes

Draw = Callable[[Random], bytes]
_SEPARATORS = (
    "DOCUMENT SEPARATOR",
    "PATCH II",
    "* * * NEXT DOCUMENT * * *",
    "Batch separator sheet - do not remove",
    "SEPARATOR PAGE",
)


@dataclass(frozen=True, slots=True)
class Batch:
    """One PDF and the documents in it, each as the numbers of its pages that say something."""

    pdf: bytes
    documents: tuple[tuple[int, ...], ...]


def a_batch(rng: Random, rounds: Sequence[int]) -> Batch:
    """Return a batch of three to seven papers, laid between each other in one of six ways."""
    between = rng.choice((_nothing, _nothing, _blank, _separator, _blank_backs, _anything))
    writer, documents, count = PdfWriter(), [], 0
    for number in range(rng.randint(3, 7)):
        if number and between in (_blank, _separator, _anything):
            count += _added(writer, between(rng))
        own = []
        for page in PdfReader(io.BytesIO(_a_paper(rng, rounds))).pages:
            writer.add_page(page)
            count += 1
            own.append(count)
            if between is _blank_backs:
                count += _added(writer, _blank(rng))
        documents.append(tuple(own))
    out = io.BytesIO()
    writer.write(out)
    return Batch(out.getvalue(), tuple(documents))


def _a_paper(rng: Random, rounds: Sequence[int]) -> bytes:
    """Return a letter (seven of ten) or another paper as a PDF."""
    while True:
        if rng.random() < 0.7:
            family = rng.choice([f for number in rounds for f in ROUNDS[number]])
            data = family(rng)[1]
        else:
            designs = (*resumes.DESIGNS, *letters.DESIGNS, *forms.DESIGNS)
            data = rng.choice(designs)(rng).pdf
        if data.startswith(b"%PDF"):
            return data


def _added(writer: PdfWriter, pdf: bytes) -> int:
    pages = PdfReader(io.BytesIO(pdf)).pages if pdf else []
    for page in pages:
        writer.add_page(page)
    return len(pages)


def _nothing(_rng: Random) -> bytes:
    return b""


def _blank(_rng: Random) -> bytes:
    return _sheet("")


def _blank_backs(_rng: Random) -> bytes:
    return b""


def _separator(rng: Random) -> bytes:
    return _sheet(rng.choice(_SEPARATORS))


def _anything(rng: Random) -> bytes:
    return rng.choice((_nothing, _blank, _separator))(rng)


def _sheet(text: str) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=letter)
    canvas.setFont("Helvetica-Bold", 28)
    canvas.drawCentredString(306, 420, text)
    canvas.showPage()
    canvas.save()
    return out.getvalue()
