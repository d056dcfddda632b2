"""Where words and rules would stand if the page were held upright and straight."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from extractors.layout.baselines import Rows, Upright, rows_of
from extractors.layout.remembered import once_for_each
from extractors.values import Box, Page, Word
from extractors.word_lists import word_set

_ENOUGH_SENSE = 2
_WIDEST_SPACE = 1.5
"""How many heights of a letter two words of one sentence stand apart at most."""

_MONTHS = word_set(
    "jan feb mar apr may jun jul aug sep sept oct nov dec january february march april june july "
    "august september october november december"
)
_FOLLOWERS = {
    "to": ("whom", "the", "confirm", "contract"),
    "whom": ("it",),
    "it": ("may", "is"),
    "may": ("concern",),
    "this": ("letter", "is", "will"),
    "will": ("confirm",),
    "of": ("the", "this", "employment", "work", "days", "birth", "production"),
    "on": ("the", "behalf", "a"),
    "in": ("the", "a"),
    "for": ("the", "a"),
    "by": ("the", "us"),
    "was": ("employed", "hired", "paid"),
    "employed": ("by", "as", "on", "through"),
    "worked": ("on", "as", "for", "the"),
    "dates": ("worked", "of"),
    "days": ("worked", "of"),
    "work": ("dates", "date"),
    "the": ("following", "production", "feature", "above", "person"),
    "following": ("dates", "days"),
    "as": ("a", "an", "the"),
    "week": ("ending",),
    "total": ("days",),
    "date": ("of", "worked"),
    "letter": ("confirms", "date", "is"),
    "mon": ("tue",),
    "tue": ("wed",),
    "wed": ("thu",),
    "thu": ("fri",),
    "local": ("80", "600", "700", "705", "728", "44"),
}
STEEPEST_SLOPE = 0.18
"""About ten degrees: more is no skew but another line."""


@dataclass(frozen=True, slots=True)
class Turn:
    """How a page lies: quarter turns from upright, and its slope at the top and at the bottom."""

    quarters: int
    width: float
    height: float
    slope_top: float = 0.0
    slope_bottom: float = 0.0

    def upright(self, box: Box) -> Box:
        """Return ``box`` as it stands on the page turned upright, the skew not taken out."""
        x0, y0, x1, y1 = box
        if self.quarters == 1:
            return (y0, self.width - x1, y1, self.width - x0)
        if self.quarters == 2:
            return (self.width - x1, self.height - y1, self.width - x0, self.height - y0)
        if self.quarters == 3:
            return (self.height - y1, x0, self.height - y0, x1)
        return box

    def displayed(self, box: Box) -> Box:
        """Return an upright ``box`` as it stands on the page as displayed."""
        back = Turn((4 - self.quarters) % 4, *self._upright_size())
        return back.upright(box)

    def level(self, box: Box) -> float:
        """Return the height of the middle of an upright ``box`` with the skew taken out."""
        middle = (box[1] + box[3]) / 2
        if not self.slope_top and not self.slope_bottom:
            return middle
        width, height = self._upright_size()
        share = middle / height if height else 0.0
        slope = self.slope_top + (self.slope_bottom - self.slope_top) * share
        return middle - slope * ((box[0] + box[2]) / 2 - width / 2)

    def _upright_size(self) -> tuple[float, float]:
        sideways = self.quarters % 2 == 1
        return (self.height, self.width) if sideways else (self.width, self.height)


@dataclass(frozen=True, slots=True)
class Laid:
    """How a page lies, and its words as they stand on the upright page, in rows."""

    turn: Turn
    words: tuple[Upright, ...]
    rows: Rows


def turn_of(page: Page) -> Turn:
    """Return how ``page`` lies, judged from the shape of its words and from how they read."""
    return laid(page).turn


@once_for_each
def laid(page: Page) -> Laid:
    """Return how ``page`` lies, with its words in rows (remembered with it)."""
    on_side = _on_its_side(page.words)
    first, second = (1, 3) if on_side else (0, 2)
    own = _with_slopes(page, first)
    sense = _sense(own.rows)
    if not page.words or sense >= _ENOUGH_SENSE:
        return own
    # One pair that reads backwards is chance: a page that stands upright is not turned for it.
    least = sense + 1 if on_side else _ENOUGH_SENSE
    if _most_sense(own.words) < least:
        return own
    other = _with_slopes(page, second)
    return other if _sense(other.rows) >= least else own


def _with_slopes(page: Page, quarters: int) -> Laid:
    flat = _laid_by(page, Turn(quarters, page.width, page.height))
    upright = flat.turn.upright
    top, bottom = _slopes([[upright(each.word.box) for each in row] for row in flat.rows])
    if not top and not bottom:
        return flat
    return _laid_by(page, Turn(quarters, page.width, page.height, top, bottom))


def _laid_by(page: Page, turn: Turn) -> Laid:
    words = upright_words(page, turn)
    return Laid(turn, words, rows_of(words))


def _sense(rows: Rows) -> int:
    """Return how many neighbors read forwards less how many read backwards."""
    sense = 0
    for row in rows:
        said = _plain(row)
        for (one, other), near in zip(pairwise(said), _are_near(row), strict=True):
            sense += near * (_follows(one, other) - _follows(other, one))
        for at, three in enumerate(zip(said, said[1:], said[2:], strict=False)):
            heads = _heads_days(row[at].word.text, row[at + 2].word.text)
            sense += _is_date(three) - (-1 if heads else 1) * _is_date(three[::-1])
    return sense


def _are_near(row: Sequence[Upright]) -> list[bool]:
    """Return of each two neighbors whether they can stand in one sentence, and not in columns."""
    return [
        other.left - one.right <= _WIDEST_SPACE * max(one.height, other.height)
        for one, other in pairwise(row)
    ]


def _most_sense(words: Iterable[Upright]) -> int:
    """Return how many pairs could read forwards at most, however the words stand."""
    texts = _plain(words)
    present = set(texts)
    years = any(map(_is_year, present))
    leading = {text for text in present & _MONTHS if years}
    leading |= {text for text in present & _FOLLOWERS.keys() if present & {*_FOLLOWERS[text]}}
    return sum(text in leading for text in texts)


def _plain(words: Iterable[Upright]) -> list[str]:
    return [each.word.text.lower().strip(".,;:()") for each in words]


def _follows(one: str, other: str) -> bool:
    return other in _FOLLOWERS.get(one, ())


def _is_date(three: Sequence[str]) -> bool:
    """Return whether a day, on either side of its month, and then the year make a date."""
    first, second, year = three
    day = second if first in _MONTHS else first if second in _MONTHS else ""
    return day.isdecimal() and len(day) < len(year) and _is_year(year)


def _heads_days(first: str, last: str) -> bool:
    """Return whether a year stands before the days it is of: "2025: Apr 7", "2025 Apr 7, 8"."""
    return first.endswith(":") or last.endswith((",", ";"))


def _is_year(text: str) -> bool:
    return len(text) == 4 and text.isdecimal()


def upright_words(page: Page, turn: Turn) -> tuple[Upright, ...]:
    """Return every word with a box of some size as it stands on the upright page."""
    return tuple(_upright(word, turn) for word in page.words if word.text.strip())


def _upright(word: Word, turn: Turn) -> Upright:
    box = turn.upright(word.box)
    return Upright(word, box[0], box[2], turn.level(box), max(box[3] - box[1], 0.1))


def _on_its_side(words: tuple[Word, ...]) -> bool:
    """Return whether most words of some length are taller than wide."""
    long_words = [word for word in words if len(word.text) > 3]
    return bool(long_words) and 2 * sum(_tall(word.box) for word in long_words) > len(long_words)


def _tall(box: Box) -> bool:
    return box[3] - box[1] > box[2] - box[0]


def _slopes(rows: list[list[Box]]) -> tuple[float, float]:
    """Return the slope of the upper and of the lower half of the page (0.0 when nothing shows)."""
    pairs = (pair for row in rows for pair in pairwise(row))
    steps = [step for one, other in pairs if (step := _step(one, other)) is not None]
    if len(steps) < 4:
        return (0.0, 0.0)
    steps.sort()
    half = len(steps) // 2
    whole = median(slope for _, slope in steps)
    if len(steps) < 40:
        return (whole, whole)
    upper = median(slope for _, slope in steps[:half])
    lower = median(slope for _, slope in steps[half:])
    return (upper - (lower - upper) / 2, lower + (lower - upper) / 2)


def _step(one: Box, other: Box) -> tuple[float, float] | None:
    """Return (height on the page, slope) from a word to the one that follows on its line."""
    height = max(one[3] - one[1], other[3] - other[1])
    across = (other[0] + other[2] - one[0] - one[2]) / 2
    if across <= 0 or other[0] - one[2] > 3 * height:
        return None
    # Baselines, not middles: words with and without tall letters share them best.
    down = ((other[1] + other[3]) - (one[1] + one[3])) / 2
    slope = down / across
    return ((one[1] + one[3]) / 2, slope) if abs(slope) < STEEPEST_SLOPE else None
