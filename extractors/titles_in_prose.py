"""The shows that a letter of reference names in its sentences, in quotes or without them."""

import re
from collections.abc import Collection, Iterator

from extractors import catalogue
from extractors.confidence import Found, confidence
from extractors.names import looks_like_company
from extractors.passages import Passage
from extractors.patterns import pattern_of
from extractors.values import Field, Fields, Place

_QUOTED = pattern_of(r"[“\"](?P<v>[^“”\"]{2,80})[”\"]")
_TITLE = (
    r"(?P<v>[A-Z][\w'’-]*(?:\s+(?:of|the|at|in|on|and|to|for|a|&)(?=\s+[A-Z]))?(?:\s+[A-Z][\w'’-]*"
    r"(?:\s+(?:of|the|at|in|to)(?=\s+[A-Z]))?)*)"
)
_NAMED = pattern_of(
    r"(?:\b(?:on|for|of|series|film|feature|pilot|movie|week|show|called|titled)\s+|,\s+|"
    r"\band\s+(?:again\s+)?(?:on\s+)?)"
    r"(?:(?:both|the)\s+(?:\w+\s+){0,2}(?:series|film|feature|pilot|show|movie|seasons?)\s+(?:of\s+)?)?"
    rf"{_TITLE}"
)
_OF_WORK = pattern_of(
    r"(?i)\b(?:work(?:ed|ing)?|team|office|supervis\w+|together|hired|desk|assist\w*|seasons?|"
    r"my\s+(?:1st|2nd|first|second|coordinator|right)|reported|ran|coordinat(?:ed|ing))\b"
)
_NO_TITLE = pattern_of(
    r"(?:IATSE|Local|Season|Committee|Board|Member\w*|Union|Executive|Monday|Tuesday|Wednesday|"
    r"Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|"
    r"October|November|December|Production|Assistant|First|Second|Coordinator|PC|APC|PM|UPM|DGC|I|"
    r"Canada|Ontario|Toronto|She|He|They|We|My|Her|His|Their|UK|US|USA|Inc|Ltd|Please)\b"
)
_SENTENCE = pattern_of(r"(?<=[a-z)\d’”\"]{2}[.!?;])\s+(?=[A-Z])")


def titles_in(text: Passage, people: Collection[str]) -> Fields:
    """Return ``productions``: titles in quotes, or else those that sentences of work name.

    ``people`` are the words of the names in the letter, which are no titles.
    """
    places: dict[str, Place] = {}
    quoted = list(_QUOTED.finditer(text.text))
    for found in quoted or _worked_on(text.text, people):
        title = found["v"].strip(" ,.")
        if title and title[0].isupper() and len(title.split()) <= 8:
            held = text.group(found, "v").places[0]
            places.setdefault(title, held)
    if not places:
        return {}
    sure = confidence(Found.PROSE if quoted else Found.GUESS)
    return {"productions": Field(list(places), sure, tuple(places.values()))}


def _worked_on(text: str, people: Collection[str]) -> Iterator[re.Match[str]]:
    """Yield the titles without quotes: "worked with me on Iron Creek (season 3) and Marigold"."""
    at = 0
    for sentence in _SENTENCE.split(text):
        start = text.index(sentence, at)
        at = start + len(sentence)
        if not _OF_WORK.search(sentence):
            continue
        begun = False
        for found in _NAMED.finditer(text, start, at):
            listed = found[0].startswith((",", "and"))
            if (listed and not begun) or not _is_title(found["v"], people):
                continue
            begun = True
            yield found


def _is_title(said: str, people: Collection[str]) -> bool:
    if _NO_TITLE.match(said) or looks_like_company(said):
        return False
    return said.split(maxsplit=1)[0] not in people and catalogue.classification(said) is None
