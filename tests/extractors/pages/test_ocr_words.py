"""What stands between, beside and instead of words on a scan is told by its ink."""

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import cv2
import numpy as np
import pytest
from reportlab.pdfgen.canvas import Canvas

from extractors.pages.images import Frame
from extractors.pages.ocr.alike import read_alike
from extractors.pages.ocr.engines import OcrWord
from extractors.pages.ocr.leaders import without_leaders
from extractors.pages.ocr.letter_case import in_printed_case
from extractors.pages.ocr.lone_marks import as_drawn
from extractors.pages.ocr.marks import without_scrawls
from extractors.pages.ocr.page import recognise
from extractors.pages.ocr.spacing import respaced

Gray = Any


def _word(text: str, *boxes: tuple[int, int], confidence: float = 0.9) -> OcrWord:
    """Return a word 20 pixels high whose letters have these left and right edges."""
    return OcrWord(text, (boxes[0][0], 10, boxes[-1][1], 30), confidence, 1, boxes)


def _inked(*words: OcrWord) -> Gray:
    """Return a picture in which every letter of ``words`` is a black block."""
    image = np.full((40, 800), 255, np.uint8)
    for word in words:
        for left, right in word.letters:
            image[10:30, left:right] = 0
    return image


def _set(text: str, *gaps: int, start: int = 10, confidence: float = 0.9) -> OcrWord:
    """Return ``text`` in print: slim and wide letters with these gaps between them."""
    edges, left = [], start
    for letter, gap in zip(text, (*gaps, 0), strict=True):
        right = left + (5 if letter in "1il/:*" else 14 if letter in "MW" else 11)
        edges.append((left, right))
        left = right + gap
    return _word(text, *edges, confidence=confidence)


PLAIN = _set("Lanterns", 2, 2, 2, 2, 2, 2, 2, start=400)


@pytest.mark.parametrize(
    ("glued", "gaps", "parts"),
    [
        ("Fri3/28", (2, 2, 10, 2, 2, 2), ["Fri", "3/28"]),
        ("7:00AM", (2, 2, 2, 10, 2), ["7:00", "AM"]),
        ("MTuW", (9, 2, 9), ["M", "Tu", "W"]),
        ("20*", (2, 11), ["20", "*"]),
        ("Lanterns", (2, 2, 3, 2, 2, 3, 2), ["Lanterns"]),
        ("11/11/25", (9, 2, 2, 9, 2, 2, 2), ["11/11/25"]),
    ],
)
def test_a_space_that_is_printed_parts_a_glued_word(
    glued: str, gaps: tuple[int, ...], parts: list[str]
) -> None:
    word = _set(glued, *gaps)

    found = respaced(_inked(word, PLAIN), (word, PLAIN))

    assert [each.text for each in found] == [*parts, "Lanterns"]
    assert found[0].box[0] == 10
    assert found[len(parts) - 1].box[2] == word.box[2]
    assert all(a.box[2] <= b.box[0] for a, b in pairwise(found))


def test_a_word_broken_where_no_space_is_printed_is_joined() -> None:
    one = _set("Gri", 2, 2)
    other = _set("ps", 2, start=one.box[2] + 2, confidence=0.6)

    found = respaced(_inked(one, other, PLAIN), (one, other, PLAIN))

    assert (found[0].text, found[0].confidence) == ("Grips", 0.6)


def test_what_was_read_from_blank_paper_is_left_out() -> None:
    imagined = _word("=", (300, 310))

    assert respaced(_inked(PLAIN), (PLAIN, imagined)) == (PLAIN,)


@pytest.mark.parametrize(
    ("read", "height", "printed"), [("x", 20, "X"), ("X", 14, "x"), ("xX", 20, "X")]
)
def test_a_lone_letter_has_the_case_that_its_height_shows(
    read: str, height: int, printed: str
) -> None:
    mark = OcrWord(read, (300, 30 - height, 314, 30), 0.8)

    assert in_printed_case(_inked(PLAIN), [mark, PLAIN])[0].text == printed


def test_dotted_leaders_are_one_word_each_and_leave_the_letters_alone(
    make_pdf: Callable[..., bytes], render_page: Callable[[bytes, int], Gray]
) -> None:
    def form(canvas: Canvas) -> None:
        canvas.setFont("Times-Roman", 11)
        for row, (label, dots, value) in enumerate(
            (("NAME", 40, "Jordan Q. Sample"), ("LOCAL", 38, "80"), ("DAYS", 41, "14"))
        ):
            canvas.drawString(72, 700 - 20 * row, f"{label} {'.' * dots} {value}")

    page = render_page(make_pdf(form), 200)

    texts = [word.text for word in recognise(Frame(page, 200)).words]

    read = [text for text in texts if set(text) != {"."}]
    assert read == ["NAME", "Jordan", "Q.", "Sample", "LOCAL", "80", "DAYS", "14"]
    assert len(texts) == len(read) + 3


