"""Rows and columns as offices type them: kinds of days, numbers of a week, people side by side."""

from collections.abc import Callable, Sequence

import pytest

from extractors.days import DaysRead
from extractors.evl.side_by_side import one_after_the_other
from extractors.layout import Line

Reader = Callable[..., DaysRead]
Lines = Callable[[str], Sequence[Line]]


def _days(read: DaysRead) -> list[str]:
    return [one.day.isoformat()[5:] for one in read.worked]


def test_a_tick_under_a_kind_of_day_says_what_the_day_was(read_text: Reader) -> None:
    read = read_text(
        "Date          W    T    H\n"
        "10/12/2026         X\n"
        "10/13/2026    X\n"
        "10/14/2026    X\n"
        "10/15/2026              X\n"
        "W = worked, T = travel, H = holiday"
    )

    assert _days(read) == ["10-13", "10-14"]
    assert {one.day.isoformat()[5:] for one in read.not_worked} == {"10-12", "10-15"}


def test_ticks_under_headings_nobody_knows_prove_no_day(read_text: Reader) -> None:
    read = read_text(
        "Date          Q    Z\n10/12/2026         X\n10/13/2026    X\n10/14/2026    X\n"
    )

    assert read.worked == ()
    assert any("columns beside the dates" in doubt for doubt in read.doubts)


@pytest.mark.parametrize(
    "rows",
    [
        "Period ending    Check #    Days    Dates\n"
        "10/17/2026       88120      3       12, 13, 16\n"
        "10/24/2026       88304      1       20\n",
        "Year    Month      Dates worked    # days\n"
        "2026    October    12, 13, 16      3\n"
        "        October    20              1\n",
        "Week               Days worked     No.\n"
        "10/12/26 - 10/16/26    12, 13, 16      3\n"
        "10/19/26 - 10/23/26    20              1\n",
    ],
)
def test_numbers_of_a_row_are_days_of_its_week_or_month(read_text: Reader, rows: str) -> None:
    read = read_text(rows + "Total days: 4")

    assert _days(read) == ["10-12", "10-13", "10-16", "10-20"]
    assert read.doubts == ()


def test_a_number_that_is_no_day_of_its_week_takes_the_row_away(read_text: Reader) -> None:
    read = read_text(
        "Period ending    Dates\n10/17/2026       12, 13, 25\n10/24/2026       20, 21\n"
    )

    assert _days(read) == ["10-20", "10-21"]
    assert any("not all days of their week" in doubt for doubt in read.doubts)


def test_rows_that_begin_a_shift_are_days_worked(read_text: Reader) -> None:
    read = read_text(
        "Each shift of 2026 is one work day:\n"
        "Shift start    Call       Shift end    Wrap\n"
        "Mon 5/4        6:00 PM    Tue 5/5      5:00 AM\n"
        "Tue 5/5        6:00 PM    Wed 5/6      5:30 AM\n"
        "Wed 5/6        6:00 PM    Thu 5/7      6:00 AM\n"
    )

    assert _days(read) == ["05-04", "05-05", "05-06"]


def test_what_goes_on_behind_a_stretch_is_borne_out_by_the_total(read_text: Reader) -> None:
    read = read_text(
        "He worked from Monday, April 6 through Friday, April 10, 2026, and again on April 14,\n"
        "16 and 17, 2026, and came back for pickups on\nMay 21 and 22, 2026: 10 days of work."
    )

    assert len(read.worked) == 10
    assert read.doubts == ()


def test_a_stretch_that_no_total_bears_out_is_no_day(read_text: Reader) -> None:
    read = read_text("He worked from April 6 through April 10, 2026, and again on April 14, 2026.")

    assert _days(read) == ["04-14"]


def test_a_date_that_was_a_holiday_is_no_day_worked(read_text: Reader) -> None:
    read = read_text("Dates worked: November 9, 10 and 12, 2026. November 11 was a holiday.", None)

    assert _days(read) == ["11-09", "11-10", "11-12"]


