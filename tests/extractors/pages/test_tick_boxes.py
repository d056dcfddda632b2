"""Boxes to tick on scans become signs that say whether they are marked."""

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from extractors.pages.ocr.engines import OcrWord
from extractors.pages.ocr.marks import ruling_lines
from extractors.pages.ocr.tick_boxes import tick_boxes, with_boxes

SIDE = 26


def sheet_of(*marks: str):
    """Return a page with a box for each mark: a cross, a tick that leaves the box, or nothing."""
    image = np.full((1100, 1700), 245, np.uint8)
    for number, mark in enumerate(marks):
        x, y = 200, 200 + 100 * number
        if mark != "D":
            cv2.rectangle(image, (x, y), (x + SIDE, y + SIDE), 40, 2)
        if mark == "x":
            cv2.line(image, (x + 5, y + 5), (x + SIDE - 5, y + SIDE - 5), 20, 3)
            cv2.line(image, (x + 5, y + SIDE - 5), (x + SIDE - 5, y + 5), 20, 3)
        elif mark == "tick":
            cv2.line(image, (x + 4, y + 14), (x + 11, y + 22), 20, 3)
            cv2.line(image, (x + 11, y + 22), (x + SIDE + 9, y - 8), 20, 3)
        elif mark == "D":
            drawn = Image.fromarray(image)
            font = ImageFont.truetype("DejaVuSans.ttf", 30)
            ImageDraw.Draw(drawn).text((x, y), "D B O", fill=20, font=font)
            image = np.array(drawn)
    return ruling_lines(image)[1]


def test_marked_and_empty_boxes_are_told_and_letters_are_none():
    found = tick_boxes(sheet_of("x", "", "tick", "D"))

    assert [(round(each.box[1] / 100), each.is_marked) for each in found] == [
        (2, True),
        (3, False),
        (4, True),
    ]


def test_a_pattern_of_squares_holds_no_boxes():
    image = np.full((1100, 1700), 245, np.uint8)
    for number in range(100):
        x, y = 100 + 40 * (number % 10), 100 + 40 * (number // 10)
        cv2.rectangle(image, (x, y), (x + SIDE, y + SIDE), 40, 2)

    boxes = tick_boxes(ruling_lines(image)[1])
    heading = (OcrWord("Approved", (505, 100, 640, 126), 0.9),)

    assert with_boxes(heading, boxes) == heading


def test_a_box_for_every_day_of_three_months_is_told_by_the_numbers_over_it():
    image = np.full((1100, 1700), 245, np.uint8)
    numbers = []
    for month in range(3):
        for day in range(30):
            x, y = 100 + 50 * day, 200 + 150 * month
            cv2.rectangle(image, (x, y), (x + SIDE, y + SIDE), 40, 2)
            if day % 7 == month:
                cv2.line(image, (x + 5, y + 5), (x + SIDE - 5, y + SIDE - 5), 20, 3)
                cv2.line(image, (x + 5, y + SIDE - 5), (x + SIDE - 5, y + 5), 20, 3)
            numbers.append(OcrWord(str(day + 1), (x + 6, y - 26, x + 20, y - 8), 0.9))
    misread = OcrWord("OO0Oo", (99, 198, 330, 228), 0.1)

    read = with_boxes((*numbers, misread), tick_boxes(ruling_lines(image)[1]))

    signs = [word.text for word in read if word not in numbers]
    assert (signs.count("☐"), signs.count("☒")) == (76, 14)
    assert len(signs) == 90


def test_a_box_beside_words_takes_the_place_of_what_was_read_from_it():
    boxes = tick_boxes(sheet_of("x", ""))
    words = (
        OcrWord("IX]", (198, 199, 229, 228), 0.4),
        OcrWord("Satisfactory", (240, 202, 420, 228), 0.95),
    )

    read = with_boxes(words, boxes)

    assert sorted(word.text for word in read) == ["Satisfactory", "☒"]


def test_a_letter_of_a_word_is_no_box():
    boxes = tick_boxes(sheet_of("x"))
    heading = (
        OcrWord("OFFICE", (197, 196, 330, 230), 0.9),
        OcrWord("USE", (240, 196, 300, 230), 0.9),
    )

    assert with_boxes(heading, boxes) == heading
