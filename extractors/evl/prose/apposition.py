"""Titles told by what follows them: "for Good Night, Mr. Okafor, a Movie of the Week"."""

import re
from collections.abc import Iterator
from dataclasses import replace

from extractors import catalogue
from extractors.confidence import Found
from extractors.evl.hits import Hit
from extractors.evl.prose.cutting import prose_hit
from extractors.evl.titles import SEASON
from extractors.names import has_legal_form, looks_like_company, looks_like_person
from extractors.passages import Passage
from extractors.patterns import pattern_of

_KIND_BEHIND = pattern_of(r"(?:,|\s\([^()]{1,24}\),?)\s+(?i:an?|the|our)\s+(?P<kind>[^.;,]{3,60})")
_KIND_IN_BRACKETS = pattern_of(r"\s\((?P<kind>[^()“”]{3,60})\)")
_KIND_AT_THE_END = pattern_of(r",\s+(?P<kind>[a-z0-9][\w/-]*(?:\s[\w/-]+){0,4})\W*$")
_MOST_WORDS_MORE = 2
"""How many words a bare kind has beside those that the catalogue knows: "half-hour", "episodic"."""

_LEADS = pattern_of(
    r"^\W*(?:\d{1,2}[.)]\s+)?(?=[A-Z0-9])|"
    r"\b(?:(?:on|for|of|in|produced|titled|entitled|called|named|(?:production|project|show|title)\s+"
    r"(?:is|was)|(?:[Ff]irst|[Ss]econd|[Tt]hird|[Nn]ext|[Oo]ther)\s+(?:is|was))\s+)"
    r"(?:(?:the|our)\s+(?:production|project|show)\s+(?:of\s+)?)?(?=[A-Z0-9])"
)
_WORD = r"(?:[A-Z0-9][\w'’&!?.:-]*|&)"
_SMALL = r"(?:of|the|at|in|on|to|and|a|an|for|from|with|de|la|or|by)"
_TITLE = pattern_of(rf"{_WORD}(?:,?\s(?:{_SMALL}\s){{0,3}}{_WORD}){{0,8}}")
_ARTICLE = pattern_of(r"(?:An?|The)\s")
_FARTHEST = 90
_NO_TITLE = pattern_of(
    r"^(?:I\.?A\.?T|Local\b|Season\b|Social\b|SSN\b|(?:January|February|March|April|May|June|July|"
    r"August|September|October|November|December)\s+\d)"
)


def titles_before_a_kind(text: Passage) -> Iterator[Hit]:
    """Yield the titles right before ", a <kind of production>" or "(<kind of production>)"."""
    behind = (*_KIND_BEHIND.finditer(text.text), *_KIND_IN_BRACKETS.finditer(text.text))
    for found in behind:
        if catalogue.production_type(found["kind"]) is None:
            continue
        start = _start(text.text, found.start())
        if start is not None:
            start += _opening(text.text[start:], text.text[found.end() :])
            season = SEASON.match(text.text, found.start())
            yield prose_hit(text, "production", start, season.end() if season else found.start())
    yield from _before_their_maker(text)
    yield from _before_a_bare_kind(text)


_GOES_ON = pattern_of(r"^\)?,?\s*(?:he|she|they|we|I|(?:Mr|Ms|Mrs|Mx)\.?\s[A-Z][\w'’-]+)\s[a-z]+")


def _opening(said: str, behind: str) -> int:
    """Return the length of the "On" before a title, where a clause goes on: "On Ravine she ..."."""
    leads = said.startswith(("On ", "For ")) and said.split(" ")[1][:1].isupper()
    return said.index(" ") + 1 if leads and _GOES_ON.match(behind) else 0


_MAKER_BEHIND = pattern_of(
    r"\s\((?P<maker>[^()]*\b(?:employer|employed by|produced by|company|signatory)\b[^()]*)\)"
)


