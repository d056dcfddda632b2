"""Other readings of a doubtful value, each with why: dates add up, payroll or the print says so."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rapidfuzz import fuzz
from rapidfuzz.utils import default_process

from app.corrections.typed import typed_text, typed_value
from app.errors import BadRequest
from app.shown.found import Found, FoundField

ALIKE = 70.0
"""From this likeness on (0 to 100, letters in common) a name in payroll may be the one meant."""

LEAST_SURE = 0.4
"""From this chance on (0 to 1), what a second look at the print says is worth offering."""

_NAMED = {"production", "production_title", "employee_name", "employer"}


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A value to use instead of what was read, and why in one line."""

    value: str
    because: str


def suggestions(found: Found | None, record_names: Iterable[str]) -> Mapping[str, Suggestion]:
    """Return another reading for doubtful fields, by path; most fields have none.

    ``record_names`` are the productions, people and employers of the person's payroll lines.
    """
    if found is None:
        return {}
    names = tuple(record_names)
    made = ((field.path, _suggestion(field, found, names)) for field in found.to_check)
    return {path: suggestion for path, suggestion in made if suggestion is not None}


def other_readings(field: FoundField, read: Iterable[tuple[str, float]]) -> Suggestion | None:
    """Return the surest other value among what the place of a field says when it is read again.

    ``read`` are texts with how sure each is, the surest first. None when the print says the same
    again, or nothing of the field's kind.
    """
    for text, sure in read:
        value = _as_typed(field.name, text)
        if value == field.typed or sure < LEAST_SURE:
            return None
        if value is not None:
            return Suggestion(value, f"Read again, the place says “{text}” ({sure:.0%} sure).")
    return None


def _as_typed(name: str, text: str) -> str | None:
    try:
        value = typed_value(name, text)
    except BadRequest:
        return None
    return None if value is None else typed_text(value)


def _suggestion(field: FoundField, found: Found, names: tuple[str, ...]) -> Suggestion | None:
    if field.name == "total_days_stated":
        return _from_dates(field, found)
    return _from_records(field, names) if field.name in _NAMED else None


def _from_dates(field: FoundField, found: Found) -> Suggestion | None:
    beside = field.path.rsplit("/", 1)[0] + "/work_dates"
    dates = next((each for each in found.fields if each.path == beside), None)
    listed = str(len(dates.typed.split())) if dates is not None and dates.typed else ""
    if not listed or listed == field.typed:
        return None
    return Suggestion(listed, f"Read as {field.typed}. The dates that were read are {listed}.")


def _from_records(field: FoundField, names: tuple[str, ...]) -> Suggestion | None:
    scored = ((fuzz.ratio(field.typed, name, processor=default_process), name) for name in names)
    likeness, name = max(scored, default=(0.0, ""))
    if likeness < ALIKE or name == field.typed:
        return None
    return Suggestion(name, f"Read as “{field.typed}”. Payroll has “{name}”.")
