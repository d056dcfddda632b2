"""Payroll exports sent as a document: whose records they are and what span they report.

Their rows become evidence only when staff import the file and look at it first, so they are not
read here (``app.work_files`` reads rows).
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractors import catalogue
from extractors.confidence import Found, confidence
from extractors.forms import answers, asked
from extractors.forms.answers import Answer
from extractors.layout import Line, lines
from extractors.letters import text_field
from extractors.names import looks_like_company
from extractors.passages import Passage, passage
from extractors.resume.times import DATE, day_of
from extractors.values import DocumentType, Field, Fields, Page, Statement

TYPE = DocumentType.PAYROLL_EXPORT

_QUESTIONS = (
    asked("payroll_company", r"payroll (?:company|service|agent|by)|prepared by|paymaster|"
          r"(?:processed|paid) by"),
    asked("period_end", r"(?:pay )?(?:period|week)[- ]?(?:end(?:ing|s)?)(?: date)?|w/e|"
          r"period to|(?:to|through) date|thru", Answer.DATE),
    asked("period_start", r"(?:pay )?(?:period|week)[- ]?(?:begin(?:ning|s)?|start(?:ing|s)?)"
          r"(?: date)?|period from|from date", Answer.DATE),
    asked("employee_count", r"(?:total|number of|no\.? of|# of|#) employees?(?: paid)?|"
          r"employees(?: paid)?|employee count|head ?count", Answer.COUNT),
)  # fmt: skip
_SPAN = re.compile(r"(?i)\b(?:period|from|for|between|dates?|range|weeks?)\b|\bto\b|\bthrough\b|–")
_PRINTED = re.compile(r"(?i)\b(?:print(?:ed)?|run|check|pay(?:ment)? date|created|generated)\b")
_NO_COMPANY = re.compile(
    r"(?i)\b(register|report|export|detail|summary|journal|history|listing|period|ending|date)\b"
)
_LINES_OF_HEAD = 8
_DAYS_OF_SPAN = 2


def extract(pages: Sequence[Page]) -> Statement:
    """Return what the head of the export on ``pages`` states; rows are left to an import."""
    asked_for = answers(pages, _QUESTIONS)
    head = head_of(pages)
    made = _company(head) | _span(head) | asked_for
    return Statement(TYPE, 0.0, tuple(page.number for page in pages), _in_order(made))


def head_of(pages: Sequence[Page]) -> tuple[Line, ...]:
    """Return the lines above the rows: the first ones of the first page."""
    return tuple(lines(pages[0])[:_LINES_OF_HEAD]) if pages else ()


def _company(head: Sequence[Line]) -> Fields:
    """Return the company that the head names, one that the catalogue knows before any other."""
    parts = [passage((part,)) for line in head for part in line.segments()]
    named = [held for held in parts if not _NO_COMPANY.search(held.text)]
    known = [held for held in named if catalogue.payroll_company(held.text) is not None]
    likely = [h for h in named if looks_like_company(h.text) and "payroll" in h.text.lower()]
    for held in (*known, *likely):
        whole = held.cut(0, len(held.text))
        return {"payroll_company": text_field(whole, Found.PLACE)}
    return {}


def _span(head: Sequence[Line]) -> Fields:
    """Return the two days of a line in the head that says a span and nothing else of days."""
    for part in (part for line in head for part in (line, *line.segments())):
        held = passage((part,))
        found = list(DATE.finditer(held.text))
        is_span = _SPAN.search(held.text) and not _PRINTED.search(held.text)
        if len(found) != _DAYS_OF_SPAN or not is_span:
            continue
        days = [day_of(each[0], day_first=False) for each in found]
        if any(one is None or other is None or one > other for one, other in pairwise(days)):
            continue
        return dict(_days(held, found))
    return {}


def _days(held: Passage, found: Sequence[re.Match[str]]) -> Iterator[tuple[str, Field]]:
    for name, each in zip(("period_start", "period_end"), found, strict=True):
        printed, day = held.group(each), day_of(each[0], day_first=False)
        if day is not None:
            sure = confidence(Found.PATTERN, printed.weakest)
            yield name, Field(day.isoformat(), sure, printed.places)


def _in_order(fields: Fields) -> Fields:
    """Return the fields, without a span that ends before it begins."""
    start, end = fields.get("period_start"), fields.get("period_end")
    if start is None or end is None or str(start.value) <= str(end.value):
        return fields
    return {k: v for k, v in fields.items() if not k.startswith("period_")}
