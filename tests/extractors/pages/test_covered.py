"""No whole Social Security or Insurance Number is left in a value, a text or a picture."""

import re
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from extractors import payload_masking
from extractors.contained import Reader
from extractors.identity_numbers import masked
from extractors.limits import Limits
from extractors.pages import read_pages
from extractors.payload import dump_reading

WHOLE = [
    ("SSN: 123-45-6789", "SSN: XXX-XX-6789"),
    ("Social Security No. 123 45 6789 (SAMPLE)", "Social Security No. XXX-XX-6789 (SAMPLE)"),
    ("SSN 123456789", "SSN XXX-XX-6789"),
    ("SS\u2011N 123\u201145\u20116789", "SS\u2011N XXX-XX-6789"),
    ("SIN: 123-456-789", "SIN: XXX-XX-6789"),
    ("SSN 123 45 67 8 9 of file", "SSN XXX-XX-6789 of file"),
    ("scan_123_45_6789.pdf", "scan_XXX-XX-6789.pdf"),
    ("employee 046 454 286 of Toronto", "employee XXX-XX-4286 of Toronto"),
]
OTHERS = [
    "Call 416-555-0142 or 818 555 0142",
    "Invoice 123-456-780, order 987-654-322",
    "XXX-XX-6789 and ***-**-1234",
    "2026-03-02, 2026-03-03",
    "Account 000-45-67890",
    "SSN 6789, 01/05/2026",
    "SSN: 6789 2026-01-05 2026-01-06",
    "SIN expires 12-31-2027",
    "250.00 2026 and 250.00 - 1200.00",
]


@pytest.mark.parametrize(("text", "shown"), [*WHOLE, ("number 123-45-", "number XXX-XX-")])
def test_a_whole_number_is_cut_to_its_last_four(text: str, shown: str) -> None:
    assert masked(text) == shown


def test_a_license_number_that_looks_like_one_of_a_person_is_told() -> None:
    told = {"fields": {"number": {"value": "046 454 286"}, "name": {"value": "SIN 046 454 286"}}}

    assert payload_masking.masked(told) == {
        "fields": {"number": {"value": "046 454 286"}, "name": {"value": "SIN XXX-XX-4286"}}
    }


@pytest.mark.parametrize("text", OTHERS)
def test_other_numbers_stay_as_they_are(text: str) -> None:
    assert masked(text) == text


@pytest.mark.parametrize("text", [text for text, _ in WHOLE])
def test_the_digits_before_the_last_four_are_covered_on_the_page(text: str) -> None:
    (page,) = read_pages(text.encode(), Limits())
    digits = [word for word in page.words if any(c.isdigit() for c in word.text)]

    assert page.covered
    assert min(box[0] for box in page.covered) <= min(word.box[0] for word in digits) + 30
    assert max(box[2] for box in page.covered) < max(word.box[2] for word in digits)


Lines = list[tuple[float, float, str]]
"""What a page prints: x and y in points from the bottom, and the words."""

HIDDEN_AWAY: dict[str, Lines] = {
    "over the break of a line": [(72, 700, "her number 123-45-"), (72, 684, "6789 as on file")],
    "broken within a group": [(72, 700, "her number 123-45-67"), (72, 684, "89 as on file")],
    "over a break in a column": [
        (72, 700, "Number: 123-45-"), (350, 700, "Worked as a Grip"),
        (72, 684, "6789"), (350, 684, "on Harbor Lanterns"),
    ],
    "below its label": [(72, 700, "Social Security Number"), (72, 684, "123456789")],
    "down a column": [
        (72, 700, "Name"), (220, 700, "SSN"), (380, 700, "Days"), (72, 684, "Jo Sample"),
        (215, 684, "907316789"), (380, 684, "12"), (72, 668, "Al Sample"), (215, 668, "123456789"),
        (380, 668, "9"),
    ],
    "in boxes, digit by digit": [
        (72, 700, "SSN"), *((110 + 18 * i, 700, d) for i, d in enumerate("123456789")),
    ],
    "in three cells": [(72, 700, "SSN"), (120, 700, "123"), (180, 700, "45"), (240, 700, "6789")],
    "with a letter for a digit": [(72, 700, "No. l23-45-6789 of our files")],
    "with a digit lost": [(72, 700, "SSN: 12-45-6789")],
    "run into its label": [(72, 700, "SSN:123-45-6789")],
    "with wide dashes": [(72, 700, "SSN 123 \u2013 45 \u2013 6789")],
}  # fmt: skip


