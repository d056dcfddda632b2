"""What a letter says once for all its records: its date, its writer, its signature."""

import re

from extractors import catalogue
from extractors.confidence import Found, confidence, presence_confidence
from extractors.evl.anatomy import Letter
from extractors.evl.fields import field_from
from extractors.evl.hits import Hit
from extractors.evl.letterhead import issuer_in_letterhead
from extractors.evl.offices import OFFICE, names_company
from extractors.evl.prose.companies import company_in
from extractors.evl.sign_off import sender, signatory
from extractors.evl.signature import signature
from extractors.layout import Line
from extractors.names import has_legal_form, looks_like_company, same_person
from extractors.passages import Printed, passage
from extractors.values import Field, Fields

_PROOF = (
    r"(?:pay\s*-?\s*stubs?|check\s+stubs?|proof\s+of\s+payment|"
    r"payroll\s+(?:records?|registers?|stubs?|history|journals?)|"
    r"w-?2s?|1099s?|earnings?\s+statements?|pay\s+statements?|"
    r"pay\s+records?|cancelled\s+checks?|copies\s+of\s+checks)"
)
_ATTACHED = r"(?:attach\w*|enclos\w*|includ\w*|accompan\w*|encl\b\.?|appended|herewith|annexed)"
_PROOF_ATTACHED = re.compile(
    rf"(?i)(?:{_ATTACHED}[^.]{{0,90}}?{_PROOF}|{_PROOF}[^.]{{0,60}}?{_ATTACHED}|"
    rf"(?:\[\s*[xX✓]\s*\]|☒|☑|✓)\s*[^.\[\]☐☒]{{0,30}}{_PROOF})"
)
_NOT_ATTACHED = re.compile(
    r"(?i)(?:\bnot?\b|\bwithout\b|upon\s+request|on\s+request|separately|under\s+separate\s+cover|"
    r"will\s+be\s+(?:sent|provided|forwarded)|available|☐|\[\s*\]|n/a)"
)
_PAYROLL_ROLE = re.compile(
    r"(?i)\b(?:we\s+(?:are|were|act(?:ed)?\s+as|serve[ds]?\s+as)|"
    r"as)\s+(?:the\s+|a\s+|its\s+|their\s+)?(?:authorized\s+)?"
    r"(?:payroll\s+(?:company|agent|service|services|provider)|"
    r"employer\s+of\s+record\s+for|payroll\s+and)\b|"
    r"\bpayroll\s+(?:agent|company|services?|provider)\s+for\b|our\s+payroll\s+records"
)
_PAYROLL_NAME = re.compile(r"(?i:payroll|\bpaymasters?\b)|\b(?:Pay|PAY)\b|\bPay[A-Z]\w")


def who_wrote(letter: Letter, hits: tuple[Hit, ...]) -> Fields:
    """Return who signed and in what capacity, the issuer and the payroll company."""
    name, title = signatory(letter)
    if name is None or title is None:
        name, title = _as_sender(letter, name, title)
    made: Fields = {}
    if name is not None:
        made["signatory_name"] = Field(
            name.text, confidence(Found.PATTERN, name.weakest), name.places
        )
    head = issuer_in_letterhead(letter)
    issuer = head or _company_at_sign_off(letter) or _company_of_sender(letter)
    if title is not None:
        made["signatory_title"] = Field(
            _without_company(title.text, issuer),
            confidence(Found.PATTERN, title.weakest),
            title.places,
        )
    if issuer is not None:
        how = Found.PATTERN if head is not None else Found.PLACE
        made["issuer"] = Field(issuer.text, confidence(how, issuer.weakest), issuer.places)
    return made | _payroll_company(letter, issuer, hits)


def _as_sender(
    letter: Letter, name: Printed | None, title: Printed | None
) -> tuple[Printed | None, Printed | None]:
    """Return who signed with what the letter's "From:" line says of them, if it names them."""
    sent_by, office = sender(letter)
    if name is None:
        return sent_by, office
    same = sent_by is not None and same_person(sent_by.text, name.text)
    return name, office if same else title


def _without_company(title: str, issuer: Printed | None) -> str:
    """Return a title without the name of the issuer behind it."""
    company = issuer.text.lower() if issuer is not None else ""
    if company and title.lower().endswith(company):
        return title[: -len(company)].rstrip(" ,–—|-") or title
    return title


def _company_at_sign_off(letter: Letter) -> Printed | None:
    for line in letter.sign_off:
        for segment in line.segments():
            text = re.sub(r"(?i)^(?:company|for)\s*:\s*", "", _FIRST_PART.split(segment.text)[0])
            behind = _BEHIND_AN_OFFICE.match(text)
            text = behind["company"] if behind and names_company(behind["company"]) else text
            said = company_in(text) if looks_like_company(text) and not _is_office(text) else None
            if said is not None and len(said.split()) <= 7 and _is_company_line(said):
                return Printed(said, (segment,))
    return None


_FROM = re.compile(r"(?i)^\s*from\s*:?\s+(?P<company>[^,<(]+)")


