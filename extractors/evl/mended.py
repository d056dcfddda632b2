"""Scanned pages as a file would hold them: broken dates in one word, boxes as tall as type."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from math import inf
from statistics import median

from extractors.layout import Line, around, lines
from extractors.values import Page, Word

WIDEST_BREAK = 0.5
"""The most space within a broken date, in heights of its letters."""

INK_OF_TYPE = 0.66
"""The share of the height of type that the ink of most words covers (measured on letters)."""

MOST_OF_THE_ROOM = 0.95
"""The share of the way from line to line that type may take."""

SURE_WHEN_MENDED = 0.9
"""A mended word is at most this share as sure as its worse half."""

_RULES = "|¦"
_HOURS = re.compile(r"[|¦:;'‘’\"“”`]*(\d{1,2}\.\d{1,2})[|¦:;'‘’\"“”`]*")
_FIRST = re.compile(r"[iIl|!](st[.,]?)")
_NAME = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}"
_DATE = re.compile(
    rf"[(\[]?(?:\d{{1,2}}(?P<sign>[/.-])(?:\d{{1,2}}|{_NAME})(?P=sign)(?:20\d\d|\d\d)"
    r"|20\d\d-\d\d-\d\d)[)\],;.:]*",
    re.IGNORECASE,
)
_PART = re.compile(r"[(\[]?[\d/.-]*\d[\d/.-]*[)\],;.:]*")


def mended(page: Page) -> Page:
    """Return a scanned page with every broken date as one word and boxes as tall as the type.

    Recognition boxes the ink alone. What lies apart is judged in heights of the letters, so a
    scan is read as the file it was printed from only when its boxes are as tall as the file's.
    """
    if page.source != "ocr":
        return page
    whole: dict[int, Word | None] = {}
    read = [line for line in lines(page) if line.words]
    for line, tall in zip(read, _heights(read), strict=True):
        told = {id(word): word for word in line.words} | _mended_in(line.words)
        whole |= {
            at: word and _as_tall(_ordinal(_unruled(word)), tall) for at, word in told.items()
        }
    words = (whole.get(id(word), word) for word in page.words)
    return replace(page, words=tuple(word for word in words if word is not None))


def _heights(read: Sequence[Line]) -> list[float]:
    """Return for each line how tall its type is, no taller than its neighbors leave room for."""
    inks = [median(word.box[3] - word.box[1] for word in line.words) for line in read]
    middles = [(line.box[1] + line.box[3]) / 2 for line in read]
    steps = [abs(b - a) for a, b in pairwise(middles)]
    rooms = [
        min([*steps[max(at - 1, 0) : at], *steps[at : at + 1]], default=inf)
        for at in range(len(read))
    ]
    return [
        min(ink / INK_OF_TYPE, max(ink, MOST_OF_THE_ROOM * room))
        for ink, room in zip(inks, rooms, strict=True)
    ]


def _unruled(word: Word) -> Word:
    """Return the word without the ruling lines that recognition took for letters of it."""
    hours = _HOURS.fullmatch(word.text)
    text = hours[1] if hours else word.text.strip(_RULES)
    return replace(word, text=text) if text and text != word.text else word


def _ordinal(word: Word) -> Word:
    """Return the word with the 1 of "1st" that was read as a letter: "ist" is no word."""
    said = _FIRST.fullmatch(word.text)
    return replace(word, text=f"1{said[1]}") if said else word


def _as_tall(word: Word, tall: float) -> Word:
    """Return the word with a box of at least that height: letters have more room below."""
    x0, y0, x1, y1 = word.box
    short = max(tall - (y1 - y0), 0.0)
    return replace(word, box=(x0, y0 - 0.4 * short, x1, y1 + 0.6 * short))


def _mended_in(words: Sequence[Word]) -> dict[int, Word | None]:
    """Return by identity what each broken word of a line becomes; nothing for second halves."""
    found: dict[int, Word | None] = {}
    at = 0
    while at + 1 < len(words):
        one, other = words[at], words[at + 1]
        before = words[at - 1] if at else None
        if _near(one, other) and _are_halves(before, one, other):
            found |= {id(one): _joined(one, other), id(other): None}
            at += 1
        at += 1
    return found


def _near(one: Word, other: Word) -> bool:
    height = max(one.box[3] - one.box[1], other.box[3] - other.box[1])
    return -height < other.box[0] - one.box[2] <= WIDEST_BREAK * height


def _are_halves(before: Word | None, one: Word, other: Word) -> bool:
    parts = _PART.fullmatch(one.text) and _PART.fullmatch(other.text)
    if not parts or not _DATE.fullmatch(one.text + other.text) or _DATE.fullmatch(one.text):
        return False
    if not _DATE.fullmatch(other.text):
        return True
    # "0 7/08/2025": a zero leads no date, any other digit only where a list goes on.
    goes_on = before is not None and before.text.endswith((",", ";"))
    return one.text == "0" or (one.text in {"1", "2", "3"} and goes_on)


def _joined(one: Word, other: Word) -> Word:
    sure = SURE_WHEN_MENDED * min(one.confidence, other.confidence)
    return Word(one.text + other.text, around((one, other)), sure)
