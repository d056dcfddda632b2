"""What a generated letter says: the answers that reading it is measured against."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Job:
    """One person's work on one production: what a record of the letter must say.

    ``worked`` and ``idle`` are the days the letter lists as worked and as not worked; ``code`` is
    the printed code of the idle days. ``stated_total`` is the printed count, None when unprinted.
    """

    person: str
    last4: str | None
    production: str
    title: str
    season: str | None
    type_printed: str
    type_value: str
    classification: str
    local: str | None
    employer: str
    worked: tuple[date, ...]
    idle: tuple[date, ...] = ()
    code: str = "I"
    stated_total: int | None = None


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter: who writes, when, for whom, and the jobs it lists.

    An e-mail is not ``headed``: its issuer is named under the writer's name, if at all.
    """

    family: str
    written: date
    letterhead: str
    address: str
    payroll_company: str | None
    signatory: str
    signatory_title: str
    signed: bool
    jobs: tuple[Job, ...]
    headed: bool = True


def expected(letter: Letter) -> dict[str, object]:
    """Return the letter's own fields as ``dayproof read`` should give them."""
    found: dict[str, object] = {
        "letter_date": letter.written.isoformat(),
        "signatory_name": letter.signatory,
        "signatory_title": letter.signatory_title,
        "has_signature": letter.signed,
    }
    if letter.payroll_company:
        found["payroll_company"] = letter.payroll_company
    return found


def expected_record(job: Job) -> dict[str, object]:
    """Return one record's fields as ``dayproof read`` should give them; absent ones left out.

    A letter that gives a range only states no work dates; any day read from it is a wrong day.
    """
    found: dict[str, object | None] = {
        "employee_name": job.person,
        "last4": job.last4,
        "production_title": job.title,
        "season": job.season,
        "production_type": job.type_value,
        "classification": job.classification,
        "local": job.local,
        "work_dates": [day.isoformat() for day in job.worked] or None,
        "total_days_stated": job.stated_total,
    }
    return {name: value for name, value in found.items() if value is not None}
