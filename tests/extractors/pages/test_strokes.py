"""Slashes and dashes within words are told by their ink: how far they lean, how long they are."""

from typing import Any

import cv2
import numpy as np
import pytest

from extractors.pages.ocr.dashes import with_dashes
from extractors.pages.ocr.engines import OcrWord
from extractors.pages.ocr.slashes import with_slashes

Gray = Any

LETTERS = ((10, 26), (30, 42), (46, 62))
"""Left and right edges of three letters; the middle one is what the tests draw."""


def _paper() -> Gray:
    """Return a line with a letter, twenty pixels high, on both sides of an empty place."""
    image = np.full((40, 80), 255, np.uint8)
    for left, right in (LETTERS[0], LETTERS[2]):
        image[10:30, left:right] = 0
    return image


def _read(text: str) -> OcrWord:
    return OcrWord(text, (10, 8, 62, 32), 0.95, 1, LETTERS)


def test_a_straight_leaning_stroke_between_letters_is_a_slash() -> None:
    image = _paper()
    cv2.line(image, (32, 29), (40, 10), (0,), 2)

    (word,) = with_slashes(image, [_read("WIE")])

    assert word.text == "W/E"
    assert word.confidence == 0.9


def test_an_upright_stroke_and_that_of_slanted_type_are_letters() -> None:
    upright, slanted = _paper(), _paper()
    upright[10:30, 35:37] = 0
    cv2.line(slanted, (34, 29), (38, 10), (0,), 2)

    assert with_slashes(upright, [_read("WIE")])[0].text == "WIE"
    assert with_slashes(slanted, [_read("WIE")])[0].text == "WIE"


def test_a_seven_is_no_slash_for_its_bar() -> None:
    image = _paper()
    cv2.line(image, (32, 29), (40, 10), (0,), 2)
    image[9:12, 30:42] = 0

    assert with_slashes(image, [_read("372")])[0].text == "372"


@pytest.mark.parametrize(("width", "printed"), [(7, "-"), (12, "–"), (24, "—")])
def test_a_dash_within_a_word_is_as_long_as_it_was_printed(width: int, printed: str) -> None:
    image = np.full((40, 120), 255, np.uint8)
    letters = ((10, 26), (30, 30 + width), (34 + width, 50 + width))
    for left, right in (letters[0], letters[2]):
        image[10:30, left:right] = 0
    image[19:21, 30 : 30 + width] = 0
    word = OcrWord("3-8", (10, 10, 50 + width, 30), 0.9, 1, letters)

    assert with_dashes(image, [word])[0].text == f"3{printed}8"
