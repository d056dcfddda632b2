"""A short text as a tagged PDF: screen readers get its headings and paragraphs in their order.

ReportLab draws the text with a font of its own inside; pypdf adds the tree of the structure,
which ReportLab cannot write (ISO 32000-1 §14.7 and §14.8; read 2026-11-22).
"""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from io import BytesIO

from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    NumberObject,
    TextStringObject,
)
from reportlab.lib.pagesizes import letter
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

_MARGIN, _BOTTOM = 72.0, 72.0
_WIDTH, _HEIGHT = letter
_PLAIN, _BOLD = "Vera", "VeraBd"
_LOOKS = {"H1": (_BOLD, 18.0, 10.0), "H2": (_BOLD, 12.0, 4.0), "P": (_PLAIN, 10.0, 4.0)}
"""Of each tag: its font, its size and the room below it, in points."""
_LEADING = 1.4


@dataclass(frozen=True, slots=True)
class Part:
    """One heading or paragraph: ``tag`` is H1, H2 or P."""

    tag: str
    text: str


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A part where it was drawn: its page, from 0, and its number on that page."""

    part: Part
    page: int
    mcid: int


def tagged_pdf(title: str, parts: Sequence[Part], attachments: Mapping[str, bytes]) -> bytes:
    """Return a PDF of the parts with their structure; attachments by their file names."""
    plain, drawn = _draw(title, parts)
    writer = PdfWriter(clone_from=BytesIO(plain))
    _describe(writer, title)
    _add_structure(writer, drawn)
    for name, data in attachments.items():
        writer.add_attachment(name, data)
    made = BytesIO()
    writer.write(made)
    return made.getvalue()


def _draw(title: str, parts: Sequence[Part]) -> tuple[bytes, list[_Drawn]]:
    _fonts()
    made = BytesIO()
    canvas = Canvas(made, pagesize=letter, invariant=1)
    canvas.setTitle(title)
    drawn: list[_Drawn] = []
    page, mcid, top = 0, 0, _HEIGHT - _MARGIN
    for part in parts:
        font, size, below = _LOOKS[part.tag]
        lines = simpleSplit(_drawable(part.text, font), font, size, _WIDTH - 2 * _MARGIN)
        height = len(lines) * size * _LEADING + below
        if top - height < _BOTTOM:
            canvas.showPage()
            page, mcid, top = page + 1, 0, _HEIGHT - _MARGIN
        canvas.addLiteral(f"/{part.tag} <</MCID {mcid}>> BDC")
        canvas.setFont(font, size)
        for number, line in enumerate(lines):
            canvas.drawString(_MARGIN, top - size - number * size * _LEADING, line)
        canvas.addLiteral("EMC")
        drawn.append(_Drawn(part, page, mcid))
        mcid, top = mcid + 1, top - height
    canvas.showPage()
    canvas.save()
    return made.getvalue(), drawn


def _drawable(text: str, font: str) -> str:
    """Return text in the letters that the font has; the structure holds it as written."""
    has = pdfmetrics.getFont(font).face.charToGlyph
    return "".join(c if ord(c) in has else _plain(c, has) for c in text)


def _plain(character: str, has: Mapping[int, int]) -> str:
    base = unicodedata.normalize("NFKD", character)[0]
    return base if ord(base) in has else "?"


@cache
def _fonts() -> None:
    for name in (_PLAIN, _BOLD):
        pdfmetrics.registerFont(TTFont(name, f"{name}.ttf"))


def _describe(writer: PdfWriter, title: str) -> None:
    root = writer.root_object
    root[NameObject("/Lang")] = TextStringObject("en-US")
    root[NameObject("/MarkInfo")] = _dictionary({"/Marked": BooleanObject(value=True)})
    shown = {"/DisplayDocTitle": BooleanObject(value=True)}
    root[NameObject("/ViewerPreferences")] = _dictionary(shown)
    writer.add_metadata({"/Title": title})


def _add_structure(writer: PdfWriter, drawn: Sequence[_Drawn]) -> None:
    tree = _dictionary({"/Type": NameObject("/StructTreeRoot")})
    tree_ref = writer._add_object(tree)  # noqa: SLF001 - pypdf's way to add an object
    whole = _element("Document", tree_ref)
    whole_ref = writer._add_object(whole)  # noqa: SLF001 - see above
    of_pages: dict[int, list[IndirectObject]] = {}
    for one in drawn:
        element = _element(one.part.tag, whole_ref)
        element[NameObject("/Pg")] = writer.pages[one.page].indirect_reference
        element[NameObject("/K")] = NumberObject(one.mcid)
        element[NameObject("/ActualText")] = TextStringObject(one.part.text)
        made = writer._add_object(element)  # noqa: SLF001 - see above
        of_pages.setdefault(one.page, []).append(made)
    children = [ref for page in sorted(of_pages) for ref in of_pages[page]]
    whole[NameObject("/K")] = ArrayObject(children)
    numbers = ArrayObject()
    for page, refs in sorted(of_pages.items()):
        writer.pages[page][NameObject("/StructParents")] = NumberObject(page)
        writer.pages[page][NameObject("/Tabs")] = NameObject("/S")
        numbers += [NumberObject(page), ArrayObject(refs)]
    tree[NameObject("/K")] = whole_ref
    tree[NameObject("/ParentTree")] = _dictionary({"/Nums": numbers})
    writer.root_object[NameObject("/StructTreeRoot")] = tree_ref


def _element(kind: str, parent: IndirectObject) -> DictionaryObject:
    named = {"/Type": NameObject("/StructElem"), "/S": NameObject(f"/{kind}"), "/P": parent}
    return _dictionary(named)


def _dictionary(values: Mapping[str, object]) -> DictionaryObject:
    return DictionaryObject({NameObject(name): value for name, value in values.items()})
