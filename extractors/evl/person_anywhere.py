"""Whom a letter is about where no label, subject or known phrase names anybody.

Every person's name in the letter is weighed: four digits or a number of social security behind
it, a position beside it, "Ms." before the family name elsewhere. The one that most speaks for is
taken, none where two are alike or too little speaks for any.
"""

import re
from collections.abc import Iterator, Sequence

from extractors import catalogue
from extractors.confidence import Found
from extractors.evl.hits import Hit
from extractors.layout import Line
from extractors.names import FORMS, HONORIFICS, looks_like_person, person_name
from extractors.passages import Passage, passage
from extractors.patterns import pattern_of

_CAPITAL = r"(?:[A-Z]\.|[A-ZÀ-ÞŚŠŽČŁ][\w'’-]+)"
_NAME = pattern_of(
    rf"(?<![\w“\"])(?:{_CAPITAL}\s+){{1,3}}{_CAPITAL}(?:,?\s+(?:Jr|Sr|II|III|IV)\b\.?)?"
)
_NUMBER_BEHIND = pattern_of(
    r"^\W{0,3}(?:\w+\s){0,2}?(?i:ss\s?#|ssn|social|last\s+(?:four|4)|end(?:s|ing)\s+in|[x*]{3})|"
    r"^\s*[(\[](?!(?:19|20)\d\d)\d{4}[)\]]"
)
_NOT_THE_WORKER = pattern_of(
    r"(?i)(?:\bi,|\bi am|my name is|dear|attn:?|attention:?|cc:?|to:|from:|director|signed:?|"
    r"sincerely,?|by:|contact)\s*$"
)
_LEGAL_BEHIND = pattern_of(rf"^,?\s+(?:{FORMS}|Co)\b|^[”\"]")
_POSITION_WORDS = 4
_ENOUGH = 2


def person_anywhere(lines: Sequence[Line], hits: Sequence[Hit]) -> list[Hit]:
    """Return the one person for whom most speaks in ``lines``, where ``hits`` name nobody."""
    if any(hit.field == "employee_name" for hit in hits):
        return []
    text = passage(lines)
    shows = {hit.text for hit in hits if hit.field == "production"}
    scores: dict[str, int] = {}
    first: dict[str, tuple[int, int]] = {}
    for start, end in _names(text):
        name = text.text[start:end]
        if name not in shows:
            first.setdefault(name, (start, end))
            scores[name] = scores.get(name, 0) + _score(text.text, start, end)
    told = {name: score + _said_again(text.text, name) for name, score in scores.items()}
    best = max(told, key=lambda name: told[name], default=None)
    if best is None or told[best] < _ENOUGH or list(told.values()).count(told[best]) > 1:
        return []
    start, end = first[best]
    return [Hit("employee_name", text.cut(start, end), Found.GUESS, text.line_at(start))]


def _names(text: Passage) -> Iterator[tuple[int, int]]:
    for match in _NAME.finditer(text.text):
        if _LEGAL_BEHIND.match(text.text[match.end() :]):
            continue
        words = match.group().split()
        for at in range(len(words) - 1):
            name = " ".join(words[at:])
            if looks_like_person(name) and not _names_a_position(words):
                start = match.end() - len(name)
                if not _NOT_THE_WORKER.search(text.text[:start]):
                    yield start, match.end()
                break


def _names_a_position(words: Sequence[str]) -> bool:
    """Return whether the words end in a craft: "Shop Electrician"."""
    ends = (catalogue.classification(" ".join(words[at:])) for at in range(len(words)))
    return any(match is not None and match.how != "likeness" for match in ends)


def _score(whole: str, start: int, end: int) -> int:
    """Return how much speaks for the worker's name at one place: a number, a position beside."""
    score = 2 * (_NUMBER_BEHIND.match(whole[end:]) is not None)
    before = re.split(r"[.;:,()]\s|,$", whole[:start].rstrip(" ,"))[-1].split()
    behind = re.split(r"[.;:()]", whole[end : end + 80])[0]
    beside = [before[-size:] for size in range(1, _POSITION_WORDS + 1)]
    held = re.match(
        r",?\s+(?:was|worked|has|is)?.{0,40}?\bas\s+(?:an?\s+|our\s+)?(?P<v>.+)", behind
    )
    said = [" ".join(words) for words in beside] + ([held["v"].strip(" ,")] if held else [])
    known = (catalogue.classification(words) for words in said if words)
    return score + any(match is not None and match.how != "likeness" for match in known)


def _said_again(whole: str, name: str) -> int:
    """Return 1 where the family name stands in the letter again: "Ms. Lindqvist"."""
    parts = person_name(name)
    if parts is None:
        return 0
    titled = rf"\b(?:{HONORIFICS})\.?\s+{re.escape(parts.family)}\b"
    return int(re.search(titled, whole) is not None)
