"""What a license's front says where no caption was read: dates by their order, numbers by shape."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from extractors.card_captions import DATE, NUMBER
from extractors.card_days import day_of
from extractors.confidence import Found, confidence
from extractors.license_numbers import PATTERNS, mended
from extractors.passages import Passage, Printed
from extractors.values import Field, Fields

DATES = ("birth_date", "issue_date", "expiry_date")
"""The dates of a license in the order of time."""

_NOT_DATES = re.compile(r"(?i)\b(?:until|rev|dd|hazmat|hm|med|medical|cert|tsa|daca)\b")
_ANY_DATE = re.compile(DATE)
_ANY_NUMBER = re.compile(rf"(?<![\w/.-])(?=[\w -]*\d[\w -]*\d){NUMBER}(?![\w/.-])")
_YOUNGEST_YEARS = 14
_LONGEST_YEARS = 12
"""No state or province but Arizona issues a license to younger people, or for longer."""


def dates_in_order(rows: Sequence[Passage], fields: Fields) -> Fields:
    """Return the dates whose captions were not read: people are born, then licensed, then expire.

    Two or three dates are told apart by how far they lie from each other; more dates, or one that
    is announced as something else, prove nothing.
    """
    missing = [name for name in DATES if name not in fields]
    found = dict(_plain_dates(rows))
    days = sorted(found)
    if not missing or not _are_of_a_license(days):
        return {}
    names = DATES if len(days) == len(DATES) else DATES[1:]
    told = dict(zip(names, days, strict=True))
    if any(
        str(fields[name].value) != day.isoformat() for name, day in told.items() if name in fields
    ):
        return {}
    return {
        name: Field(
            told[name].isoformat(),
            confidence(Found.GUESS, found[told[name]].weakest),
            found[told[name]].places,
        )
        for name in missing
        if name in told
    }


def _plain_dates(rows: Sequence[Passage]) -> Iterator[tuple[date, Printed]]:
    for text in rows:
        for match in _ANY_DATE.finditer(text.text):
            day = day_of(match[0])
            if day is not None and not _NOT_DATES.search(text.text[: match.start()]):
                yield day, text.group(match)


def _are_of_a_license(days: Sequence[date]) -> bool:
    """Return whether the days, in order, are those of birth (or not), issue and expiry."""
    if len(days) not in {2, 3}:
        return False
    *birth, issued, expires = days
    is_of_age = all(issued.year - day.year >= _YOUNGEST_YEARS for day in birth)
    return is_of_age and 0 < expires.year - issued.year <= _LONGEST_YEARS


def number_by_shape(rows: Sequence[Passage], fields: Fields) -> Fields:
    """Return the only number of its jurisdiction's shape, where no caption of one was read."""
    state = fields.get("jurisdiction")
    if "number" in fields or state is None:
        return {}
    found: dict[str, Printed] = {}
    for text in rows:
        for match in _ANY_NUMBER.finditer(text.text):
            said, fits = mended(match[0], str(state.value))
            is_other = _ANY_DATE.match(match[0]) or _NOT_DATES.search(text.text[: match.start()])
            if fits and not is_other and str(state.value) in PATTERNS:
                found[said] = text.group(match)
    if len(found) != 1:
        return {}
    ((said, held),) = found.items()
    return {"number": Field(said, confidence(Found.GUESS, held.weakest), held.places)}
