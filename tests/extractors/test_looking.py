"""The limited process looks once more for a person: at the text of the pages, or at one box."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont

from extractors.contained import Reader
from extractors.limits import Limits
from extractors.refusals import Refused

SAMPLES = Path(__file__).parents[2] / "samples" / "evl"
DPI = 200
FONT = "/usr/share/fonts/truetype/liberation/LiberationSans-Regular.ttf"


@pytest.fixture(scope="module")
def reader():
    """A limited process for all of these."""
    with Reader(Limits()) as opened:
        yield opened


def test_the_text_of_every_page_comes_line_by_line_without_whole_numbers(reader: Reader) -> None:
    pages = reader.text(SAMPLES / "e1-day-list.pdf")

    assert [number for number, _ in pages] == [1]
    assert any("Lantern" in line or "Payroll" in line for line in pages[0][1])


def test_a_box_says_what_is_printed_in_it(reader: Reader, tmp_path: Path) -> None:
    picture = Image.new("L", (8 * DPI, 3 * DPI), 255)
    font = ImageFont.truetype(FONT, 40)
    ImageDraw.Draw(picture).text((DPI, DPI), "28 days", font=font, fill=0)
    written = BytesIO()
    picture.save(written, "WEBP", lossless=True)
    (tmp_path / "page.webp").write_bytes(written.getvalue())

    said = reader.look_again(tmp_path / "page.webp", DPI, (70.0, 68.0, 140.0, 95.0))

    assert said[0][0] == "28 days"
    assert said[0][1] > 0.5


def test_an_empty_box_says_nothing(reader: Reader, tmp_path: Path) -> None:
    Image.new("L", (400, 400), 255).save(tmp_path / "page.webp", "WEBP")

    assert reader.look_again(tmp_path / "page.webp", 72.0, (10.0, 10.0, 200.0, 60.0)) == ()


def test_what_is_no_picture_is_refused(reader: Reader, tmp_path: Path) -> None:
    (tmp_path / "page.webp").write_bytes(b"no picture")

    with pytest.raises(Refused):
        reader.look_again(tmp_path / "page.webp", 72.0, (10.0, 10.0, 200.0, 60.0))
