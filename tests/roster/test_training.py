"""Courses open after the first verified day, are due after placement, and are taken again."""

from dataclasses import replace
from datetime import date

import pytest

from app.roster.compliance import assess
from app.roster.rulebook import rule_book
from app.roster.stipends import stipend_note
from app.roster.values import (
    Enrolment,
    Extension,
    RequirementState,
    Standing,
    TrainingCompletion,
    WorkedDay,
)

PLACED = date(2025, 12, 10)
ONLINE_DUE, IN_PERSON_DUE = date(2026, 3, 10), date(2026, 6, 10)  # T8


@pytest.fixture
def property_record(history):
    """A record in Property (Local 44), which needs the online course S after placement."""
    return history(
        local="44",
        classification="Property",
        applied_on=date(2025, 11, 1),
        placed_on=PLACED,
        training_recorded_from=date(2025, 1, 1),
    )


def requirement(record, requirement_id):
    return next(each for each in record.requirements if each.id == requirement_id)


def test_preliminary_training_opens_with_the_first_verified_day(history):
    first = date(2026, 2, 2)
    applied = history([first])

    before = requirement(assess(applied, rule_book(), date(2026, 2, 1)), "preliminary-training")
    after = requirement(assess(applied, rule_book(), first), "preliminary-training")

    assert before.because.endswith("opens after the first verified day.")
    assert before.changes_on == first
    assert after.because == "Preliminary training A and HP1/HP2: open, not recorded yet."
    assert (after.have, after.need) == (0, 2)


def test_a_day_that_does_not_count_opens_no_training(history):
    travel = WorkedDay(date(2026, 2, 2), day_type="TR")

    found = assess(replace(history(), days=(travel,)), rule_book(), date(2026, 2, 3))

    preliminary = requirement(found, "preliminary-training")
    assert preliminary.because.endswith("opens after the first verified day.")


@pytest.mark.parametrize("harassment", ["HP1", "HP2"])
def test_either_harassment_course_will_do_for_placement(history, harassment):
    done = (
        TrainingCompletion("A", date(2026, 2, 3)),
        TrainingCompletion(harassment, date(2026, 2, 4)),
    )
    applied = history([date(2026, 2, 2)], completions=done)

    before = requirement(assess(applied, rule_book(), date(2026, 2, 3)), "preliminary-training")
    after = requirement(assess(applied, rule_book(), date(2026, 2, 4)), "preliminary-training")

    assert (before.have, before.state) == (1, RequirementState.NOT_RECORDED)
    assert (after.have, after.state) == (2, RequirementState.MET)


def test_t8_an_online_course_is_due_90_days_after_placement(property_record):
    last_day = assess(property_record, rule_book(), ONLINE_DUE)
    missed = assess(property_record, rule_book(), date(2026, 3, 11))

    assert requirement(last_day, "training-s").state is RequirementState.DUE
    assert (last_day.standing, last_day.next_change_on) == (Standing.COMPLIANT, date(2026, 3, 11))
    assert missed.standing is Standing.SUSPENDED
    assert missed.reasons == {"Training S was due by 2026-03-10 and is not completed."}


def test_t8_a_course_in_person_is_due_six_months_after_placement(history):
    grip = history(placed_on=PLACED, training_recorded_from=PLACED)

    found = requirement(assess(grip, rule_book(), date(2026, 1, 1)), "training-b")

    assert (found.state, found.due_on) == (RequirementState.DUE, IN_PERSON_DUE)


def test_placements_before_21_november_2021_gave_six_months_online_too(property_record):
    rules = rule_book()
    first = {"applied_on": date(2021, 1, 1), "training_recorded_from": date(2021, 1, 1)}
    old = replace(property_record, placed_on=date(2021, 11, 20), **first)

    due = rules.clock("IER", "online-training", date(2021, 11, 20))

    assert due.length.after(date(2021, 11, 20)) == date(2022, 5, 20)
    # S itself is asked for since 2025 only, so that its clock runs from then.
    assert not [r for r in assess(old, rules, date(2022, 6, 1)).requirements if "-s" in r.id]
    asked = requirement(assess(old, rules, date(2025, 1, 1)), "training-s")
    assert asked.due_on == date(2025, 4, 1)


def test_a_course_whose_format_is_unknown_is_referred_between_both_deadlines(history):
    grip = history(placed_on=PLACED, training_recorded_from=PLACED)
    done = tuple(TrainingCompletion(code, PLACED) for code in ("B", "B3", "R", "F"))
    grip = replace(grip, completions=done)

    states = [
        requirement(assess(grip, rule_book(), day), "training-d1").state
        for day in (ONLINE_DUE, date(2026, 3, 11), IN_PERSON_DUE, date(2026, 6, 11))
    ]

    assert states == [
        RequirementState.DUE,
        RequirementState.REFER,
        RequirementState.REFER,
        RequirementState.LAPSED,
    ]


