"""Who writes the letter: the company printed at its head, apart from the body."""

import re

from extractors.evl.anatomy import Letter, is_address, is_date_alone, is_title
from extractors.layout import Line
from extractors.names import looks_like_company, looks_like_person
from extractors.passages import Printed, printed

_ADDRESSEE = re.compile(
    r"contract services|csatf|administration trust|^(?:to|attn|attention|dear|re|date)\b",
    re.IGNORECASE,
)
_SLOGAN_WORDS = 8
_TAIL = re.compile(r"\s*(?:[|•·]|\s[–—-]\s)\s*.*$")
_FROM = re.compile(r"^from\s*:\s*", re.IGNORECASE)


def issuer_in_letterhead(letter: Letter) -> Printed | None:
    """Return the company at the head of the letter, or None when nobody is printed there."""
    pieces = [
        segment
        for line in letter.letterhead
        for segment in line.segments()
        if not _ADDRESSEE.search(segment.text)
    ]
    named = [piece for piece in pieces if _names_company(piece)]
    if named:
        return _company(named, pieces)
    return _above_an_address(pieces)


def _names_company(piece: Line) -> bool:
    text = piece.text
    return (
        looks_like_company(text)
        and len(text.split()) <= _SLOGAN_WORDS
        and not is_title(text)
        and not is_date_alone(text)
        and not (is_address(text) and any(c.isdigit() for c in text.split()[0]))
        and "@" not in text
        and not re.match(r"^(?:www\.|tel|phone|fax|suite|a division of)", text, re.IGNORECASE)
    )


def _company(named: list[Line], pieces: list[Line]) -> Printed:
    """Return the most prominent company line: the tallest, the first of equals."""
    tallest = max(_height(piece) for piece in named)
    best = next(piece for piece in named if _height(piece) >= 0.9 * tallest)
    bigger = [p for p in pieces if _height(p) > 1.25 * tallest and _plain_name(p)]
    if bigger and bigger[0].page == best.page:
        best = bigger[0]
    return printed(best).with_text(_TAIL.sub("", _FROM.sub("", best.text)).strip(" ,"))


def _above_an_address(pieces: list[Line]) -> Printed | None:
    """Return a name that stands over an address though no word of it says "company"."""
    if len(pieces) < 2 or not any(is_address(piece.text) for piece in pieces[1:]):
        return None
    first = next((piece for piece in pieces if _plain_name(piece)), None)
    if first is None or looks_like_person(first.text.title()):
        return None
    return printed(first)


def _plain_name(piece: Line) -> bool:
    text = piece.text
    return (
        not is_address(text)
        and not is_title(text)
        and not is_date_alone(text)
        and 1 <= len(text.split()) <= 7
        and text[0].isupper()
        and not text.endswith(":")
    )


def _height(piece: Line) -> float:
    return max(word.box[3] - word.box[1] for word in piece.words)
