"""Bounds of a share: those of the published tables, and never on the wrong side of the truth."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.quality.bounds import at_most, lower, upper, wilson_upper


@pytest.mark.parametrize(
    ("wrong", "looked", "bound"),
    [(0, 300, 0.00994), (0, 600, 0.00498), (1, 100, 0.04656), (5, 100, 0.10225)],
)
def test_the_exact_bound_is_that_of_the_tables(wrong: int, looked: int, bound: float) -> None:
    assert upper(wrong, looked) == pytest.approx(bound, abs=1e-4)


def test_one_error_among_fifty_is_surely_beyond_a_thousandth() -> None:
    assert lower(1, 50) > 0.001 > lower(1, 52)


def test_nothing_looked_at_proves_nothing() -> None:
    assert (upper(0, 0), lower(0, 0), wilson_upper(0, 0)) == (1.0, 0.0, 1.0)


@given(st.integers(1, 400), st.data())
def test_bounds_enclose_what_was_counted_and_mean_what_they_say(
    looked: int, data: st.DataObject
) -> None:
    wrong = data.draw(st.integers(0, looked))

    high, low = upper(wrong, looked), lower(wrong, looked)

    assert low <= wrong / looked <= high
    assert wrong == looked or at_most(wrong, looked, high) == pytest.approx(0.05, abs=1e-6)
    assert wrong == 0 or 1 - at_most(wrong - 1, looked, low) == pytest.approx(0.05, abs=1e-6)