def test_completing_a_missed_course_reinstates(property_record):
    late = TrainingCompletion("S", date(2026, 3, 20))
    record = replace(property_record, completions=(late,))

    suspended = assess(record, rule_book(), date(2026, 3, 19))
    reinstated = assess(record, rule_book(), date(2026, 3, 20))

    assert (suspended.standing, suspended.next_change_on) == (
        Standing.SUSPENDED,
        date(2026, 3, 20),
    )
    assert reinstated.standing is Standing.COMPLIANT


def test_an_extension_asked_for_in_time_moves_the_deadline(property_record):
    extended = Extension("S", date(2026, 5, 1), requested_on=date(2026, 3, 1))
    record = replace(property_record, extensions=(extended,))

    assert assess(record, rule_book(), date(2026, 5, 1)).standing is Standing.COMPLIANT
    assert assess(record, rule_book(), date(2026, 5, 2)).standing is Standing.SUSPENDED


def test_an_extension_asked_for_after_the_deadline_is_referred(property_record):
    extended = Extension("S", date(2026, 5, 1), requested_on=date(2026, 3, 11))
    record = replace(property_record, extensions=(extended,))

    found = requirement(assess(record, rule_book(), date(2026, 3, 12)), "training-s")

    assert found.state is RequirementState.REFER
    assert "after the deadline" in found.because


def test_harassment_prevention_is_taken_again_every_two_years(property_record):
    done = (TrainingCompletion("S", PLACED), TrainingCompletion("HP1", date(2024, 2, 29)))
    record = replace(property_record, completions=done)

    last_day = assess(record, rule_book(), date(2026, 2, 28))
    after = assess(record, rule_book(), date(2026, 3, 1))

    assert (last_day.standing, last_day.next_change_on) == (Standing.COMPLIANT, date(2026, 3, 1))
    assert after.reasons == {"HP1/HP2 completed on 2024-02-29 was to be taken again by 2026-02-28."}


def test_a_deadline_before_completions_were_recorded_is_not_held_against_anybody(property_record):
    record = replace(property_record, training_recorded_from=date(2026, 3, 11))

    found = assess(record, rule_book(), date(2026, 4, 1))

    assert found.standing is Standing.PENDING
    assert found.reasons == {"Training S: not recorded yet."}


def test_a_retroactive_placement_gives_time_from_the_day_it_was_decided(property_record):
    record = replace(property_record, placement_decided_on=date(2026, 4, 1))

    found = requirement(assess(record, rule_book(), date(2026, 4, 1)), "training-s")

    assert (found.state, found.due_on) == (RequirementState.DUE, date(2026, 6, 30))


def test_a_completion_before_the_enrolment_is_referred(property_record):
    record = replace(
        property_record,
        completions=(TrainingCompletion("S", date(2026, 1, 10)),),
        enrolments=(Enrolment("S", date(2026, 1, 11)),),
    )

    found = assess(record, rule_book(), date(2026, 1, 12))

    assert requirement(found, "training-s").state is RequirementState.REFER
    assert [each.code for each in found.findings] == ["completion-before-enrolment"]


def test_an_uncertain_course_is_followed_only_where_somebody_took_it(history):
    operator = history(local="600", classification="Camera Operator", placed_on=PLACED)
    took = replace(operator, completions=(TrainingCompletion("K", date(2026, 1, 10)),))

    ids = [
        {r.id for r in assess(each, rule_book(), date(2026, 2, 1)).requirements}
        for each in (operator, took)
    ]

    assert ids[1] - ids[0] == {"training-k"}


@pytest.mark.parametrize(
    ("completion", "dollars"),
    [
        (TrainingCompletion("HP2", date(2024, 12, 31), on_company_time=False), 40.0),
        (TrainingCompletion("HP2", date(2025, 1, 1), on_company_time=False), 50.0),
        (TrainingCompletion("HP2", date(2025, 1, 1), on_company_time=True), 0.0),
        (TrainingCompletion("HP2", date(2025, 1, 1)), None),
        (TrainingCompletion("D1", date(2025, 1, 1), on_company_time=False), None),
    ],
)
def test_a_stipend_is_noted_for_hours_that_were_not_on_company_time(completion, dollars):
    assert stipend_note(completion, rule_book().shared).dollars == dollars
