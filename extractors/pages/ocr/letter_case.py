"""Large or small: a letter that has one shape in both cases is told by its height.

A mark in a cell ("X" for worked) stands alone, so that the recognizer has nothing to compare it
with; the other words of its row have capitals and digits.
"""

from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from extractors.pages.ocr.engines import OcrWord

_SAME_SHAPE = frozenset("cosuvwxz")
_CAPITAL_SHARE = 0.85
_SMALL_SHARE = 0.78
_BAR_SHARE = 1.15


def in_printed_case(words: Sequence[OcrWord]) -> tuple[OcrWord, ...]:
    """Return ``words`` with lone letters such as X or x in the case that their height has."""
    tall = [word for word in words if _is_tall(word.text) and not _is_lone(word.text)]
    return tuple(_as_high(word, tall, words) for word in words)


def _as_high(word: OcrWord, tall: Sequence[OcrWord], words: Sequence[OcrWord]) -> OcrWord:
    if word.text == "|":
        return _bar(word, words)
    return _cased(word, tall) if _is_lone(word.text) else word


def _bar(word: OcrWord, words: Sequence[OcrWord]) -> OcrWord:
    """Return a lone bar no higher than a capital as the letter I: a printed bar is higher."""
    beside = [other for other in words if other.text != "|" and _shares_row(word, other)]
    heights = [_height(other) for other in beside if any(c.isalnum() for c in other.text)]
    is_letter = bool(heights) and _SMALL_SHARE <= _height(word) / median(heights) <= _BAR_SHARE
    return replace(word, text="I") if is_letter else word


def _is_tall(text: str) -> bool:
    """Return whether the word has the height of a capital: it holds one, or a digit, no tail."""
    has_tall = any(c.isdigit() or (c.isupper() and c not in "QJ") for c in text)
    return has_tall and not set(text) & set("gjpqyQJ,;|()[]{}/\\$@")


def _is_lone(text: str) -> bool:
    """Return whether ``text`` is one letter of one shape, also when it was read twice (xX)."""
    return len(text) <= 2 and len(set(text.lower())) == 1 and text[0].lower() in _SAME_SHAPE


def _cased(word: OcrWord, tall: Sequence[OcrWord]) -> OcrWord:
    heights = [_height(other) for other in tall if _shares_row(word, other)]
    letters = word.text if word.text.islower() or word.text.isupper() else word.text[:1]
    if not heights:
        return replace(word, text=letters, letters=word.letters[: len(letters)])
    share = _height(word) / median(heights)
    if share >= _CAPITAL_SHARE:
        letters = letters.upper()
    elif share <= _SMALL_SHARE:
        letters = letters.lower()
    return replace(word, text=letters, letters=word.letters[: len(letters)])


def _height(word: OcrWord) -> int:
    return word.box[3] - word.box[1]


def _shares_row(one: OcrWord, other: OcrWord) -> bool:
    """Return whether two boxes overlap by more than half the smaller height."""
    shared = min(one.box[3], other.box[3]) - max(one.box[1], other.box[1])
    return 2 * shared > min(_height(one), _height(other))
