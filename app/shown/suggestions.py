"""Other readings of a doubtful value, each with why: the dates add up, payroll says so."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rapidfuzz import fuzz
from rapidfuzz.utils import default_process

from app.shown.found import Found, FoundField

ALIKE = 70.0
"""From this likeness on (0 to 100, letters in common) a name in payroll may be the one meant."""

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
