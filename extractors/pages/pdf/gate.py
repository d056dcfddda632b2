"""Whether the text layer of a PDF page may be believed, or the page must be looked at."""

import re
from collections.abc import Sequence
from enum import StrEnum

from extractors.pages.order import overlap_share
from extractors.pages.pdf.drawn import Drawn, Picture
from extractors.pages.pdf.frame import Frame
from extractors.pages.pdf.words import TextLayer
from extractors.values import Word

_FEW_CHARACTERS = 25
_BROKEN_SHARE = 0.03
_FULL_PAGE_SHARE = 0.8
_NOTICEABLE_SHARE = 0.12
_VOWEL = re.compile(r"[aeiouyàâäáãåæèéêëìíîïòóôöõøùúûü]", re.IGNORECASE)
_COMMON_WORDS = (
    "the of and to in a is for that was on with as by at from this be are or an has have not it "
    "we you your our i my he she her his any all date name page will shall no if please le la les "
    "de des du et en un une pour est dans par sur au aux"
)
_COMMON = frozenset(re.findall(r"\S+", _COMMON_WORDS))


class Verdict(StrEnum):
    """How a page is read: its text layer, the whole page by OCR, or both together."""

    BLANK = "blank"
    TEXT = "text"
    OCR = "ocr"
    HYBRID = "hybrid"


def judge(layer: TextLayer, drawn: Drawn, frame: Frame, *, has_form: bool) -> Verdict:
    """Return how to read a page, by the tests of the reading research in their order."""
    largest = max((share(p, frame) for p in drawn.pictures), default=0.0)
    characters = sum(len(word.text) for word in layer.seen)
    is_drawn = bool(drawn.pictures or drawn.shapes)
    if not characters and not is_drawn:
        return Verdict.TEXT if has_form else Verdict.BLANK
    if characters < _FEW_CHARACTERS and is_drawn and not has_form:
        return Verdict.OCR
    if layer.broken > _BROKEN_SHARE or _is_gibberish(layer.seen):
        return Verdict.OCR
    if largest > _FULL_PAGE_SHARE and layer.invisible > 0.5:
        return Verdict.OCR
    return Verdict.HYBRID if largest > _NOTICEABLE_SHARE else Verdict.TEXT


def worth_reading(drawn: Drawn, frame: Frame) -> tuple[Picture, ...]:
    """Return the pictures of a hybrid page that are large enough to hold text of the letter."""
    return tuple(p for p in drawn.pictures if share(p, frame) > _NOTICEABLE_SHARE)


def share(picture: Picture, frame: Frame) -> float:
    """Return how much of the page (0 to 1) ``picture`` covers."""
    return overlap_share((0.0, 0.0, frame.width, frame.height), picture.box)


def _is_gibberish(words: Sequence[Word]) -> bool:
    """Return whether the letters cannot be language, as with a ciphered font."""
    if len(words) < 20:
        return False
    tokens = [word.text.strip(".,:;()'\"") for word in words]
    lettered = [t for t in tokens if len(t) > 2 and t.isalpha() and not t.isupper() and t.isascii()]
    voweled = sum(1 for t in lettered if _VOWEL.search(t)) / max(1, len(lettered))
    if len(lettered) >= 10 and voweled < 0.7:
        return True
    characters = "".join(re.sub(r"[._-]{3,}", "", token) for token in tokens)
    if sum(c.isalnum() for c in characters) < 0.55 * len(characters):
        return True
    # A crew list in good order has no common words either, but its names have vowels.
    common = sum(token.lower() in _COMMON for token in tokens)
    return len(lettered) > 60 and voweled < 0.9 and common < 0.03 * len(lettered)
