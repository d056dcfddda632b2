"""Pictures of invented cards: fronts in several designs, backs with the barcode."""

from collections.abc import Callable
from datetime import date
from io import BytesIO
from random import Random

import cv2
import numpy as np
import pypdfium2
import zxingcpp
from numpy.typing import NDArray
from PIL import Image
from reportlab.lib.colors import HexColor
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from bench.licenses.designs import Design
from bench.licenses.invent import Holder, payload

Gray = NDArray[np.uint8]
_CARD = (243.0, 153.0)
_MARGIN = 30.0
_DPI = 300
_NAMES = {
    "CA": "California", "NY": "New York", "TX": "Texas", "NV": "Nevada", "GA": "Georgia",
    "NM": "New Mexico", "ON": "Ontario", "BC": "British Columbia", "AB": "Alberta",
    "QC": "Québec",
}  # fmt: skip


def _american(day: date) -> str:
    return day.strftime("%m/%d/%Y")


def _printed(who: Holder) -> Callable[[date], str]:
    return (lambda day: day.strftime("%Y/%m/%d")) if who.is_canadian else _american


def _labels(who: Holder) -> list[str]:
    day = _printed(who)
    return [
        f"DL {who.number}     CLASS {who.license_class}",
        f"EXP {day(who.expires)}     END {who.endorsements}",
        f"LN {who.family}",
        f"FN {who.given}",
        f"DOB {day(who.birth)}     RSTR {who.restrictions}",
        f"ISS {day(who.issued)}",
    ]


def _numbered(who: Holder) -> list[str]:
    day = _printed(who)
    return [
        f"1 {who.family}",
        f"2 {who.given}",
        f"4d {who.number}",
        f"3 DOB {day(who.birth)}",
        f"4a ISS {day(who.issued)}  4b EXP {day(who.expires)}",
        f"9 CLASS {who.license_class}  9a END {who.endorsements}  12 REST {who.restrictions}",
    ]


def _spelled(who: Holder) -> list[str]:
    day = _printed(who)
    return [
        f"License No. {who.number}",
        f"Class: {who.license_class}    Endorsements: {who.endorsements}",
        f"Name: {who.given.title()} {who.family.title()}",
        f"Date of Birth: {day(who.birth)}",
        f"Issued: {day(who.issued)}    Expires: {day(who.expires)}",
        f"Restrictions: {who.restrictions}",
    ]


FRONTS: dict[str, Callable[[Holder], list[str]]] = {
    "labels": _labels,
    "numbered": _numbered,
    "spelled out": _spelled,
}
"""The designs of a front by name: what stands on its lines."""


