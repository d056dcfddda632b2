"""Marks in the cells of a table that were passed over, or read twice.

Where three marks of a page were read as the same letter and look alike, ink of the same size and
shape in their rows that no word explains is that letter too.
"""

from collections.abc import Iterator, Sequence

import numpy as np

from extractors.pages.ocr.accent_shapes import Stats
from extractors.pages.ocr.alike import Mark, groups_of, is_same, mark_of
from extractors.pages.ocr.engines import GrayImage, OcrWord
from extractors.pages.order import overlap_share

_SAME_SIZE = 3
_LIMIT = 400
_SAME_INK = 0.6
_EXPLAINED = 0.3
_SURE = 0.85


def with_twins(image: GrayImage, shapes: Stats, words: Sequence[OcrWord]) -> tuple[OcrWord, ...]:
    """Return ``words``, each mark once, with those that look like marks read in their rows.

    ``shapes`` are those of the ink of ``image``: left, top, width, height, area.
    """
    kept = _once(words)
    letters = [mark for word in kept if _is_lone(word) and (mark := mark_of(image, word))]
    found = [
        twin
        for group in groups_of(letters)
        for box in _of_one_size(group[0], shapes)
        for twin in _twin(image, box, group, kept)
    ]
    return tuple(_once((*kept, *found)))


def _is_lone(word: OcrWord) -> bool:
    return len(word.text) == 1 and word.text.isalpha()


def _once(words: Sequence[OcrWord]) -> list[OcrWord]:
    """Return ``words`` without the less sure one of two that read the same ink as one letter."""
    kept: list[OcrWord] = []
    for word in sorted(words, key=lambda each: -each.confidence):
        same = (w for w in kept if w.text.casefold() == word.text.casefold() and _is_lone(w))
        if not any(overlap_share(word.box, other.box) > _SAME_INK for other in same):
            kept.append(word)
    return [word for word in words if any(word is one for one in kept)]


def _of_one_size(mark: Mark, shapes: Stats) -> Iterator[tuple[int, int, int, int]]:
    wide, high = shapes[:, 2], shapes[:, 3]
    fits = np.abs(wide - mark.width) <= _SAME_SIZE
    fits &= np.abs(high - mark.height) <= _SAME_SIZE
    for x, y, across, down in shapes[fits][:_LIMIT, :4].tolist():
        yield x, y, x + across, y + down


def _twin(
    image: GrayImage,
    box: tuple[int, int, int, int],
    group: Sequence[Mark],
    words: Sequence[OcrWord],
) -> Iterator[OcrWord]:
    """Yield the mark in ``box`` where it is of the group's shape and rows, and no word's ink."""
    in_rows = any(_is_level(box, mark.word.box) for mark in group)
    if not in_rows or any(_covers(word, box) for word in words):
        return
    best = max(group, key=lambda mark: mark.word.confidence).word
    word = OcrWord(best.text, box, _SURE, -1 - box[1], ((box[0], box[2]),))
    mark = mark_of(image, word)
    if mark is not None and any(is_same(mark, other) for other in group):
        yield word


def _is_level(box: tuple[int, int, int, int], other: tuple[int, int, int, int]) -> bool:
    return other[1] <= (box[1] + box[3]) / 2 <= other[3]


def _covers(word: OcrWord, box: tuple[int, int, int, int]) -> bool:
    return overlap_share(box, word.box) > _EXPLAINED
