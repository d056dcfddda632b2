"""Which claimed days a period total can support: the most possible, and always the same ones."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from math import floor
from typing import Generic, TypeVar

from validators.values import FringeRecord, PayrollRecord

Line = TypeVar("Line", PayrollRecord, FringeRecord)


@dataclass(frozen=True, slots=True)
class Total(Generic[Line]):
    """A reported number of whole days between two dates, both included, with its lines."""

    first_day: date
    last_day: date
    room: int
    lines: tuple[Line, ...]

    def holds(self, day: date) -> bool:
        """Return True when ``day`` lies in the period."""
        return self.first_day <= day <= self.last_day


def totals_of(lines: Iterable[Line]) -> tuple[Total[Line], ...]:
    """Return the net totals of one person's lines on one production.

    The same period reported by two files counts once (the larger), corrections inside a file add
    up, and a period that contains others leaves only what those do not explain.
    """
    periods: dict[tuple[date, date], list[Line]] = defaultdict(list)
    for line in dict.fromkeys(lines):
        if line.days is not None:
            periods[line.period_start, line.period_end].append(line)
    net = {period: floor(_net_days(found)) for period, found in periods.items()}
    return tuple(
        Total(*period, max(0, net[period] - _inside(period, net)), _ordered(found))
        for period, found in sorted(periods.items())
    )


def supported_days(
    settled: Sequence[date], open_days: Sequence[date], totals: Sequence[Total[Line]]
) -> dict[date, Total[Line]]:
    """Return the open days for which the totals leave room, each with the total that supports it.

    Days that are ``settled`` by other records use up room first. As many open days as possible
    are supported, the earliest ones when not all can be (augmenting paths, so that overlapping
    periods are never filled the wrong way round).
    """
    seats: list[list[date]] = [[] for _ in totals]
    for day in (*sorted(set(settled)), *sorted(set(open_days) - set(settled))):
        _seat(day, totals, seats, set())
    seated = {day: totals[i] for i, days in enumerate(seats) for day in days}
    return {day: seated[day] for day in sorted(set(open_days) - set(settled)) if day in seated}


def _seat(
    day: date, totals: Sequence[Total[Line]], seats: list[list[date]], tried: set[int]
) -> bool:
    for index, total in enumerate(totals):
        if index in tried or not total.holds(day):
            continue
        tried.add(index)
        if len(seats[index]) < total.room:
            seats[index].append(day)
            return True
        for sitting in seats[index]:
            if _seat(sitting, totals, seats, tried):
                seats[index][seats[index].index(sitting)] = day
                return True
    return False


def _net_days(lines: Sequence[Line]) -> float:
    by_source: dict[str, float] = defaultdict(float)
    for line in lines:
        by_source[line.source] += line.days or 0
    plus = max((n for n in by_source.values() if n > 0), default=0)
    return plus + min((n for n in by_source.values() if n < 0), default=0)


def _inside(period: tuple[date, date], net: dict[tuple[date, date], int]) -> int:
    first, last = period
    return sum(n for p, n in net.items() if p != period and first <= p[0] and p[1] <= last)


def _ordered(lines: Iterable[Line]) -> tuple[Line, ...]:
    return tuple(sorted(lines, key=lambda line: (line.source, line.row)))
