"""Facts that contradict each other are findings, and no record makes the engine raise."""

from datetime import date

import pytest

from app.roster.compliance import assess
from app.roster.rulebook import rule_book
from app.roster.values import History, TrainingCompletion

RECORDED_FROM = date(2022, 1, 1)


@pytest.mark.parametrize(
    ("taken_on", "codes"),
    [
        (date(2024, 1, 9), ["course-before-preliminary"]),
        (date(2024, 1, 11), []),
        (date(2021, 6, 1), []),  # before completions were recorded here, A may be older too
    ],
)
def test_a_course_before_the_training_that_opens_it_is_a_finding(taken_on, codes):
    done = (
        TrainingCompletion("A", date(2024, 1, 8)),
        TrainingCompletion("HP1", date(2024, 1, 10)),
        TrainingCompletion("B", taken_on),
    )
    grip = History(
        "IER", "80", "Grip", date(2023, 12, 1), placed_on=date(2024, 2, 1),
        completions=done, training_recorded_from=RECORDED_FROM,
    )  # fmt: skip

    found = assess(grip, rule_book(), date(2024, 3, 1)).findings

    assert [each.code for each in found] == codes
