"""Small pages made from lines of text: a column of the text is a column of the page."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import pytest

from extractors.reading import read_document
from extractors.values import Box, Page, Statement, Word

LETTER_WIDTH, LETTER_HEIGHT, FONT, STEP = 612.0, 792.0, 10.0, 13.5


def page_of(text: str, number: int = 1, **more: Any) -> Page:
    """Return a page whose words stand where ``text`` puts them, five points to a letter."""
    words: list[Word] = []
    for row, line in enumerate(text.strip("\n").split("\n")):
        top = 50.0 + row * STEP
        for found in re.finditer(r"\S+", line):
            left = 60.0 + found.start() * FONT / 2
            box: Box = (left, top, left + len(found.group()) * FONT / 2, top + FONT)
            words.append(Word(found.group(), box, 1.0))
    page = Page(number, LETTER_WIDTH, LETTER_HEIGHT, tuple(words), "text layer")
    return replace(page, **more)


@pytest.fixture
def make_page() -> Callable[..., Page]:
    return page_of


@pytest.fixture
def read() -> Callable[..., Statement]:
    """Read one page, or several, that hold one document."""

    def read_one(*texts: str, **more: Any) -> Statement:
        pages: Sequence[Page] = [page_of(text, n, **more) for n, text in enumerate(texts, 1)]
        (statement,) = read_document(pages)
        return statement

    return read_one


@pytest.fixture
def values() -> Callable[[dict[str, Any]], dict[str, Any]]:
    """Return the bare values of fields."""
    return lambda fields: {name: field.value for name, field in fields.items()}
