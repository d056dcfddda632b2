"""Draws pages that have no printed form (TXT, DOCX) the way their boxes say."""

from PIL import Image, ImageDraw, ImageFont

from extractors.values import Page


def drawn_sheet(page: Page, width: int) -> Image.Image:
    """Return ``page`` drawn ``width`` pixels wide: words in their boxes, table lines, marks."""
    scale = width / page.width
    sheet = Image.new("RGB", (width, round(page.height * scale)), "white")
    pen = ImageDraw.Draw(sheet)
    font = ImageFont.load_default(size=9 * scale)
    for box in page.rules:
        pen.line([value * scale for value in box], fill="#999999", width=max(1, round(scale / 2)))
    for box in page.ink:
        pen.rectangle([value * scale for value in box], outline="#bbbbbb")
    for word in page.words:
        left, top, _, bottom = (value * scale for value in word.box)
        pen.text((left, (top + bottom) / 2), word.text, fill="black", font=font, anchor="lm")
    return sheet
