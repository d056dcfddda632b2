"""Which days on new media count: twenty minutes, and what a stated budget tier says beside it."""

from dataclasses import replace
from datetime import date

import pytest

from app.roster.compliance import assess
from app.roster.rulebook import rule_book
from app.roster.values import Job, WorkedDay

ON = date(2026, 3, 1)
DAY = date(2026, 1, 5)


@pytest.mark.parametrize(
    ("minutes", "dollars", "tier", "because"),
    [
        (20, None, None, None),
        (19, None, None, "It runs 19 minutes; new media count from 20."),
        (None, None, None, "It is new media whose running time is not known"),
        (None, None, "high", None),
        (None, None, "low", "It is new media whose running time is not known"),
        (15, None, "high", "It is stated as high budget, but runs 15 minutes; under 20 none is"),
        (40, 3_000_000, "high", None),
        (40, 3_000_000, "low", "stated as low budget, but $3,000,000 for 40 minutes is high"),
        (40, None, "mid", None),
    ],
)
def test_running_time_and_tier_say_whether_a_day_counts(history, minutes, dollars, tier, because):
    job = Job(new_media=True, runtime_minutes=minutes, budget_dollars=dollars, budget_tier=tier)

    record = replace(history(), days=(WorkedDay(DAY, job=job),))
    found = assess(record, rule_book(), ON).requirements[0]

    assert found.have == (1 if because is None else 0)
    assert [because in each.because for each in found.not_counted] == [True] * (because is not None)
