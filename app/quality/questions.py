"""What a second look asks of a page, and whether its answers are what was released. Pure."""

import re
import unicodedata
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass

from extractors.values import DocumentType, Fields, FieldValue, Reading
from validators.aliases import alias_key
from validators.classifications import same_classification
from validators.productions import same_production
from validators.values import AliasKind

DAYS = "work_dates"
ASKED: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    DocumentType.EVL: (
        ("letter_date",),
        ("employee_name", "last4", "production", "production_type", "classification", DAYS),
    ),
    DocumentType.DRIVER_LICENSE: (("name", "expiry_date"), ()),
    DocumentType.MEDICAL_CERTIFICATE: (("name", "expiry_date"), ()),
    DocumentType.COURSE_CERTIFICATE: (
        ("employee_name", "course_code", "course_title", "completion_date"),
        (),
    ),
    DocumentType.RESUME: (
        ("employee_name",),
        ("production_title", "classification", "start_date", "end_date", "days"),
    ),
    DocumentType.REFERENCE_LETTER: (
        ("employee_name", "referee_name", "referee_title", "letter_date", "has_signature"),
        (),
    ),
    DocumentType.UPGRADE_REQUEST: (
        ("employee_name", "member_number", "category", "letter_date", "has_signature"),
        (),
    ),
    DocumentType.PAY_STUB: (("employee_name", "employer", "period_end"), ("production", DAYS)),
    DocumentType.TIMESHEET: (("employee_name", "production"), ("week_ending", DAYS)),
    DocumentType.RECORD_OF_EMPLOYMENT: (("employee_name", "employer", "first_day", "last_day"), ()),
    DocumentType.ROSTER_CERTIFICATION: (
        ("employee_name", "employer", "classification", "total_days_stated", "has_signature"),
        (),
    ),
}
"""For each kind the values that a decision rests on: of the whole document, and of each record.

Every kind that a person or policy may accept has them, so that any of it may be drawn.
"""

Answers = Mapping[str, FieldValue | None]
"""What somebody read, by path; None where the page states nothing."""


@dataclass(frozen=True, slots=True)
class Compared:
    """What was compared, and the paths and days that differ."""

    asked: tuple[str, ...]
    differing: tuple[str, ...]
    days: int
    wrong_days: tuple[str, ...]

    @property
    def is_same(self) -> bool:
        """True when nothing differs."""
        return not self.differing and not self.wrong_days


def asked_of(reading: Reading) -> tuple[str, ...]:
    """Return the paths of the values that a second look asks for, in reading order."""
    return tuple(path for path, _ in _released(reading))


def compared(reading: Reading, credited: Collection[str], answers: Answers) -> Compared:
    """Return where a second reading differs from what was released.

    A credited day is wrong when the second reading has it in no record: the page does not state it
    as worked.
    """
    released = dict(_released(reading))
    differing = tuple(
        path for path, value in released.items() if not _is_same(path, value, answers.get(path))
    )
    stated = {day for path in released if path.endswith(DAYS) for day in _days(answers.get(path))}
    has_days = any(path.endswith(DAYS) for path in released)
    wrong = tuple(sorted(set(credited) - stated)) if has_days else ()
    return Compared(tuple(released), differing, len(set(credited)) if has_days else 0, wrong)


def _released(reading: Reading) -> Iterator[tuple[str, FieldValue | None]]:
    for at, statement in enumerate(reading.documents):
        of_whole, of_record = ASKED.get(statement.type, ((), ()))
        for name in of_whole:
            yield f"{at}/fields/{name}", _value(statement.fields, name)
        for number, record in enumerate(statement.records):
            for name in of_record:
                yield f"{at}/records/{number}/{name}", _value(record, name)


def _value(fields: Fields, name: str) -> FieldValue | None:
    return fields[name].value if name in fields else None


def _is_same(path: str, released: FieldValue | None, read: FieldValue | None) -> bool:
    if not released or not read:
        # Where a page does not say yes, a reader says no or leaves the field empty.
        return (released or None) is (read or None)
    name = path.rsplit("/", 1)[-1]
    if name == DAYS:
        return _days(released) == _days(read)
    return _SAME.get(name, _same_words)(str(released), str(read))


def _days(value: FieldValue | None) -> set[str]:
    return set(value) if isinstance(value, list) else set()


def same_value(name: str, one: FieldValue | None, other: FieldValue | None) -> bool:
    """Return whether two readings of a value called ``name`` say the same."""
    return _is_same(name, one, other)


def _same_words(one: str, other: str) -> bool:
    return _words(one) == _words(other)


def _same_person(one: str, other: str) -> bool:
    return sorted(_words(one)) == sorted(_words(other))


def _same_company(one: str, other: str) -> bool:
    return alias_key(AliasKind.EMPLOYER, one) == alias_key(AliasKind.EMPLOYER, other)


def _words(text: str) -> list[str]:
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return re.findall(r"[^\W_]+", plain.casefold().replace("’", "").replace("'", ""))


_SAME: Mapping[str, Callable[[str, str], bool]] = {
    "employee_name": _same_person,
    "name": _same_person,
    "referee_name": _same_person,
    "employer": _same_company,
    "production_title": lambda one, other: same_production(one, other).agrees,
    "production": lambda one, other: same_production(one, other).agrees,
    "classification": lambda one, other: (
        _same_words(one, other) or same_classification(one, other).agrees
    ),
    "payroll_company": _same_company,
    "issuer": _same_company,
}
