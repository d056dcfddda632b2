"""Letters that say everything twice, in two languages side by side: read in English alone.

A column says the same as the one beside it where the one is English, the other is not, and the
same numbers stand in both. Where a single number differs nobody knows which column is right, and
the page stays as it is.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extractors.layout import Line, lines
from extractors.layout.printed import letter_height
from extractors.values import Page, Word

_ENGLISH_TEXT = (
    "the of and to in on for this that was were is are as by she he they it we days worked with "
    "from has have been whom following your our her his"
)
_OTHERS_TEXT = (
    "de la le les et du des à en au aux sur dans pour que qui est été elle il nous une un jours "
    "par sa son ses a ont avec ce cette d l",
    "de la el los las y del en por para que es fue ella él nosotros una un días con su sus al lo "
    "ha han este esta se como",
)
_ENGLISH = frozenset(_ENGLISH_TEXT.split())
_OTHERS = tuple(frozenset(text.split()) - _ENGLISH for text in _OTHERS_TEXT)
"""Small words of French and of Spanish."""

_WORD = re.compile(r"[^\W\d_]+")
_NUMBER = re.compile(r"\d+")
_FEWEST_SMALL_WORDS = 5
_CLEARLY = 3
_FEWEST_LINES = 4
_GUTTER = 1.3
_WIDEST_GAP = 3.0
"""How wide a gap parts columns, and how far apart the lines of one may stand, in heights."""

_ALIGNED_POINTS = 2.0


@dataclass(frozen=True, slots=True)
class _Columns:
    """The words of two columns that stand side by side."""

    left: tuple[Word, ...]
    right: tuple[Word, ...]


def in_english(page: Page) -> Page:
    """Return the page without the column that says in another language what is in English too."""
    columns = _columns(lines(page))
    if columns is None or _numbers(columns.left) != _numbers(columns.right):
        return page
    for said, again in ((columns.left, columns.right), (columns.right, columns.left)):
        if _is_english(said) and _is_of_another_language(again):
            other = {id(word) for word in again}
            return replace(page, words=tuple(w for w in page.words if id(w) not in other))
    return page


def _columns(printed: Sequence[Line]) -> _Columns | None:
    """Return the two columns that most lines of a page stand in, ``None`` where they do not."""
    begun = Counter(
        round(right.box[0] / _ALIGNED_POINTS)
        for line in printed
        for left, right in pairwise(line.words)
        if right.box[0] - left.box[2] > _GUTTER * letter_height(line.words)
    )
    if not begun or begun.most_common(1)[0][1] < _FEWEST_LINES:
        return None
    x = (begun.most_common(1)[0][0] - 1) * _ALIGNED_POINTS
    block = max(_blocks(printed, x), key=len)
    words = [word for line in block for word in line.words]
    left = tuple(word for word in words if word.box[0] < x)
    return _Columns(left, tuple(word for word in words if word.box[0] >= x))


def _blocks(printed: Sequence[Line], x: float) -> list[list[Line]]:
    """Return the lines that keep to one side of ``x``, or to both, block by block."""
    blocks: list[list[Line]] = [[]]
    for line in printed:
        height = letter_height(line.words)
        if blocks[-1] and line.box[1] - blocks[-1][-1].box[3] > _WIDEST_GAP * height:
            blocks.append([])
        if _crosses(line, x, _GUTTER * height):
            blocks.append([])
        else:
            blocks[-1].append(line)
    return blocks


def _crosses(line: Line, x: float, gutter: float) -> bool:
    """Return whether words run on over ``x``, or stand as close to it as in a sentence."""
    left = max((word.box[2] for word in line.words if word.box[0] < x), default=None)
    right = min((word.box[0] for word in line.words if word.box[0] >= x), default=None)
    if left is not None and left > x:
        return True
    return left is not None and right is not None and right - left <= gutter


def _numbers(words: Iterable[Word]) -> Counter[str]:
    return Counter(number for word in words for number in _NUMBER.findall(word.text))


def _is_english(words: Sequence[Word]) -> bool:
    return _speaks(words, _ENGLISH, max(_OTHERS, key=lambda other: _count(words, other)))


def _is_of_another_language(words: Sequence[Word]) -> bool:
    return any(_speaks(words, other, _ENGLISH) for other in _OTHERS)


def _speaks(words: Sequence[Word], language: frozenset[str], other: frozenset[str]) -> bool:
    """Return whether the small words of a language are many, and clearly more than of the other."""
    count = _count(words, language)
    return count >= _FEWEST_SMALL_WORDS and count >= _CLEARLY * _count(words, other)


def _count(words: Sequence[Word], language: frozenset[str]) -> int:
    return sum(part in language for word in words for part in _WORD.findall(word.text.lower()))
