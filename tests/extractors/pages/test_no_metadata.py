"""What a photo says of its maker and its place is in nothing that is made of it (ASVS 14.2.8)."""

from io import BytesIO
from pathlib import Path

from PIL import Image

from extractors.contained import Reader
from extractors.limits import Limits

PLACE = "34.0983 N, 118.3267 W"
_DESCRIPTION, _ARTIST = 0x010E, 0x013B


def test_the_pictures_of_pages_carry_nothing_of_the_file_they_are_made_of(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[_DESCRIPTION], exif[_ARTIST] = PLACE, "Jordan Avery’s telephone"
    photo, out = tmp_path / "photo.jpg", BytesIO()
    Image.new("RGB", (600, 800), "white").save(out, "JPEG", exif=exif, comment=PLACE.encode())
    photo.write_bytes(out.getvalue())

    with Reader(Limits()) as reader:
        pictures = reader.render(photo, (300,), tmp_path, ())

    assert PLACE.encode() in photo.read_bytes()
    made = [path for path in tmp_path.rglob("*") if path.is_file() and path != photo]
    assert len(made) == len(pictures) == 1
    for path in made:
        assert PLACE.encode() not in path.read_bytes()
        with Image.open(path) as picture:
            assert not dict(picture.getexif())
            assert not {"exif", "xmp", "comment"} & set(picture.info)
