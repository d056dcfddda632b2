"""The figures of the accuracy page mean what they say, on values to check by hand."""

import pytest

from bench.accuracy.measures import at_most, bins, calibration_error, risk_curve
from bench.calibration.fitting import fitted
from bench.calibration.observing import Observation


def values(chance, right, wrong):
    return [(chance, True)] * right + [(chance, False)] * wrong


def test_chances_that_come_true_have_no_calibration_error():
    judged = values(0.9, 90, 10)

    assert calibration_error(judged) == pytest.approx(0.0)
    assert sum(b.count for b in bins(judged)) == 100


def test_a_chance_that_is_always_wrong_is_as_far_off_as_it_claimed():
    assert calibration_error(values(0.8, 0, 50)) == pytest.approx(0.8)


def test_the_risk_of_a_threshold_counts_only_what_it_accepts():
    judged = values(0.99, 99, 1) + values(0.6, 50, 50)

    surest, everything = risk_curve(judged, (0.9, 0.5))

    assert (surest.coverage, surest.wrong) == (0.5, 0.01)
    assert (everything.coverage, everything.wrong) == (1.0, 51 / 200)


def test_no_error_among_few_values_still_leaves_much_room():
    assert at_most(0, 0) == 1.0
    assert at_most(0, 30) > 0.05
    assert at_most(0, 3000) < 0.001


def seen(score, right, family, extra=None):
    grounds = {"any": 1.0, "score": score, **(extra or {})}
    return Observation("field, ocr", family, grounds, right)


def lessons(extra=None):
    """Return 700 values of seven families: the higher the score, the more are right."""
    return [
        seen(score, (n % 10) < 3 + 3 * score, f"family {family}", extra and extra(n, score))
        for family in range(7)
        for score in (0.0, 1.0, 2.0)
        for n in range(40)
    ]


def test_what_was_learned_rises_with_the_score_and_meets_the_shares():
    numbers = fitted(lessons())

    low, middle, high = (numbers.chance({"any": 1.0, "score": s}) for s in (0.0, 1.0, 2.0))
    assert low == pytest.approx(0.3, abs=0.05)
    assert middle == pytest.approx(0.6, abs=0.05)
    assert high == pytest.approx(0.9, abs=0.05)


def test_a_doubt_that_chance_made_helpful_is_left_out():
    numbers = fitted(lessons(lambda n, score: {"doubts": float((n % 10) < 3 + 3 * score)}))

    assert numbers.weights.get("doubts", 0.0) <= 0.0
