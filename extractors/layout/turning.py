"""Where words and rules would stand if the page were held upright and straight."""

from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from extractors.values import Box, Page, Word
from extractors.word_lists import word_set

_ENOUGH_SENSE = 2
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
class Upright:
    """A word with the edges and the level (middle, skew taken out) it has on an upright page."""

    word: Word
    left: float
    right: float
    level: float
    height: float

    @property
    def middle(self) -> float:
        """Half way between the left and the right edge."""
        return (self.left + self.right) / 2


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
        width, height = self._upright_size()
        middle = (box[1] + box[3]) / 2
        share = middle / height if height else 0.0
        slope = self.slope_top + (self.slope_bottom - self.slope_top) * share
        return middle - slope * ((box[0] + box[2]) / 2 - width / 2)

    def _upright_size(self) -> tuple[float, float]:
        sideways = self.quarters % 2 == 1
        return (self.height, self.width) if sideways else (self.width, self.height)


def turn_of(page: Page) -> Turn:
    """Return how ``page`` lies, judged from the shape of its words and from how they read."""
    on_side = _on_its_side(page.words)
    first, second = (1, 3) if on_side else (0, 2)
    turn = _with_slopes(page, first)
    if not page.words or _sense(page, turn) >= _ENOUGH_SENSE:
        return turn
    other = _with_slopes(page, second)
    # One pair that reads backwards is chance: a page that stands upright is not turned for it.
    least = _sense(page, turn) + 1 if on_side else _ENOUGH_SENSE
    return other if _sense(page, other) >= least else turn


def _with_slopes(page: Page, quarters: int) -> Turn:
    flat = Turn(quarters, page.width, page.height)
    rows = rows_of(upright_words(page, flat))
    top, bottom = _slopes([[flat.upright(each.word.box) for each in row] for row in rows])
    return Turn(quarters, page.width, page.height, top, bottom)


def _sense(page: Page, turn: Turn) -> int:
    """Return how many neighbors read forwards less how many read backwards."""
    sense = 0
    for row in rows_of(upright_words(page, turn)):
        texts = [each.word.text.lower().strip(".,;:()") for each in row]
        for one, other in pairwise(texts):
            sense += _follows(one, other) - _follows(other, one)
    return sense


def _follows(one: str, other: str) -> bool:
    if one in _MONTHS and other[:1].isdigit():
        return True
    return other in _FOLLOWERS.get(one, ())


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


def rows_of(words: tuple[Upright, ...]) -> list[list[Upright]]:
    """Return ``words`` grouped by baseline, rows from top to bottom, each from left to right."""
    if not words:
        return []
    usual = median(word.height for word in words)
    rows: list[list[Upright]] = []
    for word in sorted(words, key=lambda each: (each.level, each.left)):
        row = _row_of(word, rows, usual)
        if row is None:
            rows.append([word])
        else:
            row.append(word)
    rows.sort(key=_level)
    return [sorted(row, key=lambda each: each.left) for row in rows]


def _level(row: list[Upright]) -> float:
    recent = row[-12:]
    return sum(each.level for each in recent) / len(recent)


def _row_of(word: Upright, rows: list[list[Upright]], usual: float) -> list[Upright] | None:
    """Return the nearest row whose middle is within half a letter of the word's middle."""
    least = 0.7 * usual
    best: list[Upright] | None = None
    nearest = float("inf")
    for row in rows[-3:]:
        tall = max(median(each.height for each in row[-12:]), least)
        away = abs(word.level - _level(row))
        if away <= 0.5 * min(tall, max(word.height, least)) and away < nearest:
            best, nearest = row, away
    return best
