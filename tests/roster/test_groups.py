"""Groups 3, 2 and 1: two years active and compliant, and which days moved the date (DOMAIN 3.3)."""

from dataclasses import replace
from datetime import date

import pytest

from app.roster.compliance import assess
from app.roster.rulebook import rule_book
from app.roster.timeline import timeline
from app.roster.values import (
    GroupHeld,
    HeldCredential,
    LostDays,
    Removal,
    Standing,
    Suspension,
    TrainingCompletion,
)

SINCE = date(2022, 5, 30)
LICENSE = HeldCredential("driver_license", date(2030, 1, 1))
CERTIFICATE = HeldCredential("medical_certificate", date(2030, 1, 1))


@pytest.fixture
def driver(history):
    """A Driver in Group 3 since 30 May 2022 with everything in order."""
    return history(
        local="399",
        classification="Driver",
        applied_on=date(2022, 5, 1),
        placed_on=SINCE,
        credentials=(LICENSE, CERTIFICATE),
    )


def advancement(record, on):
    return assess(record, rule_book(), on).advancement


def test_t9_never_suspended_advances_on_the_date_of_the_guide(driver):
    before = assess(driver, rule_book(), date(2024, 5, 29))
    on_the_day = assess(driver, rule_book(), date(2024, 5, 30))

    assert (before.group, before.anticipated_advancement_on) == ("3", date(2024, 5, 30))
    assert before.advancement.title == "2 Years Active, Upgrade"
    assert before.next_change_on == date(2024, 5, 30)
    assert on_the_day.group == "2"


def test_t10_thirty_suspended_days_move_the_date_by_thirty(driver):
    suspended = Suspension(date(2023, 2, 1), date(2023, 3, 2), "Properly unavailable.")

    found = advancement(replace(driver, suspensions=(suspended,)), date(2023, 4, 1))

    assert found.anticipated_on == date(2024, 6, 29)
    assert found.lost == (
        LostDays(
            date(2023, 2, 1),
            date(2023, 3, 2),
            "Properly unavailable.",
            date(2024, 5, 30),
            date(2024, 6, 29),
        ),
    )


def test_a_license_lapse_of_nine_days_moves_the_date_and_says_so(driver):
    lapsed = (
        HeldCredential("driver_license", date(2023, 8, 31)),
        HeldCredential("driver_license", date(2028, 8, 31), issued_on=date(2023, 9, 10)),
        CERTIFICATE,
    )

    found = advancement(replace(driver, credentials=lapsed), date(2024, 1, 1))

    assert [each.days for each in found.lost] == [9]
    assert found.because == (
        "Driver license expired on 2023-08-31. 9 days lost: 2024-05-30 → 2024-06-08."
    )


def test_while_suspended_the_date_moves_every_day(driver):
    ending = replace(
        driver, credentials=(HeldCredential("driver_license", date(2023, 8, 31)), CERTIFICATE)
    )

    first = assess(ending, rule_book(), date(2023, 9, 1))
    second = assess(ending, rule_book(), date(2023, 9, 2))

    assert first.anticipated_advancement_on == date(2024, 5, 31)
    assert first.next_change_on == date(2023, 9, 2)
    assert second.anticipated_advancement_on == date(2024, 6, 1)


def test_two_reasons_at_one_time_lose_a_day_once(driver):
    both = replace(
        driver,
        suspensions=(
            Suspension(date(2023, 2, 1), date(2023, 2, 10), "Properly unavailable."),
            Suspension(date(2023, 2, 5), date(2023, 2, 14), "Missed a substance test."),
        ),
    )

    found = advancement(both, date(2023, 3, 1))

    assert found.anticipated_on == date(2024, 6, 13)
    assert [(each.days, each.because) for each in found.lost] == [
        (4, "Properly unavailable."),
        (6, "Missed a substance test. Properly unavailable."),
        (4, "Missed a substance test."),
    ]


@pytest.mark.parametrize(
    ("suspended_on", "group", "next_date"),
    [(date(2024, 5, 29), "3", date(2024, 5, 31)), (date(2024, 5, 30), "2", date(2026, 5, 31))],
)
def test_a_day_lost_on_the_eve_delays_the_move_and_one_on_the_day_itself_does_not(
    driver, suspended_on, group, next_date
):
    suspended = Suspension(suspended_on, suspended_on, "Properly unavailable.")

    found = assess(replace(driver, suspensions=(suspended,)), rule_book(), date(2024, 5, 30))

    assert (found.group, found.anticipated_advancement_on) == (group, next_date)


def test_from_group_2_a_person_must_confirm_the_move(driver):
    found = assess(driver, rule_book(), date(2027, 1, 1))

    assert (found.group, found.anticipated_advancement_on) == ("2", None)
    assert found.advancement.anticipated_on == date(2026, 5, 30)
    assert found.advancement.refer
    assert found.advancement.is_reached
    assert "inferred" in found.advancement.because


