"""How well a reading accounts for what a letter prints: totals met, dates left, records empty.

Readings of one letter are compared by it. No single sign decides: a reading wins that leaves the
fewest things unexplained, and the letter's own numbers of days weigh most.
"""

from collections.abc import Collection, Sequence

from extractors.evl.days_unread import DaysPrinted, days_left
from extractors.values import Fields, Finding

Read = tuple[tuple[Fields, ...], tuple[Finding, ...]]

_BROKEN, _EMPTY, _NAMELESS, _LEFT, _DOUBT, _MET = 3.0, 2.0, 1.0, 0.3, 0.5, 1.0
_MOST_LEFT, _MOST_DOUBTS = 10, 4
_TWICE = 3.0
"""Records that are about the same in all they say are one, or lack what tells them apart."""

_APART = ("employee_name", "production", "classification")
_NAMES = ("employee_name", "production_title")
_TIMES = ("work_dates", "period_start", "total_days_stated")


def cost_of(read: Read, printed: Sequence[DaysPrinted], fields: Fields) -> float:
    """Return what ``read`` leaves unexplained of a letter, 0 and less where all adds up.

    The weights are set by judgment, not learned: a total that is not met costs most.
    """
    records, findings = read
    doubts = sum(finding.code == "doubtful-dates" for finding in findings)
    left = len(days_left(printed, fields, records))
    twice = 0.0 if tells_apart(read) else _TWICE
    cost = twice + _LEFT * min(left, _MOST_LEFT) + _DOUBT * min(doubts, _MOST_DOUBTS)
    return cost + sum(map(_cost_of_record, records)) + (_EMPTY if not records else 0.0)


def adds_up(read: Read, said: Collection[int] = ()) -> bool:
    """Return whether the letter states a number of days for every record, and all are met.

    A record with a period, and no list of days at all, contradicts nothing. Where no record has a
    number of its own, the days of several may come to one of the numbers ``said`` of all of them.
    """
    records, _ = read
    listed = [one for one in records if _count(one) or "period_start" not in one]
    counts = [_count(one) for one in listed]
    if len(listed) > 1 and all(counts) and all(_stated(one) is None for one in listed):
        return sum(counts) in said
    return bool(listed) and all(_count(one) == _stated(one) for one in listed)


def tells_apart(read: Read) -> bool:
    """Return whether no two records are about the same person, show and position."""
    told = [tuple(_text(record, name) for name in _APART) for record in read[0]]
    return len(set(told)) == len(told)


def names_as_much(read: Read, other: Read) -> bool:
    """Return whether ``read`` names the show of every record, or ``other`` does not either."""
    return names_all(read) or not names_all(other)


def names_all(read: Read) -> bool:
    """Return whether every record of a reading names its show."""
    return bool(read[0]) and all("production_title" in record for record in read[0])


def has_days(read: Read) -> bool:
    """Return whether any record of a reading has days."""
    return any(_count(record) for record in read[0])


def _cost_of_record(record: Fields) -> float:
    count, total = _count(record), _stated(record)
    missing = _NAMELESS * sum(name not in record for name in _NAMES)
    if not any(name in record for name in _TIMES):
        return missing + _EMPTY
    if total is None:
        return missing
    if count == total:
        return missing - _MET
    return missing + (_BROKEN if count or "period_start" not in record else 0.0)


def _count(record: Fields) -> int:
    days = record.get("work_dates")
    return len(days.value) if days is not None and isinstance(days.value, list) else 0


def _text(record: Fields, name: str) -> str | None:
    field = record.get(name)
    return str(field.value) if field is not None else None


def _stated(record: Fields) -> int | None:
    total = record.get("total_days_stated")
    return total.value if total is not None and isinstance(total.value, int) else None