def front(who: Holder, design: str) -> Gray:
    """Return the front of a card as gray pixels at 300 dpi on a plain ground."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 12)
        canvas.drawString(_MARGIN + 8, _MARGIN + 134, _NAMES[who.jurisdiction])
        canvas.setFont("Helvetica-Bold", 7)
        title = "PERMIS DE CONDUIRE" if who.jurisdiction == "QC" else "DRIVER LICENSE"
        canvas.drawRightString(_MARGIN + 235, _MARGIN + 136, title)
        for row, line in enumerate(FRONTS[design](who)):
            canvas.setFont("Helvetica", 8)
            canvas.drawString(_MARGIN + 78, _MARGIN + 114 - 15 * row, line)
        canvas.setFillColor(HexColor("#c9d6e4"))
        canvas.rect(_MARGIN + 8, _MARGIN + 34, 60, 76, stroke=0, fill=1)

    return _drawn(draw)


def printed_front(who: Holder, design: Design) -> bytes:
    """Return the front of a card of ``design`` as a PDF with a text layer."""
    size = (_CARD[1], _CARD[0]) if design.upright else _CARD

    def draw(canvas: Canvas) -> None:
        top = _MARGIN + size[1]
        photo = (14.0, 40.0, 54.0, 70.0) if design.upright else (8.0, 36.0, 64.0, 84.0)
        canvas.setFillColor(HexColor("#c9d6e4"))
        x, y, width, height = photo
        if design.jurisdiction != "NV":
            canvas.rect(_MARGIN + x, top - y - height, width, height, stroke=0, fill=1)
        canvas.setFillColor(HexColor("#101010"))
        for x, y, points, text in design.prints(who):
            canvas.setFont("Helvetica", points)
            canvas.drawString(_MARGIN + x, top - y, text)

    return _on_card(draw, size)


def front_of(who: Holder, design: Design) -> Gray:
    """Return the front of a card of ``design`` as gray pixels at 300 dpi."""
    return _pixels(printed_front(who, design))


def back(who: Holder) -> Gray:
    """Return the back of a card with its barcode as gray pixels at 300 dpi."""
    made = zxingcpp.create_barcode(payload(who), zxingcpp.BarcodeFormat.PDF417)
    pixels = np.asarray(zxingcpp.write_barcode_to_image(made, scale=2))

    def draw(canvas: Canvas) -> None:
        canvas.rect(_MARGIN, _MARGIN + 118, _CARD[0], 26, stroke=0, fill=1)
        width = 214.0
        height = min(width * pixels.shape[0] / pixels.shape[1], 90.0)
        image = ImageReader(Image.fromarray(pixels))
        canvas.drawImage(image, _MARGIN + 14, _MARGIN + 14, width, height)

    return _drawn(draw)


def _drawn(draw: Callable[[Canvas], None]) -> Gray:
    return _pixels(_on_card(draw, _CARD))


def _on_card(draw: Callable[[Canvas], None], card: tuple[float, float]) -> bytes:
    out = BytesIO()
    size = (card[0] + 2 * _MARGIN, card[1] + 2 * _MARGIN)
    canvas = Canvas(out, pagesize=size, invariant=1)
    canvas.roundRect(_MARGIN, _MARGIN, *card, 8)
    draw(canvas)
    canvas.save()
    return out.getvalue()


def _pixels(pdf: bytes) -> Gray:
    page = pypdfium2.PdfDocument(pdf)[0]
    return np.array(page.render(scale=_DPI / 72, grayscale=True).to_pil().convert("L"))


def _turned(image: Gray, degrees: float) -> Gray:
    height, width = image.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    cos, sin = abs(matrix[0, 0]), abs(matrix[0, 1])
    size = (int(height * sin + width * cos), int(height * cos + width * sin))
    matrix[:, 2] += (size[0] / 2 - width / 2, size[1] / 2 - height / 2)
    return np.asarray(cv2.warpAffine(image, matrix, size, borderValue=255), dtype=np.uint8)


def _slanted(image: Gray, rng: Random) -> Gray:
    height, width = image.shape
    square = np.array([[0, 0], [width, 0], [width, height], [0, height]], dtype=np.float32)
    shift = 0.09 * width
    seen = square + np.array(
        [[rng.uniform(0, shift), rng.uniform(0, shift)] for _ in range(4)], dtype=np.float32
    )
    matrix = cv2.getPerspectiveTransform(square, seen)
    size = (int(width + shift), int(height + shift))
    made = cv2.warpPerspective(image, matrix, size, borderValue=90)
    return np.asarray(made, dtype=np.uint8)


def _dim(image: Gray, rng: Random) -> Gray:
    noise = np.random.default_rng(rng.randrange(2**31)).normal(0, 5, image.shape)
    shade = np.linspace(0.32, 0.45, image.shape[1])[None, :]
    return np.clip(image * shade + noise, 0, 255).astype(np.uint8)


VIEWS: dict[str, Callable[[Gray, Random], Gray]] = {
    "flat": lambda image, _rng: image,
    "5 degrees": lambda image, rng: _turned(image, rng.choice((-5.0, 5.0))),
    "30 degrees": lambda image, rng: _turned(image, rng.choice((-30.0, 30.0))),
    "dim": _dim,
    "in perspective": _slanted,
    "dim, in perspective": lambda image, rng: _dim(_slanted(image, rng), rng),
}
"""How a card is held before the camera, by name."""


def photograph(image: Gray) -> bytes:
    """Return the pixels as the JPEG a telephone sends."""
    out = BytesIO()
    Image.fromarray(image).save(out, "JPEG", quality=80, dpi=(_DPI, _DPI))
    return out.getvalue()
