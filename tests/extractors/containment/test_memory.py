"""The limit of memory counts what a reader adds, whether it is a new program or a fork."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont

from bench.hostile.pdfs import PDFS
from extractors.contained import Reader
from extractors.containment.starting import forking
from extractors.limits import Limits

LIMITS = Limits()
SIZE = (6000, 8000)
"""48 million pixels in color, as the largest pictures of telephones have: 50 million may come."""
LINES = (
    "April 2, 2026",
    "To whom it may concern:",
    "This verifies the employment of Jo Sample",
    "as a Grip on the feature Harbor Lanterns.",
    "Sincerely, Avery Example",
)


@pytest.fixture(scope="module", params=["a program", "a fork"])
def reader(request: pytest.FixtureRequest) -> Iterator[Reader]:
    """A reader whose processes start in one of the two ways."""
    with forking() if request.param == "a fork" else nullcontext(), Reader(LIMITS) as one:
        yield one


@pytest.fixture(scope="module")
def photo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A letter photographed on its side, which is turned when it is read."""
    picture = Image.new("RGB", SIZE, (250, 248, 240))
    pen, font = ImageDraw.Draw(picture), ImageFont.load_default(size=200)
    for row, line in enumerate(LINES):
        pen.text((500, 600 + 450 * row), line, fill=(20, 20, 60), font=font)
    turned = picture.transpose(Image.Transpose.ROTATE_90)
    exif = Image.Exif()
    exif[0x0112] = 6
    path = tmp_path_factory.mktemp("photo") / "photo.jpg"
    turned.save(path, quality=85, exif=exif)
    return path


def test_a_bomb_ends_within_the_limit_and_the_next_file_is_read(
    reader: Reader, tmp_path: Path
) -> None:
    bomb, note = tmp_path / "bomb.pdf", tmp_path / "note.txt"
    (flate,) = (each for each in PDFS if each.name == "double flate bomb.pdf")
    bomb.write_bytes(flate.make(""))
    note.write_text("\n".join(LINES))

    ended = reader.read([bomb])
    peak = reader.take_usage().peak_bytes
    after = reader.read([note])

    assert ended.error is not None
    assert ended.error.code in flate.ends
    assert peak <= LIMITS.child_memory_bytes
    assert after.error is None


def test_a_large_honest_picture_is_read_and_shown(
    reader: Reader, photo: Path, tmp_path: Path
) -> None:
    reading = reader.read([photo])
    shown = reader.render(photo, [1100], tmp_path)

    assert reading.error is None
    assert len(reading.documents) == 1
    assert [(picture.width_px, picture.height_px) for picture in shown] == [(1100, 1467)]
    assert reader.take_usage().peak_bytes <= LIMITS.child_memory_bytes


LARGE_STARTER = """
import sys
from pathlib import Path
from extractors.contained import Reader
from extractors.limits import Limits
held = bytearray(Limits().child_memory_bytes)
del held
with Reader(Limits()) as reader:
    print(reader.read([Path(sys.argv[1])]).error.code)
    print(0 < reader.take_usage().peak_bytes < Limits().child_memory_bytes)
"""


def test_a_bomb_is_told_as_such_and_measured_though_its_starter_once_held_more(
    tmp_path: Path,
) -> None:
    bomb = tmp_path / "bomb.pdf"
    (flate,) = (each for each in PDFS if each.name == "double flate bomb.pdf")
    bomb.write_bytes(flate.make(""))

    said = subprocess.run(
        [sys.executable, "-c", LARGE_STARTER, str(bomb)], capture_output=True, text=True, check=True
    )

    assert said.stdout.split() == ["memory-limit", "True"]
