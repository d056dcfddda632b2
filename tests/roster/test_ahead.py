"""What is ahead: forecasts in sentences, reminders on their days, and rule drafts compared."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.roster.compliance import assess
from app.roster.forecast import forecast
from app.roster.reminders import next_reminder_on, reminders
from app.roster.rulebook import book_of, rule_book, rule_texts
from app.roster.values import Completion, HeldCredential, Leaving, UnmatchedWork, WorkedDay
from app.roster.what_if import compare

ON = date(2026, 3, 1)


@pytest.fixture
def three_short(history, successive):
    """A Grip with 27 of 30 days, the first four of them of last March."""
    days = successive(date(2025, 3, 12), 4) + successive(date(2025, 9, 1), 23)
    return history(days, applied_on=ON)


@pytest.fixture
def driver(history):
    """A Driver in Group 3 since 10 October 2024, whose license ends on 30 June 2026."""
    return history(
        local="399",
        classification="Driver",
        applied_on=date(2024, 9, 1),
        placed_on=date(2024, 10, 10),
        credentials=(
            HeldCredential("driver_license", date(2026, 6, 30)),
            HeldCredential("medical_certificate", date(2027, 12, 31)),
        ),
    )


def test_a_forecast_says_what_one_holds_what_leaves_and_what_would_complete_it(three_short):
    unmatched = (
        UnmatchedWork("Glass Harbor", (date(2026, 1, 5), date(2026, 1, 6))),
        UnmatchedWork("Saltmarsh", (date(2026, 1, 8),)),
    )

    found = forecast(three_short, rule_book(), ON, unmatched)

    assert found.leaving[0] == Leaving(
        date(2026, 3, 12), date(2026, 3, 15), three_short_days(three_short)[:4], 23
    )
    assert found.completions == (Completion(("Glass Harbor", "Saltmarsh"), 30),)
    assert found.messages == (
        "You hold 27 of 30 days.",
        "Working every day, you can complete them on March 4, 2026.",
        "4 days leave the window from March 12, 2026 to March 15, 2026.",
        "These 2 unmatched productions would complete you: Glass Harbor and Saltmarsh.",
        "Begin 3 more days by March 9, 2026, so that none that you hold is lost.",
    )


def three_short_days(record):
    return tuple(worked.day for worked in record.days)


def test_working_as_forecast_completes_the_days_on_the_day_that_it_names(three_short, successive):
    earliest = forecast(three_short, rule_book(), ON).earliest_on
    more = tuple(WorkedDay(day) for day in successive(date(2026, 3, 2), 3))
    worked = replace(three_short, days=(*three_short.days, *more))

    assert assess(worked, rule_book(), earliest).requirements[0].have == 30
    assert assess(worked, rule_book(), earliest - timedelta(days=1)).requirements[0].have == 29


def test_a_day_already_held_is_no_help_and_a_future_one_is_not_worked_yet(three_short):
    unmatched = (
        UnmatchedWork("Held", tuple(three_short_days(three_short)[-3:])),
        UnmatchedWork("Ahead", (date(2026, 4, 1), date(2026, 4, 2), date(2026, 4, 3))),
    )

    assert forecast(three_short, rule_book(), ON, unmatched).completions == ()


def test_complete_work_names_the_clocks_of_the_application(history, successive):
    done = history(successive(date(2025, 2, 13), 30), applied_on=date(2025, 9, 14))  # T2

    found = forecast(done, rule_book(), date(2025, 9, 14))

    assert found.messages[1:3] == (
        "File the application by September 14, 2025.",
        "Perfect the application by March 14, 2026.",
    )


def test_t2_after_a_year_an_application_that_is_not_perfected_is_referred(history, successive):
    done = history(successive(date(2025, 2, 13), 30), applied_on=date(2025, 9, 14))

    last_day = assess(done, rule_book(), date(2026, 3, 14))
    after = assess(done, rule_book(), date(2026, 3, 15))
    in_time = replace(done, completed_on=date(2026, 3, 14))

    assert last_day.next_change_on == date(2026, 3, 15)
    late = "The application was to be perfected by 2026-03-14: a roster specialist decides."
    assert late in after.reasons
    assert late not in last_day.reasons
    assert late not in assess(in_time, rule_book(), date(2026, 3, 15)).reasons


def test_renewing_in_time_keeps_the_advancement_date(driver):
    found = forecast(driver, rule_book(), ON)

    assert found.renewals[0].message == (
        "If you renew Driver license by June 30, 2026 your advancement date stays "
        "October 10, 2026; each day later moves it by a day."
    )
    renewed = HeldCredential("driver_license", date(2031, 6, 30), date(2026, 7, 3))
    late = replace(driver, credentials=(*driver.credentials, renewed))
    then = assess(late, rule_book(), date(2026, 8, 1)).anticipated_advancement_on
    assert then == date(2026, 10, 12)


def test_reminders_come_90_60_30_and_7_days_before_and_on_days_1_14_and_28_after(driver):
    found = reminders(driver, rule_book(), date(2026, 1, 1), date(2026, 12, 31))

    about_license = [each for each in found if each.about == "driver-license"]
    assert [each.offset_days for each in about_license] == [-90, -60, -30, -7, 1, 14, 28]
    assert about_license[0].send_on == date(2026, 4, 1)
    assert about_license[2].message == (
        "Driver license expires on 2026-06-30, in 30 days. If it lapses you are suspended, and "
        "suspended days do not count. Renew it at the motor-vehicle department and upload the "
        "new license."
    )
    assert about_license[4].message.startswith(
        "Driver license expired on 2026-06-30, yesterday. You are suspended"
    )


def test_a_renewal_ends_the_reminders(driver):
    renewed = HeldCredential("driver_license", date(2031, 6, 30), date(2026, 6, 10))
    record = replace(driver, credentials=(*driver.credentials, renewed))

    assert reminders(record, rule_book(), date(2026, 6, 10), date(2026, 12, 31)) == ()


def test_a_missed_night_is_caught_up_with_the_same_messages_once(driver):
    nights = [
        each
        for n in range(92)
        for each in reminders(driver, rule_book(), ON + timedelta(days=n), ON + timedelta(days=n))
    ]
    at_once = reminders(driver, rule_book(), ON, ON + timedelta(days=91))

    assert tuple(nights) == at_once
    assert len({each.id for each in at_once}) == len(at_once)
    assert next_reminder_on(driver, rule_book(), ON) == at_once[0].send_on


def test_reminders_of_a_kind_follow_its_own_days(driver):
    texts = rule_texts()
    kinds = texts["shared/credentials.yaml"]
    texts["shared/credentials.yaml"] = kinds.replace("[90, 60, 30, 7]", "[45]", 1)

    found = reminders(driver, book_of(texts), date(2026, 4, 1), date(2026, 6, 30))

    assert [each.offset_days for each in found] == [-45]


def test_a_draft_of_a_rule_names_who_would_stand_otherwise(history, successive):
    texts = rule_texts()
    texts["ier-80.yaml"] = texts["ier-80.yaml"].replace("value: 30", "value: 31", 1)
    records = [
        ("thirty", history(successive(date(2026, 1, 1), 30))),
        ("forty", history(successive(date(2026, 1, 1), 40))),
    ]

    found = compare(rule_book(), book_of(texts), records, ON)

    assert [(each.record, each.differences) for each in found] == [
        (
            "thirty",
            (
                "Work Experience: met (30 of 30) → not met (30 of 31)",
                "Perfect the application: met, due 2027-01-30 → not asked for",
            ),
        )
    ]