def test_an_ellipsis_is_no_leader() -> None:
    image = np.full((200, 400), 255, np.uint8)
    for dot in range(3):
        image[100:104, 100 + 12 * dot : 104 + 12 * dot] = 0

    assert without_leaders(image) == (image, ())


def test_words_read_from_a_signature_are_left_out_and_its_ink_stays(scan: Gray) -> None:
    signed = scan.copy()
    curve = [[250 + 4 * i, round(1450 + 45 * np.sin(i / 2))] for i in range(80)]
    cv2.polylines(signed, [np.array(curve, np.int32)], isClosed=False, color=(0,), thickness=3)

    page = recognise(Frame(signed, 200))

    assert [word.text for word in page.words][-3:] == ["Worked", "10", "hours"]
    assert len(page.ink) == 1


def test_a_doubtful_number_within_a_mark_is_kept() -> None:
    number = OcrWord("14", (20, 20, 40, 36), 0.3)
    scrawl = OcrWord("MW", (20, 40, 60, 80), 0.1)

    assert without_scrawls([number, scrawl, PLAIN], [(0, 0, 100, 90)]) == (number, PLAIN)


def test_lone_marks_in_a_ruled_grid_are_read(
    make_pdf: Callable[..., bytes], render_page: Callable[[bytes, int], Gray]
) -> None:
    rows = [["Week", "Mon", "Tue", "Wed", "Thu", "Fri"]]
    rows += [[f"0{week}/04/2026", "X", "X", "I", "X", "X"] for week in range(1, 8)]

    def grid(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 8.5)
        for row, texts in enumerate(rows):
            for column, text in enumerate(texts):
                canvas.drawString(76 + 60 * column, 700 - 18 * row, text)
        canvas.grid([72 + 60 * n for n in range(7)], [712 - 18 * n for n in range(9)])

    page = recognise(Frame(render_page(make_pdf(grid), 300), 300))

    assert [word.text for word in page.words] == [text for row in rows for text in row]


@pytest.mark.parametrize(("side", "printed"), [(4, "·"), (9, "•")])
def test_a_dot_between_words_is_no_dash(side: int, printed: str) -> None:
    image = _inked(PLAIN)
    image[20 - side // 2 : 20 + side - side // 2, 300 : 300 + side] = 0
    dash = OcrWord("-", (300, 10, 300 + side, 30), 0.8, 1)

    assert as_drawn(image, [dash, PLAIN])[0].text == printed


def test_a_dot_that_was_hardly_read_as_a_letter_is_a_dot() -> None:
    image = _inked(PLAIN)
    image[16:25, 300:309] = 0
    letter = OcrWord("E", (300, 10, 309, 30), 0.2, 1)

    assert as_drawn(image, [letter, PLAIN])[0].text == "•"


def test_marks_that_look_alike_are_read_alike() -> None:
    image = np.full((40, 800), 255, np.uint8)
    marks = []
    for number, (text, confidence) in enumerate(
        [("X", 0.8), ("X", 0.85), ("X", 0.8), ("K", 0.6), ("><", 0.4)]
    ):
        left = 10 + 60 * number
        cv2.line(image, (left, 10), (left + 16, 29), (0,), 2)
        cv2.line(image, (left + 16, 10), (left, 29), (0,), 2)
        marks.append(OcrWord(text, (left - 1, 9, left + 18, 31), confidence))
    image[10:30, 500:516] = 0
    block = OcrWord("K", (500, 10, 516, 30), 0.6)

    assert [word.text for word in read_alike(image, [*marks, block])] == ["X"] * 5 + ["K"]


def test_a_digit_is_never_outvoted_by_digits() -> None:
    image = np.full((40, 800), 255, np.uint8)
    words = []
    for number, text in enumerate("8883"):
        left = 10 + 60 * number
        image[10:30, left : left + 12] = 0
        words.append(OcrWord(text, (left, 10, left + 12, 30), 0.6))

    assert [word.text for word in read_alike(image, words)] == list("8883")


def test_commas_after_single_figures_are_no_leader() -> None:
    image = np.full((200, 600), 255, np.uint8)
    for day in range(9):
        image[80:98, 40 + 30 * day : 54 + 30 * day] = 0
        image[100:104, 60 + 30 * day : 64 + 30 * day] = 0

    assert without_leaders(image)[1] == ()


def test_an_empty_box_to_tick_is_two_brackets() -> None:
    box = _word("[]", (300, 304), (316, 320))

    found = respaced(_inked(box, PLAIN), (box, PLAIN))

    assert [each.text for each in found] == ["[", "]", "Lanterns"]


@pytest.mark.parametrize(
    ("read", "printed"),
    [("TwO", "TWO"), ("“HOLLoW", "“HOLLOW"), ("McKAY", "McKAY"), ("VanO", "VanO")],
)
def test_a_small_letter_among_capitals_with_the_shape_of_one_is_one(
    read: str, printed: str
) -> None:
    word = OcrWord(read, (10, 10, 90, 30), 0.8)

    assert in_printed_case(_inked(word), [word])[0].text == printed
