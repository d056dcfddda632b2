"""The year of a list whose label names it, into the next year where the list goes there."""

from collections.abc import Callable
from datetime import date

import pytest

from extractors.days import DaysRead

ReadText = Callable[..., DaysRead]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Days worked in 2025: 12/8-12/9, 12/16", date(2025, 12, 8), date(2025, 12, 16)),
        ("Days worked in 2025: Dec 29, 30, Jan 2", date(2025, 12, 29), date(2026, 1, 2)),
        ("Days worked in 2025: 12/29, 12/30, 1/2", date(2025, 12, 29), date(2026, 1, 2)),
        (
            "Days worked in 2025: 12/8-12/9,\n12/29-12/30\n2026 work dates: 1/1-1/2, 1/5",
            date(2025, 12, 8),
            date(2026, 1, 5),
        ),
    ],
)
def test_the_label_of_a_list_names_its_year(
    read_text: ReadText, text: str, first: date, last: date
) -> None:
    days = [one.day for one in read_text(text).worked]

    assert (min(days), max(days)) == (first, last)


def test_days_left_out_go_on_over_the_line(read_text: ReadText) -> None:
    read = read_text(
        "Days worked:\n"
        "December 22, 2025 - December 26, 2025 (excl. December 23, 2025 and\n"
        "December 24, 2025)\n"
        "December 29, 2025 - December 30, 2025"
    )

    assert [one.day.day for one in read.worked] == [22, 25, 26, 29, 30]


def test_a_year_in_brackets_behind_a_title_is_that_of_the_days(read_text: ReadText) -> None:
    read = read_text(
        "THE SALT ROAD (mini-series, 2023). The company was Copper Lantern LLC.\n"
        "He was our Grip. He worked May 3, 4 and 5. 3 days."
    )

    assert {one.day.year for one in read.worked} == {2023}
    assert len(read.worked) == 3


def test_a_list_read_across_columns_stays_in_the_year_of_its_weekdays(read_text: ReadText) -> None:
    read = read_text(
        "Days worked: Tue Mar 28, 2023, Fri Mar 31, Wed Apr 5, Wed Mar 29, Mon Apr 3, Thu Apr 6,\n"
        "Thu Mar 30"
    )

    assert {one.day.year for one in read.worked} == {2023}
    assert len(read.worked) == 7


def test_a_list_still_goes_over_the_turn_of_the_year(read_text: ReadText) -> None:
    read = read_text("Days worked: Thu Dec 28, 2023, Fri Dec 29, Tue Jan 2, Wed Jan 3")

    assert [one.day.year for one in read.worked] == [2023, 2023, 2024, 2024]
