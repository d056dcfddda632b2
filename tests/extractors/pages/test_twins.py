"""Marks of a table that were passed over, or read twice, told by those that look the same."""

import cv2
import numpy as np

from extractors.pages.ocr.accent_shapes import Shapes
from extractors.pages.ocr.engines import GrayImage, OcrWord
from extractors.pages.ocr.twins import with_twins

LEFTS = (40, 100, 160, 220, 280)


def _row_of_crosses() -> GrayImage:
    """Return paper with five crosses in a row, and one far below them."""
    image = np.full((300, 400), 255, np.uint8)
    for left, top in (*((left, 20) for left in LEFTS), (40, 200)):
        cv2.line(image, (left, top), (left + 16, top + 18), (0,), 4)
        cv2.line(image, (left, top + 18), (left + 16, top), (0,), 4)
    return image


def _read(left: int, sure: float = 0.9) -> OcrWord:
    return OcrWord("X", (left - 3, 17, left + 20, 42), sure)


def test_a_cross_that_was_passed_over_is_read_like_those_beside_it() -> None:
    image = _row_of_crosses()
    words = [_read(left) for left in LEFTS[:3]]

    found = with_twins(image, Shapes(image).stats, words)

    assert [(word.text, round(word.box[0], -1)) for word in found[3:]] == [("X", 220), ("X", 280)]
    assert all(word.confidence < 0.9 for word in found[3:])


def test_two_crosses_are_too_few_to_read_others_by() -> None:
    image = _row_of_crosses()
    words = (_read(LEFTS[0]), _read(LEFTS[1]))

    assert with_twins(image, Shapes(image).stats, words) == words


def test_a_cross_that_was_read_twice_is_one() -> None:
    image = _row_of_crosses()
    words = [_read(left) for left in LEFTS]

    found = with_twins(image, Shapes(image).stats, [*words, _read(LEFTS[1], 0.5)])

    assert found == tuple(words)
