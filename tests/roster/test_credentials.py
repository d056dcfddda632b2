"""Licenses and certificates: how long they hold, what lapses, what follows (DOMAIN 5.4)."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.roster.compliance import assess
from app.roster.rulebook import rule_book
from app.roster.values import HeldCredential, RequirementState, Standing

ON = date(2026, 3, 15)


def requirement(record, requirement_id):
    return next(each for each in record.requirements if each.id == requirement_id)


@pytest.fixture
def teacher(history):
    """A studio teacher on the list, with everything valid for long."""
    return history(
        roster="TAL",
        local="884",
        classification="Studio Teacher / Welfare Worker",
        placed_on=date(2025, 1, 1),
        credentials=(
            HeldCredential("teaching_credential", date(2029, 1, 1)),
            HeldCredential("studio_teacher_certificate", date(2028, 1, 1)),
            HeldCredential("background_check", None, issued_on=date(2025, 12, 1)),
        ),
    )


def test_a_medical_certificate_holds_24_months_at_most(history):
    certificate = HeldCredential("medical_certificate", date(2029, 1, 1), date(2024, 2, 29))
    license_held = HeldCredential("driver_license", date(2030, 1, 1))
    driver = history(
        local="399",
        classification="Driver",
        placed_on=date(2025, 1, 1),
        credentials=(certificate, license_held),
    )

    last_day = assess(driver, rule_book(), date(2026, 2, 28))
    day_after = assess(driver, rule_book(), date(2026, 3, 1))

    assert (last_day.standing, last_day.next_change_on) == (Standing.COMPLIANT, date(2026, 3, 1))
    assert day_after.reasons == {"Medical examiner certificate expired on 2026-02-28."}


def test_a_studio_teacher_certificate_never_outlasts_the_teaching_credential(teacher):
    shorter = HeldCredential("teaching_credential", date(2026, 6, 30))
    record = replace(teacher, credentials=(shorter, *teacher.credentials[1:]))

    found = requirement(assess(record, rule_book(), ON), "studio-teacher-certificate")

    assert found.due_on == date(2026, 6, 30)


def test_a_background_check_holds_a_year_from_its_day(teacher):
    found = requirement(assess(teacher, rule_book(), ON), "background-check")

    assert found.due_on == date(2026, 12, 1)


def test_a_lapse_whose_consequence_nobody_stated_is_referred(teacher):
    found = assess(teacher, rule_book(), date(2026, 12, 2))

    assert requirement(found, "background-check").state is RequirementState.REFER
    assert found.standing is Standing.PENDING


def test_a_color_vision_test_is_shown_once_before_placement(history):
    painter = history(local="729", classification="Set Painter")
    placed = replace(painter, placed_on=date(2026, 3, 10))

    before = requirement(assess(painter, rule_book(), ON), "color-vision-test")
    after = requirement(assess(placed, rule_book(), ON), "color-vision-test")

    assert before.state is RequirementState.NOT_RECORDED
    assert after.state is RequirementState.MET


def test_an_i9_is_asked_of_871_and_followed_elsewhere_where_recorded(history):
    script = history(local="871", classification="Script Supervisor")
    grip = history()
    shown = HeldCredential("i9", None, issued_on=date(2024, 3, 1))

    ids = [
        {each.id for each in assess(record, rule_book(), ON).requirements}
        for record in (script, grip, replace(grip, credentials=(shown,)))
    ]

    assert ["i9" in found for found in ids] == [True, False, True]
    kept = requirement(assess(replace(grip, credentials=(shown,)), rule_book(), ON), "i9")
    assert kept.due_on == date(2027, 3, 1)


def test_a_credential_that_expires_before_its_issue_is_a_finding_and_referred(history):
    wrong = HeldCredential("driver_license", date(2025, 1, 1), date(2025, 6, 1), evidence="doc 3")
    driver = history(local="399", classification="Driver", credentials=(wrong,))

    found = assess(driver, rule_book(), ON)

    assert requirement(found, "driver-license").state is RequirementState.REFER
    assert [(each.code, each.evidence) for each in found.findings] == [
        ("expiry-before-issue", ("doc 3",))
    ]


def test_two_birth_dates_are_a_finding_for_staff(history):
    held = (
        HeldCredential("driver_license", date(2030, 1, 1), birth_on=date(1980, 5, 6)),
        HeldCredential("driver_license", date(2031, 1, 1), birth_on=date(1980, 6, 5)),
    )

    found = assess(history(credentials=held), rule_book(), ON)

    assert [each.message for each in found.findings] == [
        "Birth dates 1980-05-06 and 1980-06-05 are stated: ask which is right."
    ]


def test_the_proof_of_a_valid_license_is_named(history):
    held = (HeldCredential("driver_license", ON + timedelta(days=9), evidence="doc 7"),)
    driver = history(local="399", classification="Driver", credentials=held)

    assert requirement(assess(driver, rule_book(), ON), "driver-license").evidence == ("doc 7",)


@pytest.mark.parametrize(
    ("license_class", "standing"),
    [
        ("A", Standing.COMPLIANT),
        ("Class B", Standing.COMPLIANT),
        ("C M1", Standing.COMPLIANT),
        (None, Standing.COMPLIANT),
        ("M1", Standing.PENDING),
    ],
)
def test_only_a_commercial_class_will_do_for_a_driver(history, license_class, standing):
    held = (
        HeldCredential("driver_license", date(2030, 1, 1), license_class=license_class),
        HeldCredential("medical_certificate", date(2030, 1, 1)),
    )
    driver = history(
        local="399", classification="Driver", placed_on=date(2026, 3, 10), credentials=held
    )

    assert assess(driver, rule_book(), ON).standing is standing


def test_what_is_missing_can_be_shown_at_once(history):
    driver = history(local="399", classification="Driver")

    found = assess(driver, rule_book(), ON)

    assert requirement(found, "driver-license").earliest_on == ON
    assert requirement(found, "preliminary-training").earliest_on is None
