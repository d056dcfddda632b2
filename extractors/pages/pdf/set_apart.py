"""Letters that stand apart in a text layer although they are printed as words.

A page that was shrunk to fit its paper, or a letterhead in spaced capitals, has each of its letters
placed by itself, and PDFium makes up spaces between them that nobody typed. Letters that touch are
one word; so are capitals that stand equally far apart, with wider spaces between words.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from extractors.values import Box

_TOUCHING = 0.05
_WIDEST = 0.6
_UNEVEN = 0.15
_FEWEST_LETTERS, _FEWEST_CAPITALS = 4, 5
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
    """Yield the words of a line: what touches, or stands as near as spaced capitals do."""
    gaps = [
        (other.box[0] - one.box[2]) / (one.box[3] - one.box[1] or 1.0)
        for one, other in pairwise(line)
    ]
    widest = _TOUCHING
    if _is_in_spaced_capitals(line) and min(gaps) <= _WIDEST:
        widest = max(widest, min(gaps) + _UNEVEN)
    word = line[0].run
    for (run, _), gap in zip(line[1:], gaps, strict=True):
        if gap <= widest:
            word = Run(word.text + run.text, word.first, run.last)
        else:
            yield word
            word = run
    yield word


def _is_in_spaced_capitals(line: Sequence[_Placed]) -> bool:
    """Return whether single capitals spell words: not the days of a week, nor marks below them."""
    texts = [run.text for run, _ in line]
    letters = {text for text in texts if text.isalpha()}
    spell = len(letters) >= _FEWEST_CAPITALS and not letters <= _WEEK
    return spell and all(len(text) == 1 and (text.isupper() or text in _SIGNS) for text in texts)
