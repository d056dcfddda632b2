"""Letters, payroll lines and cases to check, with values that a reader can verify by hand."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from extractors.values import DocumentType, Field, Fields, Place, Statement
from validators.values import Evidence, FringeRecord, PayrollRecord, Professional

MARIA = Professional("Maria Vale", last4="1234", member_number="M-77")


def text(value: Any) -> Field:
    return Field(value, 0.99, (Place(1, (72.0, 96.0, 180.0, 110.0), str(value)),))


def dates(days: list[str]) -> Field:
    places = tuple(Place(1, (72.0, 100.0 + i, 90.0, 110.0 + i), d, d) for i, d in enumerate(days))
    return Field(days, 0.99, places)


@pytest.fixture
def record() -> Callable[..., Fields]:
    """Return what makes one record of a letter; a field given as None is not on the page."""

    def make(days: list[str], **changes: Any) -> Fields:
        plain = {
            "employee_name": "Maria Vale",
            "last4": "1234",
            "production": "Harbor Lights",
            "production_type": "feature",
            "classification": "Grip",
            "local": "80",
            "union_status": "union",
            "employer": "Northlight Pictures LLC",
            **changes,
        }
        fields = {name: text(value) for name, value in plain.items() if value is not None}
        listed = {"work_dates": dates(days)} if days else {}
        for name in ("non_worked_dates", "invalid_dates"):
            if name in fields:
                fields[name] = dates(plain[name])
        return {**fields, **listed}

    return make


@pytest.fixture
def letter(record: Callable[..., Fields]) -> Callable[..., Statement]:
    """Return what makes a letter without defects with one record, or with the records given."""

    def make(
        days: list[str] | None = None,
        *,
        records: tuple[Fields, ...] | None = None,
        fields: dict[str, Any] | None = None,
        **changes: Any,
    ) -> Statement:
        plain = {
            "letter_date": "2026-04-30",
            "payroll_company": "Reelpay Payroll Services",
            "has_signature": True,
            "has_letterhead": True,
            "proof_of_payment_attached": False,
            **(fields or {}),
        }
        known = {name: text(value) for name, value in plain.items() if value is not None}
        own = records if records is not None else (record(days or [], **changes),)
        return Statement(DocumentType.EVL, 0.99, (1,), known, own)

    return make


@pytest.fixture
def paid() -> Callable[..., PayrollRecord]:
    """Return what makes one payroll line of a single day of Maria's work."""

    def make(day: str, **changes: Any) -> PayrollRecord:
        on = date.fromisoformat(day)
        plain = {
            "payroll_company": "Reelpay",
            "employee_name": "VALE, MARIA",
            "last4": "1234",
            "production": "HARBOR LIGHTS",
            "classification": "Grip",
            "occupation_code": None,
            "employer": "Northlight Pictures LLC",
            "day": on,
            "period_start": on,
            "period_end": on,
            "days": 1.0,
            "hours": 10.0,
            "day_type": None,
            "source": "payroll.csv",
            "row": 2,
        }
        return PayrollRecord(**{**plain, **changes})

    return make


@pytest.fixture
def paid_total(paid: Callable[..., PayrollRecord]) -> Callable[..., PayrollRecord]:
    """Return what makes one payroll total of ``days`` between two dates, both included."""

    def make(first: str, last: str, days: float, **changes: Any) -> PayrollRecord:
        line = paid(first, **changes)
        return replace(line, day=None, period_end=date.fromisoformat(last), days=days)

    return make


@pytest.fixture
def remitted() -> Callable[..., FringeRecord]:
    """Return what makes one fringe line of ``days`` between two dates, both included."""

    def make(first: str, last: str, days: float | None, **changes: Any) -> FringeRecord:
        plain = {
            "remitter": "Reelpay",
            "employee_name": "Maria Vale",
            "member_number": "M-77",
            "last4": None,
            "production": "Harbor Lights",
            "category": "Grip",
            "period_start": date.fromisoformat(first),
            "period_end": date.fromisoformat(last),
            "days": days,
            "hours": None,
            "source": "fringe.csv",
            "row": 2,
        }
        return FringeRecord(**{**plain, **changes})

    return make


@pytest.fixture
def case() -> Callable[..., Evidence]:
    """Return what makes the evidence of Maria's application as Grip of Local 80."""

    def make(**changes: Any) -> Evidence:
        plain = {
            "on": date(2026, 5, 1),
            "professional": MARIA,
            "roster": "IER",
            "local": "80",
            "classification": "Grip",
        }
        return Evidence(**{**plain, **changes})

    return make
