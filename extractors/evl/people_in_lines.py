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

_FEWEST = 2
_LONGEST_LINE = 600


def people_in_lines(lines: Sequence[Line]) -> list[Hit]:
    """Return who each line names, and as what, where two at least begin so and tell dates.

    A position must be one of the catalogue's, in its own words: a line of another list that only
    looks like a name names nobody.
    """
    found = [hit for at in range(len(lines)) for hit in _person(lines, at)]
    people = {hit.text.lower() for hit in found if hit.field == "employee_name"}
    return found if len(people) >= _FEWEST else []


def _person(lines: Sequence[Line], at: int) -> Iterator[Hit]:
    """Yield the person and the position on a line that tells dates, or that stands over them."""
    text = passage(lines[at : at + 1])
    told = _PERSON.match(text.text[:_LONGEST_LINE]) or _HEADING.match(text.text[:_LONGEST_LINE])
    if told is None or not looks_like_person(told["name"]) or looks_like_company(told["name"]):
        return
    match = catalogue.classification(told["role"])
    dated = lines[at + 1 : at + 2] if told.re is _HEADING else lines[at : at + 1]
    if match is None or match.how == "likeness" or not mentions_in(tokens_of(dated)):
        return
    yield Hit("employee_name", text.cut(*told.span("name")), Found.TABLE, at)
    yield Hit("classification", text.cut(*told.span("role")), Found.TABLE, at)