def _page(printed: Lines, turned: int = 0) -> bytes:
    made = BytesIO()
    canvas = Canvas(made, pagesize=(612, 792))
    canvas.setPageRotation(turned)
    canvas.setFont("Helvetica", 12)
    canvas.drawString(72, 740, "SAMPLE letter of an invented person, worked on the days below:")
    for x, y, text in printed:
        canvas.drawString(x, y, text)
    canvas.save()
    return made.getvalue()


@pytest.mark.parametrize("turned", [0, 90])
@pytest.mark.parametrize("case", list(HIDDEN_AWAY))
def test_no_more_than_four_digits_are_left_wherever_a_number_stands(case: str, turned: int) -> None:
    (page,) = read_pages(_page(HIDDEN_AWAY[case], turned), Limits())

    said = [re.sub(r"\D", "", word.text) for word in page.words]
    assert page.covered
    assert not {"123", "45"} & set(said)
    for hidden in ("12345", "90731", "23456"):
        assert hidden not in "".join(said)


def test_other_numbers_of_a_letter_stay_and_nothing_is_covered() -> None:
    others = [
        (72, 700, "Total 100"), (72, 684, "45 2026"),
        (72, 660, "Rate $250.00 2026 and 250.00 - 1200.00"),
        (72, 640, "Call 818-555-0142, License D123456789, Burbank, CA 91505-1234"),
        (72, 620, "1 2 3 4 5 6 7 8 9 10 11 12"), (72, 600, "4d 123 456 782   9 CLASS C"),
        (72, 580, "03/02/2026 03-03-2026 2026-03-04"),
    ]  # fmt: skip

    (page,) = read_pages(_page(others), Limits())

    assert page.covered == ()
    assert "250.00" in {word.text for word in page.words}


def test_a_form_field_with_a_whole_number_is_covered_whole() -> None:
    made = BytesIO()
    canvas = Canvas(made, pagesize=(612, 792))
    canvas.drawString(72, 700, "SAMPLE form, number of the driver:")
    canvas.acroForm.textfield(
        name="driver.SSN", x=300, y=690, width=160, height=24, value="123456789", borderWidth=0
    )
    canvas.save()

    (page,) = read_pages(made.getvalue(), Limits())

    assert page.form[0].value == "XXX-XX-6789"
    assert page.covered == (page.form[0].box,)
    assert not any("12345" in word.text for word in page.words)


def _letter(number: str) -> bytes:
    made = BytesIO()
    canvas = Canvas(made, pagesize=(612, 792))
    canvas.setFont("Helvetica", 14)
    canvas.drawString(72, 700, "SAMPLE letter of an invented person, with a whole number:")
    canvas.drawString(72, 660, number)
    canvas.save()
    return made.getvalue()


def test_the_pictures_of_two_numbers_with_one_ending_are_the_same(tmp_path: Path) -> None:
    shown = []
    for number in ("123-45-6789", "907-31-6789"):
        letter = tmp_path / f"{number}.pdf"
        letter.write_bytes(_letter(number))
        with Reader(Limits()) as reader:
            reading = reader.read([letter])
            (width, height) = reading.page_sizes[0]
            covers = [
                (p.page, (p.box[0] / width, p.box[1] / height, p.box[2] / width, p.box[3] / height))
                for p in reading.covered
            ]
            (picture,) = reader.render(letter, [1100], tmp_path, covers)
        assert number not in str(dump_reading(reading))
        with Image.open(picture.path) as image:
            shown.append(image.convert("L").point(lambda value: 255 if value > 128 else 0))
    assert shown[0].tobytes() == shown[1].tobytes()
