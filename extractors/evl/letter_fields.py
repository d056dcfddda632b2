"""What a letter says once for all its records: its date, its writer, its signature."""

import re

from extractors import catalogue
from extractors.confidence import Found, confidence, presence_confidence
from extractors.evl.anatomy import Letter
from extractors.evl.hits import Hit
from extractors.evl.letterhead import issuer_in_letterhead
from extractors.evl.offices import OFFICE, names_company
from extractors.evl.own_office import office_at_head, own_office
from extractors.evl.payer import PAYROLL_NAME, payroll_company
from extractors.evl.prose.companies import company_in
from extractors.evl.sign_off import sender, signatory
from extractors.evl.signature import signature
from extractors.layout import Line
from extractors.names import has_legal_form, looks_like_company, same_person
from extractors.passages import Printed, passage
from extractors.patterns import pattern_of
from extractors.values import Field, Fields

_PROOF = (
    r"(?:pay\s*-?\s*stubs?|check\s+stubs?|proof\s+of\s+payment|"
    r"payroll\s+(?:records?|registers?|stubs?|history|journals?)|"
    r"w-?2s?|1099s?|earnings?\s+statements?|pay\s+statements?|"
    r"pay\s+records?|cancelled\s+checks?|copies\s+of\s+checks)"
)
_ATTACHED = r"(?:attach\w*|enclos\w*|includ\w*|accompan\w*|encl\b\.?|appended|herewith|annexed)"
_PROOF_ATTACHED = pattern_of(
    rf"(?i)(?:{_ATTACHED}[^.]{{0,90}}?{_PROOF}|{_PROOF}[^.]{{0,60}}?{_ATTACHED}|"
    rf"(?:\[\s*[xX✓]\s*\]|☒|☑|✓)\s*[^.\[\]☐☒]{{0,30}}{_PROOF})"
)
_NOT_ATTACHED = pattern_of(
    r"(?i)(?:\bnot?\b|\bwithout\b|upon\s+request|on\s+request|separately|under\s+separate\s+cover|"
    r"will\s+be\s+(?:sent|provided|forwarded)|available|☐|\[\s*\]|n/a)"
)


def who_wrote(letter: Letter, hits: tuple[Hit, ...]) -> Fields:
    """Return who signed and in what capacity, the issuer and the payroll company."""
    name, title = signatory(letter)
    if name is None or title is None:
        name, title = _as_sender(letter, name, title)
    if title is None and name is not None:
        title = office_at_head(letter, name.text) or own_office(letter)
    made: Fields = {}
    if name is not None:
        made["signatory_name"] = Field(
            name.text, confidence(Found.PATTERN, name.weakest), name.places
        )
    head = issuer_in_letterhead(letter)
    below = _company_at_sign_off(letter)
    head = below if head is not None and below is not None and _is_in_full(head, below) else head
    issuer = head or below or _company_of_sender(letter)
    if title is not None:
        made["signatory_title"] = Field(
            _without_company(title.text, issuer),
            confidence(Found.PATTERN, title.weakest),
            title.places,
        )
    if issuer is not None:
        how = Found.PATTERN if head is not None else Found.PLACE
        made["issuer"] = Field(issuer.text, confidence(how, issuer.weakest), issuer.places)
    return made | payroll_company(letter, issuer, hits)


def _is_in_full(head: Printed, below: Printed) -> bool:
    """Return whether a company that only its name tells is called in full at the sign-off."""
    said = head.text.lower()
    return not looks_like_company(said) and below.text.lower().startswith(f"{said} ")


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
            if segment.text.endswith(":"):
                continue
            text = re.sub(r"(?i)^(?:company|for)\s*:\s*", "", _FIRST_PART.split(segment.text)[0])
            first, _, rest = text.partition(", ")
            text = rest if OFFICE.search(first) and has_legal_form(rest) else text
            behind = _BEHIND_AN_OFFICE.match(text)
            text = behind["company"] if behind and names_company(behind["company"]) else text
            said = company_in(text) if looks_like_company(text) and not _is_office(text) else None
            if said is not None and len(said.split()) <= 7 and _is_company_line(said):
                return Printed(said, (segment,))
    return None


_FROM = pattern_of(r"(?i)^\s*from\s*:?\s+(?P<company>[^,<(]+)")


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


_BEHIND_AN_OFFICE = pattern_of(r"^.*,\s+(?P<company>[^,]+?)(?:\s+(?i:date)\s*:.*)?$")
_FIRST_PART = pattern_of(r"\s+[|•·/]\s+")


def _is_company_line(said: str) -> bool:
    if has_legal_form(said):
        return True
    return not OFFICE.search(said) and not re.search(r"(?i)\b(?:vice|street|avenue|suite)\b", said)


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
            _letterhead_score(head, ocr=ocr),
            head.places if head is not None else (),
        ),
        "proof_of_payment_attached": Field(
            proof is not None,
            presence_confidence(seen=proof is not None, ocr=ocr),
            proof.places if proof is not None else (),
        ),
    }


def _letterhead_score(head: Printed | None, *, ocr: bool) -> float:
    """Return how sure a letterhead is: one that was recognized is as sure as its words are."""
    if head is None or not ocr:
        return presence_confidence(seen=head is not None, ocr=ocr)
    return confidence(Found.PATTERN, head.weakest)


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


def pays_or_counts(issuer: str) -> bool:
    """Return whether a sender is by its name one that pays, counts or speaks for others' people."""
    others = re.search(
        r"(?i)\b(?:accounting|services|solutions|roster|union|guild|iatse|local|trust|csatf)\b",
        issuer,
    )
    return bool(others or PAYROLL_NAME.search(issuer) or catalogue.payroll_company(issuer))


def says_lent(stated: tuple[Line, ...]) -> bool:
    """Return whether the letter tells of a company that lends, so that another one borrows."""
    lent = re.search(r"(?i)\blent\b|\blender\b|loan-?\s?out|\bf/?s/?o\b", passage(stated).text)
    return lent is not None
