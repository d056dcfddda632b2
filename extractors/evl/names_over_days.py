"""People whose names stand alone on lines, each over their own days: crew lists in columns."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractors import catalogue
from extractors.confidence import Found
from extractors.evl.hits import Hit
from extractors.evl.job_lines import is_dated
from extractors.evl.line_kinds import is_address, is_date_alone, is_title
from extractors.layout import Line
from extractors.names import looks_like_company, looks_like_person
from extractors.passages import Printed, passage

_FEWEST_PEOPLE = 2
_MOST_LINES_TO_THE_DAYS = 5
_PARTED = re.compile(r"\s+[–—-]\s+|,\s+|\s*[(\[|/]\s*")
_MOST_WORDS_OF_A_NAME = 4
_NUMBERED = re.compile(r"\(?\d{1,2}[.)]\s+|[A-H][.)]\s+")
"""The number of a person in the list of all."""


def names_over_days(lines: Sequence[Line], hits: Sequence[Hit]) -> list[Hit]:
    """Return the names that stand over days, and the positions beside or right below them.

    Only where nothing else tells for sure whom a letter is about, every name has days of its own
    close below it, and no days stand above the first one.
    """
    if any(hit.field == "employee_name" and hit.found is not Found.GUESS for hit in hits):
        return []
    named = {at: hit for at, line in enumerate(lines) if (hit := _name(line, at)) is not None}
    dated = [at for at, line in enumerate(lines) if _lists_days(line)]
    heads = [at for at in named if _days_below(at, dated)]
    above = any(at < heads[0] and not is_date_alone(lines[at].text) for at in dated if heads)
    if above or len({named[at].text for at in heads}) < _FEWEST_PEOPLE:
        return []
    own = [[at for at in dated if a < at < b] for a, b in pairwise([*heads, len(lines)])]
    if not all(own):
        return []
    below = [(head, range(head, days[0])) for head, days in zip(heads, own, strict=True)]
    return [
        hit
        for head, rows in below
        for hit in (named[head], *(h for at in rows for h in _positions(lines[at], at)))
    ]


def _lists_days(line: Line) -> bool:
    """Return whether a line holds dates, and is no address: "19-02 Ostler Street" is none."""
    return is_dated([line]) and not is_address(line.text)


def _days_below(at: int, dated: Sequence[int]) -> bool:
    return any(at < day <= at + _MOST_LINES_TO_THE_DAYS for day in dated)


def _name(line: Line, at: int) -> Hit | None:
    """Return the person whom a line names, alone or with what they were behind a comma or dash."""
    text = passage((line,))
    parts = _parts(text.text)
    if not parts:
        return None
    name, *rest = parts
    number = _NUMBERED.match(text.text)
    name = (number.end(), name[1]) if number is not None else name
    said = text.text[slice(*name)]
    if is_title(text.text) or is_address(text.text) or len(said.split()) <= 1:
        return None
    person = looks_like_person(said) and not looks_like_company(said) and not _is_position(said)
    apart = all(_is_position(text.text[start:end]) for start, end in rest)
    if len(said.split()) > _MOST_WORDS_OF_A_NAME or not person or not apart:
        return None
    return Hit("employee_name", text.cut(*name), Found.SUBJECT, at)


def _positions(line: Line, at: int) -> Iterator[Hit]:
    """Yield the position that a line is, or that stands behind a name on it."""
    text = passage((line,))
    for start, end in _parts(text.text):
        if _is_position(text.text[start:end]):
            value: Printed = text.cut(start, end)
            yield Hit("classification", value, Found.SUBJECT, at)


def _parts(text: str) -> list[tuple[int, int]]:
    """Return where the parts of a line start and end, brackets and colons left out."""
    edges = [found.span() for found in _PARTED.finditer(text)]
    starts = [0, *(end for _, end in edges)]
    ends = [*(start for start, _ in edges), len(text)]
    return [
        (a, a + len(text[a:b].rstrip(" ):]")))
        for a, b in zip(starts, ends, strict=True)
        if text[a:b].strip(" ):]")
    ]


def _is_position(text: str) -> bool:
    match = catalogue.classification(text)
    return match is not None and match.how != "likeness"
