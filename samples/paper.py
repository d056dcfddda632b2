"""Sheets of letter paper: letterhead, sample mark, signature, and the same bytes each time."""

from collections.abc import Callable
from io import BytesIO

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.pagesizes import letter
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, PageTemplate
from reportlab.platypus.frames import Frame

from samples.story import MARK, Issuer

MARGIN = 64.0
INK = HexColor("#1c1c1c")
_FAINT = HexColor("#6b6b6b")
_PEN = HexColor("#1d2f6f")

# One pen stroke after another, as points of Bezier curves in a box 100 wide and 30 high.
_SCRIBBLES = (
    (
        (2, 8, 10, 34, 18, 30, 14, 6),
        (14, 6, 20, 22, 28, 20, 27, 9),
        (27, 9, 34, 18, 40, 18, 41, 8),
        (41, 8, 52, 30, 58, 26, 55, 7),
        (55, 7, 70, 20, 82, 12, 98, 16),
    ),
    (
        (3, 20, 16, 32, 24, 26, 9, 5),
        (9, 5, 30, 6, 30, 24, 36, 12),
        (36, 12, 44, 2, 52, 24, 57, 12),
        (57, 12, 66, 4, 70, 18, 78, 11),
        (12, 14, 40, 18, 70, 17, 97, 19),
    ),
)


class Signature(Flowable):  # type: ignore[misc]
    """A signature drawn with a pen: curves, no text and no picture."""

    def __init__(self, which: int = 0, width: float = 130.0, height: float = 40.0) -> None:
        super().__init__()
        self.which, self.width, self.height = which, width, height

    def draw(self) -> None:
        """Draw the strokes of this signature."""
        self.canv.saveState()
        self.canv.setStrokeColor(_PEN)
        self.canv.setLineWidth(1.3)
        self.canv.setLineCap(1)
        for stroke in _SCRIBBLES[self.which % len(_SCRIBBLES)]:
            scaled = [
                v * (self.width / 100 if n % 2 == 0 else self.height / 30)
                for n, v in enumerate(stroke)
            ]
            self.canv.bezier(*scaled)
        self.canv.restoreState()


def style(font: str = "Helvetica", size: float = 10.5, **more: object) -> ParagraphStyle:
    """Return the body style of a letter in ``font`` at ``size`` points."""
    return ParagraphStyle(
        "body", fontName=font, fontSize=size, leading=size * 1.4, textColor=INK, **more
    )


def pdf(
    story: list[Flowable], head: Callable[[Canvas], None], head_height: float, title: str
) -> bytes:
    """Return a PDF of ``story``; ``head`` draws the first page's letterhead above it."""
    out = BytesIO()
    paper = BaseDocTemplate(
        out, pagesize=letter, title=title, author="Dayproof samples", invariant=1
    )
    width, height = letter
    first = Frame(MARGIN, 60, width - 2 * MARGIN, height - 60 - head_height, 0, 0, 0, 0)
    later = Frame(MARGIN, 60, width - 2 * MARGIN, height - 60 - 64, 0, 0, 0, 0)

    def first_page(canvas: Canvas, document: BaseDocTemplate) -> None:
        head(canvas)
        _mark(canvas, document)

    paper.addPageTemplates(
        [
            PageTemplate("first", [first], onPage=first_page, autoNextPageTemplate="later"),
            PageTemplate("later", [later], onPage=_mark),
        ]
    )
    paper.build(story)
    return out.getvalue()


def _mark(canvas: Canvas, document: BaseDocTemplate) -> None:
    canvas.saveState()
    canvas.setFillColor(_FAINT)
    canvas.setFont("Helvetica", 7.5)
    canvas.drawCentredString(letter[0] / 2, 30, MARK)
    if document.page > 1:
        canvas.drawRightString(letter[0] - MARGIN, 30, f"Page {document.page}")
    canvas.restoreState()


def plain_head(issuer: Issuer, color: str) -> Callable[[Canvas], None]:
    """Return a letterhead with the company at the left above a colored line."""

    def draw(canvas: Canvas) -> None:
        top = letter[1] - 58
        canvas.setFillColor(HexColor(color))
        canvas.setFont("Helvetica-Bold", 17)
        canvas.drawString(MARGIN, top, issuer.company)
        canvas.setFillColor(_FAINT)
        canvas.setFont("Helvetica", 8.5)
        canvas.drawString(MARGIN, top - 15, issuer.address)
        canvas.setStrokeColor(HexColor(color))
        canvas.setLineWidth(1.5)
        canvas.line(MARGIN, top - 24, letter[0] - MARGIN, top - 24)

    return draw


def centered_head(issuer: Issuer, color: str) -> Callable[[Canvas], None]:
    """Return a letterhead set in a serif face in the middle, with a small emblem."""

    def draw(canvas: Canvas) -> None:
        top = letter[1] - 66
        canvas.setFillColor(HexColor(color))
        canvas.circle(letter[0] / 2, top + 28, 9, stroke=0, fill=1)
        canvas.setFillColor(Color(1, 1, 1))
        canvas.circle(letter[0] / 2 + 3, top + 30, 6, stroke=0, fill=1)
        canvas.setFillColor(HexColor(color))
        canvas.setFont("Times-Bold", 20)
        canvas.drawCentredString(letter[0] / 2, top, issuer.company)
        canvas.setFillColor(_FAINT)
        canvas.setFont("Times-Roman", 9)
        canvas.drawCentredString(letter[0] / 2, top - 15, issuer.address)

    return draw
