"""What a letter looks like after printing and scanning: 300 dpi, a little askew and grainy."""

from io import BytesIO

import cv2
import numpy as np
import pypdfium2
from PIL import Image
from reportlab import rl_config
from reportlab.lib.pagesizes import letter
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

DPI = 300
_GRAIN = 3.0
_PAPER = 246
_QUALITY = 38


def scan(pdf: bytes, *, degrees: float, seed: int) -> bytes:
    """Return ``pdf`` as a PDF that holds pictures only, each page turned by ``degrees``."""
    rl_config.useA85 = 0  # A picture as text would be a quarter larger.
    out = BytesIO()
    canvas = Canvas(out, pagesize=letter, invariant=1)
    canvas.setTitle("SAMPLE scan")
    random = np.random.default_rng(seed)
    for page in pypdfium2.PdfDocument(pdf):
        picture = page.render(scale=DPI / 72, grayscale=True).to_pil().convert("L")
        canvas.drawImage(ImageReader(_jpeg(picture, degrees, random)), 0, 0, *letter)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _jpeg(picture: Image.Image, degrees: float, random: np.random.Generator) -> BytesIO:
    pixels = np.asarray(picture, dtype=np.float32) * (_PAPER / 255)
    height, width = pixels.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    turned = cv2.warpAffine(pixels, turn, (width, height), borderValue=_PAPER)
    soft = cv2.GaussianBlur(turned, (0, 0), 0.8)
    grain = np.asarray(random.normal(0, 2 * _GRAIN, soft.shape), dtype=np.float32)
    grainy = cv2.GaussianBlur(grain, (0, 0), 1.0)
    out = BytesIO()
    page = Image.fromarray(np.clip(soft + grainy, 0, 255).astype(np.uint8))
    page.save(out, "JPEG", quality=_QUALITY, dpi=(DPI, DPI))
    out.seek(0)
    return out
