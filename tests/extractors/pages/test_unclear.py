"""A part of a photograph that nobody can read is named, with the way to take it again."""

from typing import Any

import cv2
import numpy as np
import pytest

from extractors.pages.images import Frame
from extractors.pages.unclear import unclear_parts
from extractors.values import Word

Gray = Any


@pytest.fixture
def photo(scan: Gray) -> Gray:
    """The letter as gray as paper looks in a room."""
    return (scan * 0.8).astype(np.uint8)


def _said(image: Gray, *words: Word) -> list[str]:
    findings = unclear_parts(Frame(image, 200), 2, words or (Word("read", (90, 90, 99, 99), 0.9),))
    assert {finding.code for finding in findings} <= {"unreadable-region"}
    return [finding.message for finding in findings]


def test_clean_scans_and_even_photographs_are_clear(scan: Gray, photo: Gray) -> None:
    assert _said(scan) == _said(photo) == []


def test_a_lamp_from_one_side_alone_is_no_unreadable_part(photo: Gray) -> None:
    lit = photo * np.linspace(1, 0.4, photo.shape[1])[None, :]

    assert _said(lit.astype(np.uint8)) == []


def test_a_dark_corner_is_named(photo: Gray) -> None:
    height, width = photo.shape
    photo[2 * height // 3 :, 2 * width // 3 :] //= 6

    (message,) = _said(photo)

    assert message.startswith("The lower right of page 2 is too dark")
    assert "even light" in message


def test_a_dark_part_in_which_words_were_read_is_no_finding(photo: Gray) -> None:
    height, width = photo.shape
    photo[2 * height // 3 :, 2 * width // 3 :] //= 6
    corner = Word("Sincerely", (500, 700, 540, 712), 0.9)

    assert _said(photo, corner) == []


def test_a_burnt_out_spot_is_named(photo: Gray) -> None:
    cv2.circle(photo, (850, 1100), 220, (255,), -1)

    (message,) = _said(photo)

    assert message.startswith("The middle of page 2 is lost in glare")
    assert "flash" in message


def test_a_finger_on_the_rim_is_named(photo: Gray) -> None:
    cv2.ellipse(photo, (0, 1100), (330, 130), 0, 0, 360, (110,), -1)

    (message,) = _said(photo)

    assert message.startswith("The left side of page 2 is covered")
    assert "fingers" in message


def test_a_page_out_of_focus_says_so_when_its_words_are_hard_to_read(scan: Gray) -> None:
    soft = cv2.GaussianBlur(scan, (0, 0), 6)
    hard = [Word("?", (90, 90, 99, 99), 0.2)] * 5

    (message,) = _said(soft, *hard)

    assert message.startswith("Page 2 is out of focus")
