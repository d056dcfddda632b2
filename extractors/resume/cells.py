"""What a cell under the heading of titles holds beside the title: capacity, season, studio."""

import re
from collections.abc import Sequence

from extractors.evl.titles import SEASON
from extractors.layout import Line
from extractors.passages import Printed, passage
from extractors.resume.bits import in_text
from extractors.resume.listed import heading_category
from extractors.resume.plain_words import BESIDE, TEXT
from extractors.values import Word

_SPACE, _EDGE = 3.0, 10.0
"""How many points stand between two words, and between a cell's words and its edge, at most."""


_IN_BRACKETS = re.compile(r"\([^()]+\)")
_ENDS_WITH_SEASON = re.compile(rf"{SEASON.pattern}$", re.IGNORECASE)


def in_title_cell(title: Printed, right: float) -> dict[str, Printed]:
    """Return the parts of a cell of titles whose room ends at ``right``.

    A line that ends although the next word had room was ended on purpose: what stands below it is
    no part of the title.
    """
    lines = _lines(title)
    for at in range(1, len(lines)):
        below = lines[at]
        apart = _IN_BRACKETS.fullmatch(below.text) or heading_category(below) is not None
        ended = _ENDS_WITH_SEASON.search(lines[at - 1].text)
        if not apart and not ended and not _is_ended(lines[at - 1], below, right):
            continue
        above = tuple(lines[:at])
        own = Printed(" ".join(line.text for line in above), above)
        return {"production_title": own, **_beside(lines[at:])}
    return {}


def title_of(parts: dict[str, Printed]) -> dict[str, Printed]:
    """Return the title alone, where there is one."""
    return {name: said for name, said in parts.items() if name == "production_title"}


def _lines(title: Printed) -> list[Line]:
    page = title.lines[0].page
    made: list[list[Word]] = []
    for word in (word for line in title.lines for word in line.words):
        if not made or word.box[1] >= made[-1][-1].box[3] - 2.0:
            made.append([])
        made[-1].append(word)
    return [Line(page, tuple(words)) for words in made]


def _is_ended(line: Line, below: Line, right: float) -> bool:
    first = below.words[0].box
    return line.box[2] + _SPACE + (first[2] - first[0]) < right - _EDGE


def _beside(lines: Sequence[Line]) -> dict[str, Printed]:
    """Return what the lines below a title say."""
    made: dict[str, Printed] = {}
    for line in lines:
        if (category := heading_category(line)) is not None:
            made.setdefault("classification", category)
            continue
        for bit in in_text(passage((line,))):
            name = "studio" if bit.field in {TEXT, BESIDE} else bit.field
            made.setdefault(name, bit.value)
    return made
