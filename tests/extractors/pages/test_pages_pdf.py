"""A PDF page gives the words that a reader sees, where they are displayed, and what is drawn."""

import io
from collections.abc import Callable
from typing import Any

import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.generic import RectangleObject
from pypdfium2 import PdfDocument
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from extractors.limits import Limits
from extractors.pages import read_pages
from extractors.refusals import Refused
from extractors.values import Page, Word

LIMITS = Limits()
MakePdf = Callable[..., bytes]


def _texts(words: tuple[Word, ...]) -> list[str]:
    return [word.text for word in words]


def _only_page(data: bytes) -> Page:
    (page,) = read_pages(data, LIMITS)
    return page


def _rewritten(data: bytes, change: Callable[[PdfWriter], Any]) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    change(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_words_come_from_the_text_layer_in_reading_order(
    letter_pdf: bytes, words_of_letter: list[str]
) -> None:
    page = _only_page(letter_pdf)

    assert page.source == "text layer"
    assert _texts(page.words)[: len(words_of_letter)] == words_of_letter
    assert page.hidden == ()


def test_a_word_stands_where_it_is_printed(letter_pdf: bytes) -> None:
    x0, y0, _, y1 = _only_page(letter_pdf).words[0].box

    assert x0 == pytest.approx(72, abs=1)
    assert y0 < 792 - 720 < y1


def test_the_lines_of_a_ruled_table_are_found(letter_pdf: bytes) -> None:
    rules = _only_page(letter_pdf).rules

    level = [r for r in rules if r[2] - r[0] > 300]
    upright = [r for r in rules if r[3] - r[1] > 50]
    assert sorted(round((r[1] + r[3]) / 2) for r in level) == [352, 372, 392, 412]
    assert sorted(round((r[0] + r[2]) / 2) for r in upright) == [72, 180, 290, 400]


def test_every_straight_side_of_a_ruled_page_is_a_rule_also_within_one_path(
    make_pdf: MakePdf,
) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(80, 705, "Days worked in the week that ends on the day named here")
        for row in range(10):
            canvas.line(72, 700 - 18 * row, 272, 700 - 18 * row)
        box = canvas.beginPath()
        for left in (72, 172, 272):
            box.moveTo(left, 700)
            box.lineTo(left, 538)
        box.moveTo(300, 700)
        box.curveTo(320, 690, 340, 690, 360, 700)
        canvas.drawPath(box)

    rules = _only_page(make_pdf(draw)).rules

    level, upright = ([r for r in rules if (r[2] - r[0] > r[3] - r[1]) == flat] for flat in (1, 0))
    assert len(level) == 10
    assert sorted(round(r[0]) for r in upright) == [72, 172, 272]


@pytest.mark.parametrize(
    ("turn", "box"),
    [(0, (100, 42, 120, 52)), (90, (742, 100, 752, 120)), (180, (492, 742, 512, 752))],
)
def test_boxes_follow_the_turn_of_the_page(
    make_pdf: MakePdf, turn: int, box: tuple[float, ...]
) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(100, 742, "Word")

    data = _rewritten(make_pdf(draw), lambda writer: writer.pages[0].rotate(turn))

    page = _only_page(data)

    assert (page.width, page.height) == ((792, 612) if turn == 90 else (612, 792))
    found = page.words[0].box
    assert found[0] < (box[0] + box[2]) / 2 < found[2]
    assert found[1] < (box[1] + box[3]) / 2 < found[3]


def test_the_lines_of_a_table_that_were_drawn_as_curves_are_rules(make_pdf: MakePdf) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(80, 705, "Days worked in the week that ends on the day named here")
        for row in range(10):
            y = 700 - 18 * row
            canvas.bezier(72, y, 150, y, 200, y, 272, y)

    rules = _only_page(make_pdf(draw)).rules

    assert [tuple(map(round, r)) for r in rules] == [
        (72, 92 + 18 * row, 272, 92 + 18 * row) for row in range(10)
    ]


def test_boxes_start_at_the_corner_of_a_cropped_page(make_pdf: MakePdf) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(100, 700, "Inside")
        canvas.drawString(10, 10, "Outside")
        for row in range(10):
            canvas.line(100, 600 - 10 * row, 200, 600 - 10 * row)

    def crop(writer: PdfWriter) -> None:
        writer.pages[0].cropbox = RectangleObject((50, 100, 562, 750))

    page = _only_page(_rewritten(make_pdf(draw), crop))

    assert (page.width, page.height) == (512, 650)
    assert _texts(page.words) == ["Inside"]
    assert page.words[0].box[0] == pytest.approx(50, abs=1)
    assert _texts(page.hidden) == ["Outside"]
    assert (50, 150, 150, 150) in [tuple(round(v) for v in rule) for rule in page.rules]


def test_what_a_reader_cannot_see_is_no_word_of_the_page(make_pdf: MakePdf) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "Visible words stand here for everyone to see and read.")
        text = canvas.beginText(72, 650)
        text.setTextRenderMode(3)
        text.textOut("Invisible")
        canvas.drawText(text)
        canvas.setFillGray(1)
        canvas.drawString(72, 600, "White")
        canvas.drawString(700, 600, "Outside")
        canvas.setFillGray(0)
        canvas.drawString(72, 550, "Covered")
        canvas.setFillGray(1)
        canvas.rect(60, 540, 100, 30, stroke=0, fill=1)
        canvas.setFillGray(0)
        canvas.setFont("Helvetica", 1)
        canvas.drawString(72, 500, "Tiny")

    page = _only_page(make_pdf(draw))

    assert sorted(_texts(page.hidden)) == ["Covered", "Invisible", "Outside", "Tiny", "White"]
    assert len(page.words) == 10


