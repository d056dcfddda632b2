"""What comparing with records shows: agrees, differs, and cannot tell for each check."""

from datetime import date

import pytest

from extractors.values import DocumentType, Field, Outcome, Severity, Statement
from validators import (
    against_rule,
    classification_mismatch,
    expired,
    fringe_days,
    identity,
    non_qualifying_days,
    overlaps,
    payroll_days,
)
from validators.values import CreditedDay, Professional, RuleInForce

MONDAY, TUESDAY, SATURDAY = "2026-03-02", "2026-03-03", "2026-03-07"
AGREES, DIFFERS, CANNOT_TELL = Outcome.AGREES, Outcome.DIFFERS, Outcome.CANNOT_TELL


def told(findings):
    return [(finding.code, finding.outcome) for finding in findings]


def rule(days=30, first=None):
    return RuleInForce("ier-80", "undated", days, first, None, "union", "public")


def test_claimed_days_on_payroll_agree(letter, paid, case):
    found = payroll_days.check_claimed(letter([MONDAY]), case(payroll=(paid(MONDAY),)))

    assert told(found) == [("days-not-in-payroll", AGREES)]


def test_claimed_days_that_payroll_lacks_are_named_with_both_numbers(letter, paid, case):
    claimed = letter([MONDAY, SATURDAY])

    (found,) = payroll_days.check_claimed(claimed, case(payroll=(paid(MONDAY),)))

    assert (found.outcome, found.dates) == (DIFFERS, (SATURDAY,))
    assert found.compared == {"claimed": 2, "paid": 1}
    assert [place.item for place in found.places] == [SATURDAY]
    assert "2 days claimed" in found.message


def test_without_payroll_of_the_period_nobody_can_tell(letter, case):
    found = payroll_days.check_claimed(letter([MONDAY]), case())

    assert told(found) == [("days-not-in-payroll", CANNOT_TELL)]


def test_a_letter_that_lists_every_paid_day_agrees(letter, paid, case):
    found = payroll_days.check_paid(letter([MONDAY]), case(payroll=(paid(MONDAY),)))

    assert told(found) == [("payroll-days-not-in-letter", AGREES)]


def test_a_paid_day_that_the_letter_lacks_is_named(letter, paid, case):
    payroll = (paid(MONDAY), paid(TUESDAY, row=3))

    (found,) = payroll_days.check_paid(letter([MONDAY]), case(payroll=payroll))

    assert (found.outcome, found.severity, found.dates) == (DIFFERS, Severity.INFO, (TUESDAY,))


def test_paid_days_of_another_production_say_nothing(letter, paid, case):
    payroll = (paid(TUESDAY, production="Quiet Water"),)

    found = payroll_days.check_paid(letter([MONDAY]), case(payroll=payroll))

    assert told(found) == [("payroll-days-not-in-letter", CANNOT_TELL)]


def test_paid_idle_days_need_not_be_in_the_letter(letter, paid, case):
    payroll = (paid(MONDAY), paid(TUESDAY, row=3, day_type="ID"))

    found = payroll_days.check_paid(letter([MONDAY]), case(payroll=payroll))

    assert told(found) == [("payroll-days-not-in-letter", AGREES)]


def test_a_claimed_day_that_payroll_calls_idle_is_a_warning(letter, paid, case):
    evidence = case(payroll=(paid(MONDAY, day_type="ID"),))

    (found,) = non_qualifying_days.check_reported(letter([MONDAY]), evidence)

    assert (found.outcome, found.severity, found.dates) == (DIFFERS, Severity.WARNING, (MONDAY,))


def test_claimed_days_that_payroll_calls_work_agree(letter, paid, case):
    evidence = case(payroll=(paid(MONDAY),))

    found = non_qualifying_days.check_reported(letter([MONDAY]), evidence)

    assert told(found) == [("non-qualifying-days", AGREES)]


