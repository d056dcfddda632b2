"""What reading a page costs: our whole read against one ``image_to_data`` call of pytesseract.

Run ``python -m bench.ocr``. Both sides read the same picture in turn, with the resolution given
and one thread, so that the ratio holds on a busy machine where seconds do not. The scanned page
is a letter of about 180 words at 300 dpi with light noise, made here; ours includes opening the
file, correcting the page, words, lines, marks and boxes; theirs has the picture in memory.
"""

import os

os.environ["OMP_THREAD_LIMIT"] = "1"

import io
import random
import resource
import statistics
import sys
from collections.abc import Callable

import numpy as np
import pypdfium2 as pdfium
import pytesseract
from PIL import Image
from reportlab.lib.pagesizes import letter
from reportlab.pdfgen.canvas import Canvas

from extractors.limits import Limits
from extractors.pages import read_pages

_DPI = 300
_ROUNDS = 7
_LETTER_ROUNDS = 20
_TARGET = 0.8


def main() -> None:
    """Print the paired costs, their ratio and the milliseconds of a born-digital page."""
    pdf = _letter()
    picture = _scan(pdf)
    out = io.BytesIO()
    picture.save(out, "PNG", dpi=(_DPI, _DPI))
    data = out.getvalue()
    limits = Limits()
    ours, theirs = _paired(lambda: read_pages(data, limits), lambda: _theirs(picture))
    ratios = [one / other for one, other in zip(ours, theirs, strict=True)]
    _say("our whole read of the scan, CPU s", ours)
    _say("pytesseract image_to_data, CPU s", theirs)
    _say("ratio", ratios)
    born = [1000 * _cost(lambda: read_pages(pdf, limits)) for _ in range(_LETTER_ROUNDS)]
    _say("born-digital page, CPU ms", born[1:])
    print(f"target: median ratio {_TARGET} or less, here {statistics.median(ratios):.2f}")
    sys.exit(statistics.median(ratios) > _TARGET)


def _paired(
    one: Callable[[], object], other: Callable[[], object]
) -> tuple[list[float], list[float]]:
    """Return the costs of both in turn, after one round that only warms up."""
    one(), other()
    costs = [(_cost(one), _cost(other)) for _ in range(_ROUNDS)]
    return [mine for mine, _ in costs], [others for _, others in costs]


def _cost(work: Callable[[], object]) -> float:
    """Return the processor seconds of ``work``, its finished child processes included."""
    before = _used()
    work()
    return _used() - before


def _used() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(usage.ru_utime + usage.ru_stime for usage in used)


def _theirs(picture: Image.Image) -> object:
    return pytesseract.image_to_data(
        picture, config=f"--dpi {_DPI}", output_type=pytesseract.Output.DICT
    )


def _letter() -> bytes:
    """Return a letter of invented people with a ruled table of days."""
    chance = random.Random(20)
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=letter)
    canvas.setFont("Helvetica", 11)
    opening = (
        "SAMPLE  Lanternfish Pictures LLC",
        "April 2, 2026",
        "To whom it may concern:",
        "This letter confirms that Jordan Q. Sample, last four digits 4821, was employed by",
        "Lanternfish Pictures LLC as a Grip on the feature film Harbor Lanterns under the",
        "jurisdiction of I.A.T.S.E. Local 80 and worked on the days listed in the table below.",
        "All of these days were worked in Los Angeles County and reported to the payroll company.",
        "Please call the production office with any question about the contents of this letter.",
    )
    y = 740.0
    for line in opening:
        canvas.drawString(72, y, line)
        y -= 20
    top = y
    for number in range(1, 25):
        day = f"{chance.randint(1, 3):02d}/{chance.randint(1, 28):02d}/2026"
        for x, text in ((80, str(number)), (130, day), (240, "Grip"), (360, "10 hours")):
            canvas.drawString(x, y - 13, text)
        y -= 18
    for row in range(25):
        canvas.line(72, top - 18 * row, 480, top - 18 * row)
    for x in (72, 120, 230, 350, 480):
        canvas.line(x, top, x, y)
    canvas.drawString(72, y - 40, "Sincerely,")
    canvas.drawString(72, y - 80, "Avery Example, Payroll Coordinator")
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def _scan(pdf: bytes) -> Image.Image:
    document = pdfium.PdfDocument(pdf)
    pixels = document[0].render(scale=_DPI / 72, grayscale=True).to_numpy()
    noise = np.random.default_rng(20).normal(0, 4, pixels.shape)
    return Image.fromarray(np.clip(pixels * 0.96 + 4 + noise, 0, 255).astype(np.uint8))


def _say(what: str, values: list[float]) -> None:
    low, middle, high = min(values), statistics.median(values), max(values)
    print(f"{what:40} min {low:8.2f}  median {middle:8.2f}  max {high:8.2f}  (n={len(values)})")


if __name__ == "__main__":
    main()
