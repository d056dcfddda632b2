"""How the pieces of a letter are set: letterhead, labels, tables, sign-off, and the PDF."""

from collections.abc import Sequence
from io import BytesIO
from random import Random

from reportlab.lib import colors
from reportlab.lib.pagesizes import letter as us_letter
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import inch
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table

from bench.letters.truth import Job, Letter

RULED = [("GRID", (0, 0), (-1, -1), 0.5, colors.black)]
UNDERLINED = [("LINEBELOW", (0, 0), (-1, 0), 0.8, colors.black)]
_FONTS = (
    ("Helvetica", "Helvetica-Bold"),
    ("Times-Roman", "Times-Bold"),
    ("Courier", "Courier-Bold"),
)


class Scribble(Flowable):  # type: ignore[misc]
    """A drawn signature: a few curves, no text."""

    def __init__(self, rng: Random) -> None:
        super().__init__()
        self.width, self.height, self._rng = 150, 34, rng

    def draw(self) -> None:
        path, rng, x = self.canv.beginPath(), self._rng, 4.0
        path.moveTo(x, 14)
        while x < 120:
            dx = rng.uniform(8, 20)
            path.curveTo(
                x + dx * 0.3, rng.uniform(0, 34), x + dx * 0.6, rng.uniform(0, 34), x + dx, 14
            )
            x += dx
        self.canv.setLineWidth(1.3)
        self.canv.drawPath(path)


class Setting:
    """The type and measure of one letter, and the pieces set with them."""

    def __init__(self, rng: Random) -> None:
        self.rng = rng
        self.plain_font, self.bold_font = rng.choice(_FONTS)
        size = rng.choice((9.5, 10, 11))
        self.body = ParagraphStyle(
            "body", fontName=self.plain_font, fontSize=size, leading=size * 1.35
        )
        self.head = ParagraphStyle(
            "head", fontName=self.bold_font, fontSize=size + 6, leading=size + 9
        )
        self.small = ParagraphStyle("small", fontName=self.plain_font, fontSize=8.5, leading=11)

    def p(self, text: str) -> Paragraph:
        return Paragraph(text.replace("& ", "&amp; "), self.body)

    def table(self, rows: Sequence[Sequence[str]], *, ruled: bool, widths: object = None) -> Table:
        style = [
            ("FONT", (0, 0), (-1, -1), self.plain_font, 8.5),
            ("FONT", (0, 0), (-1, 0), self.bold_font, 8.5),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ]
        made = Table([list(row) for row in rows], colWidths=widths, repeatRows=1, hAlign="LEFT")
        made.setStyle([*style, *(RULED if ruled else UNDERLINED)])
        return made

    def labels(self, pairs: Sequence[tuple[str, str | None]], mark: str = ":") -> Table:
        rows = [[f"{label}{mark}", value] for label, value in pairs if value]
        made = Table(rows, colWidths=[1.9 * inch, 4.4 * inch], hAlign="LEFT")
        made.setStyle(
            [
                ("FONT", (0, 0), (0, -1), self.bold_font, 9.5),
                ("FONT", (1, 0), (1, -1), self.plain_font, 9.5),
            ]
        )
        return made


def letterhead(s: Setting, letter: Letter) -> list[Flowable]:
    return [
        Paragraph(letter.letterhead.replace("&", "&amp;"), s.head),
        Paragraph(letter.address + " · (555) 010-0142", s.small),
        Spacer(1, 14),
    ]


def addressee(s: Setting, letter: Letter) -> list[Flowable]:
    written = f"{letter.written:%B} {letter.written.day}, {letter.written.year}"
    return [
        s.p(written),
        Spacer(1, 8),
        s.p(
            "Contract Services Administration Trust Fund<br/>"
            "2710 Winona Avenue<br/>Burbank, CA 91504"
        ),
        Spacer(1, 10),
    ]


def sign_off(s: Setting, letter: Letter, closing: str = "Sincerely,") -> list[Flowable]:
    mark: Flowable = Scribble(s.rng) if letter.signed else Spacer(1, 34)
    return [
        Spacer(1, 12),
        s.p(closing),
        mark,
        s.p(f"{letter.signatory}<br/>{letter.signatory_title}"),
        Spacer(1, 10),
        Paragraph("SAMPLE letter: every person, company and title here is invented.", s.small),
    ]


def local_of(job: Job) -> str | None:
    return f"Local {job.local}" if job.local else None


def finish(parts: list[Flowable]) -> bytes:
    out = BytesIO()
    SimpleDocTemplate(
        out,
        pagesize=us_letter,
        leftMargin=0.9 * inch,
        rightMargin=0.9 * inch,
        topMargin=0.7 * inch,
        bottomMargin=0.8 * inch,
        invariant=1,
    ).build(parts)
    return out.getvalue()
