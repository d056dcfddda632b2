"""The sweep judges who is due and nobody else, tells each event once, and catches up a night."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from app import standing
from app.fact_kinds import RecordFactKind
from app.records import tables

CERTIFICATE_ENDS = date(2024, 5, 20)
NIGHTS = [date(2024, 2, 15) + timedelta(days=n) for n in range(125)]


def said(driver):
    """What was answered, without the numbers of the rows that prove it."""
    told = ("standing", "reasons", "group", "anticipated_advancement_on", "next_change_on")
    return [(day, *(answer[name] for name in told)) for day, answer in driver.answers()]


def test_missed_nights_are_caught_up_as_if_each_had_run(make_driver, driver):
    late = make_driver("Lee Late")
    late.hold("driver_license", date(2030, 5, 30), date(2022, 5, 30))
    late.hold(
        "medical_certificate", CERTIFICATE_ENDS, date(2022, 5, 30), issued_on=date(2022, 5, 30)
    )
    late.fact(RecordFactKind.GROUPED, date(2022, 5, 30), date(2022, 5, 30), group="3")

    for night in NIGHTS:
        driver.sweep(night)
    late.sweep(NIGHTS[-1])

    assert said(late) == said(driver)
    assert late.messages() == driver.messages()
    assert (date(2024, 5, 21), "Suspended") in [(day, standing) for day, standing, *_ in said(late)]


def test_a_certificate_is_reminded_before_and_after_it_lapses_each_day_once(driver):
    for night in NIGHTS:
        driver.sweep(night)
        driver.sweep(night)

    told = [
        day for day, kind, text in driver.messages() if kind == "reminder" and "Medical" in text
    ]
    offsets = [(day - CERTIFICATE_ENDS).days for day in told if day >= NIGHTS[0]]
    assert offsets == [-90, -60, -30, -7, 1, 14, 28]


def test_a_reminder_states_the_consequence(driver):
    driver.sweep(date(2024, 4, 20))

    texts = " ".join(text for _, _, text in driver.messages())
    assert "suspended" in texts
    assert "do not count" in texts or "don’t count" in texts


def test_a_renewal_recorded_before_the_reminder_cancels_it(driver):
    driver.hold(
        "medical_certificate", date(2026, 5, 20), date(2024, 3, 1), issued_on=date(2024, 3, 1)
    )

    driver.sweep(date(2024, 5, 25))

    days = [day for day, _, _ in driver.messages()]
    assert date(2024, 5, 13) not in days
    assert driver.row().standing == "Compliant"


def test_only_due_records_are_touched(make_driver, driver, stores):
    other = make_driver("Someone Else")
    driver.sweep(date(2024, 2, 1))
    before = other.row().changed_at

    judged = driver.sweep(CERTIFICATE_ENDS + timedelta(days=1))

    assert judged >= 1
    assert other.row().changed_at == before


def test_a_sweep_that_nothing_waits_for_writes_nothing(driver, stores):
    driver.sweep(date(2024, 2, 1))
    answers, row = driver.answers(), driver.row()

    assert standing.recompute_due(driver.at(date(2024, 2, 1))) == 0
    assert (driver.answers(), driver.row().changed_at) == (answers, row.changed_at)


def test_a_new_rule_book_makes_every_record_due_once(driver, stores):
    with stores.sessions.begin() as session:
        kept = session.scalars(select(tables.RuleBookKept)).one()
        session.execute(tables.RosterAssessment.__table__.update().values(rule_book=None))
        session.delete(kept)
        session.add(
            tables.RuleBookKept(sha256="0" * 64, files={}, first_used_at=kept.first_used_at)
        )
    day = driver.at(date(2023, 1, 1))

    assert standing.meet_new_rules(day)
    assert not standing.meet_new_rules(day)
    assert standing.recompute_due(day) == 1


@pytest.mark.parametrize("day", [date(2024, 5, 20), date(2024, 5, 21)])
def test_a_full_recompute_gives_what_the_sweep_gives(driver, day):
    driver.sweep(day)
    swept = driver.row().assessment

    changed = standing.recompute_all(driver.at(day))

    assert (changed, driver.row().assessment) == (0, swept)
