"""What a letter shows by itself: agrees, differs, and cannot tell for each check."""

import pytest

from extractors.values import Finding, Outcome, Severity
from validators import (
    dates_after_letter,
    duplicate_date,
    impossible_date,
    non_qualifying_days,
    required_contents,
    total_mismatch,
    weekend_only,
)
from validators.registry import check_alone

MONDAY, TUESDAY, SATURDAY, SUNDAY = "2026-03-02", "2026-03-03", "2026-03-07", "2026-03-08"


def outcomes(findings):
    return [finding.outcome for finding in findings]


def test_a_stated_total_equal_to_the_list_agrees(letter):
    found = total_mismatch.check(letter([MONDAY, TUESDAY], total_days_stated=2))

    assert outcomes(found) == [Outcome.AGREES]


def test_a_stated_total_unlike_the_list_differs_with_both_numbers(letter):
    (found,) = total_mismatch.check(letter([MONDAY, TUESDAY], total_days_stated=3))

    assert found.outcome is Outcome.DIFFERS
    assert found.compared == {"stated": 3, "listed": 2}
    assert found.places


def test_without_a_stated_total_nobody_can_tell(letter):
    assert outcomes(total_mismatch.check(letter([MONDAY]))) == [Outcome.CANNOT_TELL]


def test_a_total_that_counts_a_repeated_day_agrees_with_the_list_as_printed(letter):
    twice = letter([MONDAY, TUESDAY], total_days_stated=3, listed_day_count=3)

    assert outcomes(total_mismatch.check(twice)) == [Outcome.AGREES]


def test_a_list_without_repetition_agrees(letter):
    found = duplicate_date.check(letter([MONDAY, TUESDAY], listed_day_count=2))

    assert outcomes(found) == [Outcome.AGREES]


def test_a_day_listed_twice_differs(letter):
    (found,) = duplicate_date.check(letter([MONDAY, TUESDAY], listed_day_count=3))

    assert (found.code, found.outcome) == ("duplicate-date", Outcome.DIFFERS)


def test_without_the_listed_number_repetition_cannot_be_told(letter):
    assert outcomes(duplicate_date.check(letter([MONDAY]))) == [Outcome.CANNOT_TELL]


def test_existing_dates_agree(letter):
    assert outcomes(impossible_date.check(letter([MONDAY]))) == [Outcome.AGREES]


def test_the_31st_of_june_differs(letter):
    (found,) = impossible_date.check(letter([MONDAY], invalid_dates=["2026-06-31"]))

    assert found.outcome is Outcome.DIFFERS
    assert "2026-06-31" in found.message


def test_without_records_no_date_is_impossible(letter):
    assert impossible_date.check(letter(records=())) == []


def test_days_up_to_the_letter_agree(letter):
    found = dates_after_letter.check(letter([MONDAY], fields={"letter_date": MONDAY}))

    assert outcomes(found) == [Outcome.AGREES]


def test_days_after_the_letter_differ_and_are_named(letter):
    (found,) = dates_after_letter.check(letter([MONDAY, TUESDAY], fields={"letter_date": MONDAY}))

    assert (found.outcome, found.dates) == (Outcome.DIFFERS, (TUESDAY,))


def test_an_undated_letter_cannot_be_compared(letter):
    found = dates_after_letter.check(letter([MONDAY], fields={"letter_date": None}))

    assert outcomes(found) == [Outcome.CANNOT_TELL]


def test_a_complete_letter_lacks_nothing(letter):
    assert required_contents.check(letter([MONDAY])) == []


@pytest.mark.parametrize(
    ("code", "defect"),
    [
        ("missing-dates", {"days": []}),
        ("missing-classification", {"classification": None}),
        ("missing-production-type", {"production_type": None}),
        ("missing-signature", {"fields": {"has_signature": False}}),
        ("missing-letterhead", {"fields": {"has_letterhead": False}}),
        (
            "proof-of-payment-missing",
            {"union_status": "non_union", "fields": {"payroll_company": None}},
        ),
    ],
)
def test_each_missing_part_blocks(letter, code, defect):
    found = required_contents.check(letter(**{"days": [MONDAY], **defect}))

    assert [(f.code, f.severity) for f in found] == [(code, Severity.BLOCKING)]


@pytest.mark.parametrize(
    "unknown",
    [
        {"fields": {"has_signature": None, "has_letterhead": None}},
        {"union_status": None, "fields": {"payroll_company": None}},
    ],
)
def test_what_reading_leaves_open_is_not_called_missing(letter, unknown):
    assert required_contents.check(letter([MONDAY], **unknown)) == []


def test_a_payroll_companys_letter_about_non_union_work_needs_no_proof(letter):
    assert required_contents.check(letter([MONDAY], union_status="non_union")) == []


def test_listed_idle_days_are_told(letter):
    (found,) = non_qualifying_days.check_listed(letter([MONDAY], non_worked_dates=[TUESDAY]))

    assert (found.severity, found.dates) == (Severity.INFO, (TUESDAY,))
    assert found.message.startswith("1 day listed as not worked: ")
    assert found.message.endswith("It does not count.")


def test_a_letter_of_worked_days_only_agrees(letter):
    found = non_qualifying_days.check_listed(letter([MONDAY]))

    assert outcomes(found) == [Outcome.AGREES]


@pytest.mark.parametrize(
    ("days", "outcome"),
    [
        ([MONDAY, SATURDAY], Outcome.AGREES),
        ([SATURDAY, SUNDAY], Outcome.DIFFERS),
        ([SATURDAY], Outcome.CANNOT_TELL),
    ],
)
def test_only_weekend_days_are_odd(letter, days, outcome):
    assert outcomes(weekend_only.check(letter(days))) == [outcome]


def test_what_reading_reported_is_not_reported_again(letter):
    statement = letter([MONDAY], total_days_stated=2)
    known = Finding("total-mismatch", Severity.WARNING, Outcome.DIFFERS, "as read")
    reported = type(statement)(
        statement.type, 0.99, (1,), statement.fields, statement.records, (known,)
    )

    assert [f.code for f in check_alone(statement)] == ["total-mismatch"]
    assert check_alone(reported) == ()
