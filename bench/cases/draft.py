"""A case as it is being made: letters, paid and remitted rows, and what a check must find."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any

from extractors.values import DocumentType, Field, Fields, Place, Statement

ON = date(2026, 11, 21)
"""The date every case asks about."""


@dataclass
class Job:
    """Work on one production: what the letter says of it and the days it claims."""

    production: str
    production_type: str
    season: str | None
    employer: str
    payroll_company: str
    classification: str
    local: str
    union: str
    days: list[date]
    loan_out: str | None = None


@dataclass
class Letter:
    """One letter with its jobs; ``fields`` and ``records`` change what it says."""

    jobs: list[Job]
    name: str
    last4: str | None
    letter_date: date
    fields: dict[str, Any] = field(default_factory=dict)
    record: dict[str, Any] = field(default_factory=dict)
    file: str = ""


@dataclass
class Paid:
    """One day as payroll knows it."""

    day: date
    name: str
    last4: str
    job: Job
    production: str
    occupation: str
    kind: str = "WK"
    hours: str = "10"


@dataclass
class Remitted:
    """One remitted row."""

    name: str
    member: str
    production: str
    category: str
    period: str
    days: str
    hours: str = ""


@dataclass
class Draft:
    """A case: who applies, the papers, and the truth about them.

    ``counted`` are the days that must count, ``referred`` those for a person; ``expected`` the
    findings as code and days; ``tolerated`` findings that may be there or not.
    """

    random: Random
    name: str
    last4: str
    member: str
    classification: str
    local: str
    need: int
    letters: list[Letter] = field(default_factory=list)
    paid: list[Paid] = field(default_factory=list)
    remitted: list[Remitted] = field(default_factory=list)
    layout: str = "daily"
    is_exported_again: bool = False
    basis: str = "union"
    window: int = 365
    counted: set[date] = field(default_factory=set)
    referred: set[date] = field(default_factory=set)
    expected: set[tuple[str, frozenset[date]]] = field(default_factory=set)
    tolerated: set[str] = field(default_factory=set)
    twists: list[str] = field(default_factory=list)
    extra_files: dict[str, str] = field(default_factory=dict)

    @property
    def job(self) -> Job:
        """Return the first job of the first letter."""
        return self.letters[0].jobs[0]

    def expect(self, code: str, days: "set[date] | list[date] | tuple[date, ...]" = ()) -> None:
        """Note a finding that the check must make about these days."""
        self.expected.add((code, frozenset(days)))

    def drop(self, days: "set[date] | list[date]") -> None:
        """Note that these days must not count."""
        self.counted -= set(days)

    def some_days(self, most: int = 3) -> list[date]:
        """Return a few days of the first job, taken from its middle so that weeks stay reported."""
        inner = self.job.days[1:-1]
        return sorted(self.random.sample(inner, min(len(inner), self.random.randint(1, most))))


def weekdays(start: date, number: int) -> list[date]:
    """Return the next ``number`` Mondays to Fridays from ``start`` on."""
    found: list[date] = []
    while len(found) < number:
        if start.weekday() < 5:
            found.append(start)
        start += timedelta(days=1)
    return found


def statement_of(letter: Letter) -> Statement:
    """Return the letter as a reader would hand it over."""
    payer = letter.jobs[0].payroll_company
    fields: dict[str, Any] = {
        "letter_date": letter.letter_date.isoformat(),
        "issuer": payer,
        "payroll_company": payer,
        "has_signature": True,
        "has_letterhead": True,
        "proof_of_payment_attached": False,
        **letter.fields,
    }
    records = tuple(_record(letter, job) for job in letter.jobs)
    return Statement(DocumentType.EVL, 0.99, (1,), _fields(fields), records)


def _record(letter: Letter, job: Job) -> Fields:
    title = job.production if job.season is None else f"{job.production}, Season {job.season}"
    plain: dict[str, Any] = {
        "employee_name": letter.name,
        "last4": letter.last4,
        "production": title,
        "production_title": job.production,
        "season": job.season,
        "production_type": job.production_type,
        "classification": job.classification,
        "local": job.local if job.union == "union" else None,
        "union_status": job.union,
        "employer": job.employer,
        "loanout_company": job.loan_out,
        "work_dates": [day.isoformat() for day in job.days],
        **letter.record,
    }
    return _fields(plain)


def _fields(plain: dict[str, Any]) -> Fields:
    return {name: _field(value) for name, value in plain.items() if value not in (None, [])}


def _field(value: Any) -> Field:
    if isinstance(value, list):
        places = tuple(
            Place(1, (72.0, 100.0 + i, 90.0, 110.0 + i), d, d) for i, d in enumerate(value)
        )
        return Field(sorted(set(value)), 0.99, places)
    return Field(value, 0.99, (Place(1, (72.0, 96.0, 180.0, 110.0), str(value)),))
