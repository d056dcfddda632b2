"""Who paid: a company that the letter names for it, or the writer where it says so itself."""

import re
from collections.abc import Iterator

from extractors import catalogue
from extractors.confidence import Found, confidence
from extractors.evl.anatomy import Letter
from extractors.evl.fields import field_from
from extractors.evl.hits import Hit
from extractors.evl.payer_anywhere import payer_anywhere
from extractors.evl.prose.companies import company_in
from extractors.names import FORMS, looks_like_company, looks_like_person
from extractors.passages import Printed, passage
from extractors.patterns import pattern_of
from extractors.values import Field, Fields

_PAYROLL_ROLE = pattern_of(
    r"(?i)\b(?:we\s+(?:are|were|act(?:ed)?\s+as|serve[ds]?\s+as)|"
    r"as)\s+(?:the\s+|a\s+|its\s+|their\s+)?(?:authorized\s+)?"
    r"(?:payroll\s+(?:company|agent|service|services|provider)|"
    r"employer\s+of\s+record\s+for|payroll\s+and)\b|"
    r"\bpayroll\s+(?:agent|company|services?|provider)\s+for\b|our\s+payroll\s+records"
)
PAYROLL_NAME = pattern_of(r"(?i:payroll|\bpaymasters?\b)|\b(?:Pay|PAY)\b|\bPay[A-Z]\w")
"""What tells by a company's name that it pays for others."""
_TRADE = pattern_of(
    r"(?i)\bpayroll\s+(?:for|compan\w+|services?|agents?|division|providers?|(?:&|and)\s+\w+)|"
    r"\b(?:entertainment|production|film|crew|media)\s+payroll\b|\bpaymasters?\b"
)
_PAID = r"\b(?i:paid|pay|payroll\w*|processed|checks?|cheques?|wages)\b"
_FORM = pattern_of(rf",?\s+(?:{FORMS}|Co)\b\.?$", re.IGNORECASE)


def payroll_company(letter: Letter, issuer: Printed | None, hits: tuple[Hit, ...]) -> Fields:
    """Return who paid: named by a label or a sentence, else the issuer where it says so itself."""
    named = [hit for hit in hits if hit.field == "payroll_company" and _pays(hit, hits)]
    named = named or list(_labelled_below(letter)) or payer_anywhere(letter.stated)
    labelled = any(hit.found is Found.LABEL for hit in named)
    issued = issuer is not None and PAYROLL_NAME.search(issuer.text)
    if named and (labelled or not issued):
        best = min(named, key=lambda hit: hit.found is not Found.LABEL)
        name = catalogue.payroll_company(best.text)
        return {"payroll_company": field_from(best, named, canonical=name)}
    if issuer is None:
        return {}
    known = catalogue.payroll_company(issuer.text)
    employs = any(hit.field == "employer" and _bare(hit.text) == _bare(issuer.text) for hit in hits)
    says_so = _PAYROLL_ROLE.search(passage(letter.stated).text) is not None
    says_so = says_so or _says_it_pays(letter, issuer.text, hits)
    if known is None and not issued and (employs or not says_so):
        return {}
    sure = confidence(Found.PATTERN, issuer.weakest)
    return {"payroll_company": Field(issuer.text, sure, issuer.places, known)}


_LABEL = pattern_of(
    r"(?i)(?:^|[\s/])(?:payroll(?:\s+(?:company|services?|agent|provider))?|paymaster|"
    r"paid\s+(?:through|by|via))(?:\s*:|\s+(?:by|through|via):?)\s+(?=\S)"
)


def _labelled_below(letter: Letter) -> Iterator[Hit]:
    """Yield the company that a label names at the sign-off: "Payroll by Kestrel Crew Pay"."""
    for at, line in enumerate(letter.sign_off, letter.closing):
        text = passage((line,))
        label = _LABEL.search(text.text)
        said = company_in(text.text[label.end() :]) if label is not None else None
        if label is not None and said is not None:
            company = text.cut(label.end(), label.end() + len(said))
            yield Hit("payroll_company", company, Found.LABEL, at)


def _pays(hit: Hit, hits: tuple[Hit, ...]) -> bool:
    """Return whether a company was named as who paid, and is not the employer by another word."""
    named = catalogue.payroll_company(hit.text) is not None or PAYROLL_NAME.search(hit.text)
    if named or (hit.found is Found.LABEL and not looks_like_person(hit.text)):
        return True
    employers = {other.text.lower() for other in hits if other.field == "employer"}
    return looks_like_company(hit.text) and hit.text.lower() not in employers


def _says_it_pays(letter: Letter, issuer: str, hits: tuple[Hit, ...]) -> bool:
    """Return whether the writer says of itself that it pays those whom somebody else employs.

    Under its name ("Payroll for Motion Pictures") or in a sentence ("paid through Kestrel").
    """
    employers = {_bare(hit.text) for hit in hits if hit.field == "employer"}
    if not employers - {_bare(issuer)}:
        return False
    heads = " / ".join(line.text for line in letter.letterhead)
    own = re.escape(_FORM.sub("", issuer))
    by_us = rf"{_PAID}[^.;]{{0,40}}?\b(?i:through|by|via|from)\s+(?i:our\s+offices?\b|us\b|{own})"
    return bool(_TRADE.search(heads) or re.search(by_us, passage(letter.stated).text))


def _bare(text: str) -> str:
    return _FORM.sub("", text.lower().strip(" .,")).strip(" .,")
