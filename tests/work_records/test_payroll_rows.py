"""One row of a payroll file becomes paid days or a period total, or is told why not."""

from datetime import date

import pytest

from app.payroll.columns import layout_of
from app.payroll.rows import lines_of
from app.tabular.cells import BadRow

DAILY = ["Employee", "SSN", "Project", "Work Date", "Hours", "Day Type"]
WEEKLY = ["Name", "Last 4", "Production", "W/E Date", "Sun", "Mon", "Tue", "Wed", "Thu", "Fri",
          "Sat"]  # fmt: skip
BLOCKS = ["Name", "Last 4", "Production", "Day 1 Date", "Day 1 Hours", "Day 1 Type", "Day 2 Date",
          "Day 2 Hours", "Day 2 Type"]  # fmt: skip
TOTALS = ["Name", "Last 4", "Production", "Period Start", "Period End", "Days"]


def rows(header, *cells):
    return lines_of(cells, layout_of(header))


def test_a_daily_row_is_one_paid_day():
    (line,) = rows(DAILY, "Vale, Maria", "XXX-XX-1234", "Harbor Lights", "2026-03-02", "10.5", "")

    assert (line["day"], line["days"], line["hours"]) == (date(2026, 3, 2), 1.0, 10.5)
    assert (line["employee_name"], line["last4"]) == ("Vale, Maria", "1234")


@pytest.mark.parametrize(
    ("hours", "code", "days"),
    [
        ("", "", 1.0),
        ("0.5", "WK", 1.0),
        ("-10", "WK", -1.0),
        ("(10)", "WK", -1.0),
        ("0", "WK", 0.0),
        ("0", "HU", 1.0),
    ],
)
def test_hours_make_a_day_whole_a_reversal_or_none(hours, code, days):
    (line,) = rows(DAILY, "Vale, Maria", "1234", "Harbor Lights", "2026-03-02", hours, code)

    assert line["days"] == days


@pytest.mark.parametrize(
    "text",
    [
        "2026-03-02",
        "03/02/2026",
        "3/2/26",
        "20260302",
        "2-Mar-2026",
        "3/2/2026 0:00",
        "3/2/2026 12:00:00 AM",
        "2026-03-02T00:00:00Z",
        '="2026-03-02"',
    ],
)
def test_dates_are_read_as_exports_write_them(text):
    (line,) = rows(DAILY, "Vale, Maria", "1234", "Harbor Lights", text, "8", "")

    assert line["day"] == date(2026, 3, 2)


@pytest.mark.parametrize(
    ("text", "last4"), [("34", "0034"), ("34.0", "0034"), ("1234.0", "1234"), ('="0034"', "0034")]
)
def test_digits_that_an_export_took_for_a_number_come_back(text, last4):
    (line,) = rows(DAILY, "Vale, Maria", text, "Harbor Lights", "2026-03-02", "8", "")

    assert line["last4"] == last4


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        (
            ("Vale, Maria", "1234", "Harbor Lights", "31/03/2026", "8", ""),
            "Work Date (column D): “31/03/2026”",
        ),
        (("Vale, Maria", "1234", "Harbor Lights", "2026-06-31", "8", ""), "no date"),
        (("Vale, Maria", "1234", "", "2026-03-02", "8", ""), "production"),
        (("", "1234", "Harbor Lights", "2026-03-02", "8", ""), "employee name"),
        (("Vale, Maria", "12x", "Harbor Lights", "2026-03-02", "eight", ""), "no number"),
        (("Total", "", "Harbor Lights", "", "80", ""), "no work date"),
    ],
)
def test_a_bad_row_says_which_column_and_why(cells, told):
    with pytest.raises(BadRow) as bad:
        rows(DAILY, *cells)

    assert told in str(bad.value)


def test_a_bad_row_says_everything_that_is_wrong_with_it():
    with pytest.raises(BadRow) as bad:
        rows(DAILY, "Vale, Maria", "1234", "", "2026-06-31", "8", "")

    assert "production" in str(bad.value)
    assert "no date" in str(bad.value)


def test_rows_that_share_person_or_day_keep_their_own_values():
    first = rows(DAILY, "Vale, Maria", "1234", "Harbor Lights", "2026-03-02", "8", "")
    other_day = rows(DAILY, "Vale, Maria", "1234", "Harbor Lights", "2026-03-03", "9", "")
    other_person = rows(DAILY, "Brandt, Otto", "9876", "Harbor Lights", "2026-03-02", "8", "")

    found = [(r["last4"], r["day"].day, r["hours"]) for (r,) in (first, other_day, other_person)]
    assert found == [("1234", 2, 8.0), ("1234", 3, 9.0), ("9876", 2, 8.0)]


