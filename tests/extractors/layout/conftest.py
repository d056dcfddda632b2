"""Pages made of words at stated places, so that a test needs no PDF."""

import math
from collections.abc import Callable, Sequence

import pytest

from extractors.values import Box, Page, Word

Printed = Sequence[tuple[float, float, str]]
PageMaker = Callable[..., Page]


@pytest.fixture
def page_of() -> PageMaker:
    """Return a maker of pages: (left, top, text) in 10-point letters 5 points wide each."""
    return _page_of


def _page_of(
    printed: Printed, *, skew: float = 0.0, upside: int = 0, rules: Sequence[Box] = ()
) -> Page:
    words = [word for left, top, text in printed for word in _words(left, top, text)]
    turned = [Word(word.text, _turned(_skewed(word.box, skew), upside), 1.0) for word in words]
    if upside:
        turned.sort(key=lambda word: (word.box[1], word.box[0]))
    size = (792.0, 612.0) if upside % 2 else (612.0, 792.0)
    return Page(
        1, *size, tuple(turned), "ocr", rules=tuple(_turned(rule, upside) for rule in rules)
    )


def _words(left: float, top: float, text: str) -> list[Word]:
    words = []
    for part in text.split(" "):
        right = left + 5 * len(part)
        if part:
            words.append(Word(part, (left, top, right, top + 10), 1.0))
        left = right + 3
    return words


def _skewed(box: Box, degrees: float) -> Box:
    drop = math.tan(math.radians(degrees)) * ((box[0] + box[2]) / 2 - 306)
    return (box[0], box[1] + drop, box[2], box[3] + drop)


def _turned(box: Box, quarters: int) -> Box:
    width, height = 612.0, 792.0
    for _ in range(quarters):
        box = (height - box[3], box[0], height - box[1], box[2])
        width, height = height, width
    return box
