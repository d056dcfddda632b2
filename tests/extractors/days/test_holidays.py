"""A remark on a holiday behind a range of days speaks of the holiday, never of the other days."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractors.days import DaysRead

LETTER = """Work days:
Aug 31 - Sep 4  5 days
{}
Sep 14 - Sep 18  5 days
Sep 21, 22, 24  3 days
Total {} days."""


def _september(read: DaysRead) -> list[int]:
    return [one.day.day for one in read.worked if date(2026, 9, 5) < one.day < date(2026, 9, 14)]


@pytest.mark.parametrize(
    ("row", "total", "days"),
    [
        ("Sep 8 - Sep 11  4 days (Labor Day off)", 17, [8, 9, 10, 11]),
        ("Sep 8 - Sep 11  (no work Labor Day)", 17, [8, 9, 10, 11]),
        ("Sep 7 - Sep 11  4 days (Labor Day off)", 17, [8, 9, 10, 11]),
        ("Sep 7 - Sep 11  4 days (Mon was Labor Day, not worked)", 17, [8, 9, 10, 11]),
    ],
)
def test_a_holiday_takes_no_day_but_itself(
    read_text: Callable[..., DaysRead], row: str, total: int, days: list[int]
) -> None:
    read = read_text(LETTER.format(row, total))

    assert _september(read) == days
    assert read.stated_total is not None
    assert read.stated_total.value == total == len(read.worked)


@pytest.mark.parametrize(
    "row",
    [
        "Sep 8 - Sep 11  4 days (sick)",
        "Sep 8 - Sep 11  holiday",
        "Sep 8 - Sep 11  4 days (held, Labor Day)",
        "Sep 8 - Sep 11  2 days (Labor Day off)",
        "Sep 7 - Sep 11  (Labor Day off)",
        "Sep 8 - Sep 11  vacation after Labor Day",
    ],
)
def test_any_other_remark_gives_no_day(read_text: Callable[..., DaysRead], row: str) -> None:
    assert _september(read_text(LETTER.format(row, 13))) == []


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.sampled_from(
        [
            ("Memorial Day", date(2026, 5, 25)),
            ("Labor Day", date(2026, 9, 7)),
            ("Columbus Day", date(2026, 10, 12)),
            ("Presidents' Day", date(2026, 2, 16)),
            ("Juneteenth", date(2026, 6, 19)),
        ]
    ),
    st.integers(0, 4),
    st.integers(0, 4),
    st.integers(1, 6),
)
def test_a_holiday_named_as_off_is_never_worked(
    read_text: Callable[..., DaysRead],
    holiday: tuple[str, date],
    before: int,
    after: int,
    count: int,
) -> None:
    name, day = holiday
    first, last = day - timedelta(days=before), day + timedelta(days=after)
    row = f"{first:%b %-d} - {last:%b %-d}, 2026  {count} days ({name} off)"

    read = read_text(f"Dates worked:\nJan 5 - Jan 7, 2026  3 days\n{row}")

    assert day not in {one.day for one in read.worked}