@pytest.mark.parametrize(
    "said",
    [
        "Dates worked: 10/5/2026, 10/6/2026, 10/7/2026 and Thursday",
        "There was a hiatus. Dates worked: 10/5/2026, 10/6/2026",
    ],
)
def test_words_about_days_that_nothing_was_made_of_are_doubted(
    read_text: Reader, said: str
) -> None:
    assert any("beside days worked" in doubt for doubt in read_text(said).doubts)


def test_days_listed_for_two_people_as_for_one_prove_none(read_text: Reader) -> None:
    read = read_text(
        "Dates worked\n10/5/2026\n10/6/2026\n10/7/2026\n10/8/2026\n"
        "Dates worked\n10/6/2026\n10/7/2026\n10/9/2026"
    )

    assert read.worked == ()
    assert {"listed twice" in one.because for one in read.unsure} == {True}


def test_a_list_that_is_said_again_proves_its_days(read_text: Reader) -> None:
    read = read_text(
        "Dates worked: 10/5/2026, 10/6/2026, 10/7/2026, 10/8/2026\n"
        "Dates worked on location: 10/6/2026, 10/7/2026, 10/8/2026"
    )

    assert _days(read) == ["10-05", "10-06", "10-07", "10-08"]


def test_a_season_with_its_year_dates_the_days(read_text: Reader) -> None:
    read = read_text("Days in fall 2025 for the whole of the art department crew:\n9/8, 9/9, 9/10")

    assert [one.day.year for one in read.worked] == [2025] * 3
    assert read.doubts == ()


def test_people_side_by_side_are_read_one_after_the_other(lines_of: Lines) -> None:
    lines = lines_of(
        "Imelda Restrepo       Corwin Baptiste\n"
        "Costumer              Set Dresser\n"
        "Mon 9/8/25            Tue 9/9/25\n"
        "Tue 9/9/25            Wed 9/10/25\n"
        "Sincerely,"
    )

    read, _ = one_after_the_other(lines, ())

    assert [line.text for line in read] == [
        "Imelda Restrepo", "Costumer", "Mon 9/8/25", "Tue 9/9/25",
        "Corwin Baptiste", "Set Dresser", "Tue 9/9/25", "Wed 9/10/25", "Sincerely,",
    ]  # fmt: skip


def test_a_mark_belongs_to_the_day_that_it_stands_beside(read_text: Reader) -> None:
    rows = [
        "S      M      T      W      T      F      S",
        "4      5 X    6      7 X    8 X    9      10",
        "11     12 X   13     14     15 X   16     17",
        "18     19     20     21     22     23     24",
        "25     26     27     28     29     30     31",
    ]

    read = read_text("October 2026\n" + "\n".join(rows))

    assert _days(read) == ["10-05", "10-07", "10-08", "10-12", "10-15"]


def test_a_row_that_says_what_no_other_says_is_no_day_worked(
    read_text: Callable[..., DaysRead],
) -> None:
    read = read_text(
        "DATE       DAY  TYPE\n"
        "06/01/2026  MON  WORK  8.0\n06/02/2026  TUE  WORK  8.0\n06/03/2026  WED  PREP  8.0\n"
        "06/04/2026  THU  QUUX  4.0\n06/05/2026  FRI  TRVL  4.0\n"
        "TOTAL DAYS WORKED (PREP + WORK)   3"
    )

    assert [one.day.day for one in read.worked] == [1, 2, 3]
    assert read.stated_total is not None
    assert read.stated_total.value == 3


def test_rows_that_tell_what_was_done_count_where_all_come_to_the_number(
    read_text: Callable[..., DaysRead],
) -> None:
    rows = (
        "The days were:\n"
        "Tues.  Sept. 23, 2025  mixed mud, rigged the hopper\n"
        "Weds.  Sept. 24, 2025  shoot day, stage\n"
        "Thurs.  Sept. 25, 2025  shoot day and clean up\n"
    )

    counted, uncounted = read_text(f"{rows}Thats 3 days."), read_text(rows)

    assert [one.day.day for one in counted.worked] == [23, 24, 25]
    assert [one.day.day for one in uncounted.worked] == [24, 25]


