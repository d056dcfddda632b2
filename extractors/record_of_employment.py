"""Canadian Records of Employment: the blocks that say who worked where, from when to when.

Block numbers and titles: Service Canada form INS5223. A Record of Employment has no count of days.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from extractors.forms import answers, asked
from extractors.forms.answers import Answer
from extractors.values import DocumentType, Field, Page, Statement

TYPE = DocumentType.RECORD_OF_EMPLOYMENT

_QUESTIONS = (
    asked("serial", r"serial (?:no\.?|number|#)(?:\s*/.*)?", Answer.CODE),
    asked("employer", r"employer'?s? ?(?:name|name and address).*|employer|nom de l'employeur.*"),
    asked(
        "employee_name",
        r"employee'?s? ?(?:name|name and address).*|employee|nom de l'employ[ée].*",
    ),
    asked("first_day", r"first day worked.*|premier jour de travail.*", Answer.DATE),
    asked(
        "last_day",
        r"last day for which paid.*|last day (?:worked|paid).*|dernier jour pay[ée].*",
        Answer.DATE,
    ),
    asked(
        "final_period_end",
        r"final pay period ending(?: date)?.*|fin de la derni[èe]re p[ée]riode.*",
        Answer.DATE,
    ),
    asked("occupation", r"occupation.*"),
    asked("insurable_hours", r"total insurable hours.*|insurable hours.*", Answer.AMOUNT),
    asked("insurable_earnings", r"total insurable earnings.*|insurable earnings.*", Answer.AMOUNT),
    asked("production", r"production(?: title)?|project|show|title of production"),
)


def extract(pages: Sequence[Page]) -> Statement:
    """Return what the record on ``pages`` states."""
    fields = answers(pages, _QUESTIONS)
    for name in ("employer", "employee_name"):
        if name in fields:
            fields[name] = _without_address(fields[name])
    return Statement(TYPE, 0.0, tuple(page.number for page in pages), fields)


def _without_address(field: Field) -> Field:
    """Return a name without the address behind it or below it, which begins with a number."""
    named = list(takewhile(lambda place: not any(map(str.isdigit, place.text)), field.places))
    if len(field.places) > 1 and named:
        text = " ".join(place.text.strip() for place in named)
        return replace(field, value=text.strip(" ,"), places=tuple(named))
    return replace(field, value=re.split(r",?\s+(?=#?\d{1,6}\s+\w)", str(field.value))[0])