def test_a_week_row_dates_its_days_back_from_the_week_ending():
    found = rows(
        WEEKLY, "Vale, Maria", "1234", "Harbor Lights", "03/07/2026",
        "", "10", "W", "0", "I", "T", "8",
    )  # fmt: skip

    assert [(line["day"].day, line["day_type"], line["hours"]) for line in found] == [
        (2, None, 10.0),
        (3, "W", None),
        (5, "I", None),
        (6, "T", None),
        (7, None, 8.0),
    ]
    assert {line["period_end"] for line in found} == {date(2026, 3, 7)}


def test_a_week_may_end_on_another_day_than_saturday():
    (line,) = rows(WEEKLY, "Vale, Maria", "1234", "Harbor Lights", "2026-03-08", "10", *[""] * 6)

    assert line["day"] == date(2026, 3, 8)


def test_seven_daily_blocks_carry_their_own_dates():
    found = rows(
        BLOCKS, "Vale, Maria", "1234", "Harbor Lights",
        "2026-03-01", "", "", "2026-03-02", "9", "WK",
    )  # fmt: skip

    assert [(line["day"], line["day_type"]) for line in found] == [(date(2026, 3, 2), "WK")]


def test_a_week_row_without_a_date_is_refused():
    with pytest.raises(BadRow, match="week ending: missing"):
        rows(WEEKLY, "Vale, Maria", "1234", "Harbor Lights", "", "", "10", *[""] * 5)


def test_a_period_total_keeps_its_period():
    (line,) = rows(TOTALS, "Vale, Maria", "1234", "Harbor Lights", "2026-03-01", "2026-03-31", "8")

    assert (line["day"], line["days"]) == (None, 8.0)
    assert (line["period_start"], line["period_end"]) == (date(2026, 3, 1), date(2026, 3, 31))


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [("2026-03-01", "2026-03-07", "8"), ("2026-03-07", "2026-03-01", "2")],
)
def test_a_total_that_cannot_be_is_refused(start, end, days):
    with pytest.raises(BadRow):
        rows(TOTALS, "Vale, Maria", "1234", "Harbor Lights", start, end, days)


def test_a_title_beside_a_production_is_the_jobs():
    (line,) = rows(
        ["Name", "SSN", "Title", "Production", "Date"],
        "Maria Vale", "1234", "Grip", "Harbor Lights", "2026-03-02",
    )  # fmt: skip

    assert (line["production"], line["classification"]) == ("Harbor Lights", "Grip")


def test_the_work_date_goes_before_another_date_wherever_it_stands():
    (line,) = rows(
        ["Date", "Name", "SSN", "Show", "Work Date"],
        "2026-03-20", "Maria Vale", "1234", "Harbor Lights", "2026-03-02",
    )  # fmt: skip

    assert line["day"] == date(2026, 3, 2)


@pytest.mark.parametrize("column", ["Pay Type", "Pay Line", "Earnings Code", "Type"])
def test_what_a_day_was_paid_for_is_its_day_type(column):
    header = ["Name", "SSN", "Show", "Worked On", column]

    (line,) = rows(header, "Maria Vale", "1234", "Harbor Lights", "2026-03-02", "Idle")

    assert line["day_type"] == "Idle"


@pytest.mark.parametrize(
    "week",
    [
        ["S", "M", "T", "W", "T", "F", "S"],
        ["Su", "Mo", "Tu", "We", "Th", "Fr", "Sa"],
        ["Su", "M", "Tu", "W", "Th", "F", "Sa"],
    ],
)
def test_letters_side_by_side_are_the_days_of_a_week(week):
    lines = rows(
        ["Name", "SSN", "Show", "W/E", *week],
        "Maria Vale", "1234", "Harbor Lights", "2026-03-07", "", "10", "", "", "10", "", "",
    )  # fmt: skip

    assert [line["day"] for line in lines] == [date(2026, 3, 2), date(2026, 3, 5)]


def test_a_week_row_dates_its_days_from_the_week_beginning():
    header = ["Name", "SSN", "Show", "Week Beginning", "Mon", "Tue", "Sun"]

    lines = rows(header, "Maria Vale", "1234", "Harbor Lights", "2026-03-02", "10", "", "8")

    assert sorted(line["day"] for line in lines) == [date(2026, 3, 2), date(2026, 3, 8)]
