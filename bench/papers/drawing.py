"""Typing on a sheet: words at a place, tab stops, check boxes, a stroke for a signature."""

from collections.abc import Sequence
from io import BytesIO
from random import Random

from reportlab.lib.pagesizes import landscape, letter
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

_BOTTOM = 54.0


class Sheet:
    """Sheets of paper that are typed on from the top down; ``y`` is where the next line goes."""

    def __init__(self, rng: Random, *, size: float = 9.5, lying: bool = False) -> None:
        self.wide, self.tall = landscape(letter) if lying else letter
        self._out = BytesIO()
        self._canvas = Canvas(self._out, pagesize=(self.wide, self.tall), invariant=1)
        family = rng.choice(("Helvetica", "Times"))
        self._plain = {"Helvetica": "Helvetica", "Times": "Times-Roman"}[family]
        self._bold = f"{family}-Bold"
        self._rng = rng
        self.size = size
        self.top = self.tall - 54.0
        self.y = self.top

    def down(self, points: float) -> None:
        """Go down, to the next sheet when this one is full."""
        self.y -= points
        if self.y < _BOTTOM:
            self._canvas.showPage()
            self.y = self.top

    def put(self, x: float, text: str, *, bold: bool = False, size: float | None = None) -> float:
        """Type ``text`` at ``x`` and return where it ends."""
        font, high = self._bold if bold else self._plain, size or self.size
        self._canvas.setFont(font, high)
        self._canvas.drawString(x, self.y, text)
        return x + float(stringWidth(text, font, high))

    def put_right(self, x: float, text: str, *, bold: bool = False) -> None:
        """Type ``text`` so that it ends at ``x``."""
        self._canvas.setFont(self._bold if bold else self._plain, self.size)
        self._canvas.drawRightString(x, self.y, text)

    def tabbed(self, texts: Sequence[str], stops: Sequence[float], *, bold: bool = False) -> None:
        """Type each text at the next free tab stop, as a word processor does."""
        end = 0.0
        for text, _ in zip(texts, stops, strict=True):
            at = next((stop for stop in stops if stop >= end), end + 12.0)
            end = max(self.put(at, text, bold=bold), at + 1.0) + 3.0

    def line(self, *, left: float = 48.0, right: float | None = None, below: float = 3.0) -> None:
        """Draw a thin line under the words of this line."""
        self._canvas.setLineWidth(0.6)
        y = self.y - below
        self._canvas.line(left, y, right or self.wide - left, y)

    def box(self, x: float, *, ticked: bool, side: float = 9.0) -> float:
        """Draw a box to tick and return where its label begins."""
        self._canvas.setLineWidth(0.8)
        self._canvas.rect(x, self.y - 1.5, side, side)
        if ticked:
            self._canvas.setLineWidth(1.2)
            self._canvas.line(x + 1, self.y - 0.5, x + side - 1, self.y + side - 2.5)
            self._canvas.line(x + 1, self.y + side - 2.5, x + side - 1, self.y - 0.5)
        return x + side + 5.0

    def frame(self, x: float, y: float, wide: float, tall: float) -> None:
        """Draw the border of a cell whose lower left corner is at ``x``, ``y``."""
        self._canvas.setLineWidth(0.5)
        self._canvas.rect(x, y, wide, tall)

    def scribble(self, x: float) -> None:
        """Draw a signature from ``x`` on, a little over the line."""
        path, at = self._canvas.beginPath(), x
        path.moveTo(at, self.y + 4)
        while at < x + 95:
            step = self._rng.uniform(7, 17)
            heights = (self.y + self._rng.uniform(-4, 24) for _ in range(2))
            path.curveTo(at + step / 3, next(heights), at + step / 2, next(heights),
                         at + step, self.y + 4)  # fmt: skip
            at += step
        self._canvas.setLineWidth(1.2)
        self._canvas.drawPath(path)

    def pdf(self) -> bytes:
        """Return everything that was typed."""
        self._canvas.save()
        return self._out.getvalue()
