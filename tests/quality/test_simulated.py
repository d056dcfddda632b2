"""5,000 made-up decisions with a known share of errors: what is estimated, and what follows."""

import itertools
import random
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.policy import DEFAULT_LIMITS, Limits
from app.quality.budget import Budget
from app.quality.drawing import is_drawn
from app.quality.measuring import Counts
from app.quality.stops import breach
from app.quality.thresholds import TIGHTEST, moved, start

DECISIONS, FIELDS, DAYS = 5_000, 7, 20
ALLOWED = Budget(field_errors=0.025, day_errors=0.001)
SECRET = b"only the service knows this"


def _looks(field_errors: float, day_errors: float, seed: int) -> Iterator[Counts]:
    """Yield what each drawn decision's second look finds, errors falling by chance."""
    chance = random.Random(seed)
    for number in range(DECISIONS):
        fields = sum(chance.random() < field_errors for _ in range(FIELDS))
        days = sum(chance.random() < day_errors for _ in range(DAYS))
        if is_drawn(SECRET, f"{number:032x}", number, 0.1):
            yield Counts(1, FIELDS, fields, DAYS, days)


def _more(one: Counts, other: Counts) -> Counts:
    return Counts(
        one.looks + other.looks,
        one.fields + other.fields,
        one.fields_differing + other.fields_differing,
        one.days + other.days,
        one.days_differing + other.days_differing,
    )


def _until_breach(looks: Iterator[Counts]) -> tuple[int, Counts]:
    found = Counts()
    for look in looks:
        found = _more(found, look)
        if breach(found, ALLOWED):
            break
    return found.looks, found


@pytest.mark.parametrize("seed", range(5))
def test_the_estimate_is_near_the_known_share_and_below_its_bound(seed: int) -> None:
    found = Counts()
    for look in _looks(0.02, 0.0005, seed):
        found = _more(found, look)

    assert found.looks == pytest.approx(500, abs=80)
    assert found.field_rate == pytest.approx(0.02, abs=0.01)
    assert 0.02 < found.field_upper < 0.035
    assert found.field_wilson < found.field_upper + 0.002


@pytest.mark.parametrize("seed", range(5))
def test_twice_the_allowed_errors_stop_automation_within_150_looks(seed: int) -> None:
    looked, _ = _until_breach(_looks(0.06, 0.0, seed))

    assert looked <= 150


def test_a_reader_well_within_the_budget_is_not_stopped() -> None:
    stopped = sum(
        breach(_until_breach(_looks(0.008, 0.0, seed))[1], ALLOWED) is not None for seed in range(5)
    )

    assert stopped <= 1


@pytest.mark.parametrize("seed", range(5))
def test_thresholds_do_not_swing(seed: int) -> None:
    now, since, ways = Limits(), Counts(), list[bool]()
    for look in _looks(0.02, 0.0004, seed):
        since = _more(since, look)
        move = moved(now, since, ALLOWED)
        if move is not None:
            ways.append(
                move.limits.field_confidence + move.limits.day_confidence
                > now.field_confidence + now.day_confidence
            )
            now, since = move.limits, Counts()

    turns = sum(one != other for one, other in itertools.pairwise(ways))
    assert turns <= 2
    assert Limits().field_confidence <= now.field_confidence <= TIGHTEST.field_confidence
    assert Limits().day_confidence <= now.day_confidence <= TIGHTEST.day_confidence


def test_too_many_errors_tighten_at_once_and_only_many_clean_looks_loosen() -> None:
    tightened = moved(Limits(), Counts(2, 14, 3, 40, 0), ALLOWED)
    assert tightened is not None
    assert tightened.limits.field_confidence == pytest.approx(0.9875)
    assert "tightened" in tightened.because

    assert moved(tightened.limits, Counts(10, 70, 0, 200, 0), ALLOWED) is None
    loosened = moved(tightened.limits, Counts(60, 420, 0, 1200, 0), ALLOWED)
    assert loosened is not None
    assert 0.975 < loosened.limits.field_confidence < 0.9875


def test_the_budget_sets_where_the_thresholds_begin() -> None:
    assert start(ALLOWED) == Limits(0.975, 0.9)
    assert start(Budget(field_errors=0.01, day_errors=0.0005)) == Limits(0.99, 0.95)


@given(
    field_errors=st.floats(0.0001, 0.1),
    day_errors=st.floats(0.00001, 0.005),
    wrong=st.tuples(st.integers(0, 5), st.integers(0, 5)),
    looked=st.tuples(st.integers(5, 5_000), st.integers(5, 5_000)),
)
def test_no_budget_and_no_measure_makes_policy_ask_for_less_than_its_own_limits(
    field_errors: float, day_errors: float, wrong: tuple[int, int], looked: tuple[int, int]
) -> None:
    allowed = Budget(field_errors=field_errors, day_errors=day_errors)
    found = Counts(9, looked[0], wrong[0], looked[1], wrong[1])

    limits = start(allowed)
    for _ in range(20):
        move = moved(limits, found, allowed)
        limits = move.limits if move else limits
        assert limits.field_confidence >= DEFAULT_LIMITS.field_confidence
        assert limits.day_confidence >= DEFAULT_LIMITS.day_confidence


def test_who_does_not_know_the_key_cannot_tell_what_is_drawn() -> None:
    names = [f"{number:032x}" for number in range(2_000)]

    ours = {name for name in names if is_drawn(SECRET, name, 1, 0.1)}
    guessed = {name for name in names if is_drawn(b"a guess", name, 1, 0.1)}

    assert len(ours) == pytest.approx(200, abs=50)
    assert len(ours & guessed) < 50
