"""Period totals support as many days as possible, never more, and always the same ones."""

from datetime import date, timedelta
from itertools import combinations

from hypothesis import HealthCheck, given, settings
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


def test_a_month_has_no_room_left_for_weeks_reported_on_their_own(remitted):
    lines = [
        remitted("2026-03-01", "2026-03-07", 3),
        remitted("2026-03-01", "2026-03-31", 8, row=3),
    ]
    first_week = [day(n) for n in (2, 3, 4, 5, 6)]

    found = supported_days((), [*first_week, day(9)], totals_of(lines))

    assert sorted(found) == [day(2), day(3), day(4), day(9)]


def test_periods_inside_periods_are_taken_off_once(remitted):
    lines = [
        remitted("2026-03-01", "2026-03-07", 5),
        remitted("2026-03-01", "2026-03-14", 8, row=3),
        remitted("2026-03-01", "2026-03-31", 12, row=4),
    ]

    assert sorted(total.room for total in totals_of(lines)) == [3, 4, 5]


def test_a_day_taken_back_on_its_own_leaves_the_month_one_day_less(remitted):
    lines = [
        remitted("2026-03-01", "2026-03-31", 3),
        remitted("2026-03-04", "2026-03-04", -1, row=3),
    ]

    found = supported_days((), [day(n) for n in (3, 4, 5, 6)], totals_of(lines))

    assert sorted(found) == [day(3), day(5)]


def test_what_is_taken_back_over_a_longer_period_reduces_the_weeks_in_it(remitted):
    lines = [
        remitted("2026-03-01", "2026-03-07", 5),
        remitted("2026-03-08", "2026-03-14", 5, row=3),
        remitted("2026-03-01", "2026-03-31", -3, row=4),
    ]

    assert [total.room for total in totals_of(lines)] == [5, 2]


def test_a_part_of_a_day_makes_no_whole_one(remitted):
    (total,) = totals_of([remitted("2026-03-01", "2026-03-31", 7.5)])

    assert (total.room, total.has_part) == (7, True)


def test_a_row_repeated_in_a_file_counts_once(remitted):
    lines = [remitted("2026-03-01", "2026-03-31", 4, row=row) for row in (2, 3)]

    assert [total.room for total in totals_of(lines)] == [4]


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


reported = st.tuples(st.integers(1, 12), st.integers(0, 8), st.integers(-3, 6))


@given(st.lists(reported, max_size=5), st.randoms())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_what_is_reported_bounds_the_days_whatever_the_order(remitted, rows, random):
    lines = [
        remitted(str(day(first)), str(day(first + length)), number, row=row)
        for row, (first, length, number) in enumerate(rows)
    ]
    every = [day(n) for n in range(1, 22)]

    found = supported_days((), every, totals_of(lines))

    assert len(found) <= sum(max(0, number) for _, _, number in rows)
    shuffled = random.sample(lines, len(lines))
    assert set(supported_days((), every, totals_of(shuffled))) == set(found)


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
