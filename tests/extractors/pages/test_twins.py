"""Marks of a table that were passed over, or read twice, told by those that look the same."""

from dataclasses import replace

import cv2
import numpy as np

from extractors.pages.ocr.accent_shapes import Shapes
from extractors.pages.ocr.alike import read_alike
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


def test_marks_read_alike_again_and_again_are_sure_though_one_was_read_in_both_cases() -> None:
    image = _row_of_crosses()
    said = ("X", "Xx", "x", "X", "X")
    words = [replace(_read(left, 0.6), text=text) for left, text in zip(LEFTS, said, strict=True)]

    found = read_alike(image, words)

    assert [word.text.upper() for word in found] == ["X"] * 5
    assert all(word.confidence == 0.9 for word in found)
    assert [word.confidence for word in read_alike(image, words[:2])] == [0.6, 0.6]
