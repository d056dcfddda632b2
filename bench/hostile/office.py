"""Hostile Office files: XML bombs, entities, macros, remote templates, endless tables."""

import io
import zipfile
from collections.abc import Callable, Mapping
from zipfile import ZipFile

import docx
import openpyxl

from bench.hostile.compound import compound
from bench.hostile.values import ANY, READ, STOPPED, Hostile, ends

_WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_DAMAGED = ends("damaged-file")
_BOMB = ends("unpacks-too-large")
_MAIN, _SHEET = "word/document.xml", "xl/worksheets/sheet1.xml"


def _docx() -> bytes:
    out, made = io.BytesIO(), docx.Document()
    made.add_paragraph("To whom it may concern: this verifies the employment of Jo Sample.")
    made.save(out)
    return out.getvalue()


def _xlsx() -> bytes:
    out, made = io.BytesIO(), openpyxl.Workbook()
    made.active.append(["Employee", "Date", "Hours"])
    made.save(out)
    return out.getvalue()


def _with(original: bytes, parts: Mapping[str, bytes]) -> bytes:
    """Return an Office file with some of its parts replaced or added."""
    out = io.BytesIO()
    with (
        ZipFile(io.BytesIO(original)) as old,
        ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        kept = {name: old.read(name) for name in old.namelist()}
        for name, data in {**kept, **parts}.items():
            new.writestr(name, data)
    return out.getvalue()


def _document(body: bytes, head: bytes = b"") -> bytes:
    opening = b'<w:document xmlns:w="%s"><w:body>' % _WORDS.encode()
    return b'<?xml version="1.0"?>' + head + opening + body + b"</w:body></w:document>"


def _text(text: bytes) -> bytes:
    return b"<w:p><w:r><w:t>%s</w:t></w:r></w:p>" % text


def _laughs(_: str) -> bytes:
    entities = b"".join(b'<!ENTITY e%d "%s">' % (n + 1, b"&e%d;" % n * 10) for n in range(12))
    head = b'<!DOCTYPE d [<!ENTITY e0 "ha">%s]>' % entities
    return _with(_docx(), {_MAIN: _document(_text(b"&e12;"), head)})


def _outside(address: str) -> bytes:
    head = b'<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd"><!ENTITY b SYSTEM "%s">]>'
    body = _document(_text(b"&a;&b;"), head % address.encode())
    return _with(_docx(), {_MAIN: body})


def _wide_entities(_: str) -> bytes:
    head = '<!DOCTYPE d [<!ENTITY a "aaaa">]>'
    body = _document(_text(b"&a;")).decode().replace("?>", f"?>{head}", 1)
    return _with(
        _docx(), {_MAIN: body.replace('"1.0"', '"1.0" encoding="UTF-16"').encode("utf-16")}
    )


def _remote_template(address: str) -> bytes:
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    remote = "".join(
        f'<Relationship Id="rId9{n}" Type="{relation}/{kind}" Target="{address}" '
        'TargetMode="External"/>'
        for n, kind in enumerate(("attachedTemplate", "image", "frame", "oleObject"))
    )
    name = "word/_rels/document.xml.rels"
    with ZipFile(io.BytesIO(_docx())) as archive:
        links = archive.read(name).decode()
    added = links.replace("</Relationships>", f"{remote}</Relationships>")
    return _with(_docx(), {name: added.encode()})


def _deep_tables(_: str) -> bytes:
    depth = 3000
    opening, closing = b"<w:tbl><w:tr><w:tc>", b"</w:tc></w:tr></w:tbl>"
    return _with(_docx(), {_MAIN: _document(opening * depth + _text(b"in") + closing * depth)})


def _wide_sheet(_: str) -> bytes:
    out, made = io.BytesIO(), openpyxl.Workbook()
    made.active["A1"] = made.active["XFD1048576"] = "far"
    made.save(out)
    return out.getvalue()


def _sheet(body: bytes, head: bytes = b"") -> bytes:
    space = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return b'<?xml version="1.0"?>%s<worksheet xmlns="%s"><sheetData>%s</sheetData></worksheet>' % (
        head,
        space,
        body,
    )


def _sheet_laughs(_: str) -> bytes:
    head = b'<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
    row = b'<row r="1"><c r="A1" t="inlineStr"><is><t>&b;</t></is></c></row>'
    return _with(_xlsx(), {_SHEET: _sheet(row, head)})


def _filled(original: Callable[[], bytes], name: str, count: int) -> Callable[[str], bytes]:
    return lambda _: _with(original(), {name: b" " * count})


def _many_paragraphs(_: str) -> bytes:
    body = b"".join(_text(b"worked on 01/05/2026 as a Grip, number %d" % n) for n in range(60_000))
    return _with(_docx(), {_MAIN: _document(body)})


OFFICE = (
    Hostile("220 MB of text.docx", _filled(_docx, _MAIN, 220_000_000), _BOMB),
    Hostile("laughs.docx", _laughs, _DAMAGED),
    Hostile("reads files and addresses.docx", _outside, _DAMAGED),
    Hostile("entities in UTF-16.docx", _wide_entities, _DAMAGED),
    Hostile("remote template.docx", _remote_template, ends(READ)),
    Hostile("macros.docx", lambda _: _with(_docx(), {"word/vbaProject.bin": b"x"}), ends("macros")),
    Hostile("tables in tables.docx", _deep_tables, ANY),
    Hostile("60,000 paragraphs.docx", _many_paragraphs, ends("too-many-pages", *STOPPED)),
    Hostile("cut off.docx", lambda _: _docx()[:-200], _DAMAGED),
    Hostile("no document inside.docx", lambda _: _with(_docx(), {_MAIN: b""}), _DAMAGED),
    Hostile("220 MB of cells.xlsx", _filled(_xlsx, _SHEET, 220_000_000), _BOMB),
    Hostile("laughs.xlsx", _sheet_laughs, _DAMAGED),
    Hostile("macros.xlsx", lambda _: _with(_xlsx(), {"xl/vbaProject.bin": b"x"}), ends("macros")),
    Hostile("a cell far away.xlsx", _wide_sheet, ANY | {"unsupported-type"}),
    Hostile(
        "locked.docx",
        lambda _: compound({"EncryptedPackage": b"x" * 5000, "EncryptionInfo": b"x" * 5000}),
        ends("encrypted-file"),
    ),
    Hostile("old.doc", lambda _: compound({"WordDocument": b"x" * 5000}), ends("unsupported-type")),
    Hostile("old.xls", lambda _: compound({"Workbook": b"x" * 5000}), ends("unsupported-type")),
)
"""Every hostile Office file."""
