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
_YEAR = re.compile(r"20[0-4]\d")
_FEWEST_SMALL_WORDS = 5
_CLEARLY = 3
_FEWEST_LINES = 4
_SPACE = 0.5
_WIDEST_GAP = 3.0
"""More space than between words of a sentence, and between lines of a column, in heights."""

_ALIGNED_POINTS = 1.5
_MOST_PARTS = 2


@dataclass(frozen=True, slots=True)
class _Columns:
    """The words of two columns that stand side by side."""

    left: tuple[Word, ...] = ()
    right: tuple[Word, ...] = ()


def in_english(page: Page) -> Page:
    """Return the page without columns that say in another language what is in English too.

    A table of days may part what is said in two languages, so each part is looked at for itself.
    """
    printed = lines(page)
    edges = _edges(printed)
    again = {id(word) for x in edges for block in _blocks(printed, x) for word in _said(block, x)}
    kept = tuple(word for word in page.words if id(word) not in again)
    return replace(page, words=kept) if again else page


def _edges(printed: Sequence[Line]) -> list[float]:
    """Return where columns of several lines may begin, no two of them closer than they align."""
    starts = sorted(start for line in printed for start in _behind_gaps(line))
    edges: list[float] = []
    for x in starts:
        apart = not edges or x > edges[-1] + 2 * _ALIGNED_POINTS
        if apart and len(_aligned(starts, x)) >= _FEWEST_LINES:
            edges.append(x - _ALIGNED_POINTS)
    return edges


def _said(block: Sequence[Line], x: float) -> tuple[Word, ...]:
    """Return the column beside ``x`` that is in another language, if the one beside it agrees."""
    columns = _columns(block, x)
    for said, again in ((columns.left, columns.right), (columns.right, columns.left)):
        if _is_english(said) and _is_of_another_language(again):
            return again
    return ()


def _columns(block: Sequence[Line], x: float) -> _Columns:
    """Return the two columns of some lines, as far as their numbers agree.

    Where one is longer, what stands below the other is part of it up to the last of the numbers
    that both hold.
    """
    beside = [at for at, line in enumerate(block) if len(_sides(line, x)) > 1]
    whole = _parted(block[beside[0] :], x) if beside else _Columns()
    if not _may_speak_both(whole):
        return _Columns()
    tried = [_parted(block[beside[0] : end], x) for end in range(beside[-1] + 1, len(block) + 1)]
    agreed = [each for each in tried if _numbers(each.left) == _numbers(each.right)]
    return max(agreed, key=lambda each: _numbers(each.left).total(), default=_Columns())


def _may_speak_both(columns: _Columns) -> bool:
    """Return whether one column has small words of English, the other of another language."""
    for said, again in ((columns.left, columns.right), (columns.right, columns.left)):
        others = max(_count(again, other) for other in _OTHERS)
        if min(_count(said, _ENGLISH), others) >= _FEWEST_SMALL_WORDS:
            return True
    return False


def _parted(block: Sequence[Line], x: float) -> _Columns:
    words = [word for line in block for word in line.words]
    left = tuple(word for word in words if word.box[0] < x)
    return _Columns(left, tuple(word for word in words if word.box[0] >= x))


def _behind_gaps(line: Line) -> list[float]:
    """Return where the words of a line begin that stand behind more than a space."""
    space = _SPACE * letter_height(line.words)
    pairs = pairwise(line.words)
    return [right.box[0] for left, right in pairs if right.box[0] - left.box[2] > space]


def _aligned(starts: Sequence[float], x: float) -> list[float]:
    return [each for each in starts if x <= each <= x + _ALIGNED_POINTS]


def _blocks(printed: Sequence[Line], x: float) -> list[list[Line]]:
    """Return the lines that keep to one side of ``x``, or to both, block by block.

    A line of more parts than two is a row of a table, and in no block.
    """
    blocks: list[list[Line]] = [[]]
    for line in printed:
        far = _WIDEST_GAP * letter_height(line.words)
        if blocks[-1] and line.box[1] - blocks[-1][-1].box[3] > far:
            blocks.append([])
        if _runs_over(line, x) or len(line.segments()) > _MOST_PARTS:
            blocks.append([])
        else:
            blocks[-1].append(line)
    return blocks


def _runs_over(line: Line, x: float) -> bool:
    """Return whether a line runs on over ``x``, where no more than a space parts its words."""
    left = max((word.box[2] for word in line.words if word.box[0] < x), default=None)
    right = min((word.box[0] for word in line.words if word.box[0] >= x), default=None)
    if left is None or right is None:
        return left is not None and left > x
    return left > x or right - left <= _SPACE * letter_height(line.words)


def _sides(line: Line, x: float) -> set[bool]:
    return {word.box[0] >= x for word in line.words}


def _numbers(words: Iterable[Word]) -> Counter[str]:
    """Return the numbers printed, "09" as 9, and years once: one language may say them again."""
    printed = (number for word in words for number in _NUMBER.findall(word.text))
    found = Counter(number.lstrip("0") or "0" for number in printed)
    return Counter({n: 1 if _YEAR.fullmatch(n) else times for n, times in found.items()})


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
