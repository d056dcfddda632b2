"""Days marked in grids and calendars: what is gathered from them, and how one cell is judged."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from extractors.days.cells import CellSays, Legend, cell_says
from extractors.days.codes import EMPTY_MARKS, Verdict
from extractors.layout import around
from extractors.values import Place, Word

_LIKE_A_RULE = frozenset("|¦!l[]{}")
"""What recognition makes of a ruling line, or of the letter I: never proof of a day's work."""

_LIKE_A_DASH = frozenset("=:;~_-–—.,'\"`´‘’“”«»^")
"""What recognition makes of a dash or of a speck of dust: no day either."""

_STROKES = _LIKE_A_RULE | _LIKE_A_DASH

_SURE_ENOUGH_OF_MERGED = 0.5

_TICKS = frozenset("XW✓✔√")
_FEWEST_ALIKE = 3

SURE_TICK = 0.75
"""A tick read this surely speaks for others like it."""

BORNE_OUT = 0.7
"""How sure a tick is that looks like the other ticks of its grid."""


@dataclass(frozen=True, slots=True)
class MarkedDay:
    """A day with what its cell says and the words that say it."""

    day: date
    says: CellSays
    place: Place
    certainty: float


@dataclass(slots=True)
class GridRead:
    """The days of all grids, the lines they took, and the doubts."""

    days: list[MarkedDay] = field(default_factory=list)
    taken: set[int] = field(default_factory=set)
    doubts: list[str] = field(default_factory=list)

    def add(self, other: "GridRead") -> None:
        """Take in what another grid holds."""
        self.days += other.days
        self.taken |= other.taken
        self.doubts += other.doubts


@dataclass(slots=True)
class CellRead:
    """The words of one day's cell; ``merged`` when they run into the cell beside it."""

    words: list[Word] = field(default_factory=list)
    merged: bool = False
    suspect: bool = False

    @property
    def text(self) -> str:
        """The words with one space between them."""
        return " ".join(word.text for word in self.words)


def borne_out(days: Sequence[MarkedDay]) -> list[MarkedDay]:
    """Return the days of a grid, a tick read unsurely trusted where most ticks are the same.

    Recognition is rarely sure of a letter that stands alone, yet no empty cell holds an X.
    """
    ticks = Counter(day.says.code for day in days if _is_tick(day) and day.certainty >= SURE_TICK)
    return [
        replace(day, certainty=max(day.certainty, BORNE_OUT))
        if _is_tick(day) and ticks[day.says.code] >= _FEWEST_ALIKE
        else day
        for day in days
    ]


def _is_tick(day: MarkedDay) -> bool:
    worked = day.says.verdict is Verdict.WORKED and day.says.sureness == 1.0
    return worked and day.says.code is not None and day.says.code.upper() in _TICKS


def marked(
    day: date, cell: CellRead, page: int, sureness: float, legend: Legend
) -> tuple[MarkedDay | None, str | None]:
    """Return the day if its cell marks it, and the doubt that the cell leaves."""
    text = cell.text
    if _is_stroke(text):
        return None, f"{text!r} beside {day.isoformat()} is a stroke or a mark"
    says = CellSays(Verdict.WORKED) if cell.merged else cell_says(text, legend)
    if says is None:
        return None, None
    certainty = sureness * says.sureness * min(word.confidence for word in cell.words)
    place = Place(page, around(cell.words), text, day.isoformat())
    if cell.merged or cell.suspect:
        certainty *= _SURE_ENOUGH_OF_MERGED
    unsure = says.sureness < 1 or cell.merged or cell.suspect
    doubt = f"the mark {text!r} on {day.isoformat()} is not certain" if unsure else None
    return MarkedDay(day, says, place, certainty), doubt


def _is_stroke(text: str) -> bool:
    """Return whether a cell holds strokes only, and not the plain dash of a day without work."""
    strokes = all(sign in _STROKES or sign.isspace() for sign in text)
    return bool(text) and strokes and text.strip().lower() not in EMPTY_MARKS
