"""Lists with a line for each person: "Mateo Villanueva - Key Grip - 4/6, 4/7, 4/8 (3)"."""

import re
from collections.abc import Iterator, Sequence

from extractors import catalogue
from extractors.confidence import Found
from extractors.days.grammar import mentions_in
from extractors.days.tokens import tokens_of
from extractors.evl.hits import Hit
from extractors.layout import Line
from extractors.names import looks_like_company, looks_like_person
from extractors.passages import passage

_PART = r"(?:[,:;|]|\s[-–—/•·])"
_PERSON = re.compile(
    rf"^\W*(?:\d{{1,2}}[.)]\s*)?(?P<name>[^,:;|()/\d]{{5,40}}?)\s*(?:{_PART}\s|\()\s*"
    rf"(?P<role>[^:;|,)\d]{{3,40}}?)\s*\)?\s*(?:{_PART}\s|\s(?=\())"
)
_HEADING = re.compile(
    r"^\W*(?:\d{1,2}[.)]\s*)?(?P<name>[^,:;|()/\d]{5,40}?)\s*(?:[,:;|(]|\s[-–—/•·]\s)\s*"
    r"(?P<role>[^:;|,)\d]{3,40}?)\s*[):]?$"
)
"""A name and a position alone on a line, as a heading over the days of one of several people."""
_WORKED = re.compile(
    r"^\W*(?:\d{1,2}[.)]\s*)?(?P<name>[^,:;|()/\d]{5,40}?),\s+(?P<role>[A-Z][^:;|,()\d]{2,40}?),\s+"
    r"(?:who\s+)?(?=(?:worked|was|is|has|had|did)\b)"
)
"""A sentence that begins with a name and a position: its dates may stand on the next line."""

_FEWEST = 2
_LONGEST_LINE = 600
_WHERE_DATED = {_PERSON: (0, 1), _WORKED: (0, 2), _HEADING: (1, 2)}
"""The lines that hold the dates of a person, counted from the one that names them."""


def people_in_lines(lines: Sequence[Line]) -> list[Hit]:
    """Return who each line names, and as what, where two at least begin so and tell dates.

    A position must be one of the catalogue's, in its own words, or a sentence must go on to say
    what was done: a line of another list that only looks like a name names nobody.
    """
    found = [hit for at in range(len(lines)) for hit in _person(lines, at)]
    people = {hit.text.lower() for hit in found if hit.field == "employee_name"}
    return found if len(people) >= _FEWEST else []


def _person(lines: Sequence[Line], at: int) -> Iterator[Hit]:
    """Yield the person and the position on a line that tells dates, or that stands over them."""
    text = passage(lines[at : at + 1])
    said = text.text[:_LONGEST_LINE]
    told = _WORKED.match(said) or _PERSON.match(said) or _HEADING.match(said)
    if told is None or not looks_like_person(told["name"]) or looks_like_company(told["name"]):
        return
    match = catalogue.classification(told["role"])
    first, last = _WHERE_DATED[told.re]
    known = match is not None and match.how != "likeness"
    known = known or (told.re is _WORKED and told["role"].istitle())
    if not known or not mentions_in(tokens_of(lines[at + first : at + last])):
        return
    yield Hit("employee_name", text.cut(*told.span("name")), Found.TABLE, at)
    yield Hit("classification", text.cut(*told.span("role")), Found.TABLE, at)
