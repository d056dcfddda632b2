"""From what a person typed to a value of its kind, or to words that say what is wrong with it."""

import re
from collections.abc import Callable
from datetime import date
from enum import StrEnum

from app.errors import BadRequest
from extractors.days import parse_date
from extractors.values import FieldValue

TEXT_LENGTH_MAX = 500
DAYS_MAX = 1000


class Kind(StrEnum):
    """How a value is typed and shown."""

    TEXT = "text"
    DAY = "day"
    DAYS = "days"
    COUNT = "count"
    HOURS = "hours"
    YES_NO = "yes-no"
    CHOICE = "choice"
    DIGITS = "digits"


CHOICES = {
    "production_type": (
        "feature",
        "tv_series",
        "streaming_series",
        "mow",
        "pilot",
        "mini_series",
        "commercial",
        "documentary",
        "music_video",
        "other",
    ),
    "union_status": ("union", "non_union"),
    "kind": (
        "evl",
        "resume",
        "reference_letter",
        "upgrade_request",
        "driver_license",
        "medical_certificate",
        "pay_stub",
        "record_of_employment",
        "timesheet",
        "roster_certification",
        "course_certificate",
    ),
}
"""The words that a value may be one of (ARCHITECTURE: fields of an EVL)."""

_DAYS = {"work_dates", "non_worked_dates"}
_DAY = {"first_day", "last_day", "final_period_end", "week_ending", "date_signed"}
_COUNTS = {"total_days_stated", "days"}
_HOURS = {"hours", "insurable_hours"}
_YES_NO = {"satisfactory", "referee_member", "proof_of_payment_attached"}
_DAY_ENDINGS = ("_date", "period_start", "period_end")


def kind_of(name: str) -> Kind:
    """Return how a value of this name is typed."""
    for kind, names in (
        (Kind.DAYS, _DAYS),
        (Kind.DAY, _DAY),
        (Kind.COUNT, _COUNTS),
        (Kind.HOURS, _HOURS),
        (Kind.YES_NO, _YES_NO),
        (Kind.CHOICE, CHOICES),
        (Kind.DIGITS, {"last4"}),
    ):
        if name in names:
            return kind
    if name.startswith("has_"):
        return Kind.YES_NO
    return Kind.DAY if name.endswith(_DAY_ENDINGS) else Kind.TEXT


def typed_text(value: FieldValue) -> str:
    """Return a value as a person would type it: ``typed_value`` reads it back."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "\n".join(value) if isinstance(value, list) else str(value)


def typed_value(name: str, text: str) -> FieldValue | None:
    """Return the value that ``text`` writes for the field ``name``; None for an empty text.

    Days may be written in any form with a year (``2026-03-09``, ``March 9, 2026``), several of
    them apart by commas, semicolons or lines. Raises ``BadRequest`` saying what is expected.
    """
    given = " ".join(text.split()) if kind_of(name) is not Kind.DAYS else text.strip()
    if not given:
        return None
    return _READ[kind_of(name)](name, given)


def _text(_name: str, text: str) -> str:
    if len(text) > TEXT_LENGTH_MAX:
        raise BadRequest(f"This is longer than {TEXT_LENGTH_MAX} characters: shorten it.")
    return text


def _day(_name: str, text: str) -> str:
    return _a_day(text).isoformat()


def _days(_name: str, text: str) -> list[str]:
    parts = re.split(r"[;\n]|,(?!\s*\d{4}\b(?!-))", text)
    written = [part.strip() for part in parts if part.strip()]
    if len(written) > DAYS_MAX:
        raise BadRequest(f"More than {DAYS_MAX} days: a letter never lists so many.")
    return sorted({_a_day(part).isoformat() for part in written})


def _a_day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        day = parse_date(text)
    if day is None:
        raise BadRequest(f"“{text[:40]}” is no date with its year: write it like 2026-03-09.")
    return day


def _count(_name: str, text: str) -> int:
    if not re.fullmatch(r"\d{1,4}", text):
        raise BadRequest(f"“{text[:40]}” is no whole number of days.")
    return int(text)


def _hours(_name: str, text: str) -> float:
    if not re.fullmatch(r"\d{1,5}(\.\d{1,2})?", text):
        raise BadRequest(f"“{text[:40]}” is no number of hours like 12.5.")
    return float(text)


def _yes_no(_name: str, text: str) -> bool:
    if text not in {"yes", "no"}:
        raise BadRequest("Choose yes or no.")
    return text == "yes"


def _choice(name: str, text: str) -> str:
    if text not in CHOICES[name]:
        raise BadRequest(f"Choose one of: {', '.join(CHOICES[name])}.")
    return text


def _digits(_name: str, text: str) -> str:
    if not re.fullmatch(r"\d{4}", text):
        raise BadRequest("Give the last four digits only.")
    return text


_READ: dict[Kind, Callable[[str, str], FieldValue]] = {
    Kind.TEXT: _text,
    Kind.DAY: _day,
    Kind.DAYS: _days,
    Kind.COUNT: _count,
    Kind.HOURS: _hours,
    Kind.YES_NO: _yes_no,
    Kind.CHOICE: _choice,
    Kind.DIGITS: _digits,
}
