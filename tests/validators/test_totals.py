"""Period totals support as many days as possible, never more, and always the same ones."""

from datetime import date, timedelta
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from validators.totals import Total, supported_days, totals_of

MARCH = date(2026, 3, 1)


def day(number: int) -> date:
    return MARCH + timedelta(days=number - 1)


def test_overlapping_periods_are_not_filled_the_wrong_way_round():
    early = Total(day(1), day(10), 1, ())
    long = Total(day(1), day(20), 1, ())

    found = supported_days((), [day(5), day(15)], [long, early])

    assert sorted(found) == [day(5), day(15)]
    assert found[day(5)] == early


def test_when_not_all_fit_the_earliest_days_are_supported():
    found = supported_days((), [day(n) for n in (4, 2, 3)], [Total(day(1), day(31), 2, ())])

    assert sorted(found) == [day(2), day(3)]


def test_the_same_period_from_two_files_counts_once(remitted):
    lines = [
        remitted("2026-03-01", "2026-03-31", 8),
        remitted("2026-03-01", "2026-03-31", 8, source="again.csv"),
    ]

    assert [total.room for total in totals_of(lines)] == [8]


def test_a_correction_in_the_same_file_adds_up(remitted):
    lines = [
        remitted("2026-03-01", "2026-03-31", 8),
        remitted("2026-03-01", "2026-03-31", -3, row=3),
    ]

    assert [total.room for total in totals_of(lines)] == [5]


def test_a_month_that_contains_its_weeks_adds_only_what_they_lack(remitted):
    lines = [
        remitted("2026-03-01", "2026-03-07", 5),
        remitted("2026-03-08", "2026-03-14", 5, row=3),
        remitted("2026-03-01", "2026-03-31", 12, row=4),
    ]

    assert sorted(total.room for total in totals_of(lines)) == [2, 5, 5]


periods = st.tuples(st.integers(1, 12), st.integers(0, 8), st.integers(0, 3)).map(
    lambda t: Total(day(t[0]), day(t[0] + t[1]), t[2], ())
)


@given(st.lists(st.integers(1, 14), max_size=6, unique=True), st.lists(periods, max_size=4))
def test_as_many_days_are_supported_as_any_assignment_can(numbers, totals):
    days = [day(n) for n in numbers]

    found = supported_days((), days, totals)

    seats = [total for total in totals for _ in range(total.room)]
    most = max(n for n in range(len(days) + 1) if any_fits(days, seats, n))
    assert len(found) == most
    assert all(total.holds(d) for d, total in found.items())


def any_fits(days, seats, number):
    return any(fits(chosen, seats) for chosen in combinations(days, number))


def fits(days, seats):
    if not days:
        return True
    first, *rest = days
    return any(
        seat.holds(first) and fits(rest, seats[:i] + seats[i + 1 :]) for i, seat in enumerate(seats)
    )


@given(st.lists(st.integers(1, 14), max_size=8, unique=True), st.lists(periods, max_size=4))
def test_the_order_of_the_totals_changes_nothing(numbers, totals):
    days = [day(n) for n in numbers]

    found = set(supported_days((), days, totals))

    assert found == set(supported_days((), days, totals[::-1]))
