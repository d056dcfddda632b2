"""Which companies employed, paid or lent a person, as sentences say it."""

import re
from collections.abc import Iterator

from extractors import catalogue
from extractors.evl.hits import Hit
from extractors.evl.offices import OFFICE
from extractors.evl.prose.cutting import prose_hit
from extractors.names import FORMS, has_legal_form, looks_like_company
from extractors.passages import Passage
from extractors.patterns import pattern_of

COMPANY = (
    r"(?:[A-Z0-9][\w'’&.!-]*|&)(?:[ ](?:(?:of|the|and|at)[ ])?(?:[A-Z0-9][\w'’&.!-]*|&)){0,7}"
    rf"(?:[ ]\([A-Z][A-Za-z.]{{1,12}}\)(?=[ ]{FORMS}\b)[ ]\w+\.?)?"
    rf"(?:(?:,\s*|\s(?=[a-z])){FORMS}\b\.?)?"
)
EMPLOYER = tuple(
    pattern_of(pattern)
    for pattern in (
        rf"\b(?i:produced|employed|hired|engaged|retained|contracted)\s+(?i:directly\s+)?"
        rf"(?i:by)\s+(?i:the\s+producer,?\s+|the\s+production\s+company,?\s+|"
        rf"production\s+company\s+)?(?P<v>{COMPANY})",
        rf"\b(?i:production\s+company|producing\s+company|signatory\s+company|"
        rf"signatory\s+producer|producer)(?i:\s+(?:is|was|of\s+record))?,?:?\s+(?P<v>{COMPANY}"
        rf")",
        rf"\b(?i:production\s+company|producing\s+company|(?:signatory\s+)?employer)"
        rf"(?i:\s+(?:on|of|for|in)\s+(?:\w+\s+){{1,4}}?|\s+)(?i:is|was)\s+(?P<v>{COMPANY})",
        rf"\b(?i:employer\s+of\s+record|payroll\s+(?:agent|company|"
        rf"service|services|provider))\s+(?i:for|to|on\s+behalf\s+of)\s+(?i:the\s+product"
        rf"ion\s+company,?\s+)?(?P<v>{COMPANY})",
        rf"(?<!for\sand\s)(?<!For\sand\s)\b(?i:on\s+behalf\s+of)\s+(?i:the\s+production\s+company,?\s+|"
        rf"our\s+client,?\s+|the\s+producer,?\s+)?(?P<v>{COMPANY})",
        rf"\b(?i:worked|work|services|employment)\s+(?i:for|with|to)\s+(?P<v>{COMPANY})",
        rf"\b(?i:(?:on|under)\s+(?:the\s+)?payroll\s+of|employees?\s+of|(?:employer|company)\s+(?:is|was)|"
        rf"employed\s+(?:at|with|through)|in\s+the\s+employ\s+of|position\s+with|crew\s+of)\s+"
        rf"(?P<v>{COMPANY})",
        rf"(?:^|(?<=[.:;!?]\s))(?P<v>{COMPANY})(?i:\s*\([^()]{{2,40}}\))?,?\s+(?i:(?:is\s+"
        rf"(?:pleased|happy|writing)\s+to|hereby|can|wishes\s+to|would\s+like\s+to|does|do)\s+"
        rf"(?:hereby\s+)?)?"
        rf"(?i:confirms?|certif(?:y|ies)|verif(?:y|ies)|attests?|acknowledges?|employed|hired|"
        rf"engaged|advises?|states?)\b",
        rf"(?P<v>{COMPANY})\s*\((?i:the\s+)?[\"“](?i:the\s+)?(?i:producer|"
        rf"company|employer|production\s+company)[\"”]\)",
        rf"(?P<v>{COMPANY})(?:\s*\([^()]{{2,40}}\))?,\s+(?i:(?:the|a|as)\s+)?(?i:"
        rf"production(?:\s+services?)?\s+company|producers?|signatory|employer|"
        rf"employing\s+(?:entity|company))\b",
        rf"\b(?i:subsidiary|affiliate|signatory\s+entity),?\s+(?P<v>{COMPANY})",
        rf"[(,]\s*(?i:employer):?\s+(?P<v>{COMPANY})",
        rf"\b(?i:between)\s+(?P<v>{COMPANY}),?\s+and\b",
        rf"\b(?i:services\s+of)\s+[^.;]{{3,60}}?\s(?i:to)\s+(?P<v>{COMPANY})",
        rf"\b(?i:with|for|by|to|from|of)\s+(?i:us|our\s+company|the\s+undersigned|the\s+company|"
        rf"the\s+employer|the\s+producer),?\s+(?P<v>{COMPANY})",
        rf"\b(?i:a|the)\s+(?i:production|project|picture|series|show|film)\s+(?i:of|by|from)\s+"
        rf"(?P<v>{COMPANY})",
        rf"\b(?i:a|an)\s+(?P<v>{COMPANY})\s+(?i:production)\b",
    )
)
_PAID = (
    r"(?:payroll(?:ed)?|pay-?\s?checks?|checks?|cheques?|wages?|salary|salaries|payments?|paid|"
    r"processed|employed|hired|engaged)"
)
_PAYER = (
    r"(?:payroll(?:\s+(?:compan(?:y|ies)|co\.?|agent|agency|services?|provider|house|firm|vendor))?|"
    r"paymaster)"
)
_APPOSED = (
    r"(?:(?:our|the|its|their|your)\s+(?:[\w-]+\s+){0,3}"
    r"(?:agent|company|services?|provider|house|co\.?),?\s+)?"
)
PAYROLL = tuple(
    pattern_of(pattern)
    for pattern in (
        rf"\b(?i:{_PAYER})(?i:\s+of\s+record|\s+(?:for|on)(?:\s+\w+){{1,3}}?)?"
        rf"(?:,|:|(?i:\s+(?:is|was|were)))?\s+(?P<v>{COMPANY})",
        rf"\b(?i:{_PAYER})\b[^.;:“”]{{0,60}}?\b(?i:by|through|via|from)\s+(?i:{_APPOSED})(?P<v>{COMPANY})",
        rf"\b(?i:{_PAID})(?i:\s+(?:was|were|out|services|processed|provided|handled|issued|made|"
        rf"administered|came|drawn|received)){{0,3}}\s+(?i:through|via|from)\s+(?i:{_APPOSED})(?P<v>{COMPANY})",
        rf"\b(?i:pay-?\s?checks?|checks?|cheques?|wages?|payments?|paid)(?i:\s+(?:was|were|issued|"
        rf"processed|made|drawn|handled|cut|written)){{0,2}}\s+(?i:by)\s+(?i:{_APPOSED})(?P<v>{COMPANY})",
        rf"(?P<v>{COMPANY}),?\s+(?i:acting\s+)?(?i:as|the|a|our|(?:is|was)\s+(?:the|our))\s+"
        rf"(?i:authorized\s+|designated\s+)?(?i:payroll|paymaster)\b",
        rf"(?P<v>{COMPANY}),?\s+(?i:which\s+|who\s+)?(?i:paid|issued|handled|processed|did|ran|"
        rf"administered)\s+(?i:him|her|them|us|everyone|everybody|all\b|the\s+crew|"
        rf"(?:the|his|her|their|our|all)\s+(?:pay-?\s?checks?|checks|wages|payroll|pay)\b|payroll)",
        rf"\bthrough\s+(?P<v>{COMPANY}),?\s+(?i:as|the|a|our|payroll|employer\s+of\s+record)",
    )
)
LOAN_OUT = tuple(
    pattern_of(pattern)
    for pattern in (
        rf"(?P<v>{COMPANY})\s*,?\s+(?i:f/?s/?o|for\s+(?:the\s+)?services\s+of|"
        rf"\w+\s+(?:the\s+)?services\s+of)\b",
        rf"\b(?i:through|by|from)\s+(?:(?i:his|her|their)\s+(?:own\s+)?(?:\w+\s+)?(?:company|"
        rf"corporation),?\s+)?(?P<v>{COMPANY})\s*,?\s*\(?(?i:(?:the|a|as)\s+)?[“\"]?(?i:lender|loan)",
        rf"\b(?i:loan-?\s?out)(?i:\s+(?:company|corporation|corp\.?|"
        rf"entity))?(?i:\s+(?:is|was))?[,:]?\s*\(?(?P<v>{COMPANY})",
        rf"(?P<v>{COMPANY}),?\s+(?i:an?|his|her|their)\s+(?i:loan-?\s?out)",
    )
)


