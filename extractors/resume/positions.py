"""Words for what people do on a crew: a position ends in one, or the catalogue has its title."""

import re

from extractors.catalogue.positions import is_known_title
from extractors.patterns import pattern_of

WORKS = (
    r"co-?ordinators?|operators?|swampers?|assistants?|secretar(?:y|ies)|managers?|supervisors?"
    r"|accountants?|bookkeepers?|clerks?|runners?|trainees?|drivers?|captains?|buyers?|providers?"
    r"|dail(?:y|ies)|servers?|cooks?|chefs?|medics?|P\.?A\.?|costumers?|stylists?|designers?"
    r"|technicians?|best boys?"
)
POSITION = pattern_of(
    rf"(?i)(?!the\b)(?:[\w./&]+(?:-[\w./&]+)*\s+){{0,4}}(?:{WORKS})(?:\s+\((?:dail(?:y|ies)|days?)\))?"
)
"""A position in whatever words; the categories of Local 411 are told by name."""

POSITION_IN_PROSE = pattern_of(rf"(?:\b[A-Z12][\w'’-]*\s+){{0,3}}\b(?=[A-Z])(?i:{WORKS})(?!\w)")
"""A position within a sentence: words in capitals up to the one that names the work."""

OF_A_POSITION = pattern_of(rf"(?i)\b(?:asst|coord|{WORKS})\b")
_UNIT = pattern_of(
    r"(?i)\s+[-–—]\s+(?:(?:1st|2nd|first|second|main|splinter|additional) unit|dail(?:y|ies))"
)
_MOST_WORDS = 5


def is_position(text: str) -> bool:
    """Return whether words are a position, or several with a slash between, and no more.

    A unit behind a dash is its own: "Key Grip - 2nd Unit".
    """
    own = [part.strip() for part in re.split(r"\s+/\s+", _UNIT.sub("", text.strip()))]
    return all(map(_is_one, own))


def joins_positions(part: str, begin: int, stop: int) -> bool:
    """Return whether a mark stands within one capacity: "Dolly Grip / Grip", "Grip - 2nd Unit"."""
    before = _EDGE_BEFORE.split(part[:begin])[-1].strip()
    behind = _EDGE_BEHIND.split(part[stop:])[0].strip()
    mark = part[begin:stop]
    joins = mark.strip() in {"/", "-", "–", "—"} and before and behind
    return bool(joins) and is_position(f"{before}{mark}{behind}")


_EDGE_BEFORE = pattern_of(r"\s+[–—|•·-]\s+|[,;|•·:()\[\]]|\.{3,}")
_EDGE_BEHIND = pattern_of(r"\s+[–—|•·/-]\s+|[,;|•·:()\[\]]|\.{2,}")


def _is_one(text: str) -> bool:
    bare = text.strip(" ,;:–—-")
    if POSITION.fullmatch(bare) is not None:
        return True
    return len(bare.split()) <= _MOST_WORDS and is_known_title(bare)