def _before_their_maker(text: Passage) -> Iterator[Hit]:
    """Yield the titles that brackets with their company follow: "On Ravine (employer: ...) she"."""
    for found in _MAKER_BEHIND.finditer(text.text):
        start = _start(text.text, found.start())
        opening = _opening(text.text[start:], text.text[found.end() :]) if start is not None else 0
        if start is not None and opening:
            yield prose_hit(text, "production", start + opening, found.start())


def _before_a_bare_kind(text: Passage) -> Iterator[Hit]:
    """Yield the title that a kind alone ends the line of: "1) Bitterroot, one-hour TV series"."""
    for at, line in enumerate(text.lines):
        first = text.starts[text.owners.index(at)]
        found = _KIND_AT_THE_END.search(line.text)
        if found is None or not _is_bare_kind(found["kind"]):
            continue
        lead = _LEADS.match(line.text)
        said = line.text[lead.end() : found.start()] if lead is not None else ""
        if lead is not None and _TITLE.fullmatch(said) and not _is_something_else(said):
            yield prose_hit(text, "production", first + lead.end(), first + found.start())


_KIND_AHEAD = pattern_of(
    r"\b(?:an?|the|our|this|its)\s+(?P<kind>[a-z0-9][\w/-]*(?:\s[a-z][\w/-]*){0,4}),?\s+(?=[A-Z0-9])"
)
_TOO_WIDE = frozenset({"show", "film", "production", "project", "season", "program", "picture"})
"""Words for a kind that stand before other names too: "the film Department", "the show Runner"."""


def titles_behind_a_kind(text: Passage) -> Iterator[Hit]:
    """Yield the titles right behind a kind of production, and the kind: "the TV pilot Ravine"."""
    for found in _KIND_AHEAD.finditer(text.text):
        if found["kind"] in _TOO_WIDE or not _is_bare_kind(found["kind"]):
            continue
        title = _TITLE.match(text.text, found.end())
        said = _OPENING_OF_THE_NEXT.split(title.group())[0].rstrip(".,:") if title else ""
        known = catalogue.classification(said) if said else None
        if said and known is None and not _is_something_else(said):
            end = found.end() + len(said)
            season = SEASON.match(text.text, end)
            guess = prose_hit(text, "production", found.end(), season.end() if season else end)
            yield replace(guess, found=Found.GUESS)
            kind = prose_hit(text, "production_type", *found.span("kind"))
            yield replace(kind, found=Found.GUESS)


_OPENING_OF_THE_NEXT = pattern_of(r"(?<=\w{3})\.\s|(?<=\d)\.\s")
"""Where a sentence ends and the next one begins."""


def with_kind_apart(text: str) -> tuple[str, str | None]:
    """Return a production without the bare kind behind its last comma, and the kind, if any."""
    found = _KIND_AT_THE_END.search(text)
    if found is None or not _is_bare_kind(found["kind"]):
        return text, None
    return text[: found.start()], found["kind"]


def _is_bare_kind(text: str) -> bool:
    """Return whether words (not a title's capitals) say a kind of production and nothing else."""
    named = catalogue.production_wording(text)
    plain = text[:1].islower() or text[:1].isdigit()
    most = len(named[1].split()) + _MOST_WORDS_MORE if named is not None else 0
    return plain and len(text.replace("-", " ").split()) <= most


def _start(whole: str, end: int) -> int | None:
    """Return where the longest title that ends at ``end`` begins."""
    floor = max(0, end - _FARTHEST)
    for lead in _LEADS.finditer(whole, floor, end):
        said = whole[lead.end() : end]
        if _TITLE.fullmatch(said) and not _is_something_else(said):
            return lead.end()
    return None


def _is_something_else(said: str) -> bool:
    """Return whether a company, a local, a date or a role with its show stands there instead."""
    role, parting, _ = re.split(r"\s(for|on)\s", f"{said} on ", maxsplit=1)[:3]
    person = looks_like_person(role) and _ARTICLE.match(role) is None
    known = catalogue.classification(role) is not None or person
    named = parting and len(role) < len(said) and known
    company = looks_like_company(said) and (has_legal_form(said) or len(said.split()) > 2)
    return bool(named or company or _NO_TITLE.match(said))
