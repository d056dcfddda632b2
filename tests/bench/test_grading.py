"""A letter is graded field by field and day by day, and what is not printed may not be read."""

from dataclasses import replace
from random import Random

import pytest

from bench.accuracy.grading import graded
from bench.accuracy.negatives import negatives
from bench.accuracy.straight import passed
from bench.accuracy.trials import Trial, families_of, trials
from bench.letters import invent
from bench.letters.families import LEARNING, MEASURING, UNSEEN
from extractors.values import DocumentType, Field, Place, Statement


@pytest.fixture
def trial():
    letter = invent.a_letter(Random(3), "plain")
    return Trial("plain-0", replace(letter, signed=True), "born-digital", b"")


def read_as(trial, **changes):
    """Return the letter read without an error but for the changes to its record."""
    (job,) = trial.letter.jobs
    days = changes.pop("days", [day.isoformat() for day in job.worked])
    places = tuple(Place(1, (0.0, 0.0, 9.0, 9.0), day, day, 0.99) for day in days)
    record = {
        "employee_name": Field(job.person, 0.99),
        "last4": Field(job.last4, 0.99),
        "production": Field(job.production, 0.99),
        "production_type": Field(job.type_value, 0.99),
        "classification": Field(job.classification, 0.99),
        "work_dates": Field(days, 0.99, places),
    }
    fields = {
        "letter_date": Field(trial.letter.written.isoformat(), 0.99),
        "has_signature": Field(value=True, confidence=0.99),
        "has_letterhead": Field(value=True, confidence=0.99),
    }
    return Statement(DocumentType.EVL, 0.99, (1,), fields, (record | changes,))


def test_a_day_too_many_is_wrong_and_a_day_too_few_is_missed(trial):
    printed = [day.isoformat() for day in trial.letter.jobs[0].worked]

    marks = graded(trial, [read_as(trial, days=[*printed[1:], "1999-01-04"])])

    assert (marks.days_wrong, marks.days_missed, marks.days_exact) == (1, 1, False)


def test_a_field_that_is_printed_and_not_found_is_an_error(trial):
    statement = read_as(trial)
    del statement.records[0]["classification"]

    (missed,) = [
        each for each in graded(trial, [statement]).answers if each.field == "classification"
    ]

    assert (missed.right, missed.confidence) == (False, None)


def test_policy_credits_a_letter_that_true_payroll_confirms(trial):
    passage = passed(graded(trial, [read_as(trial)]))

    assert passage.reasons == ()
    assert passage.credited == len(trial.letter.jobs[0].worked)
    assert passage.wrong == 0


def test_policy_credits_nothing_of_a_letter_with_a_day_too_many(trial):
    printed = [day.isoformat() for day in trial.letter.jobs[0].worked]

    passage = passed(graded(trial, [read_as(trial, days=[*printed, "2024-12-30"])]))

    assert not passage.approved
    assert passage.credited == 0


def test_one_day_that_may_be_misread_sends_the_letter_to_a_person(trial):
    statement = read_as(trial)
    listed = statement.records[0]["work_dates"]
    unsure = replace(listed.places[0], confidence=0.5)
    statement.records[0]["work_dates"] = replace(listed, places=(unsure, *listed.places[1:]))

    passage = passed(graded(trial, [statement]))

    assert not passage.approved
    assert unsure.item in " ".join(passage.reasons)


@pytest.mark.parametrize(("sure", "approved"), [(0.98, True), (0.97, False)])
def test_a_field_is_accepted_when_its_chance_of_error_is_within_the_budget(trial, sure, approved):
    name = Field(trial.letter.jobs[0].person, sure)

    assert passed(graded(trial, [read_as(trial, employee_name=name)])).approved is approved


def test_policy_credits_nothing_of_a_letter_that_names_no_day(trial):
    (job,) = trial.letter.jobs
    silent = replace(trial, letter=replace(trial.letter, jobs=(replace(job, worked=()),)))

    passage = passed(graded(silent, [read_as(silent, days=[])]))

    assert (passage.approved, passage.credited) == (False, 0)


@pytest.mark.parametrize("family", families_of(MEASURING), ids=lambda each: each.__name__)
def test_a_measured_letter_is_true_to_itself(family):
    letter, _ = family(Random(family.__name__))

    for job in letter.jobs:
        assert list(job.worked) == sorted(set(job.worked) - set(job.idle))
        assert job.stated_total in {None, len(job.worked)} or not job.worked
        assert all(day < letter.written for day in job.worked)


def test_no_family_is_both_learned_from_and_measured():
    assert not set(LEARNING) & set(MEASURING)
    assert set(UNSEEN) <= set(LEARNING)


def test_the_same_seed_draws_the_same_letters():
    family = families_of(MEASURING)[:1]

    one, other = (list(trials(family, 1, 5, ["born-digital"])) for _ in range(2))

    assert one == other


def test_documents_of_nine_other_kinds_can_be_drawn():
    assert len({each.kind for each in negatives(1, 5)}) == 9
