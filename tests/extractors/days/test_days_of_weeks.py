"""Days told behind the date of their week: in sentences, nested below it, without their year."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractors.days import DaysRead

ReadText = Callable[..., DaysRead]

TOLD = [
    (
        "In the week ending Saturday, March 7, 2026, work was performed on Tuesday the\n"
        "3rd and Friday the 6th. In the week ending Saturday, March 14, 2026,\n"
        "work was performed on Monday the 9th.",
        ["2026-03-03", "2026-03-06", "2026-03-09"],
    ),
    (
        "During the week ending Jan 3, 2026, worked Dec 30, Dec 31, Jan 2.\n"
        "During the week ending Jan 10, 2026, worked Jan 7.",
        ["2025-12-30", "2025-12-31", "2026-01-02", "2026-01-07"],
    ),
    (
        "Week ending February 28, 2026: Friday, February 27. Week ending March\n"
        "7, 2026: Wednesday, March 4.",
        ["2026-02-27", "2026-03-04"],
    ),
    (
        "• Week of 03/02/2026 – 03/08/2026\n– Mon 3/2, Tue 3/3\n"
        "• Week of 03/09/2026 – 03/15/2026\n– Wed 3/11",
        ["2026-03-02", "2026-03-03", "2026-03-11"],
    ),
]


@pytest.mark.parametrize(("text", "days"), TOLD)
def test_days_told_of_a_week_are_read(read_text: ReadText, text: str, days: list[str]) -> None:
    read = read_text(f"Dates worked\n{text}")

    assert [each.day.isoformat() for each in read.worked] == days
    assert not read.doubts


@pytest.mark.parametrize(
    "said",
    [
        "no work was performed on Monday the 2nd",
        "work was performed on Monday the 3rd",
        "work was performed on Monday the 2nd but was not performed on Tuesday the 3rd",
        "travel was paid on Monday the 2nd and Tuesday the 3rd",
        "work was performed on Monday the 9th",
    ],
)
def test_a_week_told_otherwise_proves_no_day(read_text: ReadText, said: str) -> None:
    read = read_text(f"In the week ending Saturday, March 7, 2026, {said}.")

    assert not read.worked


@given(
    saturday=st.dates(date(2025, 1, 1), date(2026, 10, 1)).map(
        lambda day: day + timedelta(days=(5 - day.weekday()) % 7)
    ),
    ago=st.sets(st.integers(0, 6), min_size=1),
)
@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_no_day_outside_of_its_week_is_ever_counted(
    read_text: ReadText, saturday: date, ago: set[int]
) -> None:
    days = sorted(saturday - timedelta(days=n) for n in ago)
    named = ", ".join(f"{day.month}/{day.day}" for day in days)

    read = read_text(f"Week ending {saturday:%m/%d/%Y}, worked {named}.")

    assert {each.day for each in read.worked} <= set(days)
