"""Who, worked, on, expected, clause: a record's standing and every reason for it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.roster.advancement import advancement_date
from app.roster.compliance import assess
from app.roster.days import Length, Span
from app.roster.rulebook import rule_book
from app.roster.values import (
    Removal,
    RequirementState,
    Standing,
    WorkedDay,
)

ON = date(2026, 3, 15)
JANUARY = date(2026, 1, 1)
NO_TRAINING = "Preliminary training A and HP1/HP2: open, not recorded yet."


def work(record):
    return record.requirements[0]


def test_thirty_days_in_a_year_are_the_work_experience_of_a_grip(history, successive):
    record = assess(history(successive(JANUARY, 30)), rule_book(), ON)

    assert work(record).state is RequirementState.MET
    assert (work(record).have, work(record).need, work(record).rule) == (30, 30, "ier-80")


def test_twenty_nine_days_are_one_short_and_say_so(history, successive):
    record = assess(history(successive(JANUARY, 29)), rule_book(), ON)

    assert work(record).state is RequirementState.NOT_MET
    assert (record.standing, record.reasons) == (Standing.PENDING, {"29 of 30 days.", NO_TRAINING})


def test_days_after_the_date_asked_about_do_not_count_yet(history, successive):
    record = assess(history(successive(JANUARY, 30)), rule_book(), date(2026, 1, 29))

    assert work(record).have == 29


def test_an_inferred_rule_never_decides(history, successive):
    worked = history(successive(JANUARY, 30), local="728", classification="Lamp Operator")

    record = assess(worked, rule_book(), ON)

    assert work(record).state is RequirementState.REFER


def test_an_inferred_rule_says_no_as_little_as_yes(history, successive):
    short = history(successive(JANUARY, 12), local="728", classification="Lamp Operator")

    record = assess(short, rule_book(), ON)

    assert (work(record).have, work(record).need) == (12, 30)
    assert work(record).state is RequirementState.REFER
    assert work(record).because == (
        "12 of 30 days. That 30 days are asked for is inferred, so a roster specialist decides."
    )


@pytest.mark.parametrize(
    ("local", "classification"), [("80", "Moon Walker"), ("40", "Electrician"), ("999", "Grip")]
)
def test_what_a_roster_is_not_known_to_list_is_referred(history, successive, local, classification):
    worked = history(successive(JANUARY, 30), local=local, classification=classification)

    found = work(assess(worked, rule_book(), ON))

    assert found.state is RequirementState.REFER
    assert found.because.endswith(
        "Whether the roster lists this is not known: a roster specialist decides."
    )


def test_a_list_that_asks_for_no_days_says_so(history):
    teacher = history(roster="DCSL", local="884", classification="Studio Teacher / Welfare Worker")

    found = work(assess(teacher, rule_book(), ON))

    assert (found.state, found.because) == (RequirementState.MET, "No days of work are asked for.")


def test_an_unknown_number_of_days_is_referred_not_zero(history):
    record = assess(history(local="399", classification="Driver"), rule_book(), ON)

    assert work(record).state is RequirementState.REFER
    assert work(record).need is None


def test_an_application_over_six_months_after_completion_is_referred(history, successive):
    days = successive(date(2025, 2, 13), 30)  # complete on 14 March 2025 (T2)

    in_time = history(days, applied_on=date(2025, 9, 14))
    late = history(days, applied_on=date(2025, 9, 15))

    assert work(assess(in_time, rule_book(), ON)).state is RequirementState.MET
    assert work(assess(late, rule_book(), ON)).state is RequirementState.REFER
    assert "2025-09-14" in work(assess(late, rule_book(), ON)).because


def test_871_counts_the_twelve_months_before_applying(history, successive):
    days = [date(2025, 2, 28), *successive(date(2025, 3, 1), 29), date(2026, 3, 1)]
    applicant = history(days, local="871", classification="Script Supervisor")

    record = assess(applicant, rule_book(), ON)

    assert (work(record).have, work(record).need) == (29, 30)


def test_non_union_days_count_only_where_the_rule_takes_any_work(history, successive):
    days = tuple(WorkedDay(day, union=False) for day in successive(date(2025, 4, 1), 100))
    grip = replace(history(), days=days)
    script = replace(grip, local="871", classification="Script Supervisor")

    assert work(assess(script, rule_book(), ON)).rule == "ier-871-mixed"
    assert work(assess(script, rule_book(), ON)).state is RequirementState.MET
    assert work(assess(grip, rule_book(), ON)).have == 0


def test_t5_two_readings_that_disagree_are_referred(history, successive):
    days = [*successive(date(2025, 1, 25), 3), *successive(date(2025, 6, 1), 27)]
    applied = {"roster": "TCR", "applied_on": date(2026, 1, 20)}

    before = assess(history(days, **applied), rule_book(), date(2026, 1, 20))
    after = assess(history(days, completed_on=date(2026, 2, 10), **applied), rule_book(), ON)

    assert work(before).state is RequirementState.MET
    assert work(after).state is RequirementState.REFER


def test_a_moving_window_says_when_its_first_day_leaves(history, successive):
    days = successive(date(2025, 6, 1), 30)

    record = assess(history(days, roster="TCR"), rule_book(), ON)

    assert record.next_change_on == date(2026, 6, 1)


def test_706_wants_sixty_days_in_each_of_three_years_and_a_person(history, successive):
    days = [day for year in (2023, 2024, 2025) for day in successive(date(year, 3, 1), 60)]
    artist = history(days, local="706", classification="Make-up Artist")

    record = assess(artist, rule_book(), ON)

    assert (work(record).have, work(record).need) == (3, 3)
    assert work(record).state is RequirementState.REFER


def test_years_that_ended_five_years_before_the_application_do_not_count_for_706(
    history, successive
):
    days = [day for year in (2015, 2016, 2022) for day in successive(date(year, 3, 1), 60)]
    artist = history(days, local="706", classification="Make-up Artist")

    record = assess(artist, rule_book(), ON)

    assert (work(record).have, work(record).need) == (1, 3)


def test_a_removal_comes_before_everything(history, successive):
    removed = history(successive(JANUARY, 30), removals=(Removal(ON, "voluntary resignation"),))

    record = assess(removed, rule_book(), ON)

    assert (record.standing, record.reasons) == (
        Standing.REMOVED,
        frozenset({"voluntary resignation"}),
    )


def test_a_roster_nobody_knows_is_referred_and_not_an_error(history):
    record = assess(history(roster="XYZ"), rule_book(), ON)

    assert work(record).state is RequirementState.REFER


TWO_YEARS = Length(24, "month")
GROUP_3 = date(2022, 5, 30)


def test_t9_never_suspended_advances_after_24_months():
    assert advancement_date(GROUP_3, TWO_YEARS, []) == date(2024, 5, 30)


def test_t10_thirty_suspended_days_move_the_date_by_thirty():
    suspended = Span(date(2023, 2, 1), date(2023, 3, 2))

    assert advancement_date(GROUP_3, TWO_YEARS, [suspended]) == date(2024, 6, 29)


def test_a_suspension_told_twice_moves_the_date_once():
    suspended = Span(date(2023, 2, 1), date(2023, 3, 2))

    assert advancement_date(GROUP_3, TWO_YEARS, [suspended, suspended]) == date(2024, 6, 29)


def test_a_suspension_after_the_date_moves_nothing():
    later = Span(date(2024, 5, 30), date(2024, 5, 30) + timedelta(days=3))

    assert advancement_date(GROUP_3, TWO_YEARS, [later]) == date(2024, 5, 30)
