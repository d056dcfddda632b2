"""White print on a dark bar is turned to black print on white; all other print stays."""

from typing import Any

import numpy as np

from extractors.pages.normalise.white_print import as_black_print

Gray = np.ndarray[Any, np.dtype[np.uint8]]


def _paper() -> Gray:
    return np.full((1000, 800), 255, np.uint8)


def _words(paper: Gray, top: int, shade: int) -> None:
    for x in range(100, 400, 8):
        paper[top : top + 24, x : x + 4] = shade


def test_white_words_on_a_dark_bar_become_black_words() -> None:
    paper = _paper()
    paper[80:150, 60:700] = 40
    _words(paper, 100, 255)

    turned = as_black_print(paper)

    assert turned[85, 300] == 255
    assert turned[110, 102] == 0
    assert turned[110, 106] == 255


def test_black_words_and_thick_lines_stay() -> None:
    paper = _paper()
    for row in range(8):
        _words(paper, 100 + 34 * row, 0)
    paper[500:508, 60:700] = 0

    assert np.array_equal(as_black_print(paper), paper)
