"""How well words are read under fifteen damages, and what reading them costs.

``python -m bench.words`` sends fourteen one-page documents through every damage of
``bench/letters/damage.py``. Word error is 1 - F1 of the words of the page, free of order, with
case and punctuation. The words of the PDF's own text layer are the truth. Our whole read is set
beside pytesseract as it comes and pytesseract told the resolution, on the same pictures.
"""

import os

os.environ["OMP_THREAD_LIMIT"] = "1"

import statistics
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

import click
import numpy as np
import pytesseract

from bench.costs import used_seconds
from bench.documents import documents
from bench.letters.damage import DAMAGES
from bench.pictures import picture_of
from extractors.limits import Limits
from extractors.pages import read_pages

OURS, PLAIN, WITH_DPI = "dayproof", "pytesseract", "pytesseract with dpi"
CLEAN = ("scan 300", "scan 200")
MEAN_LIMIT, WORST_LIMIT, P95_LIMIT = 0.013, 0.035, 0.75

_INTRODUCTION = """# Words and cost

`python -m bench.words --report docs/words.md` sends fourteen one-page documents of the bench's own
(eight employment letters, two resumes, three references, one certificate form) through every damage
of `bench/letters/damage.py` and reads each as the service does. Word error is 1 - F1 of the page's
words, free of order, with case and punctuation; the truth is the text layer of the undamaged PDF.
Costs are processor seconds of this process and its children, ours beside pytesseract on the same
picture in turn: the ratios hold on a busy machine, seconds less so.

"""


@dataclass(frozen=True, slots=True)
class Trial:
    """One document under one damage, read one way: its word error and processor seconds."""

    document: str
    damage: str
    reader: str
    error: float
    seconds: float


@click.command()
@click.option("--seed", default=411, show_default=True)
@click.option("--damage", "damages", multiple=True, type=click.Choice(list(DAMAGES)))
@click.option("--documents", "count", default=14, show_default=True, help="How many documents.")
@click.option("--beside", default=2, show_default=True, help="How many other readers (0 to 2).")
@click.option("--report", type=click.Path(path_type=Path), help="Write the tables to this file.")
def main(seed: int, damages: tuple[str, ...], count: int, beside: int, report: Path | None) -> None:
    """Measure the words and print the tables."""
    chosen = [name for name in damages or DAMAGES if name != "born-digital"]
    readers = (OURS, WITH_DPI, PLAIN)[: 1 + beside]
    trials = list(_trials(seed, chosen, count, readers))
    text = tables(trials, chosen, readers)
    click.echo(text)
    if report is not None:
        report.write_text(_INTRODUCTION + text, encoding="utf-8")


def word_error(read: Sequence[str], printed: Sequence[str]) -> float:
    """Return 1 - F1 of the words ``read`` against those ``printed``, free of order."""
    right = sum((Counter(read) & Counter(printed)).values())
    total = len(read) + len(printed)
    return 1 - 2 * right / total if total else 0.0


def _trials(
    seed: int, damages: Sequence[str], count: int, readers: Sequence[str]
) -> Iterator[Trial]:
    for name, pdf in list(documents(seed))[:count]:
        printed = _words(pdf)
        for damage in damages:
            file = DAMAGES[damage](pdf, Random(f"{seed}/{damage}/{name}"))
            for reader in readers:
                before = used_seconds()
                read = _READERS[reader](file)
                yield Trial(
                    name, damage, reader, word_error(read, printed), used_seconds() - before
                )


def _words(file: bytes) -> list[str]:
    return [word.text for page in read_pages(file, Limits()) for word in page.words]


def _by_pytesseract(file: bytes) -> list[str]:
    return str(pytesseract.image_to_string(picture_of(file)[0])).split()


def _by_pytesseract_with_dpi(file: bytes) -> list[str]:
    picture, dpi = picture_of(file)
    return str(pytesseract.image_to_string(picture, config=f"--dpi {dpi:.0f}")).split()


_READERS: dict[str, Callable[[bytes], list[str]]] = {
    OURS: _words,
    PLAIN: _by_pytesseract,
    WITH_DPI: _by_pytesseract_with_dpi,
}


def tables(trials: Sequence[Trial], damages: Sequence[str], readers: Sequence[str]) -> str:
    """Return the word error and cost per damage, and the figures that are aimed at."""
    head = " | ".join(f"{reader}: error, CPU s" for reader in readers)
    rows = [f"| damage | {head} |", "|---" * (len(readers) + 1) + "|"]
    for damage in [*damages, None]:
        cells = []
        for reader in readers:
            of = [t for t in trials if t.reader == reader and damage in {None, t.damage}]
            cells.append(f"{100 * _mean(of):.2f} %, {statistics.mean(t.seconds for t in of):.2f}")
        rows.append(f"| {damage or '**all**'} | {' | '.join(cells)} |")
    return "\n".join([*rows, "", *_aims(trials, damages, readers)]) + "\n"


def _aims(trials: Sequence[Trial], damages: Sequence[str], readers: Sequence[str]) -> list[str]:
    ours = [t for t in trials if t.reader == OURS]
    worst = max(damages, key=lambda damage: _mean([t for t in ours if t.damage == damage]))
    worst_error = _mean([t for t in ours if t.damage == worst])
    page = max(ours, key=lambda t: t.error)
    lines = [
        f"- mean error {100 * _mean(ours):.2f} % (aim {100 * MEAN_LIMIT:.1f} %)",
        f"- worst damage: {worst}, {100 * worst_error:.2f} % (aim {100 * WORST_LIMIT:.1f} %)",
        f"- worst page: {page.document}, {page.damage}, {100 * page.error:.1f} %",
    ]
    if WITH_DPI in readers:
        theirs = [t for t in trials if t.reader == WITH_DPI]
        ratio = _p95(ours) / _p95(theirs)
        lines.append(f"- p95 of the cost: {ratio:.2f} of pytesseract's (aim {P95_LIMIT})")
        clean = [
            a.seconds / b.seconds for a, b in zip(ours, theirs, strict=True) if a.damage in CLEAN
        ]
        if clean:
            lines.append(f"- clean scans: {statistics.median(clean):.2f} of pytesseract's cost")
    return lines


def _mean(trials: Sequence[Trial]) -> float:
    return statistics.mean(trial.error for trial in trials)


def _p95(trials: Sequence[Trial]) -> float:
    return float(np.percentile([trial.seconds for trial in trials], 95))


if __name__ == "__main__":
    main()
