"""A person in a value, alone or lent by a company of their own."""

from collections.abc import Iterator

from extractors.confidence import Found
from extractors.label_values import with_stop
from extractors.names import has_legal_form, looks_like_company, looks_like_person
from extractors.passages import Printed, passage
from extractors.patterns import pattern_of

Read = tuple[str, Printed, Found]
"""A field, its printed value and how it was found."""
FSO = pattern_of(
    r"(?i)^(?P<company>.+?)[\s,(]+(?:f/?s/?o|for\s+(?:the\s+)?services\s+of)\.?:?\s+"
    r"(?P<person>.+?)\)?$"
)
STOCK = pattern_of(
    r"(?i)\b(?:employment|verification|confirmation|work\s+(?:history|experience|dates)|letter|"
    r"roster|industry|services|contract|days\s+worked|ssn|social\s+security|dates?\b|experience|proof)\b"
)
_HEADS_DAYS = pattern_of(r"(?i)\bw/e\b|\bweek\b|\b(?:sun|mon|tue|wed|thu|fri|sat)\b|\d")
"""What stands over days, or counts them: the head of a column, and nobody's name."""

_NAME_END = pattern_of(
    r"\s*(?:[(\[|;•·#]|\s[-–—/]+\s|[-–—/]?\s*(?:[X*x•●]{3}|\d{3}-|"
    r"SSN|S\.S\.N|Social|last\s+(?:4|four)|XXX|ID\b|IL\s?#)|\s(?!(?:19|20)\d\d)\d{4}\W*$)"
)
_LAST_FOUR = pattern_of(
    r"(?:[X*x#•●]{2}[-–\s.]*|\b(?i:SSN?|SS#|social\s+security|last\s+(?:4|four))\D{0,20}|"
    r"[^\W\d][\s,(]+(?!(?:19|20)\d\d))(?P<v>\d{4})\W*$"
)
"""The last four digits behind a name in one cell or line with it."""


def person(value: Printed) -> Iterator[Read]:
    """Yield the person that ``value`` names, and the company that lends them."""
    text = passage(value.lines).text
    loan_out = FSO.match(text)
    if loan_out:
        yield "loanout_company", value.part(*loan_out.span("company")), Found.LABEL
        yield from people_in(value, text, loan_out.start("person"))
        return
    yield from people_in(value, text, 0)


def lender(value: Printed) -> Iterator[Read]:
    """Yield the company that a label asks for as the lender, or the person it lends."""
    text = passage(value.lines).text
    if FSO.match(text) is None and looks_like_company(text):
        yield "loanout_company", value.with_text(with_stop(value)), Found.LABEL
        return
    yield from person(value)


def people_in(value: Printed, text: str, start: int) -> Iterator[Read]:
    """Yield the person named from character ``start`` of ``text``, else what stands for one."""
    end = end_of_name(text, start)
    name = text[start:end].strip(" ,;:(-–—/")
    if not looks_like_person(name) and not has_legal_form(name):
        name = text[start:].split(",", maxsplit=1)[0].strip()
    if looks_like_person(name) and not has_legal_form(name):
        at = text.index(name, start)
        own = value.part(at, at + len(name))
        yield "employee_name", own, Found.LABEL
        digits = _LAST_FOUR.search(text, at + len(name) - 1)
        if digits is not None:
            yield "last4", value.part(*digits.span("v")), Found.LABEL
    elif looks_like_company(name) and has_legal_form(name):
        yield "loanout_company", value.part(start, start + len(name)), Found.GUESS
    elif (
        name
        and any(c.isupper() for c in name)
        and 1 < len(name.split()) < 6
        and not STOCK.search(name)
        and not _HEADS_DAYS.search(name)
    ):
        yield "employee_name", value.part(start, start + len(name)), Found.GUESS


def end_of_name(text: str, start: int) -> int:
    """Return where a name that starts at ``start`` ends: at a bracket, a dash, a number."""
    found = _NAME_END.search(text, start)
    return found.start() if found and found.start() > start else len(text)