def companies(text: Passage, field: str, patterns: tuple[re.Pattern[str], ...]) -> Iterator[Hit]:
    """Yield the companies that ``patterns`` find in the sentences of ``text``."""
    for pattern in patterns:
        for match in pattern.finditer(text.text):
            start, end = match.span("v")
            if _is_within_a_name(text.text, match.start()):
                continue
            start += _length_of_office(text.text, start, end)
            ahead = _FORM_AHEAD.match(text.text[start:end])
            start += ahead.end() if ahead is not None else 0
            said = company_in(text.text[start:end])
            if said is not None and not _OWNS.search(
                f"{said}{text.text[start:end].partition(said)[2]}"
            ):
                at = start + text.text[start:end].index(said)
                yield prose_hit(text, field, at, at + len(said))


_OWNS = pattern_of(r"s?['’]s?$")
"""A company of which another is named: "an employee of Kiln Studios' subsidiary, Ember, Inc."."""

_IN_A_NAME = pattern_of(r"[A-Z][\w'’&-]*\s+$")


def _is_within_a_name(whole: str, start: int) -> bool:
    """Return whether what leads to a company is of its name: "Sprocket Payroll | Company"."""
    return whole[start].isupper() and _IN_A_NAME.search(whole[:start]) is not None


_WITHIN = pattern_of(r"\s(?:of|for|at|with)\s+(?=[A-Z0-9])")
_OFFICE_AHEAD = 40


