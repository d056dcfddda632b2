"""Numbers that are the total of days because the days read come to them, whatever their words."""

from collections.abc import Callable

import pytest

from extractors.days import DaysRead
from extractors.days.numbers_met import numbers_met
from extractors.layout import Line

Lines = Callable[[str], list[Line]]


@pytest.mark.parametrize(
    "text",
    [
        "DAYS WORKED THIS REPORT    3",
        "3 asterisks = 3 days",
        "Days on which she worked (3 in number), read down each column:",
        "All months worked 3",
        "Thursday October 1 to Saturday October 3. Three days.",
        "Friday October 9 to Sunday October 11. Three days.",
        "Days worked, Season 2    3",
        "That makes three\nshooting days.",
    ],
)
def test_a_number_in_any_words_counts_where_the_days_come_to_it(lines_of: Lines, text: str) -> None:
    met = numbers_met(lines_of(text), 3)

    assert met
    assert met[-1].value == 3


@pytest.mark.parametrize(
    "text",
    [
        "Local 3",
        "The days of season 3",
        "October 1, October 2, October 3",
        "Days worked within 3 days of receipt",
        "at least 3 days are required",
        "worked 3.5 hours",
        "3/4 days",
        "Page 3",
        "06/04/2026 THU 3.0\nTOTAL DAYS WORKED",
    ],
)
def test_a_number_of_anything_else_is_no_total(lines_of: Lines, text: str) -> None:
    assert numbers_met(lines_of(text), 3) == []


def test_a_number_that_the_days_do_not_come_to_is_not_taken(
    read_text: Callable[..., DaysRead],
) -> None:
    read = read_text("Worked 10/1/2025, 10/2/2025 and 10/3/2025\n4 asterisks = 4 dates")

    assert len(read.worked) == 3
    assert read.stated_total is None


def test_a_number_beside_counts_of_parts_is_the_total_where_it_is_met(
    read_text: Callable[..., DaysRead],
) -> None:
    read = read_text("Worked 10/1/2025, 10/2/2025 and 10/3/2025\nDAYS WORKED THIS REPORT 3")

    assert read.stated_total is not None
    assert read.stated_total.value == 3
