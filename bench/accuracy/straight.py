"""Sends read letters through checks and policy against payroll that is true, and counts credits.

The payroll of every letter says exactly the days that were worked, so a credited day that is not
among them is a day counted wrongly.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from app.policy import judge_letter
from bench.accuracy.grading import Graded
from bench.letters.truth import Job, Letter
from validators.days import day_verdicts
from validators.registry import check_alone, check_with
from validators.values import Evidence, PayrollRecord, Professional, RuleInForce

_WINDOW = timedelta(days=400)


@dataclass(frozen=True, slots=True)
class Passage:
    """What policy made of one letter: the days it credited, the wrong ones, and why not."""

    graded: Graded
    approved: bool
    credited: int
    wrong: int
    reasons: tuple[str, ...]


def passed(graded: Graded) -> Passage:
    """Return what policy makes of a letter as it was read; a person gets all it does not accept."""
    if not graded.recognised:
        return Passage(graded, approved=False, credited=0, wrong=0, reasons=("not one letter",))
    (statement,) = graded.statements
    evidence = true_evidence(graded.trial.letter)
    findings = (*statement.findings, *check_alone(statement), *check_with(statement, evidence))
    days = day_verdicts(statement, evidence)
    answer = judge_letter(statement, evidence, findings, days)
    credited = {line.day for line in days} if answer.approved else set()
    worked = {day for job in _own(graded.trial.letter) for day in job.worked}
    return Passage(graded, answer.approved, len(credited), len(credited - worked), answer.reasons)


def is_clean(letter: Letter) -> bool:
    """Return whether a letter itself gives a person nothing to decide, were it read rightly.

    It is signed, on a letterhead, prints four digits and days, all of them worked, and its person
    held the one position that the application names.
    """
    own = _own(letter)
    told = all(job.worked and not job.idle and job.last4 for job in own)
    one = len({job.classification for job in own}) == 1
    return letter.signed and letter.headed and told and one


def true_evidence(letter: Letter) -> Evidence:
    """Return the case of the first person of a letter, with payroll for every day worked.

    A letter that names no day has none; the rule's window then lies around its own date.
    """
    own = _own(letter)
    days = [day for job in own for day in job.worked] or [letter.written]
    first, last = min(days), max(days)
    return Evidence(
        on=letter.written + timedelta(days=14),
        professional=Professional(own[0].person, own[0].last4),
        roster="IER",
        local=own[0].local,
        classification=own[0].classification,
        payroll=tuple(record for job in own for record in _payroll(letter, job)),
        rule=RuleInForce(
            id="bench", version="1", days=30, window_start=first - _WINDOW,
            window_end=last + _WINDOW, basis="any", confidence="seed",
        ),
    )  # fmt: skip


def _own(letter: Letter) -> Sequence[Job]:
    return [job for job in letter.jobs if job.person == letter.jobs[0].person]


def _payroll(letter: Letter, job: Job) -> list[PayrollRecord]:
    return [
        PayrollRecord(
            payroll_company=letter.letterhead, employee_name=job.person, last4=job.last4,
            production=job.title, classification=job.classification, occupation_code=None,
            employer=job.employer, day=day, period_start=day, period_end=day, days=1.0, hours=10.0,
            day_type="WK", source="payroll.csv", row=row,
        )
        for row, day in enumerate(job.worked, start=2)
    ]  # fmt: skip
