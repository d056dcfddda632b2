"""A number of days over the first, or below the last, of several jobs that counts those of all."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from extractors.evl.job_lines import is_dated
from extractors.evl.jobs import Job
from extractors.layout import Line
from extractors.values import Field, Fields, Finding, Place

Read = tuple[Fields, tuple[Finding, ...]]
_FEWEST_JOBS = 2


def with_total_of_all(
    jobs: Sequence[Job], read: Sequence[Read], again: Callable[[Job], Read]
) -> list[Read]:
    """Return what was read of each job; the last or first read ``again`` without a total of all.

    It is one where the days of all of them come to it, and no other job's number is left unmet.
    """
    for at in (len(jobs) - 1, 0) if len(jobs) >= _FEWEST_JOBS else ():
        found = _without_total_of_all(jobs, read, again, at)
        if found is not None:
            return found
    return list(read)


def _without_total_of_all(
    jobs: Sequence[Job], read: Sequence[Read], again: Callable[[Job], Read], at: int
) -> list[Read] | None:
    """Return what was read, the job ``at`` read ``again`` without its number if it counts all."""
    total = read[at][0].get("total_days_stated")
    others = [fields for n, (fields, _) in enumerate(read) if n != at]
    if total is None or not total.places or any(map(_is_unmet, others)):
        return None
    if total.value == _listed(read[at][0]):
        return None
    lines = tuple(_without(line, total.places[0]) for line in jobs[at].lines)
    days = {role: hit for role, hit in jobs[at].days.items() if role != "total"}
    bare = replace(jobs[at], lines=tuple(line for line in lines if line.words), days=days)
    fields, findings = again(bare)
    own = _counted(fields)
    if own + sum(map(_counted, others)) != total.value or not own:
        return None
    return [*read[:at], (fields, findings), *read[at + 1 :]]


def _is_unmet(fields: Fields) -> bool:
    """Return whether a job states a number of days that its own days do not come to.

    Where none of its days are listed there is nothing to meet: "worked sixty-one days".
    """
    total = fields.get("total_days_stated")
    return total is not None and total.value != _counted(fields)


def _without(line: Line, place: Place) -> Line:
    """Return a line without the words of a place; all of it goes where it lists no other number."""
    middle = (place.box[1] + place.box[3]) / 2
    if line.page != place.page or not line.box[1] <= middle <= line.box[3]:
        return line
    left, _, right, _ = place.box
    kept = tuple(w for w in line.words if not left <= (w.box[0] + w.box[2]) / 2 <= right)
    return Line(line.page, kept if is_dated([Line(line.page, kept)]) else ())


def _counted(fields: Fields) -> int:
    """Return the number of days that a job lists, or states where it lists none."""
    total = fields.get("total_days_stated")
    stated = total.value if total is not None and isinstance(total.value, int) else 0
    return _listed(fields) or stated


def _listed(fields: Fields) -> int:
    days: Field | None = fields.get("work_dates")
    return len(days.value) if days is not None and isinstance(days.value, list) else 0