def test_without_payroll_no_day_is_called_idle(letter, case):
    found = non_qualifying_days.check_reported(letter([MONDAY]), case())

    assert told(found) == [("non-qualifying-days", CANNOT_TELL)]


def test_remittances_with_room_agree(letter, remitted, case):
    fringe = (remitted("2026-03-01", "2026-03-31", 1),)

    assert told(fringe_days.check(letter([MONDAY]), case(fringe=fringe))) == [
        ("fringe-days-short", AGREES)
    ]


def test_too_few_remitted_days_differ(letter, remitted, case):
    fringe = (remitted("2026-03-01", "2026-03-31", 1),)

    (found,) = fringe_days.check(letter([MONDAY, TUESDAY]), case(fringe=fringe))

    assert (found.outcome, found.compared) == (DIFFERS, {"claimed": 2, "remitted": 1})


def test_without_remittance_nobody_can_tell(letter, case):
    found = fringe_days.check(letter([MONDAY]), case())

    assert told(found) == [("fringe-days-short", CANNOT_TELL)]


def test_the_classification_applied_for_agrees(letter, case):
    found = classification_mismatch.check(letter([MONDAY]), case())

    assert told(found) == [("classification-mismatch", AGREES)]


def test_another_classification_than_applied_for_blocks(letter, case):
    other = letter([MONDAY], classification="Script Supervisor", local="871")

    (found,) = classification_mismatch.check(other, case())

    assert (found.outcome, found.severity) == (DIFFERS, Severity.BLOCKING)


def test_another_classification_on_payroll_blocks_and_names_the_days(letter, paid, case):
    evidence = case(payroll=(paid(MONDAY, classification="Script Supervisor"),))

    *_, found = classification_mismatch.check(letter([MONDAY]), evidence)

    assert (found.outcome, found.dates) == (DIFFERS, (MONDAY,))


def test_without_an_application_the_classification_cannot_be_compared(letter, case):
    found = classification_mismatch.check(letter([MONDAY]), case(classification=None))

    assert told(found) == [("classification-mismatch", CANNOT_TELL)]


def test_name_and_digits_of_the_professional_agree(letter, case):
    assert told(identity.check(letter([MONDAY]), case())) == [("identity-mismatch", AGREES)]


@pytest.mark.parametrize("stranger", [{"last4": "9999"}, {"employee_name": "Otto Brandt"}])
def test_digits_or_name_of_somebody_else_block(letter, case, stranger):
    (found,) = identity.check(letter([MONDAY], **stranger), case())

    assert (found.code, found.severity) == ("identity-mismatch", Severity.BLOCKING)


def test_a_variant_of_the_name_is_told(letter, case):
    *_, found = identity.check(letter([MONDAY], employee_name="Maria Hollis"), case())

    assert (found.code, found.severity) == ("name-variant", Severity.INFO)


def test_nobody_named_means_nobody_can_tell(letter, case):
    found = identity.check(letter([MONDAY]), case(professional=None))

    assert told(found) == [("identity-mismatch", CANNOT_TELL)]


def test_days_inside_the_window_agree(letter, case):
    found = against_rule.check_window(letter([MONDAY]), case(rule=rule(first=date(2026, 3, 2))))

    assert told(found) == [("outside-lookback", AGREES)]


def test_days_before_the_window_differ(letter, case):
    evidence = case(rule=rule(first=date(2026, 3, 3)))

    (found,) = against_rule.check_window(letter([MONDAY, TUESDAY]), evidence)

    assert (found.outcome, found.dates) == (DIFFERS, (MONDAY,))


def test_a_rule_for_any_window_has_no_outside(letter, case):
    found = against_rule.check_window(letter([MONDAY]), case(rule=rule()))

    assert told(found) == [("outside-lookback", CANNOT_TELL)]


def test_enough_days_agree(letter, case):
    found = against_rule.check_enough(letter([MONDAY]), case(rule=rule(days=1)))

    assert told(found) == [("insufficient-days", AGREES)]


