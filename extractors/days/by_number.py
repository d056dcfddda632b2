"""The letter's own number of days decides between readings that its words leave open.

Where the dates read come to another number than the one stated, what was left open is read the
other way: one group of dates or marks, then two together, then all that nothing names. The first
change by which the number is met is taken if it is the only one of its size that meets it; if
several do, nothing is decided.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import combinations

from extractors.days.numbers_met import only_number
from extractors.days.turns import Turn
from extractors.days.values import DaysRead
from extractors.layout import Line
from extractors.values import Field

_MOST_AT_ONCE = 2

Again = Callable[[Collection[Turn]], DaysRead]
"""Reads the same lines again with some turns taken."""


def decided_by_number(
    read: DaysRead,
    total: Field | None,
    turns: Sequence[Turn],
    again: Again,
    lines: Sequence[Line] = (),
) -> DaysRead:
    """Return the reading that meets the number of days stated, or ``read`` where none alone does.

    Nothing is tried where no number is stated, or where the days read come to it. Where no day is
    read, any number of days in ``lines`` will do if it is the only one.
    """
    total = total or (only_number(lines) if turns and not read.worked else None)
    if total is None or total.value in {len(read.worked), read.listed_count}:
        return read
    for changes in _changes(turns):
        tried = [again(chosen) for chosen in changes]
        met = {_days(one): one for one in tried if len(one.worked) == total.value}
        if len(met) == 1:
            return _explained(next(iter(met.values())), read)
        if met:
            return read
    return read


def _changes(turns: Sequence[Turn]) -> Iterator[Sequence[Sequence[Turn]]]:
    """Yield the changes of one size after another, last the one of all that nothing names."""
    for size in range(1, _MOST_AT_ONCE + 1):
        yield list(combinations(turns, size))
    unnamed = [turn for turn in turns if turn.role is None and not turn.of_marks]
    if len(unnamed) > _MOST_AT_ONCE:
        yield [unnamed]


def plainly_listed(
    read: DaysRead, turns: Sequence[Turn], again: Again, letter_date: date | None
) -> DaysRead:
    """Return the reading by which dates without any words are worked; ``read`` if any doubt is new.

    It is for dates below the names of several shows or people, where no number is stated and no
    other day is listed: each is named there for nothing but its days.
    """
    unnamed = [turn for turn in turns if turn.role is None and not turn.stretch]
    if read.worked or read.stated_total is not None or not unnamed:
        return read
    listed = again(unnamed)
    late = [one for one in listed.worked if letter_date is None or one.day > letter_date]
    if not listed.worked or late or listed.invalid or set(listed.doubts) - set(read.doubts):
        return read
    return listed


def _days(read: DaysRead) -> tuple[date, ...]:
    return tuple(day.day for day in read.worked)


def _explained(chosen: DaysRead, before: DaysRead) -> DaysRead:
    """Return the reading chosen with the doubt that says what decided it."""
    had = {day.day for day in before.worked}
    more = [day for day in chosen.worked if day.day not in had]
    if not more:
        return chosen
    said = (
        f"nothing but the number of days stated says that {more[0].place.text!r} and "
        f"{len(more) - 1} more dates were worked"
    )
    return replace(chosen, doubts=(*chosen.doubts, said))
