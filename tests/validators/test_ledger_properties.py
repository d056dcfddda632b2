"""Whatever arrives in whatever order: never more than claimed, and a day counts once."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from validators.days import day_verdicts
from validators.totals import supported_days, totals_of
from validators.values import DayStatus

SAME_FACTORIES = settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60
)
days = st.integers(0, 13).map(lambda n: (date(2026, 3, 1) + timedelta(days=n)).isoformat())
codes = st.sampled_from([None, "WK", "ID", "CO"])
titles = st.sampled_from(["Harbor Lights", "Quiet Water"])
paid_days = st.lists(st.tuples(days, titles, codes, st.sampled_from([1.0, -1.0])), max_size=10)
claims = st.lists(st.tuples(titles, st.lists(days, unique=True, max_size=6)), max_size=2)
totals = st.lists(st.tuples(days, st.integers(0, 6), st.integers(0, 4)), max_size=3)
worlds = st.tuples(claims, paid_days, totals)


def ledger(statement, evidence):
    return [
        (line.day, line.production, line.verdict, line.status)
        for line in day_verdicts(statement, evidence)
    ]


@given(worlds, st.randoms())
@SAME_FACTORIES
def test_order_and_duplication_of_records_change_nothing(
    letter, record, paid, remitted, case, world, random
):
    claims, paid_days, totals = world
    statement = letter(records=tuple(record(d, production=t) for t, d in claims))
    payroll = [
        paid(day, production=title, day_type=code, days=sign, row=row)
        for row, (day, title, code, sign) in enumerate(paid_days)
    ]
    fringe = [
        remitted(first, _later(first, length), number, row=row)
        for row, (first, length, number) in enumerate(totals)
    ]
    again = [replace(line, source="copy.csv") for line in payroll]
    remitted_again = [replace(line, source="copy.csv") for line in fringe]
    shuffled = random.sample([*payroll, *again], len(payroll) * 2)

    once = ledger(statement, case(payroll=tuple(payroll), fringe=tuple(fringe)))
    twice = ledger(statement, case(payroll=tuple(shuffled), fringe=(*remitted_again, *fringe)))

    assert once == twice


claimed_days = st.lists(days, unique=True, min_size=1, max_size=6)
reported = st.lists(st.tuples(days, st.integers(0, 6), st.integers(-2, 5)), max_size=4)


@given(claimed_days, claimed_days, reported)
@SAME_FACTORIES
def test_letters_together_are_supported_by_no_more_and_no_less_than_was_remitted(
    letter, remitted, case, first_days, second_days, rows
):
    first, second = letter(sorted(first_days)), letter(sorted(second_days))
    fringe = tuple(
        remitted(start, _later(start, length), number, row=row)
        for row, (start, length, number) in enumerate(rows)
    )

    found = {
        day
        for own, other in ((first, second), (second, first))
        for day, _, _, status in ledger(own, case(fringe=fringe, others=(other,)))
        if status is DayStatus.COUNTED
    }

    every = sorted({date.fromisoformat(day) for day in (*first_days, *second_days)})
    totals = totals_of(fringe)
    spoken_of = {day for day in every if any(_speaks(total, day) for total in totals)}
    assert found & spoken_of == set(supported_days((), every, totals))


def _speaks(total, day):
    return total.first_day <= day <= total.last_day


@given(worlds)
@SAME_FACTORIES
def test_a_day_counts_once_and_never_more_days_than_claimed(
    letter, record, paid, remitted, case, world
):
    claims, paid_days, totals = world
    statement = letter(records=tuple(record(d, production=t) for t, d in claims))
    payroll = tuple(paid(d, production=t, day_type=c, days=s) for d, t, c, s in paid_days)
    fringe = tuple(remitted(first, _later(first, length), n) for first, length, n in totals)

    lines = day_verdicts(statement, case(payroll=payroll, fringe=fringe))

    counted = [line.day for line in lines if line.status is DayStatus.COUNTED]
    claimed = {date.fromisoformat(day) for _, listed in claims for day in listed}
    assert len(counted) == len(set(counted))
    assert set(counted) <= claimed


def _later(first, length):
    return (date.fromisoformat(first) + timedelta(days=length)).isoformat()
