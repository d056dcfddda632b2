"""Lone marks that are printed alike are read alike.

In a grid the same X stands in many cells. Where the recognizer reads most of them well and a few
as K or ><, the shape of the ink tells that these few are the same mark.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

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
        for mark in group:
            if _is_outvoted(mark.word, best, votes):
                changed[id(mark.word)] = replace(mark.word, text=best)
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
        votes[mark.word.text.upper()] += mark.word.confidence
    return max(votes, key=lambda text: votes[text]), votes


def _is_outvoted(word: OcrWord, best: str, votes: dict[str, float]) -> bool:
    """Return whether the mark was misread; a digit is not told from a digit by its outline."""
    both_digits = word.text.isdigit() and best.isdigit()
    is_doubtful = word.text.upper() != best and word.confidence < _SURE and not both_digits
    return is_doubtful and len(best) == 1 and votes[best] >= _MAJORITY * votes[word.text.upper()]
