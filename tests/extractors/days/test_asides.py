"""Asides about another day, and counts in a column of their own, never make a day worked."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractors.days import DaysRead

QUICK = settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def _days(read: DaysRead) -> list[int]:
    return [one.day.day for one in read.worked]


@pytest.mark.parametrize("said", ["Memorial Day", "Memorial Day off", "holiday", "off", "sick"])
def test_a_day_named_in_brackets_as_off_is_no_day_worked(
    read_text: Callable[..., DaysRead], said: str
) -> None:
    read = read_text(f"Dates worked: 5/26/2026, 5/27/2026, 5/28/2026 (5/25/2026 {said})")

    assert _days(read) == [26, 27, 28]


@pytest.mark.parametrize(
    ("listed", "days"),
    [
        ("Jan 26, 27 and 29, 2026 (sick on the 28th)", [26, 27, 29]),
        ("Jan 26, 27, 28 and 29, 2026 (sick on the 28th)", [26, 27, 29]),
        ("Jan 26, 27 and 29, 2026 (sick)", [26, 27]),
        ("Jan 26, 27 and 29, 2026 (sick on the 29th)", [26, 27]),
    ],
)
def test_a_remark_about_another_day_is_about_that_day_alone(
    read_text: Callable[..., DaysRead], listed: str, days: list[int]
) -> None:
    assert _days(read_text(f"Dates worked: {listed}")) == days


@QUICK
@given(
    st.lists(st.integers(1, 28), min_size=2, max_size=6, unique=True).map(sorted),
    st.integers(1, 28),
    st.sampled_from(["sick", "held", "not worked", "off"]),
)
def test_no_day_named_as_off_is_ever_worked(
    read_text: Callable[..., DaysRead], days: list[int], off: int, said: str
) -> None:
    listed = ", ".join(map(str, days))

    read = read_text(f"Dates worked: May {listed}, 2026 ({said} on the {off}th)")

    assert off not in _days(read)
    assert set(_days(read)) <= set(days)


@QUICK
@given(st.integers(1, 10), st.integers(13, 20), st.integers(2, 8))
def test_the_count_behind_a_row_of_dates_is_no_date(
    read_text: Callable[..., DaysRead], month: int, first: int, many: int
) -> None:
    days = list(range(first, first + many))
    rows = f"Dates worked  Days\n{', '.join(f'{month}/{day}' for day in days)}  {many}\n"

    read = read_text(f"{rows}Total days worked in 2026: {many}")

    assert set(_days(read)) <= set(days)


def test_a_remark_behind_a_range_may_name_a_day_outside_it(
    read_text: Callable[..., DaysRead],
) -> None:
    said = (
        "She worked April 20 and 21, {}\n(home sick on Wednesday the {}th), May 4 through 8, 2026."
    )

    outside = read_text(said.format("April 23 through 25", 22))
    inside = read_text(said.format("April 23 through 25", 24))

    assert [one.day.day for one in outside.worked] == [20, 21, 23, 24, 25, 4, 5, 6, 7, 8]
    assert [one.day.day for one in inside.worked] == [20, 21, 4, 5, 6, 7, 8]
