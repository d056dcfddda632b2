"""Word documents as pages: paragraphs and tables in their order, set on plain sheets."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

from docx import Document
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn
from lxml.etree import LxmlError

from extractors.limits import Limits
from extractors.pages.sheet import Setter
from extractors.refusals import damaged
from extractors.values import Page

_BROKEN = (
    OpcError, LxmlError, zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError,
    LookupError, ValueError, AttributeError, TypeError,
)  # fmt: skip
"""What the library runs into in a broken file, besides its own error."""
_PARAGRAPH, _TABLE, _ROW, _CELL = (qn(f"w:{name}") for name in ("p", "tbl", "tr", "tc"))
_TEXT, _TAB, _BREAK = qn("w:t"), qn("w:tab"), {qn("w:br"), qn("w:cr")}
_DRAWN = {qn("w:drawing"), qn("w:pict")}
_SKIPPED = {"{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback", qn("w:pPr")}
_FOLLOWED = {qn("w:sdt"), qn("w:sdtContent"), qn("w:ins"), qn("w:smartTag")}


def read_docx(data: bytes, limits: Limits) -> tuple[Page, ...]:
    """Return the document as pages; raise ``Refused`` when it is broken, too long or empty."""
    try:
        document = Document(io.BytesIO(data))
        setter = Setter(limits)
        for part in _parts(document):
            _set(part, setter)
    except _BROKEN as error:
        raise damaged("Word document") from error
    return setter.pages("Word document")


def _parts(document: Any) -> Iterator[Any]:
    """Yield the first section's header, the body and the footer."""
    section = document.sections[0] if document.sections else None
    if section is not None:
        yield section.header._element  # noqa: SLF001 - python-docx offers no walk in body order
    yield document.element.body
    if section is not None:
        yield section.footer._element  # noqa: SLF001


def _set(part: Any, setter: Setter) -> None:
    for block in _blocks(part):
        if block.tag == _TABLE:
            for row in block.iterchildren(_ROW):
                setter.row([_cell_text(cell) for cell in row.iter(_CELL)])
            continue
        for line in _text(block).split("\n"):
            setter.line(line)
        if any(element.tag in _DRAWN for element in block.iter()):
            setter.mark()


def _blocks(part: Any) -> Iterator[Any]:
    for element in part.iterchildren():
        if element.tag in {_PARAGRAPH, _TABLE}:
            yield element
        elif element.tag in _FOLLOWED:
            yield from _blocks(element)


def _cell_text(cell: Any) -> str:
    return "\n".join(_text(paragraph) for paragraph in cell.iter(_PARAGRAPH))


def _text(element: Any) -> str:
    """Return an element's text: what was inserted counts, what was deleted or hidden does not."""
    pieces = []
    for child in element.iterchildren():
        if child.tag == _TEXT:
            pieces.append(child.text or "")
        elif child.tag == _TAB:
            pieces.append("\t")
        elif child.tag in _BREAK:
            pieces.append("\n")
        elif child.tag not in _SKIPPED and not _is_hidden(child):
            pieces.append(_text(child))
    return "".join(pieces)


def _is_hidden(element: Any) -> bool:
    if element.tag != qn("w:r"):
        return False
    vanish = element.find(f"{qn('w:rPr')}/{qn('w:vanish')}")
    return vanish is not None and vanish.get(qn("w:val"), "1") not in {"0", "false", "off"}
