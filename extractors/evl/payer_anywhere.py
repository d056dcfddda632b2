"""The one payroll company that a letter's sentences name, whatever they say that it did."""

import re
from collections.abc import Iterator, Sequence

from extractors import catalogue
from extractors.confidence import Found
from extractors.evl.gather import paragraphs
from extractors.evl.hits import Hit
from extractors.evl.offices import names_company
from extractors.evl.prose.companies import COMPANY, company_in
from extractors.layout import Line
from extractors.passages import Passage, passage

_COMPANY = re.compile(COMPANY)
_BY_NAME = re.compile(r"(?i:payroll|\bpaymasters?\b)")
_AHEAD = re.compile(
    r"(?i)^(?:(?:our|the|ask|please|their|your|contact|see|call|all|both|and|but|we|at|by|from|with|"
    r"through|\d\S*|payroll(?:\s+(?:company|services?|agent|provider))?:?)\s+)+(?=[A-Z0-9])"
)
"""What stands before the name: the words that a sentence opens with, a label."""

_OWN_OFFICE = re.compile(r"(?i)\b(?:department|dept|office|records|team|desk|division)\.?$")


def payer_anywhere(lines: Sequence[Line]) -> list[Hit]:
    """Return the company whose name says that it pays others; none where two such are named."""
    hits = (hit for _, part in paragraphs(lines) for hit in _payers(passage(part)))
    found = {hit.text.lower().rstrip("."): hit for hit in hits}
    return list(found.values()) if len(found) == 1 else []


def _payers(text: Passage) -> Iterator[Hit]:
    for match in _COMPANY.finditer(text.text):
        ahead = _AHEAD.match(match.group())
        start = match.start() + (ahead.end() if ahead is not None else 0)
        said = company_in(text.text[start : match.end()])
        if said is not None and _pays_by_its_name(said):
            at = start + text.text[start : match.end()].index(said)
            printed = text.cut(at, at + len(said))
            yield Hit("payroll_company", printed, Found.GUESS, text.line_at(at))


def _pays_by_its_name(said: str) -> bool:
    if _OWN_OFFICE.search(said) or any(word.isdigit() for word in said.split()):
        return False
    known = catalogue.payroll_company(said) is not None
    return len(said.split()) > 1 and (known or bool(_BY_NAME.search(said) and names_company(said)))
