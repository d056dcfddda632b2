"""What a file is, decided by its content and never by its name."""

import csv
import re
from enum import StrEnum
from typing import NamedTuple

from extractors.refusals import Refused, empty_file, encrypted


class _Traits(NamedTuple):
    media_type: str
    suffix: str
    spoken: str


class FileKind(StrEnum):
    """The kinds of file that Dayproof takes in."""

    PDF = "pdf"
    JPEG = "jpeg"
    PNG = "png"
    HEIC = "heic"
    TIFF = "tiff"
    DOCX = "docx"
    XLSX = "xlsx"
    CSV = "csv"
    TXT = "txt"
    EML = "eml"
    MSG = "msg"
    TNEF = "tnef"
    ZIP = "zip"
    GATHERED = "gathered"

    @property
    def media_type(self) -> str:
        """The media type to serve such a file with."""
        return _TRAITS[self].media_type

    @property
    def suffix(self) -> str:
        """The usual file name ending, with its dot."""
        return _TRAITS[self].suffix

    @property
    def spoken(self) -> str:
        """The kind as a message names it, for instance "Word document"."""
        return _TRAITS[self].spoken


_OFFICE = "application/vnd.openxmlformats-officedocument"
_TRAITS = {
    FileKind.PDF: _Traits("application/pdf", ".pdf", "PDF"),
    FileKind.JPEG: _Traits("image/jpeg", ".jpg", "JPEG picture"),
    FileKind.PNG: _Traits("image/png", ".png", "PNG picture"),
    FileKind.HEIC: _Traits("image/heic", ".heic", "HEIC picture"),
    FileKind.TIFF: _Traits("image/tiff", ".tiff", "TIFF picture"),
    FileKind.DOCX: _Traits(f"{_OFFICE}.wordprocessingml.document", ".docx", "Word document"),
    FileKind.XLSX: _Traits(f"{_OFFICE}.spreadsheetml.sheet", ".xlsx", "Excel workbook"),
    FileKind.CSV: _Traits("text/csv", ".csv", "CSV table"),
    FileKind.TXT: _Traits("text/plain", ".txt", "text file"),
    FileKind.EML: _Traits("message/rfc822", ".eml", "e-mail message"),
    FileKind.MSG: _Traits("application/vnd.ms-outlook", ".msg", "Outlook message"),
    FileKind.TNEF: _Traits("application/ms-tnef", ".dat", "winmail.dat of Outlook"),
    FileKind.ZIP: _Traits("application/zip", ".zip", "ZIP archive"),
    FileKind.GATHERED: _Traits("application/zip", ".zip", "group of pictures"),
}

TAKEN = "PDF, JPEG, PNG, HEIC, TIFF, DOCX, XLSX, CSV, TXT, EML, MSG and ZIP files"
"""The kinds that are taken in, as a message lists them."""

GATHERED_COMMENT = b"dayproof: the pages of one document"
"""How an archive ends that holds the pages of one document (``extractors.pages.gathered``)."""

_HEADER_BYTES = 1024
_STARTS = (
    (b"\xff\xd8\xff", FileKind.JPEG),
    (b"\x89PNG\r\n\x1a\n", FileKind.PNG),
    (b"II*\x00", FileKind.TIFF),
    (b"MM\x00*", FileKind.TIFF),
    (b"\x78\x9f\x3e\x22", FileKind.TNEF),
)
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEIF_BRANDS = {b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1"}
_MAIL_HEADER = re.compile(
    rb"(?im)^(received|from|to|date|subject|message-id|mime-version|return-path|delivered-to"
    rb"|content-type|reply-to|sender):"
)
# A typed memo may open with Date, To and Subject; only mail programs write these.
_MAIL_ONLY = re.compile(rb"(?im)^(received|message-id|mime-version|return-path|content-type):")
_BYTE_ORDER_MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"\xef\xbb\xbf": "utf-8-sig"}


def detect(data: bytes) -> FileKind:
    """Return what ``data`` is by looking at all of it; raise ``Refused`` when it is none we take.

    Nothing is parsed or unpacked, so this is safe in the web process.
    """
    if not data:
        raise empty_file()
    kind = _by_signature(data) or _by_text(data)
    if kind is None:
        _refuse_known(data)
        raise Refused("unknown-type", f"{_guess(data)}; {TAKEN} can be read: send one of these")
    return kind


