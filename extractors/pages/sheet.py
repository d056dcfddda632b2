"""Sets text that has no printed form (TXT, DOCX) on letter-size sheets, so that it has boxes."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from extractors.limits import Limits
from extractors.pages.order import reading_order
from extractors.refusals import no_pages, too_many_pages
from extractors.values import Box, Page, Word

WIDTH, HEIGHT = 612.0, 792.0
MARGIN = 54.0
LETTER_WIDTH, LINE_HEIGHT = 5.5, 13.0
NARROWEST_LETTER = 2.5
TEXT_WIDTH = WIDTH - 2 * MARGIN


@dataclass
class _Sheet:
    words: list[Word] = field(default_factory=list)
    hidden: list[Word] = field(default_factory=list)
    rules: list[Box] = field(default_factory=list)
    ink: list[Box] = field(default_factory=list)


class Setter:
    """Sets lines and table rows one below the other, sheet after sheet."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._sheets = [_Sheet()]
        self._y = MARGIN

    def line(self, text: str, *, is_hidden: bool = False) -> None:
        """Set ``text``, wrapped at the sheet's width; spaces keep their width."""
        for part in wrapped(text, TEXT_WIDTH):
            self._room(LINE_HEIGHT)
            sheet = self._sheets[-1]
            words = set_words(part, MARGIN, self._y)
            (sheet.hidden if is_hidden else sheet.words).extend(words)
            self._y += LINE_HEIGHT

    def row(self, cells: Sequence[str]) -> None:
        """Set one table row of equally wide cells with their borders."""
        width = TEXT_WIDTH / max(1, len(cells))
        letter = _letter_width(cells, width - 8)
        lines = [
            [part for line in cell.splitlines() for part in wrapped(line, width - 8, letter)]
            for cell in cells
        ]
        height = LINE_HEIGHT * max(1, *map(len, lines)) + 4
        self._room(height)
        for column, parts in enumerate(lines):
            self._cell(parts, MARGIN + column * width, width, height, letter)
        self._y += height

    def mark(self) -> None:
        """Set a drawn mark (a picture in the text), for instance of a signature."""
        self._room(3 * LINE_HEIGHT)
        box = (MARGIN, self._y, MARGIN + 120, self._y + 3 * LINE_HEIGHT)
        self._sheets[-1].ink.append(box)
        self._y += 3 * LINE_HEIGHT

    def new_sheet(self) -> None:
        """Begin a sheet; raise ``Refused`` when the document is too long."""
        self._sheets.append(_Sheet())
        self._y = MARGIN
        if len(self._sheets) > self._limits.pages:
            raise too_many_pages(len(self._sheets), self._limits.pages)

    def pages(self, what: str) -> tuple[Page, ...]:
        """Return the sheets set; raise ``Refused`` when nothing stands on any of them."""
        if not any(sheet.words or sheet.ink for sheet in self._sheets):
            raise no_pages(what)
        return tuple(
            Page(
                number=number,
                width=WIDTH,
                height=HEIGHT,
                words=reading_order(sheet.words),
                source="text layer",
                rules=tuple(sheet.rules),
                ink=tuple(sheet.ink),
                hidden=tuple(sheet.hidden),
            )
            for number, sheet in enumerate(self._sheets, start=1)
        )

    def _cell(
        self, lines: Sequence[str], x: float, width: float, height: float, letter: float
    ) -> None:
        sheet = self._sheets[-1]
        left, top, right, bottom = x, self._y, x + width, self._y + height
        sheet.rules += [(left, top, right, top), (left, bottom, right, bottom)]
        sheet.rules += [(left, top, left, bottom), (right, top, right, bottom)]
        for index, line in enumerate(lines):
            sheet.words += set_words(line, x + 4, self._y + 2 + index * LINE_HEIGHT, letter)

    def _room(self, height: float) -> None:
        if self._y + height > HEIGHT - MARGIN and self._y > MARGIN:
            self.new_sheet()


def _letter_width(cells: Sequence[str], width: float) -> float:
    """Return how wide letters are set in a row: so narrow that its longest word is not broken."""
    longest = max((len(word) for cell in cells for word in cell.split()), default=1)
    return min(LETTER_WIDTH, max(NARROWEST_LETTER, width / longest))


def wrapped(text: str, width: float, letter: float = LETTER_WIDTH) -> list[str]:
    """Return ``text`` in lines of at most ``width`` points, broken at spaces where possible."""
    columns = max(4, int(width / letter + 0.01))
    text = text.expandtabs(8).rstrip()
    lines = []
    while len(text) > columns:
        cut = text.rfind(" ", 1, columns + 1)
        cut = cut if cut > columns // 3 else columns
        lines.append(text[:cut])
        text = text[cut:].lstrip()
    return [*lines, text]


def set_words(line: str, x: float, y: float, letter: float = LETTER_WIDTH) -> list[Word]:
    """Return the words of ``line`` set from ``x``, its top at ``y``, in letters of one width."""
    words = []
    column = 0
    for token in line.split():
        column = line.index(token, column)
        left = x + column * letter
        words.append(Word(token, (left, y, left + len(token) * letter, y + LINE_HEIGHT - 2), 1.0))
        column += len(token)
    return words
