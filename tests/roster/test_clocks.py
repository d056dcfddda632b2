"""Windows of four kinds, the clocks around an application, and records idle for long."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.roster.compliance import assess
from app.roster.days import Length
from app.roster.rulebook import rule_book
from app.roster.timeline import timeline
from app.roster.values import RequirementState, Standing, WorkedDay
from app.roster.windows import leaves_on

ON = date(2026, 3, 15)


def work(record):
    return record.requirements[0]


@pytest.mark.parametrize(("last", "have"), [(date(2026, 1, 5), 30), (date(2026, 1, 6), 29)])
def test_t1_thirty_days_fit_365_days_and_not_366(history, successive, last, have):
    days = [date(2025, 1, 6), *successive(date(2025, 6, 1), 28), last]
    prop = history(days, local="44", classification="Property", applied_on=last)

    assert work(assess(prop, rule_book(), ON)).have == have


@pytest.mark.parametrize(
    ("day", "length", "gone"),
    [
        (date(2025, 3, 12), Length(365, "day"), date(2026, 3, 12)),
        (date(2024, 2, 29), Length(1, "year"), date(2025, 2, 28)),
        (date(2025, 2, 28), Length(6, "month"), date(2025, 8, 31)),
        (date(2025, 8, 31), Length(6, "month"), date(2026, 2, 28)),
    ],
)
def test_a_day_leaves_a_window_on_the_first_date_that_lacks_it(day, length, gone):
    assert leaves_on(length, day) == gone
    assert length.ending_on(gone).first > day
    assert length.ending_on(gone - timedelta(days=1)).first <= day


def test_t3_the_filing_clock_ends_on_the_last_day_of_a_shorter_month(history, successive):
    days = successive(date(2025, 8, 2), 30)  # complete on 31 August 2025
    in_time = history(days, applied_on=date(2026, 2, 28))

    clocks = {each.id: each.due_on for each in assess(in_time, rule_book(), ON).clocks}

    assert clocks == {
        "file-application": date(2026, 2, 28),
        "perfect-application": date(2026, 8, 31),
    }
    late = replace(in_time, applied_on=date(2026, 3, 1))
    assert work(assess(late, rule_book(), ON)).state is RequirementState.REFER


def test_completion_moves_with_today_until_the_application_is_completed(history, successive):
    days = successive(date(2025, 6, 1), 30)
    open_ended = history(days, roster="TCR", applied_on=date(2025, 12, 1))
    completed = replace(open_ended, completed_on=date(2026, 4, 1))

    gone = work(assess(open_ended, rule_book(), date(2026, 6, 1)))
    kept = work(assess(completed, rule_book(), date(2026, 6, 1)))

    assert gone.state is RequirementState.REFER  # 29 by completion, 30 by application
    assert kept.state is RequirementState.MET


def test_before_its_completion_an_application_is_judged_as_not_completed(history, successive):
    days = successive(date(2025, 6, 1), 30)
    record = history(
        days, roster="TCR", applied_on=date(2025, 12, 1), completed_on=date(2026, 7, 1)
    )

    before = assess(record, rule_book(), date(2026, 5, 31))

    assert work(before).state is RequirementState.MET
    assert before.next_change_on == date(2026, 6, 1)


def test_a_substitute_list_needs_no_days(history):
    listed = history(roster="DCSL", local="884", classification="Studio Teacher / Welfare Worker")

    found = work(assess(listed, rule_book(), ON))

    assert (found.state, found.have, found.need) == (RequirementState.MET, 0, 0)


def test_training_access_counts_union_days_of_two_years(history, successive):
    designer = history(
        [date(2024, 2, 29), *successive(date(2024, 3, 1), 29)],
        roster="NON_ROSTER",
        local="892",
        classification="Costume Designer",
        applied_on=date(2026, 3, 1),
    )

    assert work(assess(designer, rule_book(), ON)).have == 29


def test_a_title_that_only_wages_name_is_referred_when_complete(history, successive):
    operator = history(
        successive(date(2026, 1, 1), 30), local="600", classification="Camera Operator"
    )

    found = work(assess(operator, rule_book(), ON))

    assert found.state is RequirementState.REFER
    assert "inferred from a wage schedule" in found.because


def test_three_years_without_a_day_are_a_finding_and_no_removal(history):
    script = history(
        local="871",
        classification="Script Supervisor",
        applied_on=date(2019, 12, 1),
        placed_on=date(2020, 1, 1),
    )
    script = replace(script, days=(WorkedDay(date(2023, 3, 15)),))

    before = assess(script, rule_book(), date(2026, 3, 15))
    after = assess(script, rule_book(), date(2026, 3, 16))

    assert (before.findings, before.next_change_on) == ((), date(2026, 3, 16))
    assert [each.code for each in after.findings] == ["no-work-in-three-years"]
    assert after.standing is Standing.COMPLIANT


def test_an_application_is_pending_over_time_until_it_is_placed(history, successive):
    grip = history(successive(date(2026, 1, 1), 3), placed_on=date(2026, 2, 1))

    spans = timeline(grip, rule_book(), date(2025, 12, 31), date(2026, 2, 28))

    assert [(s.first, s.standing) for s in spans] == [
        (date(2025, 12, 31), Standing.PENDING),
        (date(2026, 1, 1), Standing.PENDING),
        (date(2026, 1, 2), Standing.PENDING),
        (date(2026, 1, 3), Standing.PENDING),
        (date(2026, 2, 1), Standing.COMPLIANT),
    ]
