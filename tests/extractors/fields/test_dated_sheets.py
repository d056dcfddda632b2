"""Sheets with a row for each person and a column for each day, its weekday under its date."""

from datetime import date

import pytest

from extractors.days.cells import legend_of
from extractors.days.codes import Verdict
from extractors.days.tokens import Kind, tokens_of
from extractors.evl.job_tables import job_tables, jobs_in
from extractors.evl.spreadsheets import without_frames
from extractors.evl.working_days import day_fields
from extractors.layout import Cell, Line, Table
from extractors.values import Word

_SHEET = (
    ("1", "Name", "Position", "4/6 Mo", "4/7 Tu", "4/8 We", "4/9 Th", "TOTAL"),
    ("2", "Tess Marlow", "Grip", "1", "1", "H", "2U", "3"),
    ("3", "Jo Pellwright", "Key Grip", "", "1", "H", "1", "2"),
)


def _cell(row: int, column: int, text: str) -> Cell:
    left, top = 70.0 * column, 24.0 * row
    words = tuple(
        Word(word, (left, top + 10 * at, left + 5 * len(word), top + 10 * at + 9), 1.0)
        for at, word in enumerate(text.split() if row == 0 else [text] * bool(text))
    )
    return Cell(row, column, text, words, (left, top, left + 69, top + 23))


def _table() -> Table:
    rows = tuple(
        tuple(_cell(at, column, text) for column, text in enumerate(row))
        for at, row in enumerate(_SHEET)
    )
    return Table(1, (0.0, 0.0, 560.0, 72.0), rows, drawn=True)


def _line(text: str) -> Line:
    lefts = range(0, 10_000, 60)
    return Line(
        1,
        tuple(
            Word(t, (x, 0.0, x + 5.0 * len(t), 9.0), 1.0)
            for x, t in zip(lefts, text.split(), strict=False)
        ),
    )


def test_numbers_of_rows_the_headings_counted_are_no_column() -> None:
    (table,) = without_frames([_table()])

    assert [cell.text for cell in table.rows[0]][:2] == ["Name", "Position"]
    assert [cell.text for cell in table.rows[1]][:2] == ["Tess Marlow", "Grip"]


def test_days_are_read_under_dates_with_their_weekdays_below() -> None:
    legend = legend_of([_line("1 = worked, 2U = worked, second unit, H = holiday")])

    jobs = jobs_in(job_tables(without_frames([_table()])), 0)
    read = [
        day_fields(
            job, letter_date=date(2026, 5, 1), day_first=False, order_shown=False, legend=legend
        )[0]["work_dates"].value
        for job in jobs
    ]

    assert legend["2U"] is Verdict.WORKED
    assert read == [
        ["2026-04-06", "2026-04-07", "2026-04-09"],
        ["2026-04-07", "2026-04-09"],
    ]


@pytest.mark.parametrize(("text", "kind"), [("We 4/8 Th 4/9", Kind.WEEKDAY), ("We 4/9/26", None)])
def test_a_weekday_before_a_date_without_year_ends_no_week(text: str, kind: Kind | None) -> None:
    first = tokens_of([_line(text)])[0]

    assert (first.kind is Kind.WEEKDAY) == (kind is Kind.WEEKDAY)


_WEEKS = (
    ("W/E (Sat)", "Occupation", "Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Days"),
    ("4/11/2026", "Grip", "", "10", "10", "", "", "", "", "2"),
    ("", "Key Grip", "", "", "", "12", "12", "", "", "2"),
)


def test_a_week_that_two_rows_share_is_the_week_of_both() -> None:
    rows = tuple(
        tuple(_cell(at, column, text) for column, text in enumerate(row))
        for at, row in enumerate(_WEEKS)
    )
    table = Table(1, (0.0, 0.0, 700.0, 72.0), rows, drawn=True)

    read = [
        day_fields(job, letter_date=date(2026, 5, 1), day_first=False)[0]["work_dates"].value
        for job in jobs_in(job_tables([table]), 0)
    ]

    assert read == [["2026-04-06", "2026-04-07"], ["2026-04-08", "2026-04-09"]]