def _length_of_office(whole: str, start: int, end: int) -> int:
    """Return how many letters before a company say the office that somebody holds in it.

    "Unit Manager of Kin, LLC", and "Manager, Crew Payroll of Kin, LLC" from behind its comma.
    """
    said = whole[start:end]
    inside = [found for found in _WITHIN.finditer(said) if _is_held(said[: found.start()])]
    if inside:
        return inside[-1].end()
    ahead = re.split(r"[.;]\s", whole[max(0, start - _OFFICE_AHEAD) : start])[-1].rstrip()
    held = ahead.endswith(",") and OFFICE.search(ahead)
    first = _WITHIN.search(said) if held else None
    return first.end() if first is not None else 0


_SENTENCE_END = pattern_of(r"(?<=[a-z]{4})\.\s+(?=[A-Z]\S*\s)")


def _is_held(said: str) -> bool:
    """Return whether words are somebody's office, or a craft of the catalogue."""
    known = catalogue.classification(said)
    return bool(OFFICE.search(said)) or (known is not None and known.how != "likeness")


_FORM_AHEAD = pattern_of(r"(?:Inc|LLC|Ltd|Corp|LP)\.\s+(?=[A-Z])")
"""The end of a company that closed the sentence before: "for Kin, LLC. Wrapbook paid her"."""

_FORM_ALONE = pattern_of(r"(?i)(?:limited|company|corporation|incorporated|corp|inc|llc|ltd)\.?")
_NUMBER_AHEAD = pattern_of(r"^(?:SSN?|SIN)\s+\d{4}\s+")


def company_in(text: str) -> str | None:
    """Return the company's name at the start of ``text`` when some word of it says company."""
    text = _NUMBER_AHEAD.sub("", text)
    legal = re.match(
        rf"^(.*?\b{FORMS}\b\.?)(?=$|[\s,.;)])",
        text,
    )
    said = legal[1] if legal else text
    said = said[_length_of_office(said, 0, len(said)) :]
    ended = _SENTENCE_END.search(said)
    said = said[ended.end() :] if ended and not looks_like_company(said[: ended.start()]) else said
    said = re.sub(r"^(?:(?i:the\s+producer|the\s+production\s+company)|the)\s+", "", said)
    said = said.strip(" ,;") if has_legal_form(said) else said.strip(" ,;.")
    said = re.sub(r"(?<=[a-z])\.\s+[A-Z].*$", "", said) if not legal else said
    if said.endswith(".") and not re.search(r"(?:[Ii]nc|[Ll]td|Corp|Co)\.$", said):
        said = said.rstrip(".")
    if not looks_like_company(said) and catalogue.payroll_company(said) is None:
        return None
    if (
        _FORM_ALONE.fullmatch(said)
        or said.startswith("&")
        or not re.search(r"[^\W_]\W+[^\W_]|\w{4}", said)
    ):
        return None
    if re.match(r"(?i)^(?:contract services|iatse|local|basic agreement)", said):
        return None
    return said if len(said) > 2 else None
