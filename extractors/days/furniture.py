"""What a page prints about itself: its number, that it goes on, the heading it repeats.

Such lines say nothing of the work, a date in them is no day, and a list goes on over them.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from extractors.layout import Line

_MOST_WORDS = 16
_NUMBERED = re.compile(
    r"(?<!this )\bpage:? \d{1,3}(?: ?(?:of|/) ?\d{1,3})?\b|^\W*\d{1,3} of \d{1,3}(?: pages?)?\W*$|"
    r"\bpg\.? \d{1,3}\b"
)
_GOES_ON = re.compile(
    r"\W*(?:.{0,40}\W)?(?:continued|cont['’]?d|continues|see)\W*"
    r"(?:(?:on|from|over|over ?leaf|next|previous|the|page|\d{1,3})\W*)*"
)
_STAMP = re.compile(
    r"\W*(?:run|printed|print|generated|created|exported|downloaded|produced)\b[^:]{0,40}\d{1,2}:\d\d"
)
"""When a page was printed, with the time of day."""

_EDGE_LINES = 4
_LONGEST = 160
_DIGITS = re.compile(r"\d")


def without_furniture(lines: Sequence[Line]) -> list[Line]:
    """Return the lines that are not about the page itself."""
    repeated = _repeated(lines)
    return [
        line
        for number, line in enumerate(lines)
        if number not in repeated and not _is_about_the_page(line)
    ]


def _is_about_the_page(line: Line) -> bool:
    if len(line.words) > _MOST_WORDS:
        return False
    text = line.text.lower()[:_LONGEST]
    if _STAMP.match(text) is not None:
        return True
    return _GOES_ON.fullmatch(text) is not None or _NUMBERED.search(text) is not None


def _repeated(lines: Sequence[Line]) -> set[int]:
    """Return the lines at the top of a page that stand at the top of the page before as well."""
    tops: dict[int, dict[str, int]] = {}
    for number, line in enumerate(lines):
        top = tops.setdefault(line.page, {})
        if len(top) < _EDGE_LINES:
            top.setdefault(_DIGITS.sub("0", line.text), number)
    pages = sorted(tops)
    return {
        number
        for before, page in pairwise(pages)
        for text, number in tops[page].items()
        if text in tops[before] and not _DIGITS.search(lines[number].text)
    }
