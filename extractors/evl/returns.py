"""Positions that a letter comes back to: what it says of each at several places is one job."""

from collections.abc import Sequence
from dataclasses import replace

from extractors.evl.hits import Hit
from extractors.evl.job_lines import is_dated
from extractors.evl.jobs import SPLITTING, Job, same_value

_TELLING_APART = (*SPLITTING, "season", "employer", "loanout_company", "last4", "local")
_FEWEST_JOBS = 3
"""A position, another one, and the first again."""


def with_returns(jobs: Sequence[Job]) -> list[Job]:
    """Return the jobs with those put together that agree in whose, on what and as what they are.

    Only where positions alone tell the jobs of a letter apart and each names its own anew: two
    shows that nobody made out would agree in all that was made out.
    """
    if len(jobs) < _FEWEST_JOBS or not _apart_by_position(jobs):
        return list(jobs)
    made: list[Job] = []
    for job in jobs:
        at = next((n for n, one in enumerate(made) if _same(_position(one), _position(job))), None)
        if at is None:
            made.append(job)
        else:
            lines, tables = made[at].lines + job.lines, made[at].tables + job.tables
            made[at] = replace(made[at], lines=lines, tables=tables)
    return made


def _apart_by_position(jobs: Sequence[Job]) -> bool:
    """Return whether every job lists days under a position of its own, and no other fact."""
    positions = [_position(job) for job in jobs]
    own = len({id(hit) for hit in positions}) == len(jobs) and None not in positions
    shared = all(
        _same(_first(jobs[0], name), _first(job, name))
        for name in _TELLING_APART
        if name != "classification"
        for job in jobs[1:]
    )
    plain = not any(job.numbers or job.codes or job.days for job in jobs)
    whole = _first(jobs[0], "production") is not None
    return own and shared and plain and whole and all(is_dated(job.lines) for job in jobs)


def _position(job: Job) -> Hit | None:
    return _first(job, "classification")


def _first(job: Job, name: str) -> Hit | None:
    hits = job.hits.get(name)
    return hits[0] if hits else None


def _same(one: Hit | None, other: Hit | None) -> bool:
    """Return whether two jobs say the same for a field, or neither says anything."""
    if one is None or other is None:
        return one is other
    return same_value(one, other)
