"""The day calendar shows each day once, by the mark that says most."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from app.shown.calendar import DayMark, day_calendar, latest_months

MAR_4 = date(2026, 3, 4)
DAYS = st.dates(date(2025, 12, 1), date(2026, 3, 31))


def test_a_day_that_one_document_counts_is_counted_whatever_others_say() -> None:
    calendar = day_calendar(
        [(MAR_4, DayMark.REFUSED), (MAR_4, DayMark.COUNTED), (MAR_4, DayMark.NOT_PAID)]
    )

    assert calendar.totals[DayMark.COUNTED] == 1
    assert sum(calendar.totals.values()) == 1


def test_only_months_with_a_marked_day_are_shown_and_weeks_begin_on_sunday() -> None:
    marks = [(date(2026, 5, 1), DayMark.PAID), (MAR_4, DayMark.UNCLAIMED)]

    march, may = day_calendar(marks).months

    assert (march.title, may.title) == ("March 2026", "May 2026")
    assert [cell.day for cell in march.weeks[0]][:2] == [date(2026, 3, 1), date(2026, 3, 2)]
    assert may.weeks[0][5].mark is DayMark.PAID


def test_days_of_the_next_month_leave_their_cells_empty() -> None:
    (march,) = day_calendar([(MAR_4, DayMark.PAID)]).months

    assert [cell.day for cell in march.weeks[-1]][3:] == [None] * 4


def test_the_latest_months_are_those_that_hold_a_day_and_no_empty_ones_between() -> None:
    days = (date(2019, 7, 30), date(2025, 12, 31), MAR_4)

    latest = latest_months(dict.fromkeys(days, DayMark.COUNTED), 2)

    assert sorted(latest) == [date(2025, 12, 31), MAR_4]
    assert latest_months({}, 2) == {}


@given(st.lists(st.tuples(DAYS, st.sampled_from(list(DayMark)))))
def test_every_marked_day_stands_in_one_cell_in_any_order(
    marks: list[tuple[date, DayMark]],
) -> None:
    calendar = day_calendar(marks)

    cells = [c.day for month in calendar.months for week in month.weeks for c in week if c.mark]
    assert sorted(cells) == sorted({day for day, _ in marks})
    assert calendar == day_calendar(reversed(marks))
    assert all(len(week) == 7 for month in calendar.months for week in month.weeks)
