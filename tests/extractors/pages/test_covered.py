"""No whole Social Security or Insurance Number is left in a value, a text or a picture."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from extractors.contained import Reader
from extractors.identity_numbers import covered_places, masked
from extractors.limits import Limits
from extractors.pages.text_pages import read_text
from extractors.payload import dump_reading

WHOLE = [
    ("SSN: 123-45-6789", "SSN: XXX-XX-6789"),
    ("Social Security No. 123 45 6789 (SAMPLE)", "Social Security No. XXX-XX-6789 (SAMPLE)"),
    ("SSN 123456789", "SSN XXX-XX-6789"),
    ("SS\u2011N 123\u201145\u20116789", "SS\u2011N XXX-XX-6789"),
    ("SIN: 123-456-789", "SIN: XXX-XX-6789"),
    ("employee 046 454 286 of Toronto", "employee XXX-XX-4286 of Toronto"),
]
OTHERS = [
    "Call 416-555-0142 or 818 555 0142",
    "Invoice 123-456-780, order 987-654-322",
    "XXX-XX-6789 and ***-**-1234",
    "2026-03-02, 2026-03-03",
    "Account 000-45-67890",
]


@pytest.mark.parametrize(("text", "shown"), WHOLE)
def test_a_whole_number_is_cut_to_its_last_four(text: str, shown: str) -> None:
    assert masked(text) == shown


@pytest.mark.parametrize("text", OTHERS)
def test_other_numbers_stay_as_they_are(text: str) -> None:
    assert masked(text) == text


@pytest.mark.parametrize("text", [text for text, _ in WHOLE])
def test_the_digits_before_the_last_four_are_covered_on_the_page(text: str) -> None:
    (page,) = read_text(text.encode(), Limits())
    digits = [word for word in page.words if any(c.isdigit() for c in word.text)]

    places = covered_places(page)

    assert places
    assert places[0].box[0] == pytest.approx(digits[0].box[0], abs=1.0)
    assert max(p.box[2] for p in places) < max(word.box[2] for word in digits)


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
