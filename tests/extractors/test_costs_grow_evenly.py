"""Twice the text costs about twice the processor time, however little it looks like a letter."""

import time

import pytest

from bench.hostile.texts import repeated
from extractors.limits import Limits
from extractors.pages import read_pages
from extractors.reading import read_document

PROSE = (
    "The company hired many people for the long picture that was made above the town last year. "
)
MOST_TIMES = 3.0
"""Twice the text, and what two measures on a busy machine differ by; pairs would make it four."""

LETTERS = 8_000


def cpu_seconds(piece: str, letters: int) -> float:
    """Return the least of two measures: other work only ever adds to one."""
    text = repeated(piece, letters)
    data = "\n".join(text[at : at + 80] for at in range(0, len(text), 80)).encode()
    return min(_once(data), _once(data))


def _once(data: bytes) -> float:
    began = time.process_time()
    read_document(list(read_pages(data, Limits(), lambda _number, _count: None)))
    return time.process_time() - began


@pytest.mark.parametrize("piece", [PROSE, "January 3-7, 10, 12 & 14, ", "("])
def test_twice_the_text_takes_twice_the_time(piece: str) -> None:
    cpu_seconds(piece, 500)  # what is loaded once

    one, two = cpu_seconds(piece, LETTERS), cpu_seconds(piece, 2 * LETTERS)

    assert two <= MOST_TIMES * one, f"{one:.2f} s for {LETTERS:,} letters, {two:.2f} s for twice"
