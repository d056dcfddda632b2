"""Which claimed days a period total can support: the most possible, and always the same ones."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from math import floor
from typing import Generic, TypeVar

from validators.values import FringeRecord, PayrollRecord

Line = TypeVar("Line", PayrollRecord, FringeRecord)
Span = tuple[date, date]

_PART_OF_A_DAY = 0.01
"""Less than this is rounding; more is a part of a day, of which a person must say what it is."""


@dataclass(frozen=True, slots=True)
class Total(Generic[Line]):
    """A reported number of whole days between two dates, both included, with its lines.

    ``inside`` are shorter periods that have totals of their own: their days are no longer this
    one's. ``has_part`` says that a part of a day is reported beyond the whole ones.
    """

    first_day: date
    last_day: date
    room: int
    lines: tuple[Line, ...]
    inside: tuple[Span, ...] = ()
    has_part: bool = False

    def holds(self, day: date) -> bool:
        """Return True when ``day`` lies in the period, and in no shorter one inside it."""
        if not self.first_day <= day <= self.last_day:
            return False
        return not any(first <= day <= last for first, last in self.inside)


@dataclass(frozen=True, slots=True)
class _Net(Generic[Line]):
    """What one period comes to after corrections."""

    span: Span
    days: float
    lines: tuple[Line, ...]


def totals_of(lines: Iterable[Line]) -> tuple[Total[Line], ...]:
    """Return the net totals of one person's lines on one production.

    The same period reported by two files counts once (the larger) and a row repeated in a file
    counts once; corrections inside a file add up. A period that contains others leaves only what
    those do not explain, for days outside them. What is taken back over another period than it
    was reported for reduces the totals that it touches.
    """
    periods: dict[Span, list[Line]] = defaultdict(list)
    for line in dict.fromkeys(lines):
        if line.days is not None:
            periods[line.period_start, line.period_end].append(line)
    nets = [_Net(span, _net_days(found), _ordered(found)) for span, found in periods.items()]
    kept = sorted((net for net in nets if net.days >= 0), key=lambda net: net.span)
    totals = [_total(net, kept) for net in kept]
    for net in sorted((net for net in nets if net.days < 0), key=lambda net: net.span):
        totals = _taken_back(totals, net)
    return tuple(totals)


def supported_days(
    settled: Iterable[date],
    open_days: Iterable[date],
    totals: Sequence[Total[Line]],
    *,
    may_use: Callable[[date, int], bool] = lambda _day, _index: True,
) -> dict[date, Total[Line]]:
    """Return the open days for which the totals leave room, each with the total that supports it.

    Days that are ``settled`` by other records use up room first. As many open days as possible
    are supported, the earliest ones when not all can be (augmenting paths, so that overlapping
    periods are never filled the wrong way round). ``may_use`` says whether a day may take room of
    the total with that index.
    """
    seats: list[list[date]] = [[] for _ in totals]
    order = (*sorted(set(settled)), *sorted(set(open_days) - set(settled)))
    usable = {
        day: [i for i, t in enumerate(totals) if t.holds(day) and may_use(day, i)] for day in order
    }
    for day in order:
        _seat(day, usable, totals, seats, set())
    seated = {day: totals[i] for i, days in enumerate(seats) for day in days}
    return {day: seated[day] for day in sorted(set(open_days) - set(settled)) if day in seated}


def _seat(
    day: date,
    usable: dict[date, list[int]],
    totals: Sequence[Total[Line]],
    seats: list[list[date]],
    tried: set[int],
) -> bool:
    for index in usable[day]:
        if index in tried:
            continue
        tried.add(index)
        if len(seats[index]) < totals[index].room:
            seats[index].append(day)
            return True
        for place, sitting in enumerate(seats[index]):
            if _seat(sitting, usable, totals, seats, tried):
                seats[index][place] = day
                return True
    return False


def _total(net: _Net[Line], all_nets: Sequence[_Net[Line]]) -> Total[Line]:
    within = [other for other in all_nets if _contains(net.span, other.span)]
    children = [n for n in within if not any(_contains(other.span, n.span) for other in within)]
    left = max(0.0, net.days - sum(child.days for child in children))
    room = floor(left + _PART_OF_A_DAY)
    spans = tuple(child.span for child in children)
    return Total(*net.span, room, net.lines, spans, has_part=left - room > _PART_OF_A_DAY)


def _taken_back(totals: Sequence[Total[Line]], net: _Net[Line]) -> list[Total[Line]]:
    """Return the totals less what a correction takes back, the shortest and latest ones first."""
    left = -floor(net.days + _PART_OF_A_DAY)
    found = list(totals)
    touched = [i for i, total in enumerate(totals) if _touches(total, net.span)]
    for index in sorted(touched, key=lambda i: _shortest_latest(totals[i])):
        taken = min(left, totals[index].room)
        left -= taken
        found[index] = _less(totals[index], taken, net)
    return found


def _less(total: Total[Line], taken: int, net: _Net[Line]) -> Total[Line]:
    gone = (*total.inside, net.span) if _is_all_of(net) else total.inside
    lines = _ordered(total.lines + net.lines)
    return replace(total, room=total.room - taken, lines=lines, inside=gone)


def _shortest_latest(total: Total[Line]) -> tuple[int, int]:
    return (total.last_day - total.first_day).days, -total.first_day.toordinal()


def _is_all_of(net: _Net[Line]) -> bool:
    """Return True when a correction takes back as many days as its period has."""
    return -net.days >= (net.span[1] - net.span[0]).days + 1


def _touches(total: Total[Line], span: Span) -> bool:
    return total.first_day <= span[1] and span[0] <= total.last_day


def _contains(outer: Span, inner: Span) -> bool:
    return outer != inner and outer[0] <= inner[0] and inner[1] <= outer[1]


def _net_days(lines: Sequence[Line]) -> float:
    by_source: dict[str, list[Line]] = defaultdict(list)
    for line in lines:
        by_source[line.source].append(line)
    sums = [_sum(found) for found in by_source.values()]
    plus = max((n for n in sums if n > 0), default=0.0)
    return plus + min((n for n in sums if n < 0), default=0.0)


def _sum(lines: Sequence[Line]) -> float:
    """Return what the lines of one file and period come to; a repeated row counts once.

    Where something is taken back, the same amount may well be paid twice and stands as it is.
    """
    if any((line.days or 0) < 0 for line in lines):
        return sum(line.days or 0 for line in lines)
    once = {replace(line, row=0, record_id=None): line.days or 0 for line in lines}
    return sum(once.values())


def _ordered(lines: Iterable[Line]) -> tuple[Line, ...]:
    return tuple(sorted(lines, key=lambda line: (line.source, line.row)))
