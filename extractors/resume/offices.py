"""Offices of a production with the person in each, in whatever way a line joins the two."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.names import looks_like_person
from extractors.patterns import pattern_of
from extractors.resume.headings import CREW, field_of_label

_PARTICLES = r"(?:d[aeiou]s?|du|del|van|von|der|den|la|le|el|al|bin|ibn|y|e)"
_PART = r"(?:(?:[A-ZÀ-Þ]\.)+|(?:St|Ste|Jr|Sr|Wm)\.|[A-ZÀ-Þ][\w'’-]*)"
NAME = (
    rf"{_PART}(?:\s+[\"“(][A-ZÀ-Þ]\w+[\"”)])?"
    rf"(?:(?:\s+{_PARTICLES}){{0,2}}\s+{_PART}){{1,4}}"
)
"""A pattern of a person's name, that running text may go on behind."""

_LONG = (
    r"(?:(?:line|executive|exec\.?)\s+)?producer|(?:unit\s+)?production\s+manager"
    r"|prod(?:uction|\.)?\s+(?:manager|mgr\.?|coord(?:inator\b|\.)?)|coordinator|coord\."
    r"|(?:(?:1st|2nd|first|second)\s+)?(?:assistant|asst\.?)\s+(?:prod(?:uction|\.)?\s+)?"
    r"coord(?:inator\b|\.)?|prod\."
)
_SHORT = r"(?:(?:1st|2nd)\s+)?A\.?P\.?C\.?|U\.?P\.?M\.?|P\.?M\.?|P\.?O?\.?C\.?|LP|EP"
_OFFICE = rf"(?:(?i:{_LONG})|(?:{_SHORT})(?![\w]))"
_BEFORE = r"(?:^|(?<=[.,;:|/(•·&])|(?<=\s[-–—])|(?<=\band))\s*"
_OPENING = pattern_of(rf"{_BEFORE}(?P<o>{_OFFICE})\s*(?:[-–—:]\s*)?\s(?P<v>{NAME})")
_WAS = pattern_of(rf"(?i:\bthe)\s+(?P<o>(?i:{_LONG}))\s+(?:was|is)\s+(?P<v>{NAME})")
_UNDER = pattern_of(rf"(?i:\bunder)\s+(?:(?i:the)\s+)?(?P<o>(?i:{_LONG}))\s+(?P<v>{NAME})")
_AS = pattern_of(rf"(?P<v>{NAME})\s+as\s+(?P<o>(?i:{_LONG}))\b")
_WITHIN = pattern_of(rf"(?<=\s)(?P<o>{_SHORT})\s+(?P<v>{NAME})")
_BEHIND = pattern_of(rf"(?P<v>{NAME})\s*\(\s*(?P<o>{_OFFICE})\s*\)")
_LISTED = pattern_of(rf"(?P<v>{NAME}),\s+(?P<o>{_OFFICE})(?=\s*(?:[/|;·•)]|$))")
_END = pattern_of(r"(?<!\bJr)(?<!\bSr)(?<!\b[A-Z])\.$")
_NEXT_SENTENCE = pattern_of(r"(?<!\b[A-Z])(?<!\bSt)(?<!\bMc)\.\s")


@dataclass(frozen=True, slots=True)
class Office:
    """An office that a text names, its person, and the characters that both and the name take."""

    field: str
    name: str
    at: tuple[int, int]
    name_at: tuple[int, int]


def offices_in(text: str) -> Iterator[Office]:
    """Yield the offices of a text with their persons: "PM Bo Poe", "Bo Poe (PM)", "PM - Bo Poe"."""
    taken = 0
    for found in sorted(_found(text), key=lambda each: each.start("o")):
        field = field_of_label(found["o"], has_colon=True)
        name = _name_in(found["v"])
        if field not in CREW or name is None or found.start() < taken:
            continue
        if _OF_A_FIRM.match(text, found.start("v") + len(name)):
            continue
        begin = found.start("v")
        behind = found.start("o") > begin
        start = begin if behind else found.start("o")
        taken = found.end() if behind else begin + len(name)
        yield Office(field, name, (start, taken), (begin, begin + len(name)))


_OF_A_FIRM = pattern_of(
    r"\s+(?:Productions?|Films?|Pictures|Television|TV|Entertainment|Media|Studios?|Inc|Ltd|LLC|ULC)\b"
)
"""What goes on behind two words that are no person's name: "Rose Hill Films"."""


def _found(text: str) -> Iterator[re.Match[str]]:
    behind = [found for sign in (_BEHIND, _LISTED, _AS) for found in sign.finditer(text)]
    yield from behind
    for sign in (_OPENING, _WITHIN, _WAS, _UNDER):
        yield from (each for each in sign.finditer(text) if not _overlaps(each, behind))


def _overlaps(found: re.Match[str], others: list[re.Match[str]]) -> bool:
    return any(found.start("o") < each.end() and each.start() < found.end() for each in others)


def _name_in(words: str) -> str | None:
    """Return the person's name that words begin with, the longest that can be one."""
    cut = _NEXT_SENTENCE.search(words)
    parts = words[: cut.start() + 1].split() if cut else words.split()
    for count in range(len(parts), 1, -1):
        name = _END.sub("", " ".join(parts[:count]).strip(" ,;"))
        if looks_like_person(name):
            return name
    return None
