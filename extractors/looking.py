"""A closer look at one file for a person: its text line by line, or what one box may say."""

import io
from collections.abc import Iterator
from dataclasses import replace

from PIL import Image

from extractors.identity_numbers import masked
from extractors.layout.lines import lines
from extractors.limits import Limits
from extractors.pages import read_pages
from extractors.pages.images import Frame, gray
from extractors.pages.ocr.again import Candidate, read_again
from extractors.pages.pdf.document import Progress
from extractors.values import Box

_LEAST_CONFIDENCE = 0.2
_MOST = 3


def text_lines(data: bytes, limits: Limits, progress: Progress) -> Iterator[tuple[int, list[str]]]:
    """Yield each page's number and its lines from the top; whole identity numbers are masked."""
    for page in read_pages(data, limits, progress):
        yield page.number, [masked(line.text) for line in lines(page) if line.text.strip()]


def box_says(picture: bytes, dpi: float, box: Box) -> tuple[Candidate, ...]:
    """Return what a ``box`` (points) of a page's ``picture`` may say, the surest first."""
    with Image.open(io.BytesIO(picture)) as opened:
        frame = Frame(gray(opened.convert("RGB")), dpi)
    found = (replace(each, text=masked(each.text)) for each in read_again(frame, box))
    return tuple(each for each in found if each.confidence >= _LEAST_CONFIDENCE)[:_MOST]
