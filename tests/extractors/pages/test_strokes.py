"""Slashes, dashes and letters read twice are told by the strokes of a word."""

from typing import Any

import cv2
import numpy as np
import pytest

from extractors.pages.ocr.dashes import with_dashes
from extractors.pages.ocr.engines import OcrWord
from extractors.pages.ocr.letter_case import in_printed_case
from extractors.pages.ocr.slashes import with_slashes
from extractors.pages.ocr.unread_dashes import unread_dashes

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


def test_a_dash_within_a_word_stays_as_it_was_read() -> None:
    image = np.full((40, 120), 255, np.uint8)
    letters = ((10, 26), (30, 46), (50, 66))
    for left, right in (letters[0], letters[2]):
        image[10:30, left:right] = 0
    image[19:21, 30:46] = 0
    word = OcrWord("3-8", (10, 10, 66, 30), 0.9, 1, letters)

    assert with_dashes(image, [word]) == (word,)


def _typed(text: str, left: int, dash_pixels: int = 10) -> OcrWord:
    """Return a typewriter's word, a letter every 14 pixels, its dash that long."""
    edges = [(left + 14 * n, left + 14 * n + (dash_pixels if c == "-" else 10))
             for n, c in enumerate(text)]  # fmt: skip
    return OcrWord(text, (left, 10, edges[-1][1], 30), 0.9, 1, tuple(edges))


@pytest.mark.parametrize(("pixels", "printed"), [(10, "-"), (12, "–")])
def test_a_typewriters_dash_is_measured_against_its_hyphens(pixels: int, printed: str) -> None:
    words = [_typed("milli-gram", 10), _typed("-", 170, pixels), _typed("ill-lit", 210)]
    image = np.full((40, 400), 255, np.uint8)
    for word in words:
        for (left, right), letter in zip(word.letters, word.text, strict=True):
            image[19 if letter == "-" else 10 : 21 if letter == "-" else 30, left:right] = 0

    assert [word.text for word in with_dashes(image, words)] == ["milli-gram", printed, "ill-lit"]


def test_a_letter_read_twice_in_both_cases_is_there_once() -> None:
    image = np.full((40, 120), 255, np.uint8)
    for left in (10, 30, 50):
        image[10:30, left : left + 14] = 0
    letters = ((10, 24), (28, 33), (30, 44), (50, 64))

    (word,) = in_printed_case(image, [OcrWord("XxX4", (10, 10, 64, 30), 0.9, 1, letters)])

    assert (word.text, len(word.letters)) == ("XX4", 3)


def _shape(left: int, top: int, width: int, height: int) -> list[int]:
    return [left, top, width, height, width * height]


def test_dashes_alone_in_a_row_of_words_are_words() -> None:
    row = [OcrWord("8.0", (left, 10, left + 40, 30), 0.9, 1) for left in (10, 110)]
    paper = _shape(0, 0, 600, 200)
    dashes = [_shape(200, 19, 8, 3), _shape(300, 19, 8, 3)]

    found = unread_dashes(np.array([paper, *dashes]), row)

    assert [(word.text, word.box) for word in found] == [
        ("-", (200, 19, 208, 22)),
        ("-", (300, 19, 308, 22)),
    ]


def test_a_speck_a_piece_of_a_letter_and_a_line_under_words_are_no_dashes() -> None:
    row = [OcrWord("8.0", (left, 10, left + 40, 30), 0.9, 1) for left in (10, 110)]
    paper = _shape(0, 0, 600, 200)
    alone = _shape(200, 19, 8, 3)
    pieces = [_shape(300, 19, 8, 3), _shape(300, 25, 8, 4)]
    under = [_shape(400, 33, 8, 2), _shape(500, 33, 8, 2)]

    assert unread_dashes(np.array([paper, alone, *pieces, *under]), row) == ()
