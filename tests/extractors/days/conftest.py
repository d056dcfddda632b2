"""Readers of days for tests: from plain text, two spaces or more parting columns, and from PDFs."""

import re
from collections.abc import Callable
from datetime import date

import pytest

from extractors.days import DaysRead, read_days
from extractors.layout import Line, lines, tables
from extractors.limits import Limits
from extractors.pages import read_pages
from extractors.values import Word

LETTER_DATE = date(2026, 11, 2)


@pytest.fixture
def lines_of() -> Callable[..., list[Line]]:
    """Return a maker of printed lines from text."""
    return _lines_of


@pytest.fixture
def read_text() -> Callable[..., DaysRead]:
    """Return a reader of days from text, on a letter of 2 November 2026."""
    return _read_text


@pytest.fixture
def read_pdf() -> Callable[..., DaysRead]:
    """Return a reader of days from a whole PDF letter, as the service opens it."""
    return _read_pdf


def _lines_of(text: str, confidence: float = 0.99) -> list[Line]:
    rows = [row for row in text.split("\n") if row.strip()]
    return [
        Line(1, _words(row, 100.0 + 14 * number, confidence)) for number, row in enumerate(rows)
    ]


def _words(row: str, top: float, confidence: float) -> tuple[Word, ...]:
    words, left = [], 72.0
    for piece in re.split(r"( +)", row):
        if piece.strip():
            words.append(Word(piece, (left, top, left + 5 * len(piece), top + 10), confidence))
            left += 5 * len(piece)
        else:
            left += 3 if len(piece) == 1 else 5 * len(piece)
    return tuple(words)


def _read_text(
    text: str, letter_date: date | None = LETTER_DATE, *, day_first: bool = False
) -> DaysRead:
    return read_days(_lines_of(text), (), letter_date=letter_date, day_first=day_first)


def _read_pdf(data: bytes, letter_date: date = LETTER_DATE) -> DaysRead:
    pages = read_pages(data, Limits())
    printed = [line for page in pages for line in lines(page)]
    ruled = [table for page in pages for table in tables(page)]
    return read_days(printed, ruled, letter_date=letter_date)
