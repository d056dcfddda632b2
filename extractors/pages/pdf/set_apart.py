"""Letters that stand apart in a text layer although they are printed as words.

A page that was shrunk to fit its paper, or a letterhead in spaced letters, has each of its letters
placed by itself, and PDFium makes up spaces between them that nobody typed. Letters that touch are
one word; so are letters that stand equally far apart, with wider spaces between words.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from extractors.values import Box

_TOUCHING = 0.05
_WIDEST = 0.6
_UNEVEN = 0.15
_FEWEST_LETTERS, _FEWEST_OTHERS = 4, 5
_MOST_KERNED = 3
_SINGLE = 0.75
_WEEK = frozenset("SMTWFHRU")
_SIGNS = frozenset("&.,'’-")


@dataclass(frozen=True, slots=True)
class Run:
    """Characters without a space between them: their text, and the places of the outer two."""

    text: str
    first: int
    last: int


def joined(
    runs: Iterable[Run], is_made_up: Callable[[int], bool], box_of: Callable[[Run], Box]
) -> Iterator[Run]:
    """Yield the runs, those that spaces nobody typed part within a word as one.

    ``is_made_up`` tells of the place of a character whether the file does not hold it;
    ``box_of`` returns where a run is displayed.
    """
    for chain in _chains(runs, is_made_up):
        letters = sum(len(run.text) == 1 for run in chain)
        if letters < _FEWEST_LETTERS:
            yield from chain
            continue
        for line in _lines([_Placed(run, box_of(run)) for run in chain]):
            yield from _words(line)


def _chains(runs: Iterable[Run], is_made_up: Callable[[int], bool]) -> Iterator[list[Run]]:
    """Yield stretches of runs between which no space was typed."""
    chain: list[Run] = []
    for run in runs:
        if chain and all(map(is_made_up, range(chain[-1].last + 1, run.first))):
            chain.append(run)
            continue
        yield chain
        chain = [run]
    yield chain


class _Placed(NamedTuple):
    run: Run
    box: Box


def _lines(chain: Sequence[_Placed]) -> Iterator[list[_Placed]]:
    """Yield the parts of a chain that stand beside one another, read from left to right."""
    line = [chain[0]]
    for one, other in pairwise(chain):
        height = one.box[3] - one.box[1]
        overlap = min(one.box[3], other.box[3]) - max(one.box[1], other.box[1])
        if overlap < height / 2 or other.box[0] < one.box[0]:
            yield line
            line = []
        line.append(other)
    yield line


def _words(line: Sequence[_Placed]) -> Iterator[Run]:
    """Yield the words of a line: what touches, or stands as near as spaced letters do."""
    gaps = [
        (other.box[0] - one.box[2]) / (one.box[3] - one.box[1] or 1.0)
        for one, other in pairwise(line)
    ]
    widest = _TOUCHING
    if _is_in_spaced_letters(line) and min(gaps) <= _WIDEST:
        widest = max(widest, min(gaps) + _UNEVEN)
    word = line[0].run
    for (run, _), gap in zip(line[1:], gaps, strict=True):
        if gap <= widest:
            word = Run(word.text + run.text, word.first, run.last)
        else:
            yield word
            word = run
    yield word


def _is_in_spaced_letters(line: Sequence[_Placed]) -> bool:
    """Return whether single letters spell words: not the days of a week, nor marks below them.

    A few may touch, as "TA" do where letters are set closer.
    """
    texts = [run.text for run, _ in line]
    letters = {text.upper() for text in texts if text.isalpha() and len(text) == 1}
    spell = len(letters) >= _FEWEST_OTHERS and not letters <= _WEEK
    single = sum(len(text) == 1 for text in texts) >= _SINGLE * len(texts)
    plain = all(len(text) <= _MOST_KERNED and _is_of_letters(text) for text in texts)
    return spell and single and plain


def _is_of_letters(text: str) -> bool:
    return all(letter.isalpha() or letter in _SIGNS for letter in text)
