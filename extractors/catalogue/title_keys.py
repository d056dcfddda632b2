"""How titles are printed made alike: codes and locals off, abbreviations written out."""

import re
from functools import cache

from rapidfuzz.utils import default_process

from extractors.patterns import pattern_of

_ABBREVIATIONS = {
    "asst": "assistant", "ast": "assistant", "assist": "assistant", "dept": "department",
    "coord": "coordinator", "tech": "technician", "1st": "first", "2nd": "second",
    "3rd": "third", "jr": "junior", "sr": "senior", "elec": "electric", "op": "operator",
    "foreman": "foreperson", "forewoman": "foreperson", "sfx": "special effects",
    "spfx": "special effects", "makeup": "make up", "hairstylist": "hair stylist",
    "propmaker": "prop maker", "propmaster": "prop master", "leadman": "lead person",
    "opr": "operator", "supv": "supervisor", "mech": "mechanic", "ass": "assistant",
    "transpo": "transportation", "transp": "transportation", "cam": "camera",
}  # fmt: skip
_PERSON = pattern_of(r"\b(\w+?)\s*(?:man|woman|men|women)\b")
_NOT_PERSON = frozenset({"wo", "fore", "gang", "lead", "her", "gentle"})
_TRAILING_CODE = pattern_of(
    r"\s*[\[(]?\s*(?:(?:occ(?:upation)?\.?|class\.?)\s*(?:code)?\s*(?:no\.?|#)?[:\s]*)?"
    r"#?\d{4}[A-Z]?\s*[\])]?\s*$",
    re.IGNORECASE,
)
_LEADING_CODE = pattern_of(r"^\s*#?\d{4}\s*[-–—:/]?\s+(?=[A-Za-z])")
_LOCAL_TAIL = pattern_of(
    r"[\s,(\-–—/]*(?:\b(?:I\.?A\.?T\.?S\.?E\.?|Teamsters|IBT|Laborers)\b[\s,]*)?"
    r"\b(?:Local|Loc\.?|L)\s*(?:No\.?|#)?\s*#?\d{2,3}[A-Z]?\)?\s*$",
    re.IGNORECASE,
)


_HYPHENATED = pattern_of(r"(?i)\bco-\s?ordinat")
"""A coordinator as Canada and Britain write one, also where a narrow column breaks the word."""


def bare_title(text: str) -> str:
    """Return a printed title without its occupation code and its local."""
    text = _LEADING_CODE.sub("", text)
    text = _LOCAL_TAIL.sub("", text)
    return _TRAILING_CODE.sub("", text)


@cache
def title_key(text: str) -> str:
    """Return what titles are compared by: “Asst. Prop Master” gives “assistant prop master”."""
    plain = _HYPHENATED.sub("coordinat", re.sub(r"['’]s?\b|\.", "", text))
    words = default_process(plain).split()
    full = " ".join(_ABBREVIATIONS.get(word, word) for word in words)
    return (
        _PERSON.sub(_as_person, full)
        .replace("craft service", "crafts service")
        .replace("crafts services", "crafts service")
    )


def _as_person(found: re.Match[str]) -> str:
    stem = found.group(1)
    return found.group(0) if stem in _NOT_PERSON else f"{stem} person"
