"""Pictures, Word documents and text files become pages like PDFs do, or say why not."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
import zxingcpp
from PIL import Image

from extractors.files import FileKind, detect
from extractors.limits import Limits
from extractors.pages import read_pages
from extractors.refusals import Refused
from extractors.values import Page

LIMITS = Limits()


def _texts(page: Page) -> list[str]:
    return [word.text for word in page.words]


def _code(data: bytes, limits: Limits = LIMITS) -> str:
    with pytest.raises(Refused) as refusal:
        read_pages(data, limits)
    return refusal.value.code


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF"])
def test_a_picture_is_one_page_of_words(
    kind: str, scan: Any, save_picture: Callable[..., bytes], words_of_letter: list[str]
) -> None:
    (page,) = read_pages(save_picture(scan, kind), LIMITS)

    assert page.source == "ocr"
    assert (round(page.width), round(page.height)) == (612, 792)
    assert set(words_of_letter) <= set(_texts(page))


def test_every_picture_of_a_tiff_is_a_page(scan: Any) -> None:
    picture = Image.fromarray(scan[:600]).convert("1")
    out = io.BytesIO()
    picture.save(out, "TIFF", save_all=True, append_images=[picture], dpi=(200, 200))

    pages = read_pages(out.getvalue(), LIMITS)

    assert [page.number for page in pages] == [1, 2]
    assert all("Northlight" in _texts(page) for page in pages)


def test_a_fax_with_half_as_many_lines_is_squared(scan: Any) -> None:
    squat = Image.fromarray(scan).resize((scan.shape[1], scan.shape[0] // 2))
    out = io.BytesIO()
    squat.save(out, "TIFF", dpi=(200, 100))

    (page,) = read_pages(out.getvalue(), LIMITS)

    assert (round(page.width), round(page.height)) == (612, 792)
    assert {"Northlight", "Harbor", "concern:"} <= set(_texts(page))


def test_a_picture_is_shown_the_way_its_camera_says(scan: Any) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    out = io.BytesIO()
    turned = Image.fromarray(scan).transpose(Image.Transpose.ROTATE_90)
    turned.save(out, "JPEG", dpi=(200, 200), exif=exif)

    (page,) = read_pages(out.getvalue(), LIMITS)

    assert (round(page.width), round(page.height)) == (612, 792)
    assert _texts(page)[0] == "SAMPLE"
    assert page.words[0].box[1] < 100


def test_a_picture_of_a_telephone_is_read() -> None:
    # Three lines of type, drawn by us and saved as HEIC: what we use only reads such files.
    sent = Path(__file__).with_name("telephone.heic").read_bytes()

    (page,) = read_pages(sent, LIMITS)

    assert detect(sent) is FileKind.HEIC
    assert {"Northlight", "employment", "01/05/2026."} <= set(_texts(page))


def test_transparent_paper_is_white(scan: Any) -> None:
    picture = Image.new("RGBA", (scan.shape[1], scan.shape[0]), (0, 0, 0, 0))
    picture.putalpha(Image.fromarray(255 - scan))
    out = io.BytesIO()
    picture.save(out, "PNG", dpi=(200, 200))

    (page,) = read_pages(out.getvalue(), LIMITS)

    assert "Northlight" in _texts(page)


def test_a_picture_cut_off_within_a_box_is_truncated() -> None:
    header = b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic"

    assert _code(header + b"\x00\x00\x10\x00mdat" + bytes(100)) == "truncated-file"


def test_bad_pictures_say_what_is_wrong(scan: Any, save_picture: Callable[..., bytes]) -> None:
    whole = save_picture(scan, "JPEG")
    png = save_picture(scan, "PNG")
    small = Limits(image_pixels=10_000)

    assert _code(whole[: len(whole) // 3]) == "truncated-file"
    assert _code(png[: len(png) // 3]) == "truncated-file"
    assert _code(b"\x89PNG\r\n\x1a\n" + bytes(300)) == "damaged-file"
    assert _code(whole, small) == "image-too-large"
    assert _code(b"GIF89a" + bytes(300)) == "unknown-type"


def test_a_small_file_that_claims_huge_pixels_is_refused_before_it_is_unpacked() -> None:
    start = io.BytesIO()
    Image.new("1", (8, 8)).save(start, "PNG")
    header = b"IHDR" + struct.pack(">II", 60_000, 60_000) + start.getvalue()[24:29]
    claims = start.getvalue()[:12] + header + struct.pack(">I", zlib.crc32(header))

    assert _code(claims + start.getvalue()[33:]) == "image-too-large"


def test_a_license_barcode_is_read_even_when_it_is_turned() -> None:
    text = "@\n\x1e\rANSI 636014080002DL00410288DLDAQD1234567\nDCSSAMPLE\nDBB01011990\r"
    code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.PDF417)
    bars = Image.fromarray(zxingcpp.write_barcode_to_image(code, scale=3)).convert("L")
    card = Image.new("L", (1100, 690), 255)
    card.paste(bars, (100, 200))
    out = io.BytesIO()
    card.rotate(25, expand=True, fillcolor=255).save(out, "PNG", dpi=(300, 300))

    (page,) = read_pages(out.getvalue(), LIMITS)

    (barcode,) = page.barcodes
    assert barcode.format == "PDF417"
    assert "DAQD1234567" in barcode.text


def test_a_word_document_keeps_the_order_of_text_and_tables() -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "SAMPLE Letterhead"
    document.add_paragraph("To whom it may concern")
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip(table._cells, ["Date", "Days", "01/05/2026", "1"], strict=True):
        cell.text = text
    document.add_paragraph("Sincerely, Avery Example")
    hidden = document.add_paragraph().add_run("Secret")
    hidden.font.hidden = True
    out = io.BytesIO()
    document.save(out)

    (page,) = read_pages(out.getvalue(), LIMITS)

    assert " ".join(_texts(page)) == (
        "SAMPLE Letterhead To whom it may concern Date Days 01/05/2026 1 Sincerely, Avery Example"
    )
    assert len(page.rules) == 16
    date = next(word for word in page.words if word.text == "Date")
    below = next(word for word in page.words if word.text == "01/05/2026")
    assert date.box[0] == below.box[0]
    assert date.box[3] <= below.box[1]


def test_a_text_file_is_set_on_sheets_with_its_columns_kept() -> None:
    lines = [f"{day:02d}  Grip      paid" for day in range(1, 80)]

    pages = read_pages("\n".join(lines).encode(), LIMITS)

    assert len(pages) == 2
    grips = {word.box[0] for page in pages for word in page.words if word.text == "Grip"}
    assert len(grips) == 1


def test_a_form_feed_begins_a_page() -> None:
    pages = read_pages(b"First page of the text\x0cSecond page of the text", LIMITS)

    assert [_texts(page)[0] for page in pages] == ["First", "Second"]


def test_a_document_that_unpacks_to_far_more_than_a_letter_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "x")
        archive.writestr("word/document.xml", bytes(60_000_000))

    assert _code(out.getvalue()) == "unpacks-too-large"


def test_a_broken_word_document_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("[Content_Types].xml", "x")
        archive.writestr("word/document.xml", "x")

    assert _code(out.getvalue()) == "damaged-file"


@pytest.mark.parametrize(
    "data",
    [
        b"name,date,days\nA,2026-01-01,1\nB,2026-01-02,1\n",
        b"From: a@b.example\nTo: c@d.example\nMessage-ID: <1@b>\n\nText\n",
        b"PK\x05\x06" + bytes(18),
    ],
)
def test_a_known_kind_that_is_not_read_yet_says_so(data: bytes) -> None:
    assert _code(data) == "unsupported-type"
