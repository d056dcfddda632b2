"""Lone marks that are printed alike are read alike.

In a grid the same X stands in many cells. Where the recognizer reads most of them well and a few
as K or ><, the shape of the ink tells that these few are the same mark.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import prod

import cv2
import numpy as np
import numpy.typing as npt

from extractors.pages.ocr.engines import GrayImage, OcrWord

Shape = npt.NDArray[np.float32]

_LONGEST_TEXT = 3
_WIDEST = 1.5
_SIDE = 20
_SAME_SIZE = 0.15
_SAME_SHAPE = 0.11
_LEAST_ALIKE = 3
_SURE = 0.9
_MAJORITY = 2.0
_CLEARLY = 0.9


@dataclass(slots=True)
class Mark:
    """A word of one glyph, its size in pixels and its ink, 0 to 1, brought to one size."""

    word: OcrWord
    width: int
    height: int
    shape: Shape


def read_alike(image: GrayImage, words: Sequence[OcrWord]) -> tuple[OcrWord, ...]:
    """Return ``words`` with doubtful lone marks read as the many that look the same."""
    marks = [mark for word in words if (mark := mark_of(image, word)) is not None]
    changed: dict[int, OcrWord] = {}
    for group in groups_of(marks):
        best, votes = _vote(group)
        sure = _sureness(group, best, votes)
        for mark in group:
            if _is_outvoted(mark.word, best, votes):
                changed[id(mark.word)] = replace(mark.word, text=best)
            elif _letter(mark.word) == best and mark.word.confidence < sure:
                text = best if len(mark.word.text) > 1 else mark.word.text
                changed[id(mark.word)] = replace(mark.word, text=text, confidence=sure)
    return tuple(changed.get(id(word), word) for word in words)


def mark_of(image: GrayImage, word: OcrWord) -> Mark | None:
    """Return the ink of a short word, ``None`` where it is not one glyph's."""
    x0, y0, x1, y1 = word.box
    part = image[max(0, y0) : y1, max(0, x0) : x1]
    if len(word.text) > _LONGEST_TEXT or not part.size:
        return None
    dark = part < 160
    rows, columns = np.flatnonzero(dark.any(axis=1)), np.flatnonzero(dark.any(axis=0))
    if not rows.size:
        return None
    ink = part[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    height, width = ink.shape
    if width > _WIDEST * height or height < 6:
        return None
    shape = 1 - cv2.resize(ink, (_SIDE, _SIDE), interpolation=cv2.INTER_AREA) / np.float32(255)
    return Mark(word, width, height, shape.astype(np.float32))


def groups_of(marks: Sequence[Mark]) -> list[list[Mark]]:
    """Return the marks that look alike together, at least three of each kind."""
    groups: list[list[Mark]] = []
    for mark in marks:
        group = next((each for each in groups if is_same(each[0], mark)), None)
        if group is None:
            groups.append([mark])
        else:
            group.append(mark)
    return [group for group in groups if len(group) >= _LEAST_ALIKE]


def is_same(one: Mark, other: Mark) -> bool:
    """Return whether two marks have the same size and shape."""
    sizes = ((one.width, other.width), (one.height, other.height))
    if any(abs(a - b) > max(2.0, _SAME_SIZE * max(a, b)) for a, b in sizes):
        return False
    return float(np.abs(one.shape - other.shape).mean()) <= _SAME_SHAPE


def _vote(group: Sequence[Mark]) -> tuple[str, dict[str, float]]:
    """Return the reading of most marks, by their confidence, and the votes for each reading.

    Large and small letters vote together: their height tells them apart later.
    """
    votes: dict[str, float] = defaultdict(float)
    for mark in group:
        votes[_letter(mark.word)] += mark.word.confidence
    return max(votes, key=lambda text: votes[text]), votes


def _sureness(group: Sequence[Mark], best: str, votes: dict[str, float]) -> float:
    """Return how sure a mark is that was read alike again and again: each reading makes it surer.

    Digits that differ look alike, so that each is as sure as it was read.
    """
    agreed = [mark.word.confidence for mark in group if _letter(mark.word) == best]
    clear = len(best) == 1 and best.isalpha() and votes[best] >= _CLEARLY * sum(votes.values())
    if not clear or len(agreed) < _LEAST_ALIKE:
        return 0.0
    return min(1.0 - prod(1.0 - sure for sure in agreed), _SURE)


def _is_outvoted(word: OcrWord, best: str, votes: dict[str, float]) -> bool:
    """Return whether the mark was misread; a digit is not told from a digit by its outline."""
    both_digits = word.text.isdigit() and best.isdigit()
    said = _letter(word)
    is_doubtful = said != best and word.confidence < _SURE and not both_digits
    return is_doubtful and len(best) == 1 and votes[best] >= _MAJORITY * votes[said]


def _letter(word: OcrWord) -> str:
    """Return what a mark was read as, in capitals; one glyph read in both cases is one letter."""
    text = word.text
    is_echo = len({*text.upper()}) == 1 and len({*text}) == 2 and text.isalpha()
    return text[0].upper() if is_echo else text.upper()