def test_credited_and_claimed_days_are_counted_together(letter, case):
    before = CreditedDay(date(2026, 2, 2), "Harbor Lights", "Grip", "doc1")

    (found,) = against_rule.check_enough(
        letter([MONDAY]), case(rule=rule(days=3), credited=(before,))
    )

    assert (found.outcome, found.compared) == (DIFFERS, {"have": 2, "need": 3})


def test_a_rule_without_a_number_cannot_tell(letter, case):
    found = against_rule.check_enough(letter([MONDAY]), case(rule=rule(days=None)))

    assert told(found) == [("insufficient-days", CANNOT_TELL)]


def test_days_claimed_once_do_not_overlap(letter, case):
    other = letter([TUESDAY], production="Quiet Water")

    found = overlaps.check_overlap(letter([MONDAY]), case(others=(other,)))

    assert told(found) == [("overlapping-dates", AGREES)]


def test_a_day_on_two_productions_overlaps(letter, case):
    other = letter([MONDAY, TUESDAY], production="Quiet Water")

    (found,) = overlaps.check_overlap(letter([MONDAY]), case(others=(other,)))

    assert (found.outcome, found.dates) == (DIFFERS, (MONDAY,))


def test_two_records_of_one_letter_that_share_a_day_overlap_once(letter, record, case):
    both = letter(records=(record([MONDAY]), record([MONDAY], production="Quiet Water")))

    assert [f.outcome for f in overlaps.check_overlap(both, case())] == [DIFFERS, AGREES]


def test_the_same_days_on_the_same_production_are_a_copy_and_no_overlap(letter, case):
    copy, evidence = letter([MONDAY]), case(others=(letter([MONDAY]),))

    assert told(overlaps.check_duplicate(copy, evidence)) == [("duplicate-submission", DIFFERS)]
    assert told(overlaps.check_overlap(copy, evidence)) == [("overlapping-dates", AGREES)]


def test_other_days_are_no_copy(letter, case):
    evidence = case(others=(letter([TUESDAY]),))

    assert told(overlaps.check_duplicate(letter([MONDAY]), evidence)) == [
        ("duplicate-submission", AGREES)
    ]


def test_without_other_documents_no_copy_can_be_told(letter, case):
    assert told(overlaps.check_duplicate(letter([MONDAY]), case())) == [
        ("duplicate-submission", CANNOT_TELL)
    ]


def license_with(**values):
    fields = {name: Field(value, 0.99) for name, value in values.items()}
    return Statement(DocumentType.DRIVER_LICENSE, 0.99, (1,), fields)


@pytest.mark.parametrize(
    ("expiry", "outcome"),
    [("2026-05-01", AGREES), ("2026-04-30", DIFFERS), (None, CANNOT_TELL)],
)
def test_a_license_is_valid_through_its_last_day(case, expiry, outcome):
    shown = license_with(**({"expiry_date": expiry} if expiry else {}))

    assert told(expired.check(shown, case())) == [("license-expired", outcome)]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("VALE, MARIA", ("identity-mismatch", AGREES)),
        ("OTTO BRANDT", ("identity-mismatch", DIFFERS)),
        ("MARIA A VALE", ("name-variant", DIFFERS)),
    ],
)
def test_a_license_must_bear_the_professionals_name(case, name, expected):
    assert told(identity.check_license(license_with(name=name), case())) == [expected]


def test_a_license_without_a_known_owner_cannot_be_compared(case):
    found = identity.check_license(license_with(name="Maria Vale"), case(professional=None))

    assert told(found) == [("identity-mismatch", CANNOT_TELL)]


def test_records_of_a_professional_without_digits_prove_nothing(letter, paid, case):
    nobody = Professional("Maria Vale")

    found = payroll_days.check_claimed(
        letter([MONDAY], last4=None), case(professional=nobody, payroll=(paid(MONDAY),))
    )

    assert told(found) == [("days-not-in-payroll", CANNOT_TELL)]
