"""Reads a PDF page by page: its text layer where it may be believed, else what is seen."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pypdfium2 as pdfium
from pypdfium2 import raw

from extractors.limits import Limits
from extractors.pages.order import overlap_share, reading_order
from extractors.pages.pdf.drawn import Drawn, drawn_on, marks
from extractors.pages.pdf.frame import frame_of, proof_of
from extractors.pages.pdf.gate import Verdict, judge, share, worth_reading
from extractors.pages.pdf.rules import ruling_lines
from extractors.pages.pdf.tick_boxes import TickBox, tick_boxes, with_ticks, without_boxes
from extractors.pages.pdf.words import TextLayer, text_layer
from extractors.refusals import (
    Refused,
    damaged,
    image_too_large,
    no_pages,
    too_many_pages,
    truncated,
)
from extractors.signals.covers import without_covered
from extractors.signals.lettering import lettering
from extractors.signals.of_file import with_file_signals
from extractors.signals.stacked import pieces_of
from extractors.values import Box, Page, Word

if TYPE_CHECKING:
    from extractors.pages import images
    from extractors.pages.pdf.form import FilledField

Progress = Callable[[int, int], None]
"""Told the number of the page begun (from 1) and how many there are."""

_TAIL_BYTES = 4096
_RULED_PATHS = 8
_SCAN_DPI = (150.0, 300.0)
_USUAL_DPI = 200.0
_RULE_LIMIT = 5000


def read_pdf(data: bytes, limits: Limits, progress: Progress) -> tuple[Page, ...]:
    """Return the pages of a PDF; raise ``Refused`` when it cannot or must not be read."""
    with opened(data, limits) as document:
        count = len(document)
        fields = _filled_fields(data, document)
        pages = []
        for number in range(1, count + 1):
            progress(number, count)
            pages.append(_PageReader(data, document, number, limits).read(fields.get(number, ())))
        return with_file_signals(pages, data, document)


@contextmanager
def opened(data: bytes, limits: Limits) -> Iterator[pdfium.PdfDocument]:
    """Give the opened PDF; raise ``Refused`` for a broken, locked, empty or too long one."""
    tail = data.rstrip(b"\x00\r\n\t ")[-_TAIL_BYTES:]
    if b"%%EOF" not in tail and b"startxref" not in tail:
        raise truncated("PDF")
    document = _open(data)
    try:
        if len(document) == 0:
            raise no_pages("PDF")
        if len(document) > limits.pages:
            raise too_many_pages(len(document), limits.pages)
        yield document
    finally:
        document.close()


def render(page: pdfium.PdfPage, dpi: float, limits: Limits) -> "images.Frame":
    """Return the picture of ``page`` as displayed in gray, coarser when it would be too large."""
    from extractors.pages.images import Frame as Picture  # noqa: PLC0415 - text pages need no pictures

    frame = frame_of(page)
    inches = frame.width * frame.height / 72**2
    dpi = min(dpi, (limits.image_pixels / max(inches, 1e-6)) ** 0.5)
    bitmap = page.render(scale=dpi / 72, grayscale=True, may_draw_forms=True)
    pixels = bitmap.to_numpy().copy()
    bitmap.close()
    return Picture(pixels, dpi)


class _PageReader:
    """Reads one page of an opened PDF."""

    def __init__(
        self, data: bytes, document: pdfium.PdfDocument, number: int, limits: Limits
    ) -> None:
        self._data, self._number, self._limits = data, number, limits
        try:
            self._page: pdfium.PdfPage = document[number - 1]
        except pdfium.PdfiumError as error:
            raise _broken_page(number) from error
        self._frame = frame_of(self._page)
        if max(self._frame.width, self._frame.height) > limits.page_points:
            size = round(self._frame.width), round(self._frame.height)
            raise image_too_large(*size, limits.image_pixels)

    def read(self, filled: "tuple[FilledField, ...]") -> Page:
        """Return the page, by its text layer, by OCR or by both."""
        try:
            drawn = drawn_on(self._page, self._frame)
            pieces = pieces_of(self._page, self._frame)
            proof = proof_of(self._page, self._frame)
            layer = without_covered(text_layer(self._page, self._frame, proof), pieces)
            # A form's own fields say what is ticked, whatever is drawn below them.
            boxes = () if filled else tick_boxes(drawn, layer.seen, proof)
            page = self._read(layer, drawn, boxes, has_form=bool(filled))
            page = self._with_form(page, filled) if filled else page
            return _replaced(page, findings=lettering(pieces, self._number))
        finally:
            self._page.close()

    def _read(
        self, layer: TextLayer, drawn: Drawn, boxes: Sequence[TickBox], *, has_form: bool
    ) -> Page:
        match judge(layer, drawn, self._frame, has_form=has_form):
            case Verdict.OCR:
                return self._by_ocr(layer, drawn)
            case Verdict.HYBRID:
                return self._with_pictures(self._by_text(layer, drawn, boxes), drawn)
            case _:
                return self._by_text(layer, drawn, boxes)

    def _by_text(self, layer: TextLayer, drawn: Drawn, boxes: Sequence[TickBox]) -> Page:
        return Page(
            number=self._number,
            width=self._frame.width,
            height=self._frame.height,
            words=with_ticks(layer.seen, boxes),
            source="text layer",
            rules=self._rules(drawn),
            ink=marks(without_boxes(drawn, boxes), self._frame),
            hidden=layer.hidden,
        )

    def _rules(self, drawn: Drawn) -> tuple[Box, ...]:
        if len(drawn.lines) + len(drawn.rectangles) <= _RULED_PATHS:
            return drawn.rules
        rules = ruling_lines(self._page, self._frame) or self._curved_rules() or drawn.rules
        return rules[:_RULE_LIMIT]

    def _curved_rules(self) -> tuple[Box, ...]:
        from extractors.pages.pdf.curved_rules import curved_rules  # noqa: PLC0415 - seldom needed

        return curved_rules(self._data, self._number, self._frame)

    def _by_ocr(self, layer: TextLayer, drawn: Drawn) -> Page:
        from extractors.pages.seen import seen_page  # noqa: PLC0415 - text pages need no OCR

        page = seen_page(render(self._page, self._dpi(drawn), self._limits), self._number)
        seen, covered = {word.text for word in page.words}, [word.box for word in page.words]
        # A scanner's own invisible layer repeats what is seen: that hides nothing.
        hidden = tuple(
            w for w in layer.hidden if w.text not in seen and not _is_covered(w.box, covered)
        )
        return Page(
            number=self._number,
            width=self._frame.width,
            height=self._frame.height,
            words=page.words,
            source="ocr",
            rules=page.rules,
            ink=page.ink,
            hidden=hidden,
            barcodes=page.barcodes,
            findings=page.findings,
        )

    def _with_pictures(self, page: Page, drawn: Drawn) -> Page:
        """Return ``page`` with the words that stand only in its pictures."""
        from extractors.pages.seen import seen_part  # noqa: PLC0415 - text pages need no OCR

        words, codes = list(page.words), list(page.barcodes)
        rendered = render(self._page, self._dpi(drawn), self._limits)
        for picture in worth_reading(drawn, self._frame):
            known = [word.box for word in page.words]
            part = seen_part(rendered, picture.box)
            words += [
                w for w in part.words if w.confidence >= 0.5 and not _is_covered(w.box, known)
            ]
            codes += part.barcodes
        return _replaced(page, words=reading_order(words), barcodes=tuple(codes))

    def _with_form(self, page: Page, filled: "tuple[FilledField, ...]") -> Page:
        from extractors.pages.pdf.form import form_values, form_words  # noqa: PLC0415

        form = form_values(filled, self._frame)
        known = [word.box for word in page.words]
        typed = form_words(form_values(tuple(f for f in filled if not f.signed), self._frame))
        added = [w for w in typed if not _is_known(w, page.words, known)]
        signed = form_values(tuple(f for f in filled if f.signed), self._frame)
        return _replaced(
            page,
            words=reading_order([*page.words, *added]),
            form=form,
            ink=(*page.ink, *(value.box for value in signed)),
        )

    def _dpi(self, drawn: Drawn) -> float:
        """Return the resolution of the scan itself, within reason, so that nothing is lost."""
        scans = [p.dpi for p in drawn.pictures if share(p, self._frame) > 0.1]
        return min(max(scans, default=_USUAL_DPI), _SCAN_DPI[1]) if scans else _USUAL_DPI


def _replaced(page: Page, **changes: object) -> Page:
    from dataclasses import replace  # noqa: PLC0415

    return replace(page, **changes)  # type: ignore[arg-type]


def _is_covered(box: Box, others: list[Box]) -> bool:
    return any(overlap_share(box, other) > 0.3 for other in others)


def _is_known(word: Word, words: tuple[Word, ...], boxes: list[Box]) -> bool:
    """Return whether the page (read by OCR) shows the form value already."""
    return any(
        word.text in other.text and overlap_share(word.box, box) > 0.2
        for other, box in zip(words, boxes, strict=True)
    )


def _open(data: bytes) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if b"/Encrypt" not in data:
            raise _open_error(data) from error
    from extractors.pages.pdf.form import unlocked  # noqa: PLC0415 - few files are encrypted

    try:
        return pdfium.PdfDocument(unlocked(data))
    except pdfium.PdfiumError as error:
        raise _open_error(data) from error


def _open_error(data: bytes) -> Refused:
    if b"/Count 0" in data and b"/Type /Page\n" not in data and b"/Type/Page\n" not in data:
        return no_pages("PDF")
    return damaged("PDF")


def _broken_page(number: int) -> Refused:
    return Refused(
        "damaged-file",
        f"Page {number} of the PDF is damaged and cannot be opened: export or scan it again",
    )


def _filled_fields(
    data: bytes, document: pdfium.PdfDocument
) -> "dict[int, tuple[FilledField, ...]]":
    if document.get_formtype() == raw.FORMTYPE_NONE:
        return {}
    from extractors.pages.pdf.form import filled_fields  # noqa: PLC0415 - few PDFs hold a form

    if document.get_formtype() == raw.FORMTYPE_ACRO_FORM:
        document.init_forms()
    return filled_fields(data)
