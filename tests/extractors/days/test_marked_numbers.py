"""Months of numbers with a sign at the days worked: those without it are never counted."""

from calendar import monthrange
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractors.days import DaysRead

ReadText = Callable[..., DaysRead]
STYLES = {"{}*": "* = day worked", "({})": "( ) = worked", "[{}]": "Days in brackets were worked"}


def strip(month: int, days: set[int], style: str, width: int) -> str:
    """Return the numbers of a month of 2026, those of ``days`` in ``style``, in several lines."""
    last = monthrange(2026, month)[1]
    numbers = [style.format(n) if n in days else str(n) for n in range(1, last + 1)]
    return "\n".join(" ".join(numbers[at : at + width]) for at in range(0, last, width))


@pytest.mark.parametrize("style", STYLES)
def test_signed_numbers_are_the_days_that_the_key_names(read_text: ReadText, style: str) -> None:
    text = f"June 2026\n{strip(6, {2, 3, 9}, style, 11)}\n{STYLES[style]}"

    read = read_text(text)

    assert [each.day.day for each in read.worked] == [2, 3, 9]


def test_numbers_beside_their_month_are_read_too(read_text: ReadText) -> None:
    text = f"A star marks a day worked.\nJune 2026: {strip(6, {2, 30}, '{}*', 31)}"

    assert [each.day.day for each in read_text(text).worked] == [2, 30]


@pytest.mark.parametrize("key", ["", "* = day off", "* = not worked", "* = travel, not worked"])
def test_a_sign_that_nothing_explains_proves_no_day(read_text: ReadText, key: str) -> None:
    read = read_text(f"June 2026\n{strip(6, {2, 3, 9}, '{}*', 16)}\n{key}")

    assert not read.worked
    assert read.doubts


@given(
    days=st.sets(st.integers(1, 28), min_size=1),
    style=st.sampled_from(sorted(STYLES)),
    width=st.integers(7, 31),
    total=st.integers(0, 31),
)
@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_no_number_without_the_sign_is_ever_counted(
    read_text: ReadText, days: set[int], style: str, width: int, total: int
) -> None:
    text = f"June 2026\n{strip(6, days, style, width)}\n{STYLES[style]}\nTotal days: {total}"

    read = read_text(text)

    assert {each.day.day for each in read.worked} <= days