def test_a_stated_group_counts_from_its_day(driver):
    stated = replace(driver, groups=(GroupHeld("2", date(2023, 1, 15)),))

    found = assess(stated, rule_book(), date(2024, 1, 1))

    assert (found.group, found.anticipated_advancement_on) == ("2", date(2025, 1, 15))


def test_group_1_has_nothing_ahead(driver):
    stated = replace(driver, groups=(GroupHeld("1", date(2023, 1, 15)),))

    found = assess(stated, rule_book(), date(2024, 1, 1))

    assert (found.group, found.advancement, found.anticipated_advancement_on) == ("1", None, None)


def test_time_that_is_not_on_record_makes_the_date_a_persons_to_confirm(driver):
    unknown = replace(driver, credentials=(LICENSE,))

    found = assess(unknown, rule_book(), date(2025, 1, 1))

    assert (found.group, found.anticipated_advancement_on) == ("3", None)
    assert found.advancement.anticipated_on == date(2024, 5, 30)
    assert found.advancement.refer


def test_overlapping_groups_are_a_finding_and_referred(driver):
    twice = (GroupHeld("3", SINCE, until=date(2023, 6, 30)), GroupHeld("2", date(2023, 6, 1)))

    found = assess(replace(driver, groups=twice), rule_book(), date(2024, 1, 1))

    assert [each.code for each in found.findings] == ["overlapping-groups"]
    assert found.advancement.refer


def test_removed_time_does_not_count_after_reinstatement(driver):
    removed = Removal(date(2023, 1, 1), "Positive test.", until=date(2023, 12, 31))
    record = replace(driver, removals=(removed,))

    during = assess(record, rule_book(), date(2023, 6, 1))
    after = assess(record, rule_book(), date(2024, 1, 1))

    assert (during.standing, during.group) == (Standing.REMOVED, None)
    assert during.next_change_on == date(2024, 1, 1)
    assert after.anticipated_advancement_on == date(2025, 5, 30)


@pytest.mark.parametrize(
    ("since", "expected"),
    [(date(2024, 2, 29), date(2026, 2, 28)), (date(2023, 8, 31), date(2025, 8, 31))],
)
def test_two_years_from_a_leap_day_or_month_end_clamp(driver, since, expected):
    record = replace(driver, placed_on=since, applied_on=since)

    assert advancement(record, date(2024, 3, 1)).anticipated_on == expected


def test_a_retroactive_placement_counts_its_group_from_the_earlier_day(driver):
    won = replace(driver, placement_decided_on=date(2022, 9, 1))

    assert advancement(won, date(2023, 1, 1)).anticipated_on == date(2024, 5, 30)


@pytest.mark.parametrize(
    "classification", ["Driver", "Auto Mechanic", "Auto Service", "Dispatcher", "Wrangler"]
)
def test_every_grouped_classification_enters_in_group_3(driver, classification):
    record = replace(driver, classification=classification)

    found = assess(record, rule_book(), date(2023, 1, 1))

    assert (found.group, found.anticipated_advancement_on) == ("3", date(2024, 5, 30))


def test_the_timeline_shows_standing_and_group_from_first_to_last(driver):
    lapsed = (
        HeldCredential("driver_license", date(2023, 8, 31)),
        HeldCredential("driver_license", date(2028, 8, 31), issued_on=date(2023, 9, 10)),
        CERTIFICATE,
    )
    record = replace(driver, credentials=lapsed)

    spans = timeline(record, rule_book(), date(2023, 1, 1), date(2024, 12, 31))

    assert [(s.first, s.last, s.standing, s.group) for s in spans] == [
        (date(2023, 1, 1), date(2023, 8, 31), Standing.COMPLIANT, "3"),
        (date(2023, 9, 1), date(2023, 9, 9), Standing.SUSPENDED, "3"),
        (date(2023, 9, 10), date(2024, 6, 7), Standing.COMPLIANT, "3"),
        (date(2024, 6, 8), date(2024, 12, 31), Standing.COMPLIANT, "2"),
    ]


def test_a_missed_refresher_costs_group_time_too(driver):
    record = replace(
        driver,
        training_recorded_from=date(2021, 1, 1),
        completions=(
            TrainingCompletion("HP1", date(2021, 6, 30)),
            TrainingCompletion("HP1", date(2023, 7, 10)),
        ),
    )

    found = advancement(record, date(2024, 1, 1))

    assert [(each.first, each.last) for each in found.lost] == [
        (date(2023, 7, 1), date(2023, 7, 9))
    ]


def test_a_date_that_waits_for_a_person_is_anticipated_no_more(driver):
    unsure = replace(driver, credentials=())

    before = assess(unsure, rule_book(), date(2024, 5, 29))
    after = assess(unsure, rule_book(), date(2024, 5, 30))

    assert before.anticipated_advancement_on == date(2024, 5, 30)
    assert (after.group, after.anticipated_advancement_on) == ("3", None)
    assert after.advancement.is_reached
