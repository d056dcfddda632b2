"""On the roster or not: compliant, suspended or pending, and on which day that changes."""

from dataclasses import replace
from datetime import date

import pytest

from app.roster.compliance import assess
from app.roster.rulebook import rule_book
from app.roster.values import HeldCredential, RequirementState, Standing

ON = date(2026, 3, 15)
PLACED = date(2025, 9, 1)
LAST_DAY = date(2026, 6, 30)
DAY_AFTER = date(2026, 7, 1)
LAPSED = "Driver license expired on 2026-06-30."
NO_TRAINING = "Preliminary training A and HP1/HP2: open, not recorded yet."
NOT_OPEN = "Preliminary training A and HP1/HP2: opens after the first verified day."
CERTIFIED = HeldCredential("medical_certificate", date(2031, 12, 31))
GRIPS_COURSES = {f"Training {code}: not recorded yet." for code in ("B", "B3", "R", "D1", "F")}


def license_until(expires_on):
    return HeldCredential("driver_license", expires_on)


def certificate_until(expires_on):
    return HeldCredential("medical_certificate", expires_on)


@pytest.fixture
def driver(history):
    """A Driver of Local 399 on the roster, licensed through 30 June 2026, certified for longer."""
    return history(
        local="399",
        classification="Driver",
        applied_on=date(2025, 6, 1),
        placed_on=PLACED,
        credentials=(license_until(LAST_DAY), CERTIFIED),
    )


def test_enough_days_without_recorded_training_leave_an_application_pending(history, successive):
    record = assess(history(successive(date(2026, 1, 1), 30)), rule_book(), ON)

    assert record.standing is Standing.PENDING
    assert record.reasons == {"30 of 30 days.", NO_TRAINING}


def test_an_application_is_never_compliant_even_where_no_training_is_asked(history, successive):
    days = successive(date(2025, 6, 1), 30)
    applied = history(days, roster="TCR", applied_on=ON)

    record = assess(applied, rule_book(), ON)

    assert record.standing is Standing.PENDING
    assert record.reasons == {"30 of 30 days.", "Placement: not recorded yet."}


def test_a_placed_record_had_its_work_and_preliminary_training_at_placement(driver):
    record = assess(driver, rule_book(), ON)

    met = [r.id for r in record.requirements if r.because == "Met: on the roster since 2025-09-01."]
    assert met == ["work-experience", "preliminary-training"]
    assert (record.standing, record.reasons) == (Standing.COMPLIANT, frozenset())


def test_a_placement_counts_from_its_day_on(driver):
    before = assess(driver, rule_book(), date(2025, 8, 31))
    after = assess(driver, rule_book(), PLACED)

    assert (before.standing, before.next_change_on) == (Standing.PENDING, PLACED)
    assert after.standing is Standing.COMPLIANT


def test_a_placed_record_without_its_license_on_record_is_not_called_compliant(driver):
    record = assess(replace(driver, credentials=(CERTIFIED,)), rule_book(), ON)

    assert record.standing is Standing.PENDING
    assert record.reasons == {"Driver license: not recorded yet."}


def test_training_due_long_since_and_not_recorded_keeps_a_record_pending(history):
    record = assess(history(placed_on=PLACED), rule_book(), ON)

    assert (record.standing, record.reasons) == (Standing.PENDING, GRIPS_COURSES)


def test_training_due_after_placement_is_no_reason_before_it(history):
    record = assess(history(), rule_book(), ON)

    assert RequirementState.LATER in {r.state for r in record.requirements}
    assert record.reasons == {"0 of 30 days.", NOT_OPEN}


def test_a_license_is_valid_through_its_last_day(driver):
    record = assess(driver, rule_book(), LAST_DAY)

    assert record.standing is Standing.COMPLIANT
    assert (record.next_expiry, record.next_change_on) == (LAST_DAY, DAY_AFTER)


def test_a_license_lapsed_the_day_before_suspends_the_record(driver):
    record = assess(driver, rule_book(), DAY_AFTER)

    assert (record.standing, record.reasons) == (Standing.SUSPENDED, {LAPSED})
    assert (record.next_expiry, record.next_change_on) == (date(2031, 12, 31), date(2026, 7, 2))


def test_a_renewed_license_makes_the_record_compliant_again(driver):
    renewed = replace(driver, credentials=(*driver.credentials, license_until(date(2031, 6, 30))))

    record = assess(renewed, rule_book(), DAY_AFTER)

    assert (record.standing, record.reasons) == (Standing.COMPLIANT, frozenset())
    assert record.next_expiry == date(2031, 6, 30)


def test_an_applicants_lapsed_license_is_missing_and_suspends_nothing(driver):
    record = assess(replace(driver, placed_on=None), rule_book(), DAY_AFTER)

    assert record.standing is Standing.PENDING
    assert {LAPSED, NOT_OPEN} <= record.reasons


def test_of_two_reasons_one_cured_leaves_the_other(driver):
    both = replace(
        driver, credentials=(license_until(LAST_DAY), certificate_until(date(2026, 5, 31)))
    )
    cured = replace(both, credentials=(*both.credentials, license_until(date(2031, 6, 30))))

    two = assess(both, rule_book(), DAY_AFTER)
    one = assess(cured, rule_book(), DAY_AFTER)

    expired = "Medical examiner certificate expired on 2026-05-31."
    assert (two.standing, two.reasons) == (Standing.SUSPENDED, {LAPSED, expired})
    assert (one.standing, one.reasons) == (Standing.SUSPENDED, {expired})


def test_the_next_expiry_is_the_nearest_of_all_kinds(driver):
    certificate = certificate_until(date(2026, 4, 30))
    both = replace(driver, credentials=(license_until(LAST_DAY), certificate))

    record = assess(both, rule_book(), ON)

    assert (record.next_expiry, record.next_change_on) == (date(2026, 4, 30), date(2026, 5, 1))


def test_a_grips_license_is_followed_but_decides_nothing(history):
    grip = history(placed_on=PLACED, credentials=(license_until(LAST_DAY),))

    lapsed = assess(grip, rule_book(), DAY_AFTER)

    assert assess(grip, rule_book(), ON).next_expiry == LAST_DAY
    assert (lapsed.standing, lapsed.reasons) == (Standing.PENDING, GRIPS_COURSES)
