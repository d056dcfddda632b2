"""The picture in a damaged one-page file, as another program would be given it."""

from io import BytesIO

import pypdfium2
from PIL import Image


def picture_of(file: bytes) -> tuple[Image.Image, float]:
    """Return the first page's own picture and its pixels per inch.

    The picture of a scanned PDF is taken out as it is, so that nothing is drawn anew.
    """
    if not file.startswith(b"%PDF"):
        picture = Image.open(BytesIO(file))
        return picture.convert("L"), float(picture.info["dpi"][0])
    document = pypdfium2.PdfDocument(file)
    page = document[0]
    scan = next(page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE]))
    picture = scan.get_bitmap().to_pil().convert("L")
    return picture, picture.width * 72 / page.get_width()
