"""Signs that a letter tells of several shows, for letters in which only one was made out.

Days that belong to several shows and are given to one are wrong for it: where there are such
signs, no day of the letter is counted until a person has said which show it belongs to.
"""

import re
from collections.abc import Sequence

from extractors.layout import Line
from extractors.values import Finding, Outcome, Place, Severity

_SHOWS = (
    r"(?:commercials|spots|jobs|productions|shows(?! (?:the|that|how|which|each|all)\b)|projects|"
    r"campaigns|pictures|films|titles)"
)
_COUNT = (
    r"(?:[Tt]wo|[Tt]hree|four|five|six|seven|eight|nine|ten|[2-9]|1\d|several|[Tt]hese|"
    r"following|both)"
)
_COUNTED = re.compile(
    rf"\b{_COUNT}\s+(?:(?!days?\b|weeks?\b|months?\b)[a-z-]+\s+){{0,2}}{_SHOWS}\b|"
    rf"\b{_SHOWS}\s+(?:listed|named|shown|set out)?\s*(?:below|as follows)\b"
)
"""Small letters: "Nine Productions, LLC" is a company."""

_JOB = re.compile(
    r"\bjob\s*(?:#|no\.?|number|num)?\s*:?\s*#?\s*([A-Z]{0,3}-?\d[\w-]{2,})", re.IGNORECASE
)
_LABEL = re.compile(
    r"^\W*(?:\d+[.)]\s*)?(spot|commercial|campaign|product|client|agency|job(?: (?:name|title))?|"
    r"production|show|project|title|picture)\s*(?:\d{1,2}\s*)?:\s*(\S.*)$",
    re.IGNORECASE,
)
_TITLE = re.compile(r"[“\"]([^”\"]{2,60})[”\"]")
_DATED = re.compile(
    r"\d{1,2}[/.-]\d{1,2}\b|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d",
    re.IGNORECASE,
)
_FEWEST = 2


def several_told(lines: Sequence[Line]) -> tuple[str, Place] | None:
    """Return the words that tell of several shows, and where they stand; ``None`` for none."""
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
            return said, Place(line.page, line.box, text)
    return None


def not_attributed(said: str, place: Place) -> Finding:
    """Return the finding that the days of a letter cannot be given to its shows."""
    message = (
        f"The letter seems to tell of several shows (“{said[:60]}”), but only one could be made "
        "out, so its days cannot be given to the right one. They count as no day until a person "
        "has said which show each belongs to."
    )
    return Finding("doubtful-dates", Severity.INFO, Outcome.CANNOT_TELL, message, (place,))
