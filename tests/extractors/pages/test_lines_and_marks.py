"""Lines and marks of scanned pages, told from print: faint borders, dotted lines, pen strokes."""

from typing import Any

import cv2
import numpy as np

from extractors.pages.ocr.dotted_lines import without_dotted_lines
from extractors.pages.ocr.engines import OcrWord
from extractors.pages.ocr.marks import ink_marks, ruling_lines

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


def test_letters_of_a_hardly_read_word_are_no_mark_of_a_pen() -> None:
    paper = _paper()
    _words(paper, 100)
    _, sheet = ruling_lines(paper)
    unread = OcrWord("Ibdficz", (100, 100, 400, 124), 0.2)

    assert ink_marks(sheet, [unread]) == ()


def test_one_stroke_no_taller_than_print_is_a_mark_of_a_pen() -> None:
    paper = _paper()
    wave = [[100 + 4 * at, round(112 + 10 * np.sin(at / 2))] for at in range(60)]
    cv2.polylines(paper, [np.array(wave, np.int32)], isClosed=False, color=(0,), thickness=3)
    _, sheet = ruling_lines(paper)
    printed = OcrWord("Ferris", (100, 300, 180, 324), 0.9)
    taken_for_a_word = OcrWord("AYN", (98, 100, 340, 126), 0.79)

    assert len(ink_marks(sheet, [printed])) == 1
    assert len(ink_marks(sheet, [printed, taken_for_a_word])) == 1
