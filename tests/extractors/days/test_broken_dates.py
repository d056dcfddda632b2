"""Dates that a line break parts behind their own hyphen are whole dates, and ranges stay ranges."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractors.days import DaysRead

STYLES = ("%-d-%b-%y", "%d-%b-%Y", "%-m-%-d-%Y", "%-m/%-d/%y", "%b-%d-%Y")
QUICK = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
LISTS = st.lists(st.integers(0, 60), min_size=6, max_size=12, unique=True).map(sorted)


@QUICK
@given(LISTS, st.sampled_from(STYLES), st.integers(1, 4), st.integers(0, 1), st.booleans())
def test_a_list_reads_the_same_wherever_its_line_breaks_behind_a_hyphen(
    read_text: Callable[..., DaysRead],
    steps: list[int],
    style: str,
    broken: int,
    sign: int,
    weekdays: bool,
) -> None:
    days = [date(2026, 3, 2) + timedelta(days=step) for step in steps]
    style = f"%a {style}" if weekdays else style
    written = [day.strftime(style) for day in days]
    mark = "/" if "/" in style else "-"
    parts = written[broken].split(mark)
    written[broken] = mark.join(parts[: sign + 1]) + mark + "\n" + mark.join(parts[sign + 1 :])

    read = read_text("Dates worked: " + ", ".join(written))

    assert [one.day for one in read.worked] == days


@pytest.mark.parametrize(
    "text",
    [
        "Dates worked: March 2, 4, March 10-\n14, 2026",
        "Dates worked: 3/2, 3/4, 3/10-\n3/14, 2026",
    ],
)
def test_a_range_over_a_line_break_stays_a_range(
    read_text: Callable[..., DaysRead], text: str
) -> None:
    read = read_text(text)

    assert [one.day.day for one in read.worked] == [2, 4, *range(10, 15)]
