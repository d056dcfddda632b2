"""Who was employed, as sentences say it."""

from collections.abc import Iterator

from extractors.evl.hits import Hit
from extractors.evl.prose.cutting import prose_hit
from extractors.evl.prose.roles import known_position
from extractors.names import FORMS, HONORIFICS, looks_like_person
from extractors.passages import Passage
from extractors.patterns import pattern_of

_CAP = r"(?:(?:[A-Z]\.){1,3}|(?:St|Ste|Dr)\.|[A-ZÀ-ÞŚŠŽČŁ][\w'’\-]*)"
_LINK = r"(?:de|la|las|los|del|van|von|der|den|da|di|dos|du|le|el|al|bin|ibn|y|e)"
_NICK = r"[\"“‘(][A-Z][\w.]*[\"”’)]"
_NAME = (
    rf"(?<![\w.’'-])(?:(?:{HONORIFICS})\.?\s+)?{_CAP}(?:\s+(?:{_LINK}\s+){{0,2}}(?"
    rf":{_CAP}|{_NICK})){{1,5}}"
    r"(?:,?\s+(?:Jr|JR|Sr|SR|II|III|IV)\b\.?)?"
)
_VERB = (
    r"(?:(?:was|is|were|has\s+been|had\s+been)\s+(?:\w+ly\s+|"
    r"also\s+)?(?:employed|hired|engaged|retained|"
    r"contracted|paid|working|on\s+(?:(?:the|our)\s+)?(?:[\w-]+\s+){0,3}?(?:payroll|staff|crew|team)|"
    r"in\s+(?:the|our)\s+employ|"
    r"(?:an?\s+)?employees?\s+of|"
    r"(?:an?\s+|part\s+|members?\s+)+of\s+(?:the|our)\s+crew)|(?:has\s+|had\s+)?worked|"
    r"(?:has\s+)?rendered|(?:has\s+)?performed|"
    r"(?:has\s+)?provided|(?:has\s+)?served|furnished|completed)"
)
_ASIDE = r"(?:\s*[(\[][^()\[\]]{0,90}[)\]]|\s*,[^,]{0,90},){0,2}"
_NAME_PATTERNS = tuple(
    pattern_of(pattern)
    for pattern in (
        rf"(?P<v>{_NAME}){_ASIDE}\s*,?\s+(?i:(?:who\s+)?{_VERB})\b",
        rf"(?P<v>{_NAME})\s+(?:has\s+)?asked\s+(?:me|us)\s+(?:to|for)\b",
        rf"(?P<v>{_NAME}),?\s+(?i:whose\s+(?:services|social|ssn|employment|work))\b",
        rf"(?i:f/?s/?o|for\s+(?:the\s+)?services\s+of|services\s+of)\s+(?P<v>{_NAME})",
        rf"(?i:(?:verif\w+|confirm\w*|certif\w+|regarding|concerning)\s+(?:(?:of|"
        rf"that|the|for|to)\s+)*"
        rf"(?:employment|work|services|days)(?:\s+(?:history|dates|"
        rf"experience|verification|worked))?\s+(?:of|for|by)):?\s+(?P<v>{_NAME})",
        rf"(?i:employment\s+verification|verification\s+of\s+employment|"
        rf"work\s+history)\s*(?i:for|of|:|[-–—])\s*(?P<v>{_NAME})",
        rf"\b(?i:verify|confirm|certify)(?i:ing)?\s+(?P<v>{_NAME})['’]s?\s+"
        rf"(?i:days|dates|work|employment|services)\b",
        rf"\b(?i:in\s+support|at\s+the\s+request|application|eligibility|"
        rf"writ(?:e|ing)\s+on\s+behalf)\s+of\s+(?P<v>{_NAME})",
        rf"\b(?i:lists?|shows?|states?|confirms?|sets\s+out)\s+the\s+(?:work(?:ing)?\s+)?days\s+"
        rf"(?:worked\s+)?(?:of|by)\s+(?P<v>{_NAME})",
        rf"(?i:(?:employee|crew\s+member|individual|person|member|"
        rf"technician)),?\s+(?:named\s+)?(?P<v>{_NAME})",
        rf"(?P<v>{_NAME}),?\s*(?=\(\s*(?i:SSN|XXX|\*\*\*|last\s|social))",
        rf"(?:^|(?<=[\d.;:•]\s))(?P<v>{_NAME}),?\s*"
        rf"(?=(?:[–—-]\s*)?(?i:SSN|XXX|\*\*\*|last\s|social))",
        rf"(?i:that|for|of)\s+(?P<v>{_NAME})(?=\s*[(\[,][^)\]]{{0,20}}(?:SSN|"
        rf"XXX|xxx|\*\*\*|last four|Social))",
        rf"\b(?i:employed|hired|engaged|retained)\s+(?P<v>{_NAME}){_ASIDE},?\s+"
        rf"(?i:as|in|on|from|for)\b",
        rf"\b(?i:asked\s+by|(?:full|legal|whole)\s+name\s+is|writing\s+(?:for|about))\s+(?P<v>{_NAME})",
        rf"(?i:paid\s+to|payments?\s+to|wages\s+of|employment\s+of)\s+(?P<v>{_NAME})",
        rf"\b(?i:this\s+(?:letter\s+)?(?:is|serves)\s+to\s+(?:[\w-]+\s+){{1,4}}?that)\s+(?P<v>{_NAME})"
        r"(?=\s+[a-z])",
    )
)
_HELD = pattern_of(
    rf"(?P<v>{_NAME}){_ASIDE},?\s+(?i:was|is|has\s+been)\s+(?i:our|the|an?|one\s+of\s+our)\s+"
    r"(?P<role>[\w/&'’-]+(?:\s+[\w/&'’-]+){0,5})"
)
"""Somebody who was something: "Nnamdi Abara was our Second Assistant Camera on …"."""

