"""As what a person was employed, as sentences say it."""

import re
from collections.abc import Iterator

from extractors import catalogue
from extractors.evl.hits import Hit
from extractors.evl.prose.cutting import prose_hit
from extractors.names import has_legal_form, looks_like_company
from extractors.passages import Passage
from extractors.patterns import pattern_of
from extractors.word_lists import word_set

_AS = pattern_of(
    r"\b(?i:as)\s+(?i:an?\s+|the\s+|our\s+|a\s+)?(?=(?P<v>[A-Za-z0-9][\w./&'’-]*(?:[ "
    r"]+[\w./&'’()-]+){0,6}))"
)
_OF = pattern_of(
    r"\b(?<!this )(?<!that )(?<!each )(?i:capacity|position|classification|role|craft|occupation|"
    r"job title|job|title|category)\s+(?i:of|as|was|is|:)\s+"
    r"(?i:an?\s+|the\s+)?[\"“]?(?P<v>[A-Za-z0-9][\w./&'’-]*(?:[ ]+[\w./&'’()-]+){0,6})"
)
_IN_THE = pattern_of(
    r"\b(?i:in|under)\s+(?i:the|an?)\s+[\"“]?(?P<v>[A-Z0-9][\w./&'’-]*(?:[ "
    r"]+[\w./&'’-]+){0,5}?)[\"”]?\s+"
    r"(?i:classification|position|category|craft|capacity|role|occupation|department)"
)
_WAS_A = pattern_of(
    r"\b(?i:was|is|were)\s+(?i:an?|our|the)\s+"
    r"(?P<v>[A-Z][\w./&'’-]*(?:[ ][A-Z0-9][\w./&'’-]*){0,4})"
    r"(?:\s+(?:person|people|crew|member|artist))?\s+(?i:for\s+us|for\s+our|on|with\s+us)\b"
)
_WAS_A_KNOWN = pattern_of(
    r"\b(?i:was|is|were)\s+(?i:an?|our|the|one\s+of\s+(?:our|the))\s+"
    r"(?P<v>[A-Za-z][\w./&'’-]*(?:[ ][\w./&'’-]+){0,5})"
)
_OUR = pattern_of(
    r",\s+(?i:our|an?|the|one\s+of\s+our)\s+(?P<v>[A-Za-z][\w./&'’-]*(?:[ ][\w./&'’-]+){0,5})"
)
"""Behind a name: "for Marcus Oduya, our Best Boy Electric on …"; only a title of the catalogue."""

_WAS_BARE = pattern_of(
    r"\b(?i:was|is)\s+(?P<v>[A-Z][\w./&'’-]*(?:[ ][\w./&'’-]+){0,4}?)\s+"
    r"(?i:on|for)\s+(?i:this|the|our|that)\b"
)
_PERFORMED = pattern_of(
    r"\b(?i:performed|performing|provided|rendered)\s+(?P<v>[A-Za-z][\w./&'’-]*(?:[ "
    r"]+[\w./&'’-]+){0,4}?)\s+"
    r"(?i:work|duties|services)\b"
)
_BEHIND_NAME = pattern_of(
    r"\([^()]{0,40}\d{4}\)\s*[,:–—-]\s*(?P<v>[A-Z0-9][\w/&'’ -]+?)(?=\s*[,.;(:]|\s[–—-]\s|$)"
)
_LOCAL_BEHIND = pattern_of(r"\s*[,(]?\s*\(?(?i:IATSE\s+)?(?i:local)\s+\d")
_STRONG_AS = pattern_of(
    r"(?i)\b(?:employed|worked|work|hired|engaged|served|retained|"
    r"services|position|paid|working|contracted|him|her|them|attended|returned|joined|"
    r"duties|union|days?|capacity|staff|crew|team|(?:filled|stepped|sat)\s+in|covered|acted)\b"
    r"(?:[^.;]|(?<=\b[A-Z])\.|(?<=\b(?:Inc|Ltd))\.|(?<=\b(?:Jr|Sr))\.|(?<=\bCorp)\.){0,90}$"
)
_RAISED = pattern_of(
    r"\b(?i:promoted|upgraded|elevated|reclassified|raised|advanced|moved\s+up|stepped\s+up|bumped(?:\s+up)?)"
    r"\s+(?i:to|as)\s+(?i:an?\s+|the\s+(?:position|role|classification)\s+of\s+)?"
    r"[\"“]?(?P<v>[A-Za-z0-9][\w./&'’-]*(?:[ ]+[\w./&'’()-]+){0,6})"
)
"""From one position to the next: "upgraded to Key Grip"."""

