"""The cover sheet of a fax, which is no part of the letter behind it."""

import re
from collections.abc import Sequence

from extractors.layout import lines
from extractors.values import Page

FEWEST_MARKS = 3
_COVER = re.compile(
    r"(?i)\b(?:fax|facsimile)\b.*\b(?:cover|transmi|transmission)|\bcover\s+sheet\b|^\W*(?:fax|facsimile)\W*$"
)
_MARKS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"^\W*to\b\W",
        r"^\W*from\b\W",
        r"^\W*(?:fax|facsimile)\b",
        r"\bpages?\b",
        r"^\W*(?:re|subject)\b\W",
        r"\burgent\b|\bfor review\b|\bconfidential",
    )
)
_STATES_DAYS = re.compile(
    r"(?i)\b(?:dates?|days)\s+(?:worked|of\s+work|employed|of\s+employment)\b"
)


def without_cover(pages: Sequence[Page]) -> tuple[Page, ...]:
    """Return the pages of the letter, without a fax cover sheet before them."""
    if len(pages) > 1 and is_cover(pages[0]):
        return tuple(pages[1:])
    return tuple(pages)


def is_cover(page: Page) -> bool:
    """Return whether a page is the cover sheet of a fax: titled so, with marks of one, no days."""
    texts = [segment.text for line in lines(page) for segment in line.segments()]
    titled = any(_COVER.search(line.text) for line in lines(page)[:15])
    marks = sum(any(mark.search(text) for text in texts) for mark in _MARKS)
    return titled and marks >= FEWEST_MARKS and not any(_STATES_DAYS.search(t) for t in texts)