_BEFORE_NUMBER = pattern_of(
    rf"(?:^|(?<=[.;:•)]\s)|(?<=^\d\.\s))(?P<v>{_NAME}),?\s*[(\[]\D{{0,24}}"
    r"(?P<last4>(?!(?:19|20)\d\d)\d{4})[)\]]\s*[,:–—-]"
)
_NO_NAME = pattern_of(
    r"^(?:Then|Next|First|Second|Later|Afterwards?|After|Finally|Also|Subsequently|Additionally|"
    r"Before|Previously|Thereafter|Again|In|On|From|As|And|But|While|When|Lastly|Meanwhile|Both)\s+"
)
"""Words that a sentence opens with, set in capitals like the name behind them."""


def people(text: Passage) -> Iterator[Hit]:
    """Yield the people that sentences name as employed."""
    for pattern in _NAME_PATTERNS:
        for match in pattern.finditer(text.text):
            start, end = match.span("v")
            name = _person_in(text.text[start:end])
            if name is not None:
                at = start + text.text[start:end].index(name)
                stop = at + len(name)
                if _LEGAL_BEHIND.match(text.text, stop):
                    continue
                dotted = name.endswith((" Jr", " Sr")) and text.text[stop : stop + 1] == "."
                yield prose_hit(text, "employee_name", at, stop + dotted)
    for match in _HELD.finditer(text.text):
        name = _person_in(match["v"])
        if name is not None and known_position(match["role"]) is not None:
            at = match.start("v") + match["v"].index(name)
            yield prose_hit(text, "employee_name", at, at + len(name))
    for match in _BEFORE_NUMBER.finditer(text.text):
        if looks_like_person(match["v"]):
            yield prose_hit(text, "employee_name", *match.span("v"))
            yield prose_hit(text, "last4", *match.span("last4"))


_LEGAL_BEHIND = pattern_of(rf"[,.]*\s+(?:{FORMS}|Co)\b")


_POSSESSIVE = pattern_of(r"['’]s$")


def _person_in(text: str) -> str | None:
    """Return the longest end of ``text`` that is a person's name ("Please Maria Lopez")."""
    words = _NO_NAME.sub("", text).split(" ")
    for start in range(len(words) - 1):
        name = _POSSESSIVE.sub("", " ".join(words[start:]).rstrip(","))
        name = name if name.endswith(("r.", "J.")) else name.rstrip(".")
        if looks_like_person(name):
            return name
    return None
