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
    FloatObject,
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
_SIDE = 96.0
"""How wide and high a picture is, in points: a phone reads a QR code of this size from paper."""


Squares = Sequence[Sequence[bool]]
"""A square picture of black and white squares, row by row from the top."""


@dataclass(frozen=True, slots=True)
class Part:
    """A heading, paragraph or picture: ``tag`` is H1, H2, P or Figure.

    The ``text`` of a picture says what it shows to who cannot see it.
    """

    tag: str
    text: str
    picture: Squares = ()


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A part where it was drawn: its page, from 0, its number on that page, and its top."""

    part: Part
    page: int
    mcid: int
    top: float


def tagged_pdf(
    title: str, parts: Sequence[Part], attachments: Mapping[str, bytes], language: str
) -> bytes:
    """Return a PDF of the parts with their structure; attachments by their file names."""
    plain, drawn = _draw(title, parts)
    writer = PdfWriter(clone_from=BytesIO(plain))
    _describe(writer, title, language)
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
        height = _height(part)
        if top - height < _BOTTOM:
            canvas.showPage()
            page, mcid, top = page + 1, 0, _HEIGHT - _MARGIN
        canvas.addLiteral(f"/{part.tag} <</MCID {mcid}>> BDC")
        if part.picture:
            _draw_squares(canvas, part.picture, top)
        else:
            _draw_lines(canvas, part, top)
        canvas.addLiteral("EMC")
        drawn.append(_Drawn(part, page, mcid, top))
        mcid, top = mcid + 1, top - height
    canvas.showPage()
    canvas.save()
    return made.getvalue(), drawn


def _height(part: Part) -> float:
    if part.picture:
        return _SIDE
    _, size, below = _LOOKS[part.tag]
    return len(_lines(part)) * size * _LEADING + below


def _lines(part: Part) -> list[str]:
    font, size, _ = _LOOKS[part.tag]
    return list(simpleSplit(_drawable(part.text, font), font, size, _WIDTH - 2 * _MARGIN))


def _draw_lines(canvas: Canvas, part: Part, top: float) -> None:
    font, size, _ = _LOOKS[part.tag]
    canvas.setFont(font, size)
    for number, line in enumerate(_lines(part)):
        canvas.drawString(_MARGIN, top - size - number * size * _LEADING, line)


def _draw_squares(canvas: Canvas, picture: Squares, top: float) -> None:
    side = _SIDE / len(picture)
    for row, squares in enumerate(picture):
        for column, is_black in enumerate(squares):
            if is_black:
                x, y = _MARGIN + column * side, top - (row + 1) * side
                canvas.rect(x, y, side, side, stroke=0, fill=1)


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


def _describe(writer: PdfWriter, title: str, language: str) -> None:
    root = writer.root_object
    root[NameObject("/Lang")] = TextStringObject(language)
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
        element.update(_said(one))
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


def _said(one: _Drawn) -> DictionaryObject:
    """Return what says an element to who cannot see it; of a picture, where it stands too."""
    text = TextStringObject(one.part.text)
    if not one.part.picture:
        return _dictionary({"/ActualText": text})
    corners = (_MARGIN, one.top - _SIDE, _MARGIN + _SIDE, one.top)
    place = {
        "/O": NameObject("/Layout"),
        "/Placement": NameObject("/Block"),
        "/BBox": ArrayObject([FloatObject(round(each, 2)) for each in corners]),
    }
    return _dictionary({"/Alt": text, "/A": _dictionary(place)})


def _element(kind: str, parent: IndirectObject) -> DictionaryObject:
    named = {"/Type": NameObject("/StructElem"), "/S": NameObject(f"/{kind}"), "/P": parent}
    return _dictionary(named)


def _dictionary(values: Mapping[str, object]) -> DictionaryObject:
    return DictionaryObject({NameObject(name): value for name, value in values.items()})
