"""What letters of every kind have in common: their date, their writer, their signature."""

import re
from collections.abc import Sequence

from extractors.confidence import Found, confidence, presence_confidence
from extractors.evl.anatomy import Letter, anatomy
from extractors.evl.covers import without_cover
from extractors.evl.letter_date import letter_date
from extractors.evl.sign_off import sender, signatory
from extractors.evl.signature import signature
from extractors.passages import Printed, passage
from extractors.values import Field, Fields, Page

_CANADIAN = re.compile(
    r"\b(?:Ontario|Toronto|Quebec|British Columbia|Vancouver|Canada|Mississauga|Local 411)\b"
    r"|\b[A-Z]\d[A-Z]\s\d[A-Z]\d\b"
)

_STAMP = re.compile(
    r"(?:\b(?:Sun|Mon|Tue|Wed|Thu|Fri|Sat)[a-z]*,?\s+)?"
    r"(?P<v>[A-Z][a-z]{2,8}\.?\s+\d{1,2},\s+\d{4})\s+at\s+\d{1,2}:\d\d"
)
"""When a message was sent: "Sun, Nov 8, 2026 at 7:26 PM"."""


def letter_of(pages: Sequence[Page]) -> Letter:
    """Return the parts of a letter, without a fax cover before it."""
    return anatomy(without_cover(pages))


def is_canadian(letter: Letter) -> bool:
    """Return whether a letter names a Canadian place or postal code: its dates may be day first."""
    return bool(_CANADIAN.search(" ".join(line.text for line in letter.lines)))


def dated(letter: Letter) -> Fields:
    """Return ``letter_date`` where the letter has one, in a head ("Date:") or on a line alone."""
    heads = [line for line in letter.lines[:12] if re.match(r"(?i)\s*(?:date|sent)\s*:", line.text)]
    for line in heads:
        text = passage((line,))
        start = text.text.index(":") + 1
        value = text.cut(start, len(text.text))
        day = _day(value, letter)
        if day is not None:
            sure = confidence(Found.LABEL, value.weakest)
            return {"letter_date": Field(day, sure, value.places)}
    return _stamped(letter) or letter_date(letter, (), day_first=is_canadian(letter))


def _stamped(letter: Letter) -> Fields:
    """Return when a message was sent as mail programs stamp it; its print is stamped otherwise."""
    for line in letter.lines[:12]:
        text = passage((line,))
        found = _STAMP.search(text.text)
        day = _day(text.group(found, "v"), letter) if found is not None else None
        if found is not None and day is not None:
            held = text.group(found, "v")
            sure = confidence(Found.PATTERN, held.weakest)
            return {"letter_date": Field(day, sure, held.places)}
    return {}


def _day(value: Printed, letter: Letter) -> str | None:
    from extractors.days import parse_date  # noqa: PLC0415 - letters without heads need none

    said = re.split(r"(?i)\s+(?:at\s+)?\d{1,2}:\d{2}", value.text)[0]
    day = parse_date(said, day_first=is_canadian(letter))
    return day.isoformat() if day else None


def writer(letter: Letter) -> tuple[Printed | None, Printed | None]:
    """Return the name and title of who wrote: at the sign-off, else in the message's head."""
    name, title = signatory(letter)
    if name is not None:
        return name, title
    return sender(letter)


def signed(letter: Letter) -> Fields:
    """Return ``has_signature``, always: true with the marks that show it."""
    ocr = any(page.source == "ocr" for page in letter.pages)
    found, marks = signature(letter)
    return {"has_signature": Field(found, presence_confidence(seen=found, ocr=ocr), marks)}


def text_field(value: Printed, found: Found) -> Field:
    """Return a printed value as a field with the confidence of how it was found."""
    return Field(value.text, confidence(found, value.weakest), value.places)
