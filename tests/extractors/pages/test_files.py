"""What a file is follows from its content, whatever it is called."""

import io
import zipfile

import pytest
from PIL import Image

from extractors.files import FileKind, detect
from extractors.refusals import Refused


def _picture(kind: str) -> bytes:
    out = io.BytesIO()
    Image.new("L", (40, 30), 255).save(out, kind)
    return out.getvalue()


def _archive(*names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n...", FileKind.PDF),
        (b"junk before the header\n%PDF-1.4\n...", FileKind.PDF),
        (_picture("JPEG"), FileKind.JPEG),
        (_picture("PNG"), FileKind.PNG),
        (_picture("TIFF"), FileKind.TIFF),
        (b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00", FileKind.HEIC),
        (_archive("[Content_Types].xml", "word/document.xml"), FileKind.DOCX),
        (_archive("[Content_Types].xml", "xl/workbook.xml"), FileKind.XLSX),
        (_archive("letter.pdf"), FileKind.ZIP),
        (b"To whom it may concern\nwords, and more words\n", FileKind.TXT),
        ("Zoë worked 12 days – all paid".encode(), FileKind.TXT),
        ("Zoë worked 12 days".encode("utf-16"), FileKind.TXT),
        (b"name,last4,date\nA,1234,2026-01-02\nB,4321,2026-01-03\n", FileKind.CSV),
        (b"From: a@b.example\nTo: c@d.example\nMessage-ID: <1@b>\n\nText\n", FileKind.EML),
        (b"From: Ann\nTo: Bob\nDate: 3 May 2026\nSubject: Hi\n\nText\n", FileKind.TXT),
    ],
)
def test_the_kind_follows_from_the_content(data: bytes, kind: FileKind) -> None:
    assert detect(data) is kind


def test_every_kind_has_a_media_type_and_an_ending() -> None:
    assert all("/" in k.media_type and k.suffix.startswith(".") and k.spoken for k in FileKind)


def test_an_empty_file_says_so() -> None:
    with pytest.raises(Refused) as refusal:
        detect(b"")

    assert refusal.value.code == "empty-file"


@pytest.mark.parametrize(
    "data",
    [bytes(range(256)) * 20, _picture("GIF"), b"MZ\x90\x00\x03" + b"\x00" * 200, b"<html></html>"],
)
def test_a_file_of_another_kind_is_refused_with_what_can_be_read(data: bytes) -> None:
    with pytest.raises(Refused) as refusal:
        detect(data)

    assert refusal.value.code == "unknown-type"
    assert "PDF" in refusal.value.message


def test_a_refused_picture_is_named_for_what_it_is() -> None:
    with pytest.raises(Refused, match="looks like Graphics interchange format"):
        detect(_picture("GIF"))
