"""The kinds of answers that forms ask for, each with how it is told from something else."""

import re
from collections.abc import Callable
from enum import StrEnum
from itertools import pairwise
from typing import Protocol

from extractors.days import parse_date
from extractors.label_values import with_stop
from extractors.names import looks_like_person
from extractors.passages import Printed
from extractors.patterns import pattern_of
from extractors.values import FieldValue
from extractors.word_lists import word_set


class Answer(StrEnum):
    """What kind of answer a form asks for."""

    TEXT = "text"
    PERSON = "person"
    DATE = "date"
    PERIOD_END = "last day of a period"
    LAST4 = "last four digits"
    COUNT = "count"
    AMOUNT = "amount"
    CODE = "code"
    STATE = "state"


class ReadAnswer(Protocol):
    """From a printed value to the answer and the part of the print that says it."""

    def __call__(self, value: Printed, *, day_first: bool) -> tuple[FieldValue, Printed] | None:
        """Return None when the value is no such answer."""


DATE_AS_PRINTED = pattern_of(
    r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}|"
    r"(?<!\d)\d{1,2} \d{1,2} \d{4}(?!\d)|"
    r"[A-Za-z]{3,9}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}|"
    r"\d{1,2}(?:st|nd|rd|th)?(?:-|\s+)[A-Za-z]{3,9}\.?,?(?:-|\s+)\d{2,4}"
)
_IN_NUMBERS = pattern_of(r"^(\d{1,2}) (\d{1,2}) (\d{4})$")
_UP_TO = pattern_of(r"(?:[-–—]|\b(?:to|thru|through|until))\s*$", re.IGNORECASE)
_WITHIN_A_MONTH = pattern_of(
    r"(?P<month>[A-Za-z]{3,9})\.?\s+\d{1,2}\s*(?:[-–—]|to|through)\s*(?P<rest>\d{1,2},?\s+\d{4})"
)
_LAST4 = pattern_of(
    r"(?:\d{3}[-– ]\d{2}[-– ]|[xX*•#]{2,}[-– ]*(?:[xX*•#]{1,}[-– ]*)?|^)(?P<v>\d{4})(?!\d)"
)
_COUNT = pattern_of(r"(?<![\w.,/])\d{1,4}(?![\w/]|[.,]\d)")
_AMOUNT = pattern_of(r"\$?\s?(?P<v>\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?|\d+(?:\.\d{1,2})?)(?![\d/])")
_SPACED = pattern_of(r"\$?\s?(?P<v>\d{1,3}(?: \d{3})+(?:[.,]\d{2})?)(?:\s?\$)?")
"""An amount whose thousands spaces part, as Canadian forms print them: "37 835.41"."""

_NARROW = 0.75
"""How wide the space within a number is at most, in heights of its letters."""

_BEFORE_AN_OFFICE = pattern_of(r"[^,;(|/]+?(?=\s*[,;(|/]|\s[-–—]\s)")
"""A name with an office or a title behind it: "Glenn Okafor, Key Grip"."""

_OFFICE = pattern_of(
    r"(?i)\W*(?:[\w.&/-]+\s+){0,4}(?:manager|coordinator|captain|supervisor|producer|accountant"
    r"|head|boss|secretary|master|director|controller|foreman|forewoman|lead|key|grip|gaffer"
    r"|driver|operator|U?PM|P\.?C|A\.?P\.?C|EP|AD|HOD)\W*"
)
"""What somebody is, behind the name: "PM", "(Production Coordinator)"."""

_LABEL_WORDS = word_set(
    "student employee member staff crew course class date id ssn dept department position title "
    "local union phone email license certificate cert instructor location company production job "
    "occ occupation tel address dob birth"
)
_CODE = pattern_of(r"(?=[A-Z0-9-]*\d)[A-Z0-9][A-Z0-9-]{2,20}", re.IGNORECASE)


def _text(value: Printed, *, day_first: bool) -> tuple[FieldValue, Printed] | None:  # noqa: ARG001 - one signature for all
    said = with_stop(value)
    return (said, value) if any(c.isalnum() for c in said) else None


def _person(value: Printed, *, day_first: bool) -> tuple[FieldValue, Printed] | None:
    said = value.text.strip(" ,;:_")
    named = _BEFORE_AN_OFFICE.match(said)
    has_office = named is not None and _OFFICE.fullmatch(said, named.end()) is not None
    if looks_like_person(said) and not has_office:
        return _text(value, day_first=day_first)
    named = named or _before_a_label(said)
    if named is None or not looks_like_person(named[0]):
        return None
    part = _part(value, named)
    return part.text, part