def _company_of_sender(letter: Letter) -> Printed | None:
    """Return the company that a memo comes from: "FROM: Ridge Payroll, Guild Relations"."""
    for line in letter.lines[:6]:
        text = passage((line,))
        found = _FROM.match(text.text)
        if found is not None and names_company(found["company"]):
            return text.group(found, "company")
    return None


def _is_office(text: str) -> bool:
    """Return whether a line is a position and names no company: "Head of Physical Production"."""
    return bool(OFFICE.search(text.rsplit(",", 1)[-1])) and not has_legal_form(text)


_BEHIND_AN_OFFICE = re.compile(r"^.*,\s+(?P<company>[^,]+?)(?:\s+(?i:date)\s*:.*)?$")
_FIRST_PART = re.compile(r"\s+[|•·]\s+")


def _is_company_line(said: str) -> bool:
    if has_legal_form(said):
        return True
    return not OFFICE.search(said) and not re.search(r"(?i)\b(?:vice|street|avenue|suite)\b", said)


def _payroll_company(letter: Letter, issuer: Printed | None, hits: tuple[Hit, ...]) -> Fields:
    """Return who paid: named by a label or a sentence, else the issuer where it says so itself."""
    named = [hit for hit in hits if hit.field == "payroll_company" and _pays(hit, hits)]
    labelled = any(hit.found is Found.LABEL for hit in named)
    issued = issuer is not None and _PAYROLL_NAME.search(issuer.text)
    if named and (labelled or not issued):
        best = min(named, key=lambda hit: hit.found is not Found.LABEL)
        name = catalogue.payroll_company(best.text)
        return {"payroll_company": field_from(best, named, canonical=name)}
    if issuer is None:
        return {}
    known = catalogue.payroll_company(issuer.text)
    says_so = _PAYROLL_ROLE.search(passage(letter.stated).text) is not None
    if known is None and not issued and not says_so:
        return {}
    sure = confidence(Found.PATTERN, issuer.weakest)
    return {"payroll_company": Field(issuer.text, sure, issuer.places, known)}


def _pays(hit: Hit, hits: tuple[Hit, ...]) -> bool:
    """Return whether a company was named as who paid, and is not the employer by another word."""
    if catalogue.payroll_company(hit.text) is not None or _PAYROLL_NAME.search(hit.text):
        return True
    employers = {other.text.lower() for other in hits if other.field == "employer"}
    return looks_like_company(hit.text) and (
        hit.found is Found.LABEL or hit.text.lower() not in employers
    )


def what_is_there(letter: Letter) -> Fields:
    """Return the yes-or-no fields: signature, letterhead, proof of payment."""
    ocr = any(page.source == "ocr" for page in letter.pages)
    signed, marks = signature(letter)
    head = issuer_in_letterhead(letter)
    proof = _proof(letter)
    return {
        "has_signature": Field(signed, presence_confidence(seen=signed, ocr=ocr), marks),
        "has_letterhead": Field(
            head is not None,
            presence_confidence(seen=head is not None, ocr=ocr),
            head.places if head is not None else (),
        ),
        "proof_of_payment_attached": Field(
            proof is not None,
            presence_confidence(seen=proof is not None, ocr=ocr),
            proof.places if proof is not None else (),
        ),
    }


def _proof(letter: Letter) -> Printed | None:
    text = passage(letter.lines)
    for match in _PROOF_ATTACHED.finditer(text.text):
        around = text.text[max(0, match.start() - 25) : match.end() + 30]
        if not _NOT_ATTACHED.search(around):
            return text.group(match)
    return None


def employer_is_issuer(stated: tuple[Line, ...]) -> bool:
    """Return whether the letter's own words make its writer the employer."""
    return bool(
        re.search(
            r"(?i)\b(?:employed|hired|engaged)\s+(?:directly\s+)?by\s+(?:us|"
            r"(?:our|this|the)\s+company|the\s+undersigned)\b|"
            r"\b(?:on|for)\s+our\s+(?:[\w-]+\s+){0,5}?(?:series|show|production|film|feature|"
            r"picture|movie|pilot|commercial|documentary|sitcom|special)\b|"
            r"\bwe\s+(?:employed|hired|engaged)\b|\b(?:for|with|by)\s+our\s+(?:company|"
            r"house|shop)\b|\bworked\s+(?:for|with)\s+us\b|\bin\s+our\s+employ\b|"
            r"\b(?:was|were)\s+(?:our|an)\s+employees?\s+of\s+(?:ours|this\s+company)\b",
            passage(stated).text,
        )
    )


_PRODUCES = re.compile(
    r"(?i)\b(?:productions?|pictures|films?|studios?|entertainment|television|movies|features|"
    r"commercials)\b"
)


def produces(issuer: str) -> bool:
    """Return whether a sender is by its name a company that makes shows, and not one that pays."""
    accounts = re.search(r"(?i)\b(?:accounting|services|solutions|roster|union|guild)\b", issuer)
    pays = _PAYROLL_NAME.search(issuer) or catalogue.payroll_company(issuer)
    return bool(_PRODUCES.search(issuer)) and not accounts and not pays
