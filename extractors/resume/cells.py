"""What a cell under the heading of titles holds beside the title: capacity, season, studio."""

import re
from collections import Counter
from collections.abc import Sequence

from extractors.evl.titles import SEASON
from extractors.layout import Line
from extractors.names import looks_like_company
from extractors.passages import Printed, passage
from extractors.patterns import pattern_of
from extractors.resume.bits import in_text
from extractors.resume.listed import heading_category
from extractors.resume.plain_words import BESIDE, TEXT
from extractors.values import Word

_SPACE, _EDGE = 3.0, 10.0
"""How many points stand between two words, and between a cell's words and its edge, at most."""


_SMALLER = 0.93
_SHARED = 2
"""So many cells of titles, the own one among them, end alike when they name a studio below."""

_GOES_ON = pattern_of(r"(?i)(?:&|\b(?:the|of|and|an?|at|in|for|to|from|with))$")
"""How no title ends: "Ninety Minutes to", with "Moncton" below."""

_USUAL = 0.5
"""Where so many cells hold a studio below the title, a company below one is its studio."""

_FOR_A_STUDIO = pattern_of(r"(?:for|at|@)\s+[A-ZÀ-Þ]")
_IN_BRACKETS = pattern_of(r"\([^()]+\)")
_ENDS_WITH_SEASON = pattern_of(rf"{SEASON.pattern}[”\"»]?$|[”»]$", re.IGNORECASE)


def in_title_cell(
    title: Printed, right: float, others: Sequence[Printed] = ()
) -> dict[str, Printed]:
    """Return the parts of a cell of titles whose room ends at ``right``.

    A line that ends although the next word had room was ended on purpose: what stands below it is
    no part of the title. Nor are lines in smaller letters, or those that end ``others`` too.
    """
    lines = _lines(title)
    endings = Counter(said for other in others for said in _endings(_lines(other)))
    usual = _share_apart(others, right) >= _USUAL
    for at in range(1, len(lines)):
        apart = _is_apart(lines, at, right) or endings[_said(lines[at:])] >= _SHARED
        if not apart and not (usual and _is_company_below(lines, at)):
            continue
        above = tuple(lines[:at])
        own = Printed(" ".join(line.text for line in above), above)
        return {"production_title": own, **_beside(lines[at:], right)}
    return {}


def studio_below(title: Printed) -> dict[str, Printed]:
    """Return the title and the studio of a cell that holds both, one below the other.

    The studio is the most lines that read as a company, or else the last one alone.
    """
    lines = _lines(title)
    if len(lines) < 2:
        return {}
    firm = (at for at in range(1, len(lines)) if _is_company_below(lines, at))
    ended = (at for at in range(1, len(lines)) if _ENDS_WITH_SEASON.search(lines[at - 1].text))
    at = next(ended, None) or next(firm, len(lines) - 1)
    parts = zip(("production_title", "studio"), (lines[:at], lines[at:]), strict=True)
    return {name: Printed(_said(own), tuple(own)) for name, own in parts}


def _is_apart(lines: Sequence[Line], at: int, right: float) -> bool:
    """Return whether a line of a cell of titles is no part of the title above it."""
    above, below = lines[at - 1], lines[at]
    if _GOES_ON.search(above.text):
        return False
    bracketed = _IN_BRACKETS.fullmatch(below.text) or heading_category(below) is not None
    smaller = _tall(below) < _SMALLER * _tall(above)
    ended = _ENDS_WITH_SEASON.search(above.text) or _is_ended(above, below, right)
    return bool(bracketed or smaller or ended or _FOR_A_STUDIO.match(_said(lines[at:])))


def _share_apart(others: Sequence[Printed], right: float) -> float:
    """Return in which share of the other cells of titles a line below is surely apart."""
    cells = [_lines(other) for other in others]
    apart = [any(_is_apart(own, at, right) for at in range(1, len(own))) for own in cells]
    return sum(apart) / len(apart) if apart else 0.0


def _is_company_below(lines: Sequence[Line], at: int) -> bool:
    above = _said(lines[:at])
    if _GOES_ON.search(above):
        return False
    return looks_like_company(_said(lines[at:])) and not looks_like_company(above)


def _endings(lines: Sequence[Line]) -> list[str]:
    return [_said(lines[at:]) for at in range(1, len(lines))]


def _said(lines: Sequence[Line]) -> str:
    return " ".join(line.text for line in lines)


def _tall(line: Line) -> float:
    return line.box[3] - line.box[1]


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


def _beside(lines: Sequence[Line], right: float) -> dict[str, Printed]:
    """Return what the lines below a title say; one that fills its room runs on in the next."""
    made: dict[str, Printed] = {}
    for own in _whole(lines, right):
        category = heading_category(own[0]) if len(own) == 1 else None
        if category is not None:
            made.setdefault("classification", category)
            continue
        for bit in in_text(passage(own)):
            name = "studio" if bit.field in {TEXT, BESIDE} else bit.field
            made.setdefault(name, bit.value)
    return made


def _whole(lines: Sequence[Line], right: float) -> list[list[Line]]:
    made: list[list[Line]] = []
    for line in lines:
        runs_on = made and not _is_ended(made[-1][-1], line, right)
        if runs_on and heading_category(line) is None:
            made[-1].append(line)
        else:
            made.append([line])
    return made
