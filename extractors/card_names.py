"""The name on a license that prints no caption before it: the lines over the address.

New York, British Columbia and others print the family name, the given names below it, then street
and town, all from one edge.
"""

import re
from collections.abc import Iterator, Sequence

from extractors.confidence import Found, confidence
from extractors.layout import Line
from extractors.passages import Passage, Printed
from extractors.values import Field, Fields
from extractors.word_lists import word_set

_TOWN = re.compile(
    r"[A-Z][A-Z .'’-]*,?\s+[A-Z]{2},?\s+(?:\d{5}(?:-\d{4})?|[A-Z]\d[A-Z]\s?\d[A-Z]\d)"
)
_STREET = re.compile(r"\d\w*\s+\S.*|(?:P\.?\s?O\.?\s+BOX|APT|UNIT|SUITE|RR)\b.*|#\s?\d+.*")
_NAMES = re.compile(r"[A-Z][A-Z'’.-]*(?:[ ,]{1,2}[A-Z][A-Z'’.-]*){0,4},?")
_OF_THE_CARD = word_set(
    "driver drivers driver's license licence commercial identification card id class state "
    "province permit usa canada under organ donor none enhanced interim limited veteran"
)
_STREET_LINES, _NAME_LINES = 2, 2
_STEP = 2.0
"""How far above a line the next one of the same block begins at most, in heights of the line."""


def name_over_address(rows: Sequence[Passage]) -> Fields:
    """Return the name in the lines over the first address; nothing where there is no address."""
    parts = [part for row in rows for line in row.lines for part in line.segments()]
    for at, part in enumerate(parts):
        if _TOWN.fullmatch(part.text):
            over = list(_over(parts[:at], part))
            streets = _count(over[:_STREET_LINES], _STREET)
            named = _named(over[streets : streets + _NAME_LINES]) if streets else ()
            if named:
                return {"name": _name(named)}
    return {}


def _over(parts: Sequence[Line], line: Line) -> Iterator[Line]:
    """Yield the lines over ``line`` that begin at its left edge, from below, without a gap."""
    for part in reversed(parts):
        tall = line.box[3] - line.box[1]
        if abs(part.box[0] - line.box[0]) <= tall and part.box[1] < line.box[1]:
            if line.box[1] - part.box[1] > _STEP * tall:
                return
            yield part
            line = part


def _count(lines: Sequence[Line], wording: re.Pattern[str]) -> int:
    """Return how many of the first lines have ``wording``, up to the first that has not."""
    for at, line in enumerate(lines):
        if not wording.fullmatch(line.text):
            return at
    return len(lines)


def _named(over: Sequence[Line]) -> tuple[Line, ...]:
    """Return the lines of the name as printed, from above; none where they hold other words."""
    named = over[: _count(over, _NAMES)]
    words = {word.text.lower().strip(",.") for line in named for word in line.words}
    count = sum(len(line.words) for line in named)
    return tuple(reversed(named)) if count > 1 and not words & _OF_THE_CARD else ()


def _name(named: Sequence[Line]) -> Field:
    """Return the name, given names first: the family stands alone above, or ends in a comma."""
    above, *below = named
    family, comma, given = above.text.rstrip(" ,").partition(",")
    if below:
        family, given = above.text, below[0].text
    text = f"{given} {family}" if below or comma else above.text
    held = Printed(" ".join(text.replace(",", " ").split()), tuple(named))
    return Field(held.text, confidence(Found.GUESS, held.weakest), held.places)
