"""Days are distinct, windows include both ends, months clamp: the vectors of DOMAIN 2.7.

T5, T9 and T10 stand in ``test_standing.py``. T6, a night shift is the day on which it began, is
kept where days are read (``tests/extractors/days/test_written_days.py``): only that day arrives.
"""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.roster.days import Length, Span, add_months, best_window, days_in, last_completion

YEAR = Length(365, "day")


@pytest.mark.parametrize(("last", "reached"), [(date(2026, 1, 5), True), (date(2026, 1, 6), False)])
def test_t1_a_span_of_365_days_passes_and_366_fails(last, reached):
    first = date(2025, 1, 6)
    days = [first, *(date(2025, 6, 1) + timedelta(days=n) for n in range(28)), last]

    assert (len(best_window(days, YEAR)) == 30) is reached


@pytest.mark.parametrize(
    ("start", "months", "expected"),
    [
        (date(2025, 3, 14), 6, date(2025, 9, 14)),  # T2: file by
        (date(2025, 3, 14), 12, date(2026, 3, 14)),  # T2: perfect by
        (date(2025, 8, 31), 6, date(2026, 2, 28)),  # T3: month-end clamp
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2025, 12, 10), 6, date(2026, 6, 10)),  # T8: in-person training due
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
    ],
)
def test_months_clamp_to_the_end_of_a_shorter_month(start, months, expected):
    assert add_months(start, months) == expected


def test_t4_twelve_months_before_an_application_on_the_first_of_march():
    last = date(2026, 3, 1) - timedelta(days=1)

    assert Length(12, "month").ending_on(last) == Span(date(2025, 3, 1), date(2026, 2, 28))


def test_t7_a_day_on_two_letters_is_one_day():
    day = date(2025, 6, 10)

    assert best_window([day, day], YEAR) == (day,)


def test_t8_online_training_is_due_90_days_after_placement():
    assert Length(90, "day").after(date(2025, 12, 10)) == date(2026, 3, 10)


def test_both_ends_of_a_window_are_inside():
    span = Span(date(2026, 1, 1), date(2026, 1, 3))

    assert days_in([date(2026, 1, 1), date(2026, 1, 3), date(2026, 1, 4)], span) == (
        date(2026, 1, 1),
        date(2026, 1, 3),
    )


def test_work_was_last_complete_on_the_last_day_that_ends_a_full_window():
    days = [date(2025, 1, 1), date(2025, 1, 2), date(2025, 1, 3), date(2026, 6, 1)]

    assert last_completion(days, 2, YEAR) == date(2025, 1, 3)
    assert last_completion(days, 4, YEAR) is None


@given(st.lists(st.dates(date(2024, 1, 1), date(2026, 12, 31)), max_size=30), st.integers(1, 400))
def test_the_best_window_is_the_best_of_all(days, number):
    length = Length(number, "day")

    best = len(best_window(days, length))

    assert best == max((len(days_in(days, length.ending_on(last))) for last in days), default=0)
