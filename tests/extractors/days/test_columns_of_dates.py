"""Which column of dates, and which numbers, are days worked; and what a row says of its day."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractors.days import DaysRead
from extractors.evl.job_tables import job_tables, jobs_in
from extractors.evl.working_days import day_fields
from extractors.layout import Cell, Line, Table
from extractors.values import Word

ReadText = Callable[..., DaysRead]


@pytest.mark.parametrize(
    "text",
    [
        "WORK DATE      REF         POSTED         AMOUNT\n"
        "---------------------------------------------\n"
        "06/01/2026     506945      06/08/2026     412.00\n"
        "06/03/2026     506946      06/08/2026     412.00",
        "POSTED         REF         DATE WORKED    AMOUNT\n"
        "06/08/2026     506945      06/01/2026     412.00\n"
        "06/08/2026     506946      06/03/2026     412.00",
    ],
)
def test_only_the_column_headed_by_work_lists_days(read_text: ReadText, text: str) -> None:
    assert [each.day.day for each in read_text(text).worked] == [1, 3]


@given(
    start=st.dates(date(2025, 1, 1), date(2026, 9, 1)),
    count=st.integers(3, 12),
    more=st.integers(0, 19),
)
@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_what_counts_the_days_of_a_shoot_is_never_a_date(
    read_text: ReadText, start: date, count: int, more: int
) -> None:
    days = [start + timedelta(days=n) for n in range(count)]
    rows = [
        f"{day:%m/%d/%Y}     {n}/{count + more}     7:00A" for n, day in enumerate(days, start=1)
    ]

    read = read_text("\n".join(["Date           Day of days     Call", *rows]))

    assert {each.day for each in read.worked} <= set(days)


@pytest.mark.parametrize(
    ("line", "days"),
    [
        ("WE 2/7/26 - M T W Th F", [2, 3, 4, 5, 6]),
        ("WE 2/21/26 - T W Th F (Mon was Presidents' Day, not worked)", [17, 18, 19, 20]),
        ("WE 2/21/26 - T W Th F (Thu was cancelled)", []),
    ],
)
def test_weekday_letters_behind_a_weeks_end_are_read(
    read_text: ReadText, line: str, days: list[int]
) -> None:
    assert [each.day.day for each in read_text(f"Days worked\n{line}").worked] == days


def _table(rows: list[list[str]]) -> Table:
    cells = []
    for number, row in enumerate(rows):
        top = 100.0 + 16 * number
        words = [
            tuple(
                Word(w, (90 * c + 20.0 * n, top, 90 * c + 20.0 * n + 18, top + 10), 1.0)
                for n, w in enumerate(text.split())
            )
            for c, text in enumerate(row)
        ]
        cells.append(
            tuple(
                Cell(number, c, text, words[c], Line(1, words[c]).box if words[c] else (0, 0, 0, 0))
                for c, text in enumerate(row)
            )
        )
    return Table(1, (0.0, 90.0, 600.0, 400.0), tuple(cells), drawn=True)


@pytest.mark.parametrize("off", ["SICK", "HOLIDAY", "TRAVEL", "VAC", "OFF", "H"])
def test_a_row_whose_type_is_no_work_never_gives_a_day(off: str) -> None:
    table = _table(
        [
            ["Work date", "Project", "Description", "Hrs", "Type"],
            ["06/01/2026", "Umbrella", "Grip", "10.0", "WORK"],
            ["06/02/2026", "Umbrella", "Grip", "8.0", off],
            ["06/03/2026", "Umbrella", "Grip", "10.0", "WORK"],
        ]
    )

    jobs = jobs_in(job_tables([table]), 0)
    fields, _ = day_fields(jobs[0], date(2026, 7, 1), day_first=False)

    assert len(jobs) == 1
    assert fields["work_dates"].value == ["2026-06-01", "2026-06-03"]


@pytest.mark.parametrize("sign", [" – ", "–", " . ", "·", " • ", " / ", "-"])
def test_days_of_a_month_parted_by_one_sign_are_a_list(read_text: ReadText, sign: str) -> None:
    read = read_text(f"Days worked\nMay 2026: {sign.join(['4', '6', '7', '11'])}")

    assert [each.day.day for each in read.worked] == [4, 6, 7, 11]


@given(days=st.lists(st.integers(1, 31), min_size=2, max_size=8), sign=st.sampled_from("–-/.·"))
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_no_number_that_is_not_printed_is_ever_counted_of_a_chain(
    read_text: ReadText, days: list[int], sign: str
) -> None:
    read = read_text(f"Days worked\nMay 2026: {f' {sign} '.join(map(str, days))}")

    if len(days) > 2 and days == sorted(set(days)):
        assert {each.day.day for each in read.worked} <= set(days)


def test_a_whole_date_behind_its_month_is_no_chain_of_days(read_text: ReadText) -> None:
    text = "Month          Week ending    Days worked\nApril 2025     04/19/25       Thu 17, Fri 18"

    assert [each.day.day for each in read_text(text).worked] == [17, 18]


def test_a_month_without_days_heads_none_of_the_months_below(
    read_text: Callable[..., DaysRead],
) -> None:
    read = read_text(
        "Month      Days of the month worked      No.\n"
        "August 2025      18, 19, 20, 21      4\n"
        "September 2025      none      0\n"
        "October 2025      1, 2, 3      3\n"
        "All months            7"
    )

    assert [one.day.day for one in read.worked] == [18, 19, 20, 21, 1, 2, 3]


def test_a_count_beside_two_lines_of_days_parts_them_not(
    read_text: Callable[..., DaysRead],
) -> None:
    read = read_text(
        "She worked on the following days of the month:\n"
        "September 2025      8 9 10 11      4\n"
        "October 2025      1 2 3 27 28      7\n"
        "30 31\n"
        "November 2025      3 4 5      3\n"
        "December 2025      1 2      2"
    )

    days = [one.day.day for one in read.worked]
    assert days == [8, 9, 10, 11, 1, 2, 3, 27, 28, 30, 31, 3, 4, 5, 1, 2]
    assert not read.invalid


def test_dots_may_part_a_month_from_its_days(read_text: Callable[..., DaysRead]) -> None:
    read = read_text("Dates worked:\nJan 2026 · 20 · 21 · 22 — Feb 2026 · 2 · 3")

    assert [one.day.day for one in read.worked] == [20, 21, 22, 2, 3]


def test_a_month_on_the_line_below_begins_its_own_list(
    read_text: Callable[..., DaysRead],
) -> None:
    read = read_text("November 2025: 28 to 29\nDecember 2025: 2 to 4, 9\n6 days worked")

    assert [one.day.day for one in read.worked] == [28, 29, 2, 3, 4, 9]


def test_a_count_behind_a_range_with_its_year_once_counts_it(
    read_text: Callable[..., DaysRead],
) -> None:
    read = read_text(
        "Episode    Dates worked    Days\n"
        "406    Jan 31, 2026; Feb 3-4, 2026    3\n"
        "407    Feb 11-13, 2026    3\n"
        "408    Feb 16-20, 2026    2"
    )

    assert [one.day.day for one in read.worked] == [31, 3, 4, 11, 12, 13]


def test_a_column_that_counts_more_days_than_its_rows_span_proves_none(
    read_text: Callable[..., DaysRead],
) -> None:
    rows = "From            To              Days worked\n01/05/2026      01/09/2026      5\n"

    proved = read_text(f"{rows}01/12/2026      01/16/2026      3")
    contradicted = read_text(f"{rows}01/12/2026      01/16/2026      6")

    assert [one.day.day for one in proved.worked] == [5, 6, 7, 8, 9]
    assert not contradicted.worked


def test_no_stands_before_a_note_in_a_column_of_yes_and_no(
    read_text: Callable[..., DaysRead],
) -> None:
    read = read_text(
        "Date      Worked? (Y/N)      Note\n"
        "1/23/2026      Y\n1/24/2026      N      not scheduled\n1/25/2026      Y\n1/26/2026      N"
    )

    assert [one.day.day for one in read.worked] == [23, 25]


def test_what_is_excluded_may_be_shortened(read_text: Callable[..., DaysRead]) -> None:
    read = read_text(
        "Days worked:\nApril 25, 2026\nApril 28, 2026 - May 2, 2026 (excl. May 1, 2026)"
    )

    assert [one.day.day for one in read.worked] == [25, 28, 29, 30, 2]


def test_headings_close_together_stand_each_over_its_own_column(
    read_text: Callable[..., DaysRead],
) -> None:
    read = read_text(
        "Cards Week ending Days Dates worked\n"
        "31    12/20/2025     3     12/16, 12/17, 12/18\n"
        "32    12/27/2025     2     12/24, 12/26"
    )

    assert [one.day.day for one in read.worked] == [16, 17, 18, 24, 26]


def test_a_weekday_behind_its_date_leads_no_date_of_the_next_column(read_text: ReadText) -> None:
    read = read_text(
        "Date            Day               Date            Day\n"
        "06/22/2026      Monday / lundi    06/29/2026      Monday / lundi\n"
        "06/23/2026      Tuesday / mardi   07/02/2026      Thursday / jeudi\n"
        "06/24/2026      Wednesday         07/03/2026      Friday"
    )

    assert [each.day.day for each in read.worked] == [22, 23, 24, 29, 2, 3]
    assert not read.doubts
