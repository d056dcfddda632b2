"""Remarks behind a date that name another day: nothing is taken from the date before them."""

from collections.abc import Callable

import pytest

from extractors.days import DaysRead, read_days
from extractors.layout import Line

ReadText = Callable[..., DaysRead]


@pytest.mark.parametrize(
    "text",
    [
        "Dates worked: 9/2/2025, 9/3/2025, 9/5/2025 (dark Labor Day)",
        "Dates worked: 9/2/2025, 9/3/2025, 9/5/2025 (off the 4th)",
        "Dates worked: 9/2/2025, 9/3/2025, 9/5/2025 (he was off Thursday)",
    ],
)
def test_a_remark_that_names_another_day_takes_none_away(read_text: ReadText, text: str) -> None:
    read = read_text(text)

    assert [one.day.day for one in read.worked] == [2, 3, 5]


@pytest.mark.parametrize(
    "text",
    [
        "Dates worked: 9/1/2025, 9/2/2025, 9/5/2025 (dark Labor Day)",
        "Dates worked: 9/1/2025 (Labor Day off), 9/2/2025, 9/5/2025",
        "Dates worked: 9/1/2025 (off Monday), 9/2/2025, 9/5/2025",
        "Dates worked: 9/1/2025, 9/2/2025, 9/5/2025 (off Monday)",
    ],
)
def test_the_day_that_a_remark_names_is_not_worked(read_text: ReadText, text: str) -> None:
    read = read_text(text)

    assert [one.day.day for one in read.worked] == [2, 5]


def test_a_sentence_over_the_line_leads_to_its_date(read_text: ReadText) -> None:
    text = (
        "She worked October 27-31 and Saturday,\n"
        "November 1, 2025. There was no work for her in the week after.\n"
        "In the week ending Saturday,\nNovember 15, 2025, she worked Monday, November 10."
    )

    read = read_text(text)

    assert [one.day.day for one in read.worked] == [27, 28, 29, 30, 31, 1, 10]


def test_days_out_may_say_in_brackets_why(read_text: ReadText) -> None:
    text = (
        "She worked every weekday from Monday, June 1, 2026 through Friday, June 12, 2026, with\n"
        "the exception of June 3, 2026 (a sick day) and June 9, 2026 (unpaid), not worked.\n"
        "The number of days so worked is eight (8)."
    )

    read = read_text(text)

    assert [one.day.day for one in read.worked] == [1, 2, 4, 5, 8, 10, 11, 12]


@pytest.mark.parametrize(("last", "doubted"), [(7, False), (6, True)])
def test_words_of_a_day_off_raise_a_doubt_only_where_it_is_listed(
    lines_of: Callable[..., list[Line]], last: int, doubted: bool
) -> None:
    said = f"She worked May 4, 5 and {last}, 2026; she was out sick on Wednesday the 6th."

    read = read_days(lines_of(said, 1.0), (), letter_date=None)

    assert bool(read.doubts) is doubted


def test_the_moment_of_a_mail_is_no_day_worked(read_text: ReadText) -> None:
    sent = "Re: days worked\nMon, Dec 15, 2025 at 9:05 AM\nHi, these are hers:\n"

    read = read_text(f"{sent}10/16/25, 10/29/25, 11/3/25")

    assert [one.day.month for one in read.worked] == [10, 10, 11]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Worked Wed 30 Jul, Thu 31, Fri 1, Sat 2 2025", [30, 31, 1, 2]),
        ("Worked Wed Jul 30, Thu 31, Fri 1, Mon 4, 2025", [30, 31, 1, 4]),
        ("Worked Mon Dec 29 2025, Tue 30, Wed 31, Thu 1, Fri 2   5", [29, 30, 31, 1, 2]),
        ("Worked Wed Jul 30, Thu 31, Fri 2, 2025", [30, 31]),
    ],
)
def test_weekdays_lead_a_list_into_the_next_month(
    read_text: ReadText, text: str, days: list[int]
) -> None:
    assert [one.day.day for one in read_text(text).worked] == days


def test_a_week_may_name_the_months_of_some_of_its_days(read_text: ReadText) -> None:
    read = read_text(
        "W/E 26 Jul 2025  Thu 24, Fri 25\n"
        "W/E 2 Aug 2025  Mon 28 Jul, Tue 29 Jul, Thu 31 Jul, Fri 1\n"
        "Days worked: 6"
    )

    assert [one.day.day for one in read.worked] == [24, 25, 28, 29, 31, 1]
