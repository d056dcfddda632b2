"""What reading a page costs: our whole read against one ``image_to_data`` call of pytesseract.

Run ``python -m bench.ocr``. Both sides read the same picture in turn, with the resolution given
and one thread, so that the ratio holds on a busy machine where seconds do not. The scanned page
is a letter of about 180 words at 300 dpi with light noise, made here; ours is the whole read in a
started process as the service uses it: opening the file, correcting the page, words, lines, marks,
the kind of document and its fields; theirs has the picture in memory and includes its program's
start. Told apart is the start of ours: of the process that has everything imported and the model
loaded, once for all readers of a worker, and of a reader that is forked from it.
"""

import os

os.environ["OMP_THREAD_LIMIT"] = "1"

import io
import random
import resource
import shutil
import statistics
import subprocess
from collections.abc import Callable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import click
import numpy as np
import pypdfium2 as pdfium
import pytesseract
from PIL import Image
from reportlab.lib.pagesizes import letter
from reportlab.pdfgen.canvas import Canvas

from bench.documents import documents as all_documents
from bench.letters.damage import DAMAGES
from bench.pictures import picture_of
from extractors.containment.process import ChildProcess
from extractors.containment.starting import forking
from extractors.limits import Limits

_DPI = 300
_ROUNDS = 7
_LETTER_ROUNDS = 20
_TARGET, _P95_TARGET = 0.62, 0.75
_START_TARGET, _MEMORY_TARGET = 0.6, 300


@click.command()
@click.option("--documents", default=3, show_default=True, help="Documents for each damage.")
@click.option("--seed", default=20, show_default=True)
def main(documents: int, seed: int) -> None:
    """Print the paired costs, what a started process costs, and the costs over all damages."""
    pdf = _letter()
    picture = _scan(pdf)
    with TemporaryDirectory() as folder, forking() as server, Child() as child:
        started = f"{_seconds_of(server.pid):.2f} once, {child.start_seconds:.2f} for each reader"
        scan = Path(folder) / "scan.png"
        picture.save(scan, "PNG", dpi=(_DPI, _DPI))
        first = child.read(scan)
        pairs = [(child.read(scan), _cost(lambda: _theirs(picture))) for _ in range(_ROUNDS)]
        ours, theirs = (list(side) for side in zip(*pairs, strict=True))
        _say("our whole read of the scan in a started process, CPU s", ours)
        _say("pytesseract image_to_data, CPU s", theirs)
        _say(f"ratio (aim {_TARGET})", [a / b for a, b in pairs])
        print(f"start with imports and model, CPU s: {started} (aim {_START_TARGET})")
        print(f"the reader's first page, CPU s: {first:.2f}")
        print(_beside_ocrmypdf(picture, Path(folder), statistics.median(ours)))
        _say("born-digital letter, CPU ms", _born_digital(child, pdf, Path(folder)))
        _over_damages(child, Path(folder), documents, seed)
        print(f"peak memory of the process {child.peak_megabytes:.0f} MB (aim {_MEMORY_TARGET})")


class Child:
    """A limited process as the service starts it, and what it costs."""

    def __init__(self) -> None:
        self._child = ChildProcess(Limits())
        self.start_seconds = self._child.usage().cpu_seconds

    def __enter__(self) -> "Child":
        return self

    def __exit__(self, *_: object) -> None:
        self._child.end()

    @property
    def peak_megabytes(self) -> float:
        """The most memory that the process held so far."""
        return self._child.usage().peak_bytes / 1e6

    def read(self, file: Path) -> float:
        """Return the processor seconds of reading ``file``, from its bytes to its reading."""
        before = self._child.usage().cpu_seconds
        with file.open("rb") as opened:
            for _ in self._child.ask({"task": "read", "as_one": False}, [opened.fileno()]):
                pass
        return self._child.usage().cpu_seconds - before


def _over_damages(child: Child, folder: Path, count: int, seed: int) -> None:
    """Print the 95th percentiles over every damage, ours and pytesseract's in turn."""
    pairs = []
    for damage, make in DAMAGES.items():
        for name, pdf in list(all_documents(seed))[: count if damage != "born-digital" else 0]:
            data = make(pdf, random.Random(f"{seed}/{damage}/{name}"))
            file = folder / "damaged"
            file.write_bytes(data)
            picture, dpi = picture_of(data)
            pairs.append((child.read(file), _cost(partial(_theirs, picture, dpi))))
    ours, theirs = (float(np.percentile(side, 95)) for side in zip(*pairs, strict=True))
    told = f"p95 over {len(pairs)} damaged pages: ours {ours:.2f}, pytesseract's {theirs:.2f} CPU s"
    print(f"{told}, ratio {ours / theirs:.2f} (aim {_P95_TARGET})")


def _born_digital(child: Child, pdf: bytes, folder: Path) -> list[float]:
    file = folder / "letter.pdf"
    file.write_bytes(pdf)
    return [1000 * child.read(file) for _ in range(_LETTER_ROUNDS)][1:]


def _beside_ocrmypdf(picture: Image.Image, folder: Path, ours: float) -> str:
    """Return our cost as a share of OCRmyPDF's, where that program is installed."""
    if shutil.which("ocrmypdf") is None:
        return "OCRmyPDF: not run, it is not installed here"
    scan, out = folder / "scan.pdf", folder / "out.pdf"
    picture.save(scan, "PDF", resolution=_DPI)
    command = ["ocrmypdf", "--rotate-pages", "--deskew", "-j1", str(scan), str(out)]
    theirs = _cost(lambda: subprocess.run(command, check=True, capture_output=True))
    return f"OCRmyPDF --rotate-pages --deskew: {theirs:.2f} CPU s, ratio {ours / theirs:.2f}"


def _cost(work: Callable[[], object]) -> float:
    """Return the processor seconds of ``work``, its finished child processes included."""
    before = _used()
    work()
    return _used() - before


def _seconds_of(process: int) -> float:
    """Return the processor seconds that another living process has used."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _used() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(usage.ru_utime + usage.ru_stime for usage in used)


def _theirs(picture: Image.Image, dpi: float = _DPI) -> object:
    return pytesseract.image_to_data(
        picture, config=f"--dpi {dpi:.0f}", output_type=pytesseract.Output.DICT
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
    print(f"{what:56} min {low:8.2f}  median {middle:8.2f}  max {high:8.2f}  (n={len(values)})")


if __name__ == "__main__":
    main()
