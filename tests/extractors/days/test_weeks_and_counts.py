"""Days behind the week they belong to, rows that count their days, and what is no day."""

from collections.abc import Callable

import pytest

from extractors.days import DaysRead

Reader = Callable[..., DaysRead]


def _days(read: DaysRead) -> list[str]:
    return [one.day.isoformat() for one in read.worked]


@pytest.mark.parametrize(
    "said",
    [
        "Week of 10/5/26 – Tue 10/6, Wed 10/7, Fri 10/9",
        "W/E 10/10/26 (10/6, 10/7, 10/9)",
        "Week ending 10/10/2026   Tue 6, Wed 7, Fri 9   3",
        "Week ending October 10, 2026: Tuesday, Wednesday and Friday",
    ],
)
def test_the_days_behind_a_week_are_worked_and_the_week_itself_is_none(
    read_text: Reader, said: str
) -> None:
    read = read_text(f"Days worked:\n{said}")

    assert _days(read) == ["2026-10-06", "2026-10-07", "2026-10-09"]
    assert read.doubts == ()


def test_a_weekday_with_a_number_of_another_day_is_doubted(read_text: Reader) -> None:
    read = read_text("Days worked:\nWeek ending 10/10/2026   Tue 6, Wed 8")

    assert _days(read) == ["2026-10-06"]
    assert any("no day of the week" in doubt for doubt in read.doubts)


def test_a_row_that_counts_every_day_it_spans_lists_them(read_text: Reader) -> None:
    rows = "From          To            Days\n10/05/2026    10/07/2026    3\n"

    read = read_text("Dates worked\n" + rows + "10/12/2026    10/12/2026    1")

    assert _days(read) == ["2026-10-05", "2026-10-06", "2026-10-07", "2026-10-12"]


def test_a_row_that_counts_fewer_days_than_it_spans_proves_none(read_text: Reader) -> None:
    read = read_text("From          To            Days\n10/05/2026    10/09/2026    3")

    assert read.worked == ()


def test_the_date_of_a_check_beside_days_worked_is_no_day(read_text: Reader) -> None:
    read = read_text(
        "Check no.    Check date     Period ending    Dates worked\n"
        "18146        10/15/2026     10/10/2026       10/05/2026, 10/06/2026"
    )

    assert _days(read) == ["2026-10-05", "2026-10-06"]


def test_hours_at_the_end_of_a_line_are_no_day(read_text: Reader) -> None:
    read = read_text("Work dates in 2026:\n10/05 Mon 8 hrs; 10/06 Tue 12\nhrs; 10/07 Wed 8 hrs")

    assert _days(read) == ["2026-10-05", "2026-10-06", "2026-10-07"]


def test_a_range_of_weekdays_goes_on_over_the_end_of_a_line(read_text: Reader) -> None:
    read = read_text(
        "Days worked were Thursday, October 1, 2026; Monday, October 5 through Wednesday,\n"
        "October 7, 2026."
    )

    assert _days(read) == ["2026-10-01", "2026-10-05", "2026-10-06", "2026-10-07"]


WEEKS = """Week Ending    Dates worked                            Days
5/9/26         5/4, 5/5, 5/6, 5/7, 5/8                 5
5/16/26        5/11, 5/12, 5/13, 5/15                  4
5/23/26        5/18 - 5/22                             {}
5/30/26        5/26, 5/27, 5/28 (5/25 Memorial Day)    3
TOTAL                                                  {}"""


@pytest.mark.parametrize(("count", "total", "range_days"), [(5, 17, 5), (3, 15, 0)])
def test_weeks_in_rows_give_the_days_of_their_column(
    read_text: Callable[..., DaysRead], count: int, total: int, range_days: int
) -> None:
    read = read_text(WEEKS.format(count, total))

    days = [one.day.day for one in read.worked]
    rest = [4, 5, 6, 7, 8, 11, 12, 13, 15, 26, 27, 28]
    assert days == sorted([*rest, *range(18, 18 + range_days)])


def test_a_week_is_not_given_the_weekdays_of_the_line_above_it(read_text: Reader) -> None:
    read = read_text(
        "Worked on these days:\n"
        "Week of October 5, 2026 - Monday through Friday\n"
        "Week of October 12, 2026 - Monday, Tuesday and Thursday\n"
        "Week of October 19, 2026 - did not work (hiatus)"
    )

    assert _days(read)[5:] == ["2026-10-12", "2026-10-13", "2026-10-15"]


def test_weeks_without_a_year_have_the_one_that_the_letter_says(read_text: Reader) -> None:
    read = read_text(
        "She worked for us in summer 2026:\nWeek of July 6: Mon-Wed (3)\nWeek of July 13: Fri only"
    )

    assert _days(read) == ["2026-07-06", "2026-07-07", "2026-07-08", "2026-07-17"]
    assert read.doubts == ()


def test_weeks_without_any_year_are_doubted(read_text: Reader) -> None:
    read = read_text("She worked:\nWeek of July 5: Mon-Wed (3)")

    assert any("year" in doubt for doubt in read.doubts)


def test_weekdays_stand_behind_other_columns_of_the_week(read_text: Reader) -> None:
    read = read_text(
        "W/E        CHECK NO   CHECK DATE   DAYS WORKED   COUNT   GROSS\n"
        "10/10/26   40112      10/15/26     M T W TH F    5       2,410.00\n"
        "10/17/26   40377      10/22/26     T W           2       964.00\n"
        "TOTAL                                            7       3,374.00"
    )

    assert _days(read)[4:] == ["2026-10-09", "2026-10-13", "2026-10-14"]
    assert read.stated_total is not None
    assert read.stated_total.value == 7


def test_months_that_count_their_days_are_no_dates(read_text: Reader) -> None:
    days = "Dates worked in 2026: 4/6, 4/7, 5/4, 5/5, 5/6\n"

    read = read_text(days + "Worked days: April 2, May 3. Total worked days: 5.")

    assert _days(read) == ["2026-04-06", "2026-04-07", "2026-05-04", "2026-05-05", "2026-05-06"]


def test_months_with_a_dash_and_a_count_each_have_their_days(read_text: Reader) -> None:
    read = read_text(
        "Days worked:\nMarch 2026 - 3, 4 (2 days)\nApril 2026 - 1, 2 (2 days)\nMay 2026 - none\n"
        "Total - 4 days"
    )

    assert _days(read) == ["2026-03-03", "2026-03-04", "2026-04-01", "2026-04-02"]
    assert read.stated_total is not None
