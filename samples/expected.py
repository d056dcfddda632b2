"""What each sample should give, told by the story: never by what the reader happened to read."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from samples.story import Issuer, Job


def letter(
    issuer: Issuer, jobs: Sequence[Job], written: date, *, stated: Sequence[int], pages: int = 1
) -> dict[str, Any]:
    """Return what ``dayproof read`` should say of a letter: each field's value, no more.

    ``stated`` is the total of days that the letter prints for each job.
    """
    fields: dict[str, Any] = {
        "letter_date": written.isoformat(),
        "signatory_name": issuer.signatory,
        "signatory_title": issuer.title,
        "issuer": issuer.company,
        "has_signature": True,
        "has_letterhead": True,
        "proof_of_payment_attached": False,
    }
    if issuer.is_payroll_company:
        fields["payroll_company"] = issuer.company
    records = [_record(job, days) for job, days in zip(jobs, stated, strict=True)]
    return {"type": "evl", "pages": list(range(1, pages + 1)), "fields": fields, "records": records}


def _record(job: Job, stated: int) -> dict[str, Any]:
    record: dict[str, Any] = {
        "employee_name": job.person.name,
        "last4": job.person.last4,
        "production": job.production,
        "production_type": job.production_type,
        "classification": job.classification,
        "local": job.local,
        "work_dates": [day.isoformat() for day in sorted(job.days)],
        "total_days_stated": stated,
    }
    if job.not_worked:
        record["non_worked_dates"] = [day.isoformat() for day in sorted(job.not_worked)]
    return record


def license_of(printed: dict[str, str]) -> dict[str, Any]:
    """Return what ``dayproof read`` should say of the license card."""
    return {
        "type": "driver_license",
        "pages": [1],
        "fields": {
            "name": f"{printed['FN']} {printed['LN']}",
            "number": printed["DL"],
            "class": printed["CLASS"],
            "jurisdiction": "CA",
            "issue_date": _iso(printed["ISS"]),
            "expiry_date": _iso(printed["EXP"]),
            "birth_date": _iso(printed["DOB"]),
            "source": "barcode",
        },
        "records": [],
    }


def _iso(printed: str) -> str:
    month, day, year = printed.split("/")
    return f"{year}-{month}-{day}"
