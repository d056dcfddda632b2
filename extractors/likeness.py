"""How alike the wording of two documents is, told from a short print of each, even after OCR.

A print holds, for each of 64 orders of all words in threes, the first that occurs (MinHash): two
documents share as many places of their prints as they share wording. Names, numbers and dates are
left out, so that letters written from one pattern for two people are alike.
"""

import re
import zlib
from collections.abc import Iterable, Sequence

import numpy as np

from extractors.values import Page

PLACES = 64
_HEX_DIGITS = 4
_SHINGLE_WORDS = 3
_FEWEST_WORDS = 20
_WORD = re.compile(r"[a-zà-ÿ]{2,}")
_NAMED = re.compile(r"[A-ZÀ-Þ]")
_PRIME = (1 << 31) - 1
# Kept prints are compared for years: the orders may never change.
_ORDERS = np.array(
    [[[1 + zlib.crc32(b"%d %d" % (row, n)) % _PRIME] for n in range(PLACES)] for row in range(2)],
    dtype=np.int64,
)
_BAND_PLACES = 4


def print_of(pages: Sequence[Page]) -> str:
    """Return the print of the words on ``pages``, empty when there are too few to tell."""
    return print_of_words(word.text for page in pages for word in page.words)


def print_of_words(words: Iterable[str]) -> str:
    """Return the print of words in their order; words with capitals or digits do not count."""
    plain = [found[0] for word in words if not _NAMED.match(word) if (found := _WORD.match(word))]
    if len(plain) < _FEWEST_WORDS:
        return ""
    count = len(plain) - _SHINGLE_WORDS + 1
    shingles = {" ".join(plain[at : at + _SHINGLE_WORDS]) for at in range(count)}
    numbers = np.array([zlib.crc32(each.encode()) for each in shingles], dtype=np.int64) % _PRIME
    factors, shifts = _ORDERS
    first = ((factors * numbers + shifts) % _PRIME).min(axis=1)
    return "".join(f"{int(each) & 0xFFFF:0{_HEX_DIGITS}x}" for each in first)


def likeness(one: str, other: str) -> float:
    """Return the share of wording (0 to 1) that two documents have in common, 0 when unknown."""
    if not one or not other:
        return 0.0
    return sum(a == b for a, b in zip(_places(one), _places(other), strict=True)) / PLACES


def bands_of(given: str) -> tuple[str, ...]:
    """Return short keys of a print: documents that are mostly alike share at least one."""
    width = _HEX_DIGITS * _BAND_PLACES
    return tuple(f"{at // width:02}{given[at : at + width]}" for at in range(0, len(given), width))


def _places(given: str) -> list[str]:
    return [given[at : at + _HEX_DIGITS] for at in range(0, len(given), _HEX_DIGITS)]
