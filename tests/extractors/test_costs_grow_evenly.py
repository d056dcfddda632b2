"""Twice the text costs about twice the processor time, however little it looks like a letter."""

import multiprocessing
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor

import pytest

from bench.hostile.texts import repeated
from extractors.limits import Limits
from extractors.pages import read_pages
from extractors.reading import read_document

PROSE = (
    "The company hired many people for the long picture that was made above the town last year. "
)
MOST_TIMES = 2.5
"""Twice the text, and what loading and a shared cache add; pairs of pieces would make it four."""

PAIRS = 3
"""Other programs can spoil one pair of measures; costs that grow too fast spoil every pair."""

LETTERS = 8_000


def cpu_seconds(piece: str, letters: int) -> float:
    """Return what it costs to read so many letters of text made of a piece, lines of eighty."""
    text = repeated(piece, letters)
    data = "\n".join(text[at : at + 80] for at in range(0, len(text), 80)).encode()
    began = time.process_time()
    read_document(list(read_pages(data, Limits(), lambda _number, _count: None)))
    return time.process_time() - began


@pytest.fixture(scope="module")
def fresh() -> Iterator[ProcessPoolExecutor]:
    """A process of its own: what other tests left in this one is no part of the cost."""
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as one:
        yield one


@pytest.mark.parametrize("piece", [PROSE, "January 3-7, 10, 12 & 14, ", "("])
def test_twice_the_text_takes_twice_the_time(fresh: ProcessPoolExecutor, piece: str) -> None:
    fresh.submit(cpu_seconds, piece, 500).result()  # what is loaded once

    measured = []
    for _ in range(PAIRS):
        once, twice = (
            fresh.submit(cpu_seconds, piece, times * LETTERS).result() for times in (1, 2)
        )
        measured.append((once, twice))
        if twice <= MOST_TIMES * once:
            return

    pytest.fail(f"seconds for {LETTERS:,} letters and for twice as many: {measured}")
