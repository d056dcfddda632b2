"""The parsers that are tried, each with the honest files that its random input grows from."""

import io
import zipfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from email.message import EmailMessage

import docx
import openpyxl

from bench.hostile.compound import compound
from bench.hostile.pdfs import letter
from extractors.containers import parts_of
from extractors.files import decode, detect
from extractors.limits import Limits
from extractors.pages import read_pages
from extractors.pages.text_pages import read_text
from extractors.reading import read_document
from extractors.refusals import Refused
from extractors.sheets.xlsx import read_workbook

LIMITS = Limits()
_LETTER = """Lantern Street Pictures LLC
April 2, 2026
To whom it may concern:
This verifies that Jo Sample (SSN XXX-XX-1234), a Grip of Local 80, was employed on the
feature "Harbor Lanterns" on these dates: Jan 3-7, 10 & 12, 2026; week ending 01/24/2026 Mon-Fri.
Production: Harbor Lanterns   Position: Grip   Total days: 12
Sincerely,
Avery Example, Payroll Manager
"""
_MAIL_HEAD = b"From: a@b.example\nMIME-Version: 1.0\nSubject: s\n"


@dataclass(frozen=True, slots=True)
class Parser:
    """One way in: ``read`` may answer or raise ``Refused``, and nothing else."""

    name: str
    read: Callable[[bytes], object]
    seeds: Callable[[], list[bytes]]

    def tried(self, data: bytes) -> None:
        """Read random bytes; whatever leaves this is a fault."""
        with suppress(Refused):
            self.read(data)


def _mail(data: bytes) -> object:
    return list(parts_of(_MAIL_HEAD + data, LIMITS))


def _container(data: bytes) -> object:
    return list(parts_of(data, LIMITS))


def _file(data: bytes) -> object:
    return read_document(read_pages(data, LIMITS))


def _text(data: bytes) -> object:
    return read_document(read_text(data, LIMITS))


def _workbook(data: bytes) -> object:
    return list(read_workbook(data, LIMITS, lambda: None))


def _kind(data: bytes) -> object:
    decode(data)
    return detect(data)


def _mails() -> list[bytes]:
    message = EmailMessage()
    message["To"], message["Date"] = "Friends: x@y.example, ;", "Tue, 3 Feb 2026 10:00:00 -0800"
    message.set_content(_LETTER)
    message.add_alternative(f"<html><body><p>{_LETTER}</p></body></html>", subtype="html")
    message.add_attachment(letter(), maintype="application", subtype="pdf", filename="l.pdf")
    return [message.as_bytes(), b"Content-Type: text/plain; format=flowed\n\n" + _LETTER.encode()]


def _outlook_files() -> list[bytes]:
    return [compound({"__properties_version1.0": bytes(64), "__attach_version1.0_#00000000": {}})]


def _archives() -> list[bytes]:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("letters/letter.txt", _LETTER)
        archive.writestr("letter.pdf", letter())
    return [file.getvalue()]


def _word_files() -> list[bytes]:
    file, document = io.BytesIO(), docx.Document()
    for line in _LETTER.splitlines():
        document.add_paragraph(line)
    table = document.add_table(rows=2, cols=2)
    table.cell(0, 0).text, table.cell(1, 1).text = "Week ending", "01/24/2026"
    document.save(file)
    return [file.getvalue()]


def _workbooks() -> list[bytes]:
    file, book = io.BytesIO(), openpyxl.Workbook()
    for row in (["Name", "Work date", "Hours"], ["Jo Sample", "2026-01-05", 12]):
        book.active.append(row)
    book.save(file)
    return [file.getvalue()]


def _anything() -> list[bytes]:
    return [*_mails(), *_archives(), letter(), _LETTER.encode("utf-16")]


PARSERS = {
    parser.name: parser
    for parser in (
        Parser("mail", _mail, _mails),
        Parser("letter", _text, lambda: [_LETTER.encode()]),
        Parser("pdf", _file, lambda: [letter()]),
        Parser("word", _file, _word_files),
        Parser("outlook", _container, _outlook_files),
        Parser("archive", _container, _archives),
        Parser("workbook", _workbook, _workbooks),
        Parser("kind", _kind, _anything),
    )
}
