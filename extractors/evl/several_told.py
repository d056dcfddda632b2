"""Signs that a letter tells of several shows or positions, where only one job was made out.

Days that belong to several and are given to one are wrong for it: where there are such signs, no
day of the letter is counted until a person has said which of them it belongs to.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors import catalogue
from extractors.layout import Line
from extractors.patterns import pattern_of
from extractors.values import Finding, Outcome, Place, Severity

_SHOWS = (
    r"(?:commercials|spots|jobs|productions|shows(?! (?:the|that|how|which|each|all)\b)|projects|"
    r"campaigns|pictures|films|titles)"
)
_COUNT = (
    r"(?:[Tt]wo|[Tt]hree|four|five|six|seven|eight|nine|ten|[2-9]|1\d|several|[Tt]hese|"
    r"following|both)"
)
_POSITIONS = r"(?:classifications|capacities|positions|roles|occupations|job categories)"
_POSITIONS_COUNTED = pattern_of(
    r"\b(?:[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[2-5]|[Ss]everal|[Bb]oth)\s+(?:(?!days?\b|weeks?\b|months?\b)[a-z-]+\s+){0,2}"
    rf"{_POSITIONS}\b"
)
"""Not "these" or "following": forms ask for days in "the following classifications"."""

_WITH_A_COUNT = pattern_of(r"\b\d{1,3}\s+(?:[a-z]+\s+){0,2}days?\b", re.IGNORECASE)
_CLAUSES = pattern_of(r"[;,]|\band\b|\bplus\b", re.IGNORECASE)
_PIECES = pattern_of(r"[–—,:;|()]|\s-\s")
_COUNTED = pattern_of(
    rf"\b{_COUNT}\s+(?:(?!days?\b|weeks?\b|months?\b)[a-z-]+\s+){{0,2}}{_SHOWS}\b|"
    rf"\b{_SHOWS}\s+(?:listed|named|shown|set out)?\s*(?:below|as follows)\b"
)
"""Small letters: "Nine Productions, LLC" is a company."""

_JOB = pattern_of(
    r"\bjob\s*(?:#|no\.?|number|num)?\s*:?\s*#?\s*([A-Z]{0,3}-?\d[\w-]{2,})", re.IGNORECASE
)
_LABEL = pattern_of(
    r"^\W*(?:\d+[.)]\s*)?(spot|commercial|campaign|product|client|agency|job(?: (?:name|title))?|"
    r"production|show|project|title|picture)\s*(?:\d{1,2}\s*)?:\s*(\S.*)$",
    re.IGNORECASE,
)
_TITLE = pattern_of(r"[“\"]([^”\"]{2,60})[”\"]")
_DATED = pattern_of(
    r"\d{1,2}[/.-]\d{1,2}\b|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d",
    re.IGNORECASE,
)
_FEWEST = 2
_MOST_WORDS_OF_A_LABEL = 4


@dataclass(frozen=True, slots=True)
class Several:
    """Of what there seem to be several, ``show`` or ``position``; the words, and where they are."""

    what: str
    said: str
    place: Place


def several_told(lines: Sequence[Line]) -> Several | None:
    """Return the first sign that ``lines`` tell of several shows, else of several positions."""
    return _several_shows(lines) or _several_positions(lines)


def _several_shows(lines: Sequence[Line]) -> Several | None:
    numbers: set[str] = set()
    labels: dict[str, set[str]] = {}
    titles: set[str] = set()
    for line in lines:
        text = line.text
        counted = _COUNTED.search(text)
        numbers |= {number.lower() for number in _JOB.findall(text)}
        if (label := _LABEL.match(text)) is not None:
            labels.setdefault(label[1].lower(), set()).add(label[2].lower())
        if (title := _TITLE.search(text)) is not None and _DATED.search(text):
            titles.add(title[1].lower())
        most = max([len(numbers), len(titles), *map(len, labels.values())])
        if counted is not None or most >= _FEWEST:
            said = counted[0] if counted is not None else text
            return Several("show", said, Place(line.page, line.box, text))
    return None


def _several_positions(lines: Sequence[Line]) -> Several | None:
    """Return words that count positions, or the second position that heads days of its own."""
    for line in lines:
        if (counted := _POSITIONS_COUNTED.search(line.text)) is not None:
            return Several("position", counted[0], Place(line.page, line.box, line.text))
        if len(set(_each_counted(line))) >= _FEWEST:
            return Several("position", line.text, Place(line.page, line.box, line.text))
    headed: set[str] = set()
    for above, below in pairwise(lines):
        if _WITH_A_COUNT.search(above.text) and _DATED.search(below.text):
            headed |= set(_positions(above.text))
            if len(headed) >= _FEWEST:
                return Several("position", above.text, Place(above.page, above.box, above.text))
    return None


def _each_counted(line: Line) -> Iterator[str]:
    """Yield the positions that a line counts days for: "Grip (4 days) and Best Boy (3 days)".

    A label may stand before the first of them.
    """
    for part in line.segments():
        for clause in _CLAUSES.split(part.text):
            counted = _WITH_A_COUNT.search(clause) is not None
            named = [name for piece in _PIECES.split(clause) for name in _ends_of(piece)]
            yield from [name for name in named if counted and list(_positions(name))][:1]


def _ends_of(piece: str) -> Iterator[str]:
    """Yield a piece of a line whole, and without the first words of it."""
    words = piece.split()
    for first in range(min(len(words), _MOST_WORDS_OF_A_LABEL)):
        yield " ".join(words[first:])


def _positions(text: str) -> Iterator[str]:
    """Yield the positions of the catalogue that a heading names, each by one name."""
    for piece in _PIECES.split(text):
        match = catalogue.classification(piece.strip())
        if match is not None and match.how != "likeness":
            yield match.name


def not_attributed(several: Several) -> Finding:
    """Return the finding that the days of a letter cannot be given to its shows or positions."""
    message = (
        f"The letter seems to tell of several {several.what}s (“{several.said[:60]}”), but only "
        "one could be made out, so its days cannot be given to the right one. They count as no "
        f"day until a person has said which {several.what} each belongs to."
    )
    return Finding("doubtful-dates", Severity.INFO, Outcome.CANNOT_TELL, message, (several.place,))
