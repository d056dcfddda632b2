"""Dates are read as a whole file writes them; what nothing settles is asked, never guessed."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.tabular.cells import BadCell
from app.tabular.date_evidence import DateSamples
from app.tabular.date_order import Unsettled, style_of
from app.tabular.dates import DateOrder, DateReader, DayZero, month_of

TODAY = date(2026, 11, 21)


def settled(*cells, week_endings=(), spans=(), today=TODAY, **said):
    samples = DateSamples()
    for row, cell in enumerate(cells, 2):
        samples.add(row, "Work Date (column A)", cell)
    samples.week_endings.update(week_endings)
    for first, last in spans:
        samples.add_span(first, last)
    return style_of(samples, today=today, **said)


def read(style, cell):
    assert not isinstance(style, Unsettled), style
    return style.reader(cell)


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("2026-03-02", date(2026, 3, 2)),
        ("2026/3/2", date(2026, 3, 2)),
        ("20260302", date(2026, 3, 2)),
        ("2-Mar-26", date(2026, 3, 2)),
        ("Mon, March 2, 2026", date(2026, 3, 2)),
        ("Mar 2nd, 2026", date(2026, 3, 2)),
        ("3.2.2026", date(2026, 3, 2)),
        ("2026-03-02 21:30", date(2026, 3, 2)),
        ("3/2/2026 6:30 AM", date(2026, 3, 2)),
        ("46083", date(2026, 3, 2)),
        ("46083.0", date(2026, 3, 2)),
        ("3/2/91", date(1991, 3, 2)),
        ("3/2/89", date(2089, 3, 2)),
    ],
)
def test_a_date_is_read_however_it_is_written(cell, day):
    assert DateReader()(cell) == day


@pytest.mark.parametrize("cell", ["2026-02-30", "13/13/2026", "1850-01-01", "soon", "2026", "123"])
def test_what_is_no_day_is_refused(cell):
    with pytest.raises(BadCell, match="is no date"):
        DateReader()(cell)


def test_day_numbers_of_old_macs_are_four_years_later():
    assert DateReader(zero=DayZero.SINCE_1904)("44621") == date(2026, 3, 2)


def test_one_date_that_fits_one_order_alone_settles_the_file():
    style = settled("03/04/2026", "13/04/2026")

    assert read(style, "03/04/2026") == date(2026, 4, 3)
    assert style.proof == "dates are read day first"


def test_a_date_that_could_be_either_is_asked_with_its_row_and_column():
    style = settled("03/04/2026")

    assert isinstance(style, Unsettled)
    assert "Work Date (column A), row 2: “03/04/2026” may mean" in style.message


def test_what_a_person_says_goes_before_everything():
    style = settled("03/04/2026", order=DateOrder.DAY_FIRST)

    assert read(style, "03/04/2026") == date(2026, 4, 3)


def test_a_day_that_has_not_come_yet_was_not_worked():
    style = settled("06/12/2026")

    assert read(style, "06/12/2026") == date(2026, 6, 12)


def test_a_week_ends_on_one_weekday():
    style = settled("03/07/2026", "10/03/2026", week_endings=("03/07/2026", "10/03/2026"))

    assert read(style, "10/03/2026") == date(2026, 10, 3)


def test_a_pay_week_ends_on_a_saturday():
    style = settled("3/7/2026", week_endings=["3/7/2026"])

    assert read(style, "3/7/2026") == date(2026, 3, 7)


def test_a_period_does_not_end_before_it_starts():
    style = settled("01/03/2026", "02/02/2026", spans=[("01/03/2026", "02/02/2026")])

    assert read(style, "01/03/2026") == date(2026, 1, 3)


def test_first_days_of_months_are_no_days_of_january():
    months = [f"{month:02}/01/2025" for month in range(1, 13)]

    assert isinstance(settled(*months), Unsettled)


def test_dates_in_two_orders_are_told_with_both_rows():
    style = settled("13/04/2026", "04/14/2026")

    assert isinstance(style, Unsettled)
    assert "row 2: “13/04/2026” cannot be month first" in style.message
    assert "row 3: “04/14/2026” cannot be day first" in style.message


def test_a_stray_date_does_not_unsettle_a_long_file():
    cells = [f"{month:02}/{day}/2026" for month in range(1, 10) for day in range(13, 28)]

    style = settled(*cells, "31/12/2025")

    assert read(style, "03/04/2026") == date(2026, 3, 4)
    with pytest.raises(BadCell):
        style.reader("31/12/2025")


def test_days_that_a_spreadsheet_took_for_months_are_noticed():
    style = settled("2026-02-03", "2026-05-03", "13/03/2026", "14/03/2026")

    assert isinstance(style, Unsettled)


def test_years_of_two_digits_may_come_first():
    style = settled("26/03/02", "26/03/03")

    assert read(style, "26/03/02") == date(2026, 3, 2)


def test_day_numbers_that_lie_ahead_are_counted_since_1900():
    assert read(settled("46083"), "46083") == date(2026, 3, 2)


def test_day_numbers_that_may_be_either_are_asked():
    style = settled("44621")

    assert isinstance(style, Unsettled)
    assert "1900 or 1904" in style.message


def test_the_workbook_says_from_when_it_counts():
    assert read(settled("44621", zero=DayZero.SINCE_1904), "44621") == date(2026, 3, 2)


def test_dates_in_letters_need_no_word():
    assert settled("2026-03-04", "4 Mar 2026").proof == ""


@st.composite
def _worked(draw):
    """Days of work within two months, as a payroll file reports them."""
    first = draw(st.dates(date(2024, 1, 1), date(2026, 9, 1)))
    offsets = draw(st.sets(st.integers(0, 60), min_size=1, max_size=30))
    return [first + timedelta(days=offset) for offset in sorted(offsets)]


@given(_worked(), st.sampled_from(["%m/%d/%Y", "%d/%m/%Y", "%m-%d-%y", "%d.%m.%y"]))
def test_a_file_is_read_rightly_or_not_at_all(days, form):
    style = settled(*(day.strftime(form) for day in days))

    if not isinstance(style, Unsettled):
        assert [style.reader(day.strftime(form)) for day in days] == days


@pytest.mark.parametrize(
    ("cell", "month"),
    [("2026-03", 3), ("03/2026", 3), ("March 2026", 3), ("Mar-26", 3), ("202603", 3)],
)
def test_a_month_is_read_however_it_is_written(cell, month):
    assert month_of(cell)[0] == date(2026, month, 1)
