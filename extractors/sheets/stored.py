"""What calamine does not tell of a workbook: results not stored, and from when days count."""

import re
import zipfile
from xml.etree import ElementTree as ET

NO_STORED_VALUE = "=(no stored value)"
"""What stands in the place of a formula whose result the workbook does not hold."""

Place = tuple[int, int]
"""A row from 1 and a column from 0."""

_SCAN_BYTES = 1 << 20
_CELL = re.compile(rb"<c\b([^>]*[^/>])>(.*?)</c>", re.DOTALL)
_PLACE = re.compile(rb'\br="([A-Z]{1,3})(\d+)"')
_ERROR = re.compile(rb'\bt="e"')
_NO_RESULT = re.compile(rb"<f\b[^>]*(?:/>|>.*?</f>)\s*(?:<v\s*/>|<v></v>)?\s*$", re.DOTALL)
_NAMES = {
    "main": "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
}


def book_facts(archive: zipfile.ZipFile) -> tuple[dict[str, str], bool]:
    """Return the part of each sheet by its name, and whether day numbers count from 1904."""
    try:
        book = ET.fromstring(archive.read("xl/workbook.xml"))  # noqa: S314 - in the limited child
        links = ET.fromstring(archive.read("xl/_rels/workbook.xml.rels"))  # noqa: S314
    except (KeyError, ET.ParseError, zipfile.BadZipFile, NotImplementedError, RuntimeError):
        return {}, False
    targets = {link.get("Id"): str(link.get("Target", "")) for link in links}
    sheets = {
        str(sheet.get("name")): _part(targets.get(sheet.get(f"{{{_NAMES['r']}}}id"), ""))
        for sheet in book.iterfind("main:sheets/main:sheet", _NAMES)
    }
    facts = book.find("main:workbookPr", _NAMES)
    given = "" if facts is None else str(facts.get("date1904", ""))
    return sheets, given.lower() in {"1", "true"}


def _part(target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else f"xl/{target}"


def without_result(archive: zipfile.ZipFile, part: str) -> dict[Place, str]:
    """Return the cells that show nothing to us: formulas without a result, and error values."""
    found: dict[Place, str] = {}
    try:
        with archive.open(part) as stream:
            rest = b""
            while block := stream.read(_SCAN_BYTES):
                rest = _scan(rest + block, found)
    except (KeyError, zipfile.BadZipFile, NotImplementedError, RuntimeError):
        return {}
    return found


def _scan(xml: bytes, found: dict[Place, str]) -> bytes:
    """Take note of the cells in a piece of XML, and return its last, unfinished part."""
    end = xml.rfind(b"</c>") + 4
    if end < 4:
        return xml[-_SCAN_BYTES:]
    if b"<f" in xml or b't="e"' in xml:
        for cell in _CELL.finditer(xml, 0, end):
            attributes, content = cell.groups()
            is_error = _ERROR.search(attributes) is not None
            if is_error or (b"<f" in content and _NO_RESULT.search(content)):
                _note(attributes, content, found, is_error=is_error)
    return xml[end:]


def _note(attributes: bytes, content: bytes, found: dict[Place, str], *, is_error: bool) -> None:
    place = _PLACE.search(attributes)
    if place is None:
        return
    shown = re.search(rb"<v>(#[^<]{1,20})</v>", content)
    told = shown[1].decode("ascii", "replace") if is_error and shown else NO_STORED_VALUE
    found[int(place[2]), _column(place[1])] = told


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1
