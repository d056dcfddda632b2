"""One field can be looked at again: what it may say comes back, the surest first."""

from typing import Any

import cv2
import pytest

from extractors.pages.images import Frame
from extractors.pages.ocr.again import read_again
from extractors.pages.ocr.page import recognise
from extractors.values import Box

Gray = Any


@pytest.fixture(scope="module")
def date_box(scan: Gray) -> Box:
    """Where the letter prints 01/07/2026, in points."""
    words = recognise(Frame(scan, 200)).words
    return next(word.box for word in words if word.text == "01/07/2026")


def test_a_box_is_read_as_printed_and_all_looks_agree(scan: Gray, date_box: Box) -> None:
    best, *_ = read_again(Frame(scan, 200), date_box)

    assert (best.text, best.looks) == ("01/07/2026", 6)
    assert best.confidence > 0.8


def test_a_box_of_a_page_on_its_side_is_turned_upright(scan: Gray) -> None:
    frame = Frame(cv2.rotate(scan, cv2.ROTATE_90_COUNTERCLOCKWISE), 200)
    date = next(word for word in recognise(frame).words if word.text == "01/07/2026")

    assert read_again(frame, date.box)[0].text == "01/07/2026"


def test_looks_that_differ_are_less_sure(scan: Gray, date_box: Box) -> None:
    soft = cv2.GaussianBlur(scan, (0, 0), 3)

    doubtful = [each.confidence for each in read_again(Frame(soft, 200), date_box)]

    assert doubtful == sorted(doubtful, reverse=True)
    assert doubtful[0] <= read_again(Frame(scan, 200), date_box)[0].confidence


@pytest.mark.parametrize("box", [(500, 40, 560, 52), (0, 0, 1, 1)])
def test_blank_paper_says_nothing(scan: Gray, box: Box) -> None:
    assert read_again(Frame(scan, 200), box) == ()
