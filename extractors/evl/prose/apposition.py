"""Titles told by what follows them: "for Good Night, Mr. Okafor, a Movie of the Week"."""

import re
from collections.abc import Iterator

from extractors import catalogue
from extractors.evl.hits import Hit
from extractors.evl.prose.cutting import prose_hit
from extractors.evl.titles import SEASON
from extractors.names import has_legal_form, looks_like_company, looks_like_person
from extractors.passages import Passage

_KIND_BEHIND = re.compile(r"(?:,|\s\([^()]{1,24}\),?)\s+(?i:an?|the|our)\s+(?P<kind>[^.;,]{3,60})")
_KIND_IN_BRACKETS = re.compile(r"\s\((?P<kind>[^()“”]{3,60})\)")
_LEADS = re.compile(
    r"^\W*(?:\d{1,2}[.)]\s+)?(?=[A-Z0-9])|"
    r"\b(?:(?:on|for|of|in|produced|titled|entitled|called|named|(?:production|project|show|title)\s+"
    r"(?:is|was)|(?:[Ff]irst|[Ss]econd|[Tt]hird|[Nn]ext|[Oo]ther)\s+(?:is|was))\s+)"
    r"(?:(?:the|our)\s+(?:production|project|show)\s+(?:of\s+)?)?(?=[A-Z0-9])"
)
_WORD = r"(?:[A-Z0-9][\w'’&!?.:-]*|&)"
_SMALL = r"(?:of|the|at|in|on|to|and|a|an|for|from|with|de|la|or|by)"
_TITLE = re.compile(rf"{_WORD}(?:,?\s(?:{_SMALL}\s){{0,3}}{_WORD}){{0,8}}")
_ARTICLE = re.compile(r"(?:An?|The)\s")
_FARTHEST = 90
_NO_TITLE = re.compile(
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
            season = SEASON.match(text.text, found.start())
            yield prose_hit(text, "production", start, season.end() if season else found.start())


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
