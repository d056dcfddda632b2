"""A list of days that may be incomplete is accepted only where payroll names each day."""

from dataclasses import replace
from random import Random

import pytest

from app.policy import judge_letter
from bench.accuracy.straight import true_evidence
from bench.letters import invent
from extractors.values import DocumentType, Field, Place, Statement
from validators.days import day_verdicts
from validators.values import DayVerdict


@pytest.fixture
def letter():
    return replace(invent.a_letter(Random(3), "plain"), signed=True)


@pytest.fixture
def doubtful(letter):
    """Return the letter as read: each day sure, the list as a whole not."""
    (job,) = letter.jobs
    days = [day.isoformat() for day in job.worked]
    places = tuple(Place(1, (0.0, 0.0, 9.0, 9.0), day, day, 0.99) for day in days)
    record = {
        "employee_name": Field(job.person, 0.99),
        "last4": Field(job.last4, 0.99),
        "production": Field(job.production, 0.99),
        "production_type": Field(job.type_value, 0.99),
        "classification": Field(job.classification, 0.99),
        "work_dates": Field(days, 0.6, places),
    }
    fields = {
        "letter_date": Field(letter.written.isoformat(), 0.99),
        "has_signature": Field(value=True, confidence=0.99),
        "has_letterhead": Field(value=True, confidence=0.99),
    }
    return Statement(DocumentType.EVL, 0.99, (1,), fields, (record,))


@pytest.mark.parametrize(
    ("verdict", "approved"), [(DayVerdict.CONFIRMED, True), (DayVerdict.SUPPORTED, False)]
)
def test_totals_alone_do_not_vouch_for_a_doubtful_list(letter, doubtful, verdict, approved):
    evidence = true_evidence(letter)
    days = [replace(day, verdict=verdict) for day in day_verdicts(doubtful, evidence)]

    answer = judge_letter(doubtful, evidence, (), days)

    assert answer.approved is approved
    assert ("work dates" in answer.because) is not approved
