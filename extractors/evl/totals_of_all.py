"""A number of days below the last of several jobs that counts the days of all of them."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from extractors.evl.jobs import Job
from extractors.layout import Line
from extractors.values import Field, Fields, Finding, Place

Read = tuple[Fields, tuple[Finding, ...]]
_FEWEST_JOBS = 2


def with_total_of_all(
    jobs: Sequence[Job], read: Sequence[Read], again: Callable[[Job], Read]
) -> list[Read]:
    """Return what was read of each job; the last one read ``again`` without a total of all.

    It is one where the days of all of them come to it, and no other job's number is left unmet.
    """
    totals = [fields.get("total_days_stated") for fields, _ in read]
    last = totals[-1] if totals else None
    unmet = any(_is_unmet(fields) for fields, _ in read[:-1])
    if len(jobs) < _FEWEST_JOBS or last is None or unmet or not last.places:
        return list(read)
    if last.value == _listed(read[-1][0]):
        return list(read)
    lines = tuple(line for line in jobs[-1].lines if not _holds(line, last.places[0]))
    fields, findings = again(replace(jobs[-1], lines=lines))
    counted = [_counted(each) for each in (*(each for each, _ in read[:-1]), fields)]
    if sum(counted) != last.value or not counted[-1]:
        return list(read)
    return [*read[:-1], (fields, findings)]


def _is_unmet(fields: Fields) -> bool:
    """Return whether a job states a number of days that its own days do not come to.

    Where none of its days are listed there is nothing to meet: "worked sixty-one days".
    """
    total = fields.get("total_days_stated")
    return total is not None and total.value != _counted(fields)


def _holds(line: Line, place: Place) -> bool:
    """Return whether the words of a place stand on a line."""
    middle = (place.box[1] + place.box[3]) / 2
    return line.page == place.page and line.box[1] <= middle <= line.box[3]


def _counted(fields: Fields) -> int:
    """Return the number of days that a job lists, or states where it lists none."""
    total = fields.get("total_days_stated")
    stated = total.value if total is not None and isinstance(total.value, int) else 0
    return _listed(fields) or stated


def _listed(fields: Fields) -> int:
    days: Field | None = fields.get("work_dates")
    return len(days.value) if days is not None and isinstance(days.value, list) else 0
