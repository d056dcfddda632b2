"""Canadian Records of Employment: the blocks that say who worked where, from when to when.

Block numbers and titles: Service Canada form INS5223. A Record of Employment has no count of days.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from extractors.forms import answers, asked
from extractors.forms.answers import Answer
from extractors.values import DocumentType, Field, Fields, Page, Statement

TYPE = DocumentType.RECORD_OF_EMPLOYMENT

_QUESTIONS = (
    asked("serial", r"serial (?:no\.?|number|#)(?:\s*/.*)?"),
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
    if "serial" in fields:
        fields |= _serial(fields.pop("serial"))
    for name in ("employer", "employee_name"):
        if name in fields:
            fields[name] = _without_address(fields[name])
    return Statement(TYPE, 0.0, tuple(page.number for page in pages), fields)


def _serial(field: Field) -> Fields:
    """Return the serial number without spaces that are printed in it; nothing for other words."""
    found = _SERIAL.match(str(field.value))
    return {"serial": replace(field, value=re.sub(r"[ -]", "", found[0]))} if found else {}


def _without_address(field: Field) -> Field:
    """Return a name without the address, or whoever takes the mail, below or behind it."""
    first, *below = field.places or (None,)
    if first is None or not below:
        return replace(field, value=_ADDRESS_BEHIND.split(str(field.value))[0])
    kept = [first, *takewhile(lambda place: not _OF_ADDRESS.search(place.text), below)]
    text = " ".join(place.text.strip() for place in kept)
    return replace(field, value=_ADDRESS_BEHIND.split(text)[0], places=tuple(kept))


_SERIAL = re.compile(r"[A-Z][ -]?(?:\d[ -]?){7,8}(?!\d)|(?=[A-Z0-9-]*\d)[A-Z0-9-]{5,20}\b")
_CARE_OF = r"(?:c/o|a/s|care of|attn?\b)"
_OF_ADDRESS = re.compile(
    rf"(?i)^(?:\W*\d|{_CARE_OF}|p\.?o\.?\s+box|suite\b|unit\b)|\d\s*[A-Z]\s*\d\b"
    r"|(?-i:\b(?:AB|BC|MB|NB|NL|NS|NT|NU|ON|PE|QC|SK|YT))$"
)
_ADDRESS_BEHIND = re.compile(
    rf"(?i),?\s+(?={_CARE_OF})"
    r"|(?<!^),?\s+(?=#?\d{1,6}[ -](?!(?:inc|ltd|llc|corp|films?|pictures|productions?)\b)\w)"
)
"""Where an address begins: a house number, "c/o"; "Holdings 7 Inc." is a name throughout."""
