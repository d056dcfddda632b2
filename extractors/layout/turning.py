"""Where words and rules would stand if the page were held upright and straight."""

from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from extractors.values import Box, Page, Word

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
    """Return how ``page`` lies, judged from the order and the places of its words."""
    turn = Turn(_quarters(page.words), page.width, page.height)
    boxes = [turn.upright(word.box) for word in page.words]
    top, bottom = _slopes(boxes)
    return Turn(turn.quarters, page.width, page.height, top, bottom)


def upright_words(page: Page, turn: Turn) -> tuple[Upright, ...]:
    """Return every word with a box of some size as it stands on the upright page."""
    return tuple(_upright(word, turn) for word in page.words if word.text.strip())


def _upright(word: Word, turn: Turn) -> Upright:
    box = turn.upright(word.box)
    return Upright(word, box[0], box[2], turn.level(box), max(box[3] - box[1], 0.1))


def _quarters(words: tuple[Word, ...]) -> int:
    """Return the quarter turns (clockwise) that most steps from word to word speak for.

    Words come in reading order, so on an upright page most steps go right. A page displayed on
    its side or upside down keeps that order while its boxes run down, up or left.
    """
    counts = [0, 0, 0, 0]
    for one, other in pairwise(words):
        across = (other.box[0] + other.box[2] - one.box[0] - one.box[2]) / 2
        down = (other.box[1] + other.box[3] - one.box[1] - one.box[3]) / 2
        if abs(across) >= abs(down):
            counts[0 if across >= 0 else 2] += 1
        else:
            counts[1 if down >= 0 else 3] += 1
    best = max(range(4), key=lambda quarter: counts[quarter])
    tall = sum(_tall(word.box) for word in words if len(word.text) > 3)
    long_words = sum(1 for word in words if len(word.text) > 3)
    if best in {1, 3} and tall < 0.7 * long_words:
        return 0
    return best if counts[best] >= 0.6 * sum(counts) and sum(counts) >= 5 else 0


def _tall(box: Box) -> bool:
    return box[3] - box[1] > box[2] - box[0]


def _slopes(boxes: list[Box]) -> tuple[float, float]:
    """Return the slope of the upper and of the lower half of the page (0.0 when nothing shows)."""
    steps = [step for one, other in pairwise(boxes) if (step := _step(one, other)) is not None]
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
