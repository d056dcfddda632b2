"""Faint borders and dotted lines of scanned tables: they are lines, and hide no words."""

from typing import Any

import numpy as np

from extractors.pages.ocr.dotted_lines import without_dotted_lines
from extractors.pages.ocr.marks import ruling_lines

Gray = np.ndarray[Any, np.dtype[np.uint8]]

GRAY_LINE = 205


def _paper() -> Gray:
    return np.full((1000, 800), 255, np.uint8)


def _words(paper: Gray, top: int) -> None:
    """Draw a row of upright strokes as dense as print."""
    for x in range(100, 400, 8):
        paper[top : top + 24, x : x + 5] = 0


def _dots(paper: Gray, top: int) -> None:
    for x in range(100, 500, 6):
        paper[top : top + 3, x : x + 3] = 120


def test_a_gray_border_goes_on_between_black_words() -> None:
    paper = _paper()
    for row in range(10):
        top = 100 + 34 * row
        _words(paper, top)
        paper[top + 28 : top + 30, 100:600] = GRAY_LINE

    rules, _ = ruling_lines(paper)

    level = [rule for rule in rules if rule[2] - rule[0] > rule[3] - rule[1]]
    assert [round(rule[2] - rule[0], -1) for rule in level] == [500.0] * 10


def test_black_words_close_to_one_another_are_no_faint_border() -> None:
    paper = _paper()
    _words(paper, 100)

    rules, _ = ruling_lines(paper)

    assert rules == ()


def test_a_dotted_line_below_words_is_a_line_and_leaves_the_words() -> None:
    paper = _paper()
    _words(paper, 100)
    alone = paper.copy()
    _dots(paper, 132)

    wiped, lines = without_dotted_lines(paper)

    assert np.array_equal(wiped, alone)
    assert lines == ((100, 132, 500, 136),)


def test_dots_with_nothing_above_them_are_no_dotted_line() -> None:
    paper = _paper()
    _dots(paper, 132)

    wiped, lines = without_dotted_lines(paper)

    assert lines == ()
    assert np.array_equal(wiped, paper)
