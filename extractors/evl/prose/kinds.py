"""What kind of production it was, as sentences say it."""

import re
from collections.abc import Iterator

from extractors.catalogue.lookup import production_wording
from extractors.evl.hits import Hit
from extractors.evl.prose.companies import COMPANY
from extractors.evl.prose.cutting import prose_hit
from extractors.names import has_legal_form, looks_like_company
from extractors.passages import Passage
from extractors.patterns import pattern_of

_TYPE_SAID = pattern_of(
    r"(?i)\b(?:production|project|series|show|picture|program|"
    r"film|it|which|this)\s+(?:is|was)\s+(?:an?|the)\s+(?P<v>[^.;,]{3,70})|"
    r"\b(?:an?|the)\s+(?P<w>[^.;,“\"]{3,60}?)\s+(?:production|project)\b|"
    r"\b(?:type|format)\s+of\s+production\s+(?:is|was)\s+(?:an?\s+)?(?P<x>[^.;,]{3,60})|"
    r"\b(?:on|for)\s+(?:the|our|an?|this|several)\s+(?:above\s+|following\s+)?"
    r"(?P<y>[^.;,“\"]{3,60}?)\s+(?:listed|named|shown|described|below|as|produced|under)\b|"
    r"\bthe\s+following\s+(?P<z>[^.;,“\"]{3,40}?)\s+(?:was|were|is|are|for|by|of)\b|"
    r"\b(?:on|for)\s+(?:two|three|four|five|six|several|\d)\s+(?P<n>[^.;,:“\"]{3,40})|"
    r"\b(?:on|for)\s+this\s+(?P<k>[^.;,“\"]{3,60})"
)
_NAMED_COMPANY = pattern_of(rf"{COMPANY}")
_KIND_AT_END = pattern_of(
    r"(?i)\b(?:series|film|pilot|movie|commercial|documentary|feature|video|picture|episodic|show)$"
)


def kinds(text: Passage, titles: list[Hit]) -> Iterator[Hit]:
    """Yield the kind of production said right before or after a title, else in a sentence."""
    found = False
    for title in titles:
        at, end = text.span_of(title.printed)
        for start, stop in ((max(0, at - 80), at), (end, min(len(text.text), end + 110))):
            said = _type_in(text, start, stop, before=stop == at)
            if said is not None:
                found = True
                yield said
                break
    for title in () if found else titles:
        again = (
            rf"{re.escape(title.text)}\s+(?:is|was)\s+(?:an?|the|our)\s+(?P<kind>[^.;,]{{3,70}})"
        )
        for match in re.finditer(again, text.text):
            said = _type_in(text, *match.span("kind"), before=False)
            if said is not None:
                found = True
                yield said
    if found:
        return
    for match in _TYPE_SAID.finditer(text.text):
        group = next(name for name in "vwxyznk" if match[name])
        said = _type_in(text, *match.span(group), before=False)
        if said is not None:
            yield said


def _type_in(text: Passage, start: int, stop: int, *, before: bool) -> Hit | None:
    """Return the wording for a kind of production between two characters of ``text``."""
    window = text.text[start:stop]
    edges = [m.end() if before else m.start() for m in re.finditer(r"[.;]\s|[.;]$", window)]
    if edges and before:
        start, window = start + edges[-1], window[edges[-1] :]
    elif edges:
        window = window[: edges[0]]
    plain = _NAMED_COMPANY.sub(_blank_company, window)
    named = production_wording(plain)
    if named is None:
        return None
    wording = r"[\W_]+".join(re.escape(word) for word in named[1].split())
    at = re.search(rf"\b{wording}\b", plain, re.IGNORECASE)
    if at is None:
        return None
    return prose_hit(text, "production_type", start + at.start(), start + at.end())


def _blank_company(found: re.Match[str]) -> str:
    said = found.group(0)
    named = has_legal_form(said) or (len(said.split()) > 1 and looks_like_company(said))
    return " " * len(said) if named and not _KIND_AT_END.search(said) else said