_CLASS_STOPS = pattern_of(
    r"\s+(?:on|for|in|at|with|under|by|from|during|through|between|"
    r"and\s+(?:was|is|has|worked)|who|which|within|"
    r"working|covered|member|of\s+(?:the|IATSE|Local)|beginning|"
    r"starting|via|since|whose|while|per|pursuant|c/o|until|"
    r"to\s|the\s|this\s|his\s|her\s|was\b|were\b|is\b|are\b|[(\[\"“]).*$|[,;:()\[\].]+$",
    re.IGNORECASE,
)
_SENTENCE_END = pattern_of(r"(?:(?<=[a-z]{4})|(?<=\d(?:st|nd|rd|th)))\.\s+(?=[A-Z])")
_OWN_OFFICE = pattern_of(r"(?:\bI\b|\b[Mm]y\b|\b[Uu]ndersigned\b)[^.;]{0,50}$")
"""Who writes speaks of the office held by the writer, not of what somebody worked as."""

LIKENESS_IN_PROSE = 92.0
"""In a sentence only a title with a letter misread is taken for a title by likeness."""
_NO_TITLE_STARTS = word_set(
    "follows of verification proof evidence well agent employer such described shown noted listed "
    "indicated per needed the requested confirmation payroll stated detailed soon long his her "
    "their part required loan-out loanout statutory holiday unpaid"
)
_NO_TITLE_STARTS_AS_SET = frozenset({"Local", "IATSE", "I.A.T.S.E.", "set"})
"""In these letters only: "as set forth" names nothing, "as Set Decoration Buyer" does."""

_PATTERNS = (_AS, _OF, _IN_THE, _PERFORMED, _WAS_A, _WAS_A_KNOWN, _WAS_BARE, _OUR, _RAISED)


def roles(text: Passage) -> Iterator[Hit]:
    """Yield the titles under which sentences say somebody worked."""
    yield from _behind_names(text)
    for pattern in _PATTERNS:
        for match in pattern.finditer(text.text):
            start, end = match.span("v")
            if _OWN_OFFICE.search(text.text[max(0, match.start() - 60) : match.start() + 1]):
                continue
            said = known_position(text.text[start:end])
            if said is None and pattern in (_AS, _OF, _WAS_A):
                strong = pattern is not _AS or _heads_what_follows(text.text, match)
                said = _unknown_classification(text.text, match, start, end, strong=strong)
            if said:
                yield prose_hit(text, "classification", start, start + len(said))


def _heads_what_follows(whole: str, match: re.Match[str]) -> bool:
    """Return whether "As", words in capitals and a colon are all that a passage opens with."""
    opens = not whole[: match.start()].strip(" •–—-*") and whole[match.end("v") :][:1] == ":"
    return opens and all(word[:1].isupper() for word in match["v"].split())


def _behind_names(text: Passage) -> Iterator[Hit]:
    """Yield the titles of the catalogue that stand behind a name and its number."""
    for match in _BEHIND_NAME.finditer(text.text):
        known = catalogue.classification(match["v"])
        says_local = _LOCAL_BEHIND.match(text.text, match.end()) is not None
        if says_local or (known is not None and known.how != "likeness"):
            yield prose_hit(text, "classification", *match.span("v"))


def known_position(text: str) -> str | None:
    """Return the longest start of ``text`` that is a catalogue's title, else one much like it."""
    words = text.split(" ")
    starts = [" ".join(words[:count]).strip(' ,.;:()“”"') for count in range(len(words), 0, -1)]
    alike: str | None = None
    for said in starts:
        if len(said) < 2 or re.search(r"\(|\blocal\b|\d{2}", said, re.IGNORECASE):
            continue
        match = catalogue.classification(said)
        if match is None or not text.startswith(said):
            continue
        if match.how != "likeness":
            return _with_its_end(text, said)
        whole = _with_its_end(text, said) == said
        if whole and match.score >= LIKENESS_IN_PROSE and not _CLASS_STOPS.search(f"{said} "):
            alike = alike or said
    return alike


_CAPITALS_ON = pattern_of(
    r"(?:[ ](?!(?:On|For|At|In|Of|From|Local|IATSE|I\.A)\b)[A-Z][a-z]+){1,4}(?=[,.;(]|\s[a-z(]|$)"
)


def _with_its_end(text: str, known: str) -> str:
    """Return a title of the catalogue with what goes on in capitals: "Key Makeup | Artist"."""
    if not known[:1].isupper():
        return known
    rest = _CAPITALS_ON.match(text, len(known))
    return known + rest.group() if rest is not None else known


def _unknown_classification(
    whole: str, match: re.Match[str], start: int, end: int, *, strong: bool
) -> str | None:
    """Return a title the catalogue does not know where the sentence says it is one."""
    if not strong and not _STRONG_AS.search(whole[max(0, match.start() - 120) : match.start()]):
        return None
    said = _SENTENCE_END.split(whole[start:end])[0]
    said = _CLASS_STOPS.sub("", said).strip(" ,.;:")
    said = _CLASS_STOPS.sub("", said).strip(" ,.;:")
    words = said.split()
    if not words or len(words) > 5 or (looks_like_company(said) and has_legal_form(said)):
        return None
    if words[0].lower() in _NO_TITLE_STARTS or words[0] in _NO_TITLE_STARTS_AS_SET:
        return None
    return said if any(word[0].isupper() for word in words) else None
