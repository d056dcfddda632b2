"""Dates that sentences below the days worked call days without work are no days worked."""

from collections.abc import Callable

import pytest

from extractors.days import DaysRead

ReadText = Callable[..., DaysRead]

_WORKED = (
    "Week ending              Days worked             No.\n"
    "May 27, 2023             Mon, Tue, Wed           3\n"
    "June 3, 2023             Wed, Thu                2\n"
    "Total days worked                                5\n"
)


@pytest.mark.parametrize(
    "said",
    [
        "The studio observed Memorial Day (May 29, 2023) and the next day, Tuesday, May 30, 2023.",
        "And Memorial Day, May 29, 2023, was off for the whole of the crew.",
        "All of us kept the holiday on Monday, May 29, 2023. The crew did not work that day.",
        "Ms. Orr was excused for a family matter on May 25, 2023, as the stage was dark.",
    ],
)
def test_a_day_that_a_sentence_calls_a_day_off_is_not_worked(
    read_text: ReadText, said: str
) -> None:
    read = read_text(_WORKED + said)

    assert [one.day.day for one in read.worked] == [22, 23, 24, 31, 1]
    assert {one.day.day for one in read.not_worked} & {25, 29}


def test_a_holiday_that_was_worked_is_a_day_worked(read_text: ReadText) -> None:
    read = read_text(
        "Dates worked: May 22, 23 and 24, 2023.\n"
        "The studio observed Memorial Day but she also worked on Monday, May 29, 2023."
    )

    assert [one.day.day for one in read.worked] == [22, 23, 24, 29]


def test_a_night_told_over_two_lines_is_one_day(read_text: ReadText) -> None:
    read = read_text(
        "Dates worked: May 16, 17, 18 and 19, 2023.\n"
        "For the record: on May 19 we went past midnight with everybody on\n"
        "the set and wrapped at 4:10 a.m. on May 20, and it was paid as one."
    )

    assert [one.day.day for one in read.worked] == [16, 17, 18, 19]


def test_a_night_ends_once_and_the_next_row_is_a_day_of_its_own(read_text: ReadText) -> None:
    read = read_text(
        "Days worked on location:\n"
        "Mon 5/15/2023 Work 7:00a 7:30p\n"
        "Tue 5/16/2023 Work 5:00p 4:50a night, wrapped 5/17\n"
        "Wed 5/17/2023 Work 5:00p 4:40a night, wrapped 5/18\n"
        "Thu 5/18/2023 Work 5:00p 4:30a night, wrapped 5/19\n"
        "Fri 5/19/2023 Work 5:00p 4:30a night, wrapped 5/20"
    )

    assert [one.day.day for one in read.worked] == [15, 16, 17, 18, 19]


def test_what_a_sentence_says_of_days_off_is_not_said_of_the_next_one(read_text: ReadText) -> None:
    read = read_text(
        "Dates worked in 2023:\n"
        "May: 15, 16, 17, 18\n"
        "A note on May. On May 19 the stage was dark. On May 18 the crew went into overtime and\n"
        "it was paid in full."
    )

    assert [one.day.day for one in read.worked] == [15, 16, 17, 18]
    assert not read.doubts


def test_a_number_right_behind_the_last_weekday_counts_them(read_text: ReadText) -> None:
    read = read_text(
        "Week ending      Days worked\n"
        "May 20, 2023     Mon, Tue, Wed 3\n"
        "June 3, 2023     Wed, Thu 2"
    )

    assert [one.day.day for one in read.worked] == [15, 16, 17, 31, 1]
    assert not read.doubts


def test_a_number_that_is_the_day_of_its_weekday_counts_nothing(read_text: ReadText) -> None:
    read = read_text("Week ending      Days worked\nMay 6, 2023     Mon 1, Tue 2")

    assert [one.day.day for one in read.worked] == [1, 2]


def test_a_bracket_about_a_day_of_its_own_says_nothing_of_the_days_around_it(
    read_text: ReadText,
) -> None:
    read = read_text(
        "Lantern Film Partners LLC. Gaffer again. May 5, 6 and 7, May\n"
        "12, 13 and 15, 2026 (we were off on the 14th for the mayor's funeral),\n"
        "May 18 and 19, 2026. 8 days."
    )

    assert [one.day.day for one in read.worked] == [5, 6, 7, 12, 13, 15, 18, 19]


def test_a_weekend_on_which_there_was_work_names_no_week(read_text: ReadText) -> None:
    read = read_text(
        "We shot it over\na weekend, Friday to Sunday, March 13, 14 and 15, 2026. 3 days."
    )

    assert [one.day.day for one in read.worked] == [13, 14, 15]


def test_a_list_goes_on_behind_a_day_taken_out_and_a_semicolon(read_text: ReadText) -> None:
    read = read_text(
        "Dates worked in 2026: April 6-8, 13-16 except the 15th, when she was\n"
        "out sick; and May 4-5 and 8."
    )

    days = [(one.day.month, one.day.day) for one in read.worked]
    assert days == [(4, 6), (4, 7), (4, 8), (4, 13), (4, 14), (4, 16), (5, 4), (5, 5), (5, 8)]


def test_again_repeats_that_there_was_no_work(read_text: ReadText) -> None:
    read = read_text(
        "Dates worked: May 18, 19 and 20, 2026.\n"
        "The company was dark for Founders Day (May 21, 2026) and again on May 25 and 26, 2026."
    )

    assert [one.day.day for one in read.worked] == [18, 19, 20]
    assert {one.day.day for one in read.not_worked} == {21, 25, 26}


def test_a_list_of_days_not_worked_goes_on_behind_its_semicolons(read_text: ReadText) -> None:
    read = read_text(
        "Days worked: 01/12/26, 01/13/26, 01/14/26\n"
        "Days within the period not worked: 01/15/26 holiday; 01/16/26 idle; 01/19/26 holiday"
    )

    assert [one.day.day for one in read.worked] == [12, 13, 14]
