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
