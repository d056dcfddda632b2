"""A driver license of an invented person: the front as print, the back with its PDF417 barcode."""

from io import BytesIO

import numpy as np
import pypdfium2
import zxingcpp
from PIL import Image
from reportlab.lib.colors import HexColor, white
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from samples.paper import Signature

DPI = 300
_CARD = (243.0, 153.0)  # 3.375 by 2.125 inches, in points.
_GAP = 14.0
_BLUE = HexColor("#23558c")

PRINTED = {
    "DL": "Y7730914",
    "CLASS": "A",
    "EXP": "08/17/2029",
    "LN": "FAIRWEATHER",
    "FN": "DECLAN",
    "DOB": "08/17/1988",
    "END": "T",
    "RSTR": "NONE",
    "ISS": "09/02/2024",
}

_ELEMENTS = (
    ("DAQ", "Y7730914"),
    ("DCS", "FAIRWEATHER"),
    ("DDE", "N"),
    ("DAC", "DECLAN"),
    ("DDF", "N"),
    ("DAD", "NONE"),
    ("DDG", "N"),
    ("DCA", "A"),
    ("DCB", "NONE"),
    ("DCD", "T"),
    ("DBD", "09022024"),
    ("DBB", "08171988"),
    ("DBA", "08172029"),
    ("DBC", "1"),
    ("DAU", "070 IN"),
    ("DAY", "BRO"),
    ("DAG", "12 SAMPLE WAY"),
    ("DAI", "BURBANK"),
    ("DAJ", "CA"),
    ("DAK", "915020000  "),
    ("DCF", "SAMPLE00001"),
    ("DCG", "USA"),
)


def aamva() -> str:
    """Return the barcode's text in the AAMVA card design standard, version 9."""
    body = "DL" + "".join(f"{code}{value}\n" for code, value in _ELEMENTS) + "\r"
    header_length = len("@\n\x1e\rANSI 636014090001DL00000000")
    return f"@\n\x1e\rANSI 636014090001DL{header_length:04d}{len(body):04d}{body}"


def picture() -> bytes:
    """Return a PNG at 300 dpi with the front of the card above its back."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=(_CARD[0] + 2 * _GAP, 2 * _CARD[1] + 3 * _GAP), invariant=1)
    _front(canvas, _GAP, _CARD[1] + 2 * _GAP)
    _back(canvas, _GAP, _GAP)
    canvas.save()
    page = pypdfium2.PdfDocument(out.getvalue())[0]
    png = BytesIO()
    page.render(scale=DPI / 72).to_pil().convert("RGB").quantize(128).save(
        png, "PNG", dpi=(DPI, DPI), optimize=True
    )
    return png.getvalue()


def _front(canvas: Canvas, left: float, bottom: float) -> None:
    _card(canvas, left, bottom)
    canvas.setFillColor(_BLUE)
    canvas.setFont("Helvetica-Bold", 13)
    canvas.drawString(left + 10, bottom + 134, "California")
    canvas.setFont("Helvetica-Bold", 7.5)
    canvas.drawRightString(left + 233, bottom + 136, "COMMERCIAL DRIVER LICENSE")
    _portrait(canvas, left + 10, bottom + 34)
    canvas.setFillColor(HexColor("#1c1c1c"))
    lines = (
        (("DL", 118), ("CLASS", 64)),
        (("EXP", 118), ("END", 64)),
        (("LN", 118),),
        (("FN", 118),),
        (("DOB", 118), ("RSTR", 64)),
        (("ISS", 118),),
    )
    for row, entries in enumerate(lines):
        x = left + 80
        for name, width in entries:
            canvas.setFont("Helvetica", 7)
            canvas.drawString(x, bottom + 116 - 15 * row, name)
            canvas.setFont("Helvetica-Bold", 9)
            offset = 8 + canvas.stringWidth(name, "Helvetica", 7)
            canvas.drawString(x + offset, bottom + 116 - 15 * row, PRINTED[name])
            x += width - 18
    canvas.setFont("Helvetica", 7)
    canvas.drawString(left + 80, bottom + 24, "12 SAMPLE WAY, BURBANK, CA 91502")
    canvas.setFillColor(HexColor("#b3261e"))
    canvas.setFont("Helvetica-Bold", 8)
    canvas.drawString(left + 80, bottom + 9, "SAMPLE - NOT A REAL LICENSE")


def _portrait(canvas: Canvas, left: float, bottom: float) -> None:
    canvas.setFillColor(HexColor("#c9d6e4"))
    canvas.rect(left, bottom, 60, 76, stroke=0, fill=1)
    canvas.setFillColor(HexColor("#7f92a8"))
    canvas.circle(left + 30, bottom + 46, 14, stroke=0, fill=1)
    canvas.ellipse(left + 8, bottom - 14, left + 52, bottom + 28, stroke=0, fill=1)
    canvas.setFillColor(HexColor("#f4f7fb"))
    canvas.rect(left, bottom - 26, 60, 26, stroke=0, fill=1)
    signature = Signature(1, 56, 18)
    signature.canv = canvas
    canvas.saveState()
    canvas.translate(left + 2, bottom - 22)
    signature.draw()
    canvas.restoreState()


def _back(canvas: Canvas, left: float, bottom: float) -> None:
    _card(canvas, left, bottom)
    canvas.setFillColor(HexColor("#2b2b2b"))
    canvas.rect(left, bottom + 112, _CARD[0], 28, stroke=0, fill=1)
    barcode = zxingcpp.create_barcode(aamva(), zxingcpp.BarcodeFormat.PDF417)
    pixels = np.asarray(zxingcpp.write_barcode_to_image(barcode, scale=2))
    image = ImageReader(Image.fromarray(pixels))
    width = 214.0
    height = min(width * pixels.shape[0] / pixels.shape[1], 84.0)
    canvas.setFillColor(white)
    canvas.rect(left + 12, bottom + 14, width + 6, height + 8, stroke=0, fill=1)
    canvas.drawImage(image, left + 15, bottom + 18, width, height)


def _card(canvas: Canvas, left: float, bottom: float) -> None:
    canvas.setFillColor(HexColor("#f4f7fb"))
    canvas.setStrokeColor(HexColor("#9aa7b5"))
    canvas.roundRect(left, bottom, *_CARD, 9, stroke=1, fill=1)
