"""What the values of an employer, a client and a number say, each behind its label."""

import re
from collections.abc import Iterator

from extractors.confidence import Found
from extractors.evl.person_value import FSO, Read, person
from extractors.label_values import with_stop
from extractors.names import has_legal_form, looks_like_company, looks_like_person
from extractors.passages import Printed, passage


def employer(value: Printed) -> Iterator[Read]:
    """Yield who employed, and who paid where one company does so for another."""
    text = passage(value.lines).text
    loan_out = FSO.match(text)
    if loan_out:
        yield from person(value)
    elif looks_like_person(text) and not looks_like_company(text):
        return
    elif for_another := _FOR_ANOTHER.match(text):
        yield "payroll_company", value.part(*for_another.span("payer")), Found.LABEL
        yield "employer", value.part(*for_another.span("employer")), Found.LABEL
    else:
        bare = _NO_STOP.sub(r"\g<form>", text.strip(" ;"))
        yield "employer", value.with_text(bare), Found.LABEL


_NO_STOP = re.compile(r"\b(?P<form>LLC|LLP|LP)\.$")
"""A legal form that takes no dot: one behind it ends a sentence."""

_FOR_ANOTHER = re.compile(
    r"(?i)^(?P<payer>.{3,60}?),?\s+(?:on\s+behalf\s+of|o/?b/?o|(?:as\s+)?(?:the\s+)?"
    r"(?:payroll\s+(?:agent|company|service)|employer\s+of\s+record)\s+for)\s+(?P<employer>.+)$"
)
"""One company that employs in the name of another: "Vale Payroll on behalf of Engine, Inc."."""

_MASKED = re.compile(r"[X*x#•●]{2}[-–\s.]*(?P<v>\d{4})(?!\d)")
_LAST_DIGITS = re.compile(r"(?<![\d/.])(?P<v>\d{4})(?!\d|[/.-]\d)\D*$")
"""Four digits at the end, not those of a date's year."""


def last4(value: Printed) -> Iterator[Read]:
    """Yield the last four digits of a value, masked or alone."""
    found = _MASKED.search(value.text) or _LAST_DIGITS.search(value.text)
    if found:
        yield "last4", value.with_text(found["v"]), Found.LABEL


def client(value: Printed) -> Iterator[Read]:
    """Yield whom a payroll company paid for; an advertiser's brand has no legal form."""
    if has_legal_form(value.text):
        yield "employer", value.with_text(with_stop(value)), Found.GUESS
