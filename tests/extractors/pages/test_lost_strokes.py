"""A number with more strokes of ink than were read has lost a figure or a slash."""

from typing import Any

import cv2
import numpy as np

from extractors.pages.ocr.engines import Layout, OcrWord
from extractors.pages.ocr.lost_strokes import with_lost_strokes
from extractors.pages.ocr.slashes import with_slashes

Gray = Any

LEFTS = (10, 26, 42, 58, 74)


class _Reads:
    """A recognizer that reads whatever it is shown as one text."""

    def __init__(self, text: str) -> None:
        self._text = text

    def words(self, image: Gray, dpi: int, layout: Layout) -> tuple[OcrWord, ...]:
        """Return the one text."""
        assert dpi
        assert layout is Layout.LINE
        return (OcrWord(self._text, (0, 0, image.shape[1], image.shape[0]), 0.9),)


def _figures(count: int) -> Gray:
    """Return paper with so many upright figures, twenty pixels high."""
    image = np.full((40, 120), 255, np.uint8)
    for left in LEFTS[:count]:
        image[10:30, left : left + 12] = 0
    return image


def _bold_slash(image: Gray, place: int) -> None:
    left = LEFTS[place]
    image[10:30, left : left + 12] = 255
    cv2.line(image, (left + 3, 29), (left + 7, 10), (0,), 2)


def _read(text: str, top: int = 8) -> OcrWord:
    width = 76 / len(text)
    letters = tuple(
        (round(10 + at * width), round(10 + (at + 1) * width)) for at, _ in enumerate(text)
    )
    return OcrWord(text, (10, top, 87, top + 24), 0.95, 1, letters)


def test_a_slash_that_was_passed_over_is_put_where_its_stroke_is() -> None:
    image = _figures(5)
    _bold_slash(image, 2)

    (word,) = with_lost_strokes(image, [_read("1118")], _Reads(""))

    assert (word.text, word.confidence) == ("11/18", 0.9)


def test_a_lost_figure_is_taken_from_a_second_look() -> None:
    image = _figures(5)

    (word,) = with_lost_strokes(image, [_read("11/4")], _Reads("11/24"))

    assert word.text == "11/24"


def test_a_number_that_a_second_look_reads_otherwise_is_unsure() -> None:
    image = _figures(5)

    (word,) = with_lost_strokes(image, [_read("11/4")], _Reads("12/29"))

    assert (word.text, word.confidence) == ("11/4", 0.3)


def test_a_number_with_a_stroke_for_each_figure_stays() -> None:
    image = _figures(5)

    (word,) = with_lost_strokes(image, [_read("11/24")], _Reads("11/29"))

    assert word == _read("11/24")


def test_the_dot_within_a_zero_is_no_figure_that_was_lost() -> None:
    image = _figures(5)
    image[12:28, LEFTS[1] + 2 : LEFTS[1] + 10] = 255
    image[18:22, LEFTS[1] + 4 : LEFTS[1] + 8] = 0

    (word,) = with_lost_strokes(image, [_read("10/24")], _Reads("10/29"))

    assert word == _read("10/24")


def test_where_many_numbers_seem_short_the_print_is_broken() -> None:
    image = _figures(5)
    row = [_read("11/4") for _ in range(4)]

    assert with_lost_strokes(image, row, _Reads("11/24")) == tuple(row)


def test_a_slash_of_bold_type_is_told_in_a_row_of_dates() -> None:
    image = _figures(4)
    _bold_slash(image, 2)
    row = [_read("1117"), _read("11/8"), _read("11/9")]

    assert with_slashes(image, row)[0].text == "11/7"
    assert with_slashes(image, row[:1])[0].text == "1117"