def test_a_code_left_of_the_dates_of_a_row_says_what_they_were(
    read_text: Callable[..., DaysRead],
) -> None:
    text = (
        "Work dates are 2026.\n"
        "Voucher   Per.end    Type   Dates                Days\n"
        "4410      06/06/26   REG    06/01 06/02 06/03    3.0\n"
        "4411      06/20/26   REG    06/15 06/16 06/18    3.0\n"
        "4411      06/20/26   HOL    06/17 06/19          0.0\n"
        "REG = worked   HOL = holiday pay, not worked"
    )

    read = read_text(text)

    assert [each.day.day for each in read.worked] == [1, 2, 3, 15, 16, 18]
    assert [each.day.day for each in read.not_worked] == [17, 19]


def test_a_code_between_two_days_of_work_is_that_of_the_first(
    read_text: Callable[..., DaysRead],
) -> None:
    read = read_text("Dates worked:\n06/01/26  REG   06/02/26  HOL   06/03/26  REG")

    assert [each.day.day for each in read.worked] == [1, 3]


def test_a_short_code_left_of_a_date_may_be_its_weekday(read_text: Reader) -> None:
    text = (
        "Code       Work date\nREG        06/04/2026\nVAC        06/05/2026\nS          06/06/2026"
    )

    assert [each.day.day for each in read_text(text).worked] == [4, 6]


def test_days_before_an_event_and_those_after_it_are_of_one_list(read_text: Reader) -> None:
    read = read_text(
        "DAYS WORKED IN 2026\n"
        "Before the company signed        After signing\n"
        "1. Mon 4 May      4. Fri 8 May      7. Mon 18 May\n"
        "2. Tue 5 May      5. Mon 11 May     8. Tue 19 May\n"
        "3. Wed 6 May      6. Tue 12 May     9. Wed 20 May\n"
        "Subtotal 6                       10. Thu 21 May"
    )

    assert _days(read) == [f"05-{day:02}" for day in (4, 5, 6, 8, 11, 12, 18, 19, 20, 21)]


def test_of_several_columns_of_dates_only_that_of_the_days_lists_them(read_text: Reader) -> None:
    read = read_text(
        "Bill     Date       Days of service          Number     Settled\n"
        "204      5/11/26    M 5/4 W 5/6 F 5/8        3          5/21/26\n"
        "205      5/18/26    M 5/11 T 5/12            2          5/28/26\n"
        "206      5/26/26    no services              0          6/4/26"
    )

    assert _days(read) == ["05-04", "05-06", "05-08", "05-11", "05-12"]


def test_items_side_by_side_are_read_one_after_the_other_over_a_page_break(lines_of: Lines) -> None:
    first = lines_of(
        "A. Glasswing          B. Low Ebb\n"
        "05/04/2026            06/01/2026\n"
        "05/05/2026            06/03/2026\n"
    )
    second = [Line(2, line.words) for line in lines_of("05/08/2026            2 days\n3 days")]

    read, _ = one_after_the_other([*first, *second], ())

    assert [line.text for line in read] == [
        *("A. Glasswing", "05/04/2026", "05/05/2026", "05/08/2026", "3 days"),
        *("B. Low Ebb", "06/01/2026", "06/03/2026", "2 days"),
    ]


def test_a_row_with_times_of_coming_and_going_is_worked_whatever_else_it_counts(
    read_text: Reader,
) -> None:
    read = read_text(
        "Date          In       Out       Lessons    As\n"
        "05/04/2026    7:30a    5:00p     3.0        Tutor / Guardian\n"
        "05/05/2026    3:30p    11:15p    0          Guardian, two\n"
        "05/06/2026    7:30a    5:30p     2.5        Tutor / Guardian"
    )

    assert _days(read) == ["05-04", "05-05", "05-06"]
    assert read.doubts == ()
