"""The crew of a show as sentences tell it: "Bo Poe produced", "under coordinator Di Roe"."""

from collections.abc import Iterator

from extractors.names import looks_like_person
from extractors.patterns import pattern_of
from extractors.resume.headings import CREW
from extractors.resume.offices import NAME, offices_in

_OFFICES = (
    "(?P<o>(?:line |executive )?producer|(?:unit )?production manager|(?:production )?coordinator)"
)
_TOLD_OFFICES = tuple(
    pattern_of(pattern)
    for pattern in (
        rf"\b{_OFFICES}(?: was| is|,)?\s+(?P<v>{NAME})",
        rf"(?P<v>{NAME})\s+(?:(?:was|is)(?:\s+the)?|the)\s+{_OFFICES}\b",
        rf"(?P<v>{NAME})\s+(?P<o>produced|producing)\b",
        rf"\b(?P<o>produced|managed|coordinated) by\s+(?P<v>{NAME})",
    )
)
"""Offices as sentences tell them, beside those of lists: "Bo Poe produced"."""

_FIELD_OF = {
    "producer": "producer",
    "produced": "producer",
    "producing": "producer",
    "manager": "production_manager",
    "managed": "production_manager",
    "coordinator": "production_coordinator",
    "coordinated": "production_coordinator",
}


def crew_in(
    text: str, start: int, end: int
) -> Iterator[tuple[str, tuple[int, int], tuple[int, int]]]:
    """Yield offices of a production, where each is told of with its person, and the name alone."""
    part = text[start:end]
    told = [(office.field, office.at, office.name_at) for office in offices_in(part)]
    for sign in _TOLD_OFFICES:
        for each in sign.finditer(part):
            field = _FIELD_OF[each["o"].split()[-1]]
            told.append((field, each.span(), each.span("v")))
    for field, (a, b), (x, y) in told:
        if field in CREW and looks_like_person(part[x:y]):
            yield field, (start + a, start + b), (start + x, start + y)
