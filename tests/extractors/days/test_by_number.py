"""The letter's own number of days decides what its words leave open, and nothing else."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.days.by_number import decided_by_number
from extractors.days.turns import Turn
from extractors.days.values import DayRead, DaysRead
from extractors.values import Field, Place

Read = Callable[..., DaysRead]

OPEN = {
    "words that lead elsewhere": """Here is what I have from Dana:
03/02/2026
03/03/2026
03/04/2026
Day count: 3""",
    "ranges inside named weeks": """In the week ending March 7, 2026, she worked from March 2
through Tuesday, March 3. In the week ending March 14, 2026, she worked on Monday, March 9.
In all, three (3) days were worked.""",
    "how to fill a form in": """Days actually worked (list no travel, holidays or idle days)
1. 03/02/2026     2. 03/03/2026     3. 03/04/2026
Total days worked: 3""",
}


@pytest.mark.parametrize("printed", OPEN.values(), ids=OPEN)
def test_days_that_the_number_counts_are_worked_and_doubted(read_text: Read, printed: str) -> None:
    read = read_text(printed)

    assert len(read.worked) == 3
    assert any("number of days stated" in doubt for doubt in read.doubts)
    assert min(day.confidence for day in read.worked) < 0.9


@pytest.mark.parametrize(
    "printed",
    [
        "Here is what I have from Dana:\n03/02/2026\n03/03/2026\n03/04/2026",
        "Here is what I have from Dana:\n03/02/2026\n03/03/2026\nDay count: 5",
        "Worked from March 2, 2026 to June 30, 2026.\nTotal days worked: 60",
        "Check dates: 03/05/2026, 03/12/2026, 03/19/2026\nTotal days worked: 3",
        "Paid on 03/05/2026, 03/12/2026, 03/19/2026\nTotal days worked: 3",
    ],
    ids=["no number", "another number", "a stretch of months", "checks", "payments"],
)
def test_without_a_number_that_is_met_nothing_is_turned(read_text: Read, printed: str) -> None:
    assert read_text(printed).worked == ()


def test_a_day_said_to_be_sick_is_never_turned(read_text: Read) -> None:
    read = read_text("Days worked: 03/02/2026, 03/03/2026\n03/04/2026 was sick\nTotal days: 3")

    assert date(2026, 3, 4) not in {day.day for day in read.worked}


START = date(2026, 3, 2)


def _read(*numbers: int) -> DaysRead:
    days = [START + timedelta(days=number) for number in sorted(set(numbers))]
    return DaysRead(
        worked=tuple(DayRead(day, Place(1, (0.0, 0.0, 1.0, 1.0), "x"), 0.9) for day in days)
    )


def _total(value: int) -> Field:
    return Field(value, 0.97)


def test_two_ways_to_meet_the_number_decide_nothing() -> None:
    turns = [Turn(None, "prep"), Turn(None, "wrap")]
    before = _read(1)

    read = decided_by_number(
        before, _total(2), turns, lambda taken: _read(1, 2 + turns.index(next(iter(taken))))
    )

    assert read is before


@given(
    st.sets(st.integers(0, 6)),
    st.lists(st.sets(st.integers(0, 20)), max_size=5),
    st.integers(1, 12),
)
def test_the_number_is_met_or_nothing_changes(
    first: set[int], more: list[set[int]], total: int
) -> None:
    turns = [Turn(None, str(at)) for at in range(len(more))]
    before = _read(*first)

    read = decided_by_number(
        before,
        _total(total),
        turns,
        lambda taken: _read(*first, *(day for turn in taken for day in more[int(turn.words)])),
    )

    assert read is before or len(read.worked) == total


def test_a_reading_that_comes_to_the_number_is_left_alone() -> None:
    before = replace(_read(1, 2), listed_count=2)

    assert decided_by_number(before, _total(2), [Turn(None, "x")], lambda _: _read()) is before