def test_white_words_on_a_dark_heading_are_seen(make_pdf: MakePdf) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "Some words that stand on the page as usual.")
        canvas.rect(72, 640, 300, 20, fill=1)
        canvas.setFillGray(1)
        canvas.drawString(80, 646, "Heading")

    page = _only_page(make_pdf(draw))

    assert "Heading" in _texts(page.words)
    assert page.hidden == ()


def test_a_drawn_signature_is_ink_and_a_ruling_line_is_not(make_pdf: MakePdf) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "Sincerely, and with many thanks for your time,")
        path = canvas.beginPath()
        path.moveTo(80, 660)
        for step in range(8):
            path.curveTo(84 + step * 9, 690, 88 + step * 9, 640, 92 + step * 9, 665)
        canvas.drawPath(path)
        canvas.line(72, 640, 300, 640)

    (mark,) = _only_page(make_pdf(draw)).ink

    assert mark[0] == pytest.approx(80, abs=3)
    assert mark[2] == pytest.approx(155, abs=5)
    assert mark[3] < 152.5


def test_filled_form_values_are_words_and_keep_their_names(make_pdf: MakePdf) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "Name of the driver as printed on the license:")
        canvas.acroForm.textfield(
            name="driver", value="Robin Sample", x=72, y=660, width=200, height=20
        )
        canvas.acroForm.checkbox(name="lenses", checked=True, x=72, y=620, size=14)
        canvas.acroForm.checkbox(name="hearing", checked=False, x=72, y=600, size=14)

    page = _only_page(make_pdf(draw))

    assert [(f.name, f.value) for f in page.form] == [("driver", "Robin Sample"), ("lenses", "Yes")]
    assert page.form[0].box == pytest.approx((72, 112, 272, 132), abs=2)
    assert {"Robin", "Sample"} <= set(_texts(page.words))


def test_a_scan_in_a_pdf_is_read_by_ocr(
    make_pdf: MakePdf, save_picture: Callable[..., bytes], scan: Any, words_of_letter: list[str]
) -> None:
    picture = ImageReader(io.BytesIO(save_picture(scan, "JPEG")))

    def draw(canvas: Canvas) -> None:
        text = canvas.beginText(72, 715)
        text.setTextRenderMode(3)
        text.textOut("SAMPLE Northlight Pictures LLC")
        canvas.drawText(text)
        canvas.drawImage(picture, 0, 0, 612, 792)

    page = _only_page(make_pdf(draw))

    assert page.source == "ocr"
    assert set(words_of_letter) - set(_texts(page.words)) == set()
    assert page.hidden == ()


def test_a_picture_of_text_inside_a_letter_is_read_too(
    make_pdf: MakePdf, letter_pdf: bytes
) -> None:
    picture = PdfDocument(letter_pdf)[0].render(scale=3).to_pil().crop((200, 150, 1700, 900))

    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, 740, "This letter holds the picture of another letter below.")
        canvas.drawImage(ImageReader(picture), 72, 300, 450, 225)

    page = _only_page(make_pdf(draw))

    assert page.source == "text layer"
    assert {"holds", "Northlight", "Harbor"} <= set(_texts(page.words))


def test_a_pdf_locked_with_an_empty_password_is_read(letter_pdf: bytes) -> None:
    data = _rewritten(letter_pdf, lambda w: w.encrypt("", "owner", algorithm="AES-256"))

    assert _texts(_only_page(data).words)[0] == "SAMPLE"


@pytest.mark.parametrize("algorithm", ["RC4-128", "AES-256"])
def test_a_pdf_that_asks_for_a_password_is_refused(letter_pdf: bytes, algorithm: str) -> None:
    data = _rewritten(letter_pdf, lambda w: w.encrypt("secret", algorithm=algorithm))

    with pytest.raises(Refused) as refusal:
        read_pages(data, LIMITS)

    assert refusal.value.code == "encrypted-file"


def test_a_pdf_without_pages_is_refused() -> None:
    out = io.BytesIO()
    PdfWriter().write(out)

    with pytest.raises(Refused) as refusal:
        read_pages(out.getvalue(), LIMITS)

    assert refusal.value.code == "no-pages"


def test_a_poster_is_refused(make_pdf: MakePdf) -> None:
    data = make_pdf(lambda c: c.drawString(72, 72, "large"), size=(20_000, 20_000))

    with pytest.raises(Refused) as refusal:
        read_pages(data, LIMITS)

    assert refusal.value.code == "image-too-large"


def test_an_empty_page_is_an_empty_page(make_pdf: MakePdf) -> None:
    page = _only_page(make_pdf(lambda c: None))

    assert page.words == ()
    assert page.source == "text layer"


def test_each_page_begun_is_told(make_pdf: MakePdf) -> None:
    told: list[tuple[int, int]] = []
    data = make_pdf(*[lambda c: c.drawString(72, 72, "page")] * 3)

    read_pages(data, LIMITS, lambda number, count: told.append((number, count)))

    assert told == [(1, 3), (2, 3), (3, 3)]


def test_a_picture_of_nothing_is_no_words(make_pdf: MakePdf) -> None:
    gray = ImageReader(Image.new("L", (400, 500), 128))

    page = _only_page(make_pdf(lambda c: c.drawImage(gray, 0, 0, 612, 792)))

    assert page.words == ()
