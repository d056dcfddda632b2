"""Whole Social Security and Social Insurance Numbers: found wherever they stand, kept out.

The last four digits are enough to match a person, and no more than those are ever kept or shown.
"""

import re
from collections.abc import Iterator, Sequence

from extractors.layout import Line, lines
from extractors.passages import passage
from extractors.values import Box, Page, Place

_DASH = r"\s?[-\u2010-\u2015\u2212\ufe63\uff0d.]\s?"
"""What stands between the groups: a hyphen or what Word and scanners make of one, or a dot."""

_GAP = rf"(?:{_DASH}|\s)"
_LABEL = (
    r"(?:\bSSN?|\bS\.\s?S\.(?:\s?N\.)?|\bSoc(?:ial|\.)?\s+(?:Sec(?:urity|\.)?|Insurance)|\bSIN\b|"
    r"\bN\.?A\.?S\.?\b|num[ée]ro d'assurance sociale)(?:\s+(?:No\.?|Number|#))?\W{0,4}"
)
_SOCIAL_SECURITY = (
    re.compile(rf"(?<![\d-])(?P<hide>\d{{3}}{_GAP}\d{{2}}{_GAP})(?P<last>\d{{4}})(?![\d-])"),
    re.compile(rf"(?<![\d-])(?P<hide>\d{{5}}\s|\d{{3}}{_DASH}\d{{2}})(?P<last>\d{{4}})(?![\d-])"),
    re.compile(rf"{_LABEL}(?P<hide>\d{{5}})(?P<last>\d{{4}})\b", re.IGNORECASE),
)
_SOCIAL_INSURANCE = re.compile(
    rf"(?<![\d-])(?P<hide>\d{{3}}{_GAP}\d{{2}})(?P<last>\d{_GAP}\d{{3}})(?![\d-])"
)
_LABELLED = re.compile(rf"(?i){_LABEL}$")
_LABEL_REACH = 40


def masked(text: str) -> str:
    """Return ``text`` with every whole number as XXX-XX- and its last four digits."""
    made, at = [], 0
    for start, end, last in sorted(_found(text)):
        if start < at:
            continue
        made += [text[at:start], "XXX-XX-", re.sub(r"\D", "", text[end:last])]
        at = last
    return "".join([*made, text[at:]])


def covered_places(page: Page) -> tuple[Place, ...]:
    """Return the boxes of the digits to cover on a page's picture: all but the last four."""
    return tuple(place for line in lines(page) for place in _covered(line))


def _covered(line: Line) -> Iterator[Place]:
    text = passage((line,))
    for start, end, _ in _found(text.text):
        for word, at in zip(text.words, text.starts, strict=True):
            first, last = max(start, at) - at, min(end, at + len(word.text)) - at
            if first < last:
                yield Place(line.page, _share(word.box, len(word.text), first, last), "")


def _share(box: Box, letters: int, first: int, last: int) -> Box:
    """Return the part of a word's box that holds the letters ``first`` to ``last``."""
    width = (box[2] - box[0]) / max(letters, 1)
    return box[0] + first * width, box[1], box[0] + last * width, box[3]


def _found(text: str) -> Iterator[tuple[int, int, int]]:
    """Yield where each number begins, where its last four digits do, and where it ends."""
    if sum(character.isdigit() for character in text) < _DIGITS:
        return
    for pattern in _SOCIAL_SECURITY:
        for found in pattern.finditer(text):
            yield found.start("hide"), found.end("hide"), found.end("last")
    for found in _SOCIAL_INSURANCE.finditer(text):
        before = text[max(0, found.start() - _LABEL_REACH) : found.start()]
        if _checks([int(c) for c in found[0] if c.isdigit()]) or _LABELLED.search(before):
            yield found.start("hide"), found.end("hide"), found.end("last")


_DIGITS = 9


def _checks(digits: Sequence[int]) -> bool:
    """Return whether nine digits pass the check of a Social Insurance Number (Luhn)."""
    doubled = [sum(divmod(d * 2, 10)) if at % 2 else d for at, d in enumerate(digits)]
    return sum(doubled) % 10 == 0
