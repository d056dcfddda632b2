"""Days of a month parted by dashes, dots or strokes: "May 2026: 4 – 5 – 6", "May ’26 4·5·6"."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extractors.layout import Line
from extractors.values import Word

_LIST = re.compile(
    r"\W{0,3}(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.? ?"
    r"(?:\d{4}|[’'‘]\d\d),? ?[:–—-]? ?(?P<days>\d{1,2}(?: ?(?P<sign>[•·∙/.–—-]) ?\d{1,2})"
    r"(?: ?(?P=sign) ?\d{1,2})*)(?P<rest>(?: \D.*)?)",
    re.IGNORECASE,
)
_RANGES = "–—-/."
_OF_DATES = "/.-"
_FEWEST_OF_NO_DATE = 4
"""Of "April 2026 4/18/26", a month and a whole date, no number is a day of a list."""

_FEWEST, _FEWEST_BY_DASHES = 2, 3
_MOST_WORDS = 70


def with_commas(lines: Sequence[Line]) -> list[Line]:
    """Return the lines, those that list days of one month by one sign as if it were a comma.

    Two numbers with a dash are a range, and with a stroke or a dot may be a date; three that
    rise behind a month and its year are neither.
    """
    return [_parted(line) for line in lines]


def _parted(line: Line) -> Line:
    if len(line.words) > _MOST_WORDS or not line.words[0].text[:4].strip(".•–-* ").isalpha():
        return line
    match = _LIST.fullmatch(line.text)
    if match is None:
        return line
    sign = match["sign"]
    days = [int(day) for day in re.findall(r"\d+", match["days"])]
    fewest = _FEWEST_BY_DASHES if sign in _RANGES else _FEWEST
    if sign in _OF_DATES and f" {sign} " not in match["days"]:
        fewest = _FEWEST_OF_NO_DATE
    if len(days) < fewest or any(a >= b for a, b in pairwise(days)):
        return line
    return Line(line.page, _words(line, match.start("days"), match.end("days"), sign))


def _words(line: Line, start: int, end: int, sign: str) -> tuple[Word, ...]:
    made: list[Word] = []
    at = 0
    for word in line.words:
        inside = start <= at < end
        made.append(replace(word, text=word.text.replace(sign, ",")) if inside else word)
        at += len(word.text) + 1
    return tuple(made)