def _refuse_known(data: bytes) -> None:
    """Raise ``Refused`` with what to do for a kind that people send and that is not taken."""
    if data.startswith(_COMPOUND):
        if _in_utf16("EncryptedPackage") in data:
            raise encrypted()
        raise Refused(
            "unsupported-type",
            "The file is of an old Office kind (DOC, XLS or PPT), which can hold programs: save it "
            "as a PDF or as DOCX or XLSX, and send that",
        )
    if data[: 4 * _HEADER_BYTES].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        raise Refused(
            "unknown-type",
            "The file is a web page, a drawing or XML (HTML, SVG), which can hold programs: print "
            "it to a PDF and send that",
        )


def decode(data: bytes) -> str | None:
    """Return ``data`` as text when it is text (UTF-8, UTF-16 with its mark, Windows-1252)."""
    marked = next((c for mark, c in _BYTE_ORDER_MARKS.items() if data.startswith(mark)), None)
    if marked is None and b"\x00" in data:
        return None
    for encoding in (marked,) if marked else ("utf-8", "cp1252"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return text if _is_printable(text) else None
    return None


def _by_signature(data: bytes) -> FileKind | None:
    for start, kind in _STARTS:
        if data.startswith(start):
            return kind
    if data[4:8] == b"ftyp" and data[8:12] in _HEIF_BRANDS:
        return FileKind.HEIC
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip_kind(data)
    if data.startswith(_COMPOUND) and _is_outlook(data):
        return FileKind.MSG
    # The PDF standard lets junk stand before the header, within the first 1,024 bytes.
    return FileKind.PDF if b"%PDF-" in data[:_HEADER_BYTES] else None


def _zip_kind(data: bytes) -> FileKind:
    """Return DOCX or XLSX by the names that the archive lists at its end, else ZIP."""
    if data.endswith(GATHERED_COMMENT):
        return FileKind.GATHERED
    names = _listed(data)
    if b"[Content_Types].xml" in names:
        if b"word/document" in names:
            return FileKind.DOCX
        if b"xl/workbook" in names:
            return FileKind.XLSX
    return FileKind.ZIP


def _listed(data: bytes) -> bytes:
    """Return the list at an archive's end: an archive may hold Office files unpacked."""
    end = data.rfind(b"PK\x05\x06")
    size, start = (int.from_bytes(data[end + at : end + at + 4], "little") for at in (12, 16))
    listing = data[start : start + size] if end >= 0 else b""
    # One that is cut off, or has something before it, lists its names elsewhere.
    return listing if listing.startswith(b"PK\x01\x02") else data


def _is_outlook(data: bytes) -> bool:
    return _in_utf16("__properties_version1.0") in data


def _in_utf16(name: str) -> bytes:
    """Return a name as a compound file lists it."""
    return name.encode("utf-16-le")


def _by_text(data: bytes) -> FileKind | None:
    text = decode(data)
    if text is None or text.lstrip().startswith(("<", "{\\rtf", "%!PS")):
        return None
    head = data[: 64 * _HEADER_BYTES].split(b"\n\n")[0].split(b"\r\n\r\n")[0]
    if len(_MAIL_HEADER.findall(head)) >= 3 and _MAIL_ONLY.search(head):
        return FileKind.EML
    return FileKind.CSV if _is_table(text) else FileKind.TXT


def _is_table(text: str) -> bool:
    """Return whether the first lines split into the same number of columns at one delimiter."""
    lines = [line for line in text[: 64 * _HEADER_BYTES].splitlines() if line.strip()][:20]
    for delimiter in ",;\t|":
        widths = [len(row) for row in csv.reader(lines, delimiter=delimiter)]
        if len(widths) >= 2 and widths[0] >= 3 and widths.count(widths[0]) >= 0.8 * len(widths):
            return True
    return False


def _is_printable(text: str) -> bool:
    sample = text[: 256 * _HEADER_BYTES]
    strange = sum(1 for c in sample if ord(c) < 32 and c not in "\t\n\r\f\v\x1a")
    return bool(sample.strip()) and strange <= len(sample) // 500


def _guess(data: bytes) -> str:
    """Return what the file seems to be, for the sender's sake."""
    import puremagic  # noqa: PLC0415 - only a refusal pays for the library's tables

    try:
        found = puremagic.magic_string(data)
    except (puremagic.PureError, ValueError):
        found = []
    if not found or not found[0].name:
        return "The file is of no kind that we know"
    return f"The file looks like {found[0].name}"