def _before_a_label(said: str) -> re.Match[str] | None:
    """Return a name with the next label behind it: "Emmett Vasquez Student ID: 77120"."""
    words = said.split(" ")
    for count in range(2, len(words)):
        name, rest = " ".join(words[:count]), " ".join(words[count:])
        if ":" in rest and rest.split()[0].lower() in _LABEL_WORDS and looks_like_person(name):
            return re.match(re.escape(name), said)
    return None


def _date(value: Printed, *, day_first: bool) -> tuple[FieldValue, Printed] | None:
    found = DATE_AS_PRINTED.search(value.text)
    spaced = _IN_NUMBERS.sub(r"\1/\2/\3", found[0]) if found else ""
    day = parse_date(spaced, day_first=day_first) if found else None
    return (day.isoformat(), _part(value, found)) if found and day else None


def _period_end(value: Printed, *, day_first: bool) -> tuple[FieldValue, Printed] | None:
    """Return the second day of two that are joined: "February 1 to 7, 2026"."""
    short = _WITHIN_A_MONTH.search(value.text)
    if short is not None:
        day = parse_date(f"{short['month']} {short['rest']}", day_first=day_first)
        return (day.isoformat(), _part(value, short)) if day else None
    ends = [
        found
        for found in DATE_AS_PRINTED.finditer(value.text)
        if _UP_TO.search(value.text[: found.start()])
    ]
    day = parse_date(ends[-1][0], day_first=day_first) if ends else None
    return (day.isoformat(), _part(value, ends[-1])) if day else None


def _searched(pattern: re.Pattern[str]) -> Callable[[Printed], Printed | None]:
    def search(value: Printed) -> Printed | None:
        found = pattern.search(value.text)
        return _part(value, found) if found else None

    return search


def _part(value: Printed, found: re.Match[str]) -> Printed:
    """Return the part of ``value`` that a match in its text covers, with its own words."""
    group = "v" if "v" in found.re.groupindex else 0
    words = " ".join(word.text for line in value.lines for word in line.words)
    at = words.find(found[group])
    part = value.part(at, at + len(found[group])) if at >= 0 else value
    return part.with_text(found[group])


def _last4(value: Printed, *, day_first: bool) -> tuple[FieldValue, Printed] | None:  # noqa: ARG001 - as above
    part = _searched(_LAST4)(value)
    return (part.text, part) if part else None


def _count(value: Printed, *, day_first: bool) -> tuple[FieldValue, Printed] | None:  # noqa: ARG001 - as above
    part = _searched(_COUNT)(value)
    return (int(part.text), part) if part else None


def _amount(value: Printed, *, day_first: bool) -> tuple[FieldValue, Printed] | None:  # noqa: ARG001 - as above
    spaced = _SPACED.fullmatch(value.text)
    if spaced is not None and _is_one_number(value):
        bare = spaced["v"].replace(" ", "").replace(",", ".")
        return float(bare), value.with_text(spaced["v"])
    part = _searched(_AMOUNT)(value)
    return (float(part.text.replace(",", "")), part) if part else None


def _is_one_number(value: Printed) -> bool:
    """Return whether no space between the words of a value is as wide as one between columns."""
    words = [word.box for line in value.lines for word in line.words]
    return all(b[0] - a[2] <= _NARROW * (a[3] - a[1]) for a, b in pairwise(words))


def _code(value: Printed, *, day_first: bool) -> tuple[FieldValue, Printed] | None:  # noqa: ARG001 - as above
    part = _searched(_CODE)(value)
    return (part.text, part) if part else None


def _state(value: Printed, *, day_first: bool) -> tuple[FieldValue, Printed] | None:  # noqa: ARG001 - as above
    from extractors.states_and_provinces import state_code  # noqa: PLC0415 - few forms ask for it

    code = state_code(value.text)
    return (code, value) if code else None


READERS: dict[Answer, ReadAnswer] = {
    Answer.TEXT: _text,
    Answer.PERSON: _person,
    Answer.DATE: _date,
    Answer.PERIOD_END: _period_end,
    Answer.LAST4: _last4,
    Answer.COUNT: _count,
    Answer.AMOUNT: _amount,
    Answer.CODE: _code,
    Answer.STATE: _state,
}
