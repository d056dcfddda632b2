"""Days listed apart from the table of jobs: under a heading for each, or once for all."""

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.evl.jobs import Job
from extractors.evl.titles import title_of
from extractors.layout import Line, Table


def with_appendix(jobs: Sequence[Job], lines: Sequence[Line], tables: Sequence[Table]) -> list[Job]:
    """Return the jobs, those whose row lists no days with the lines under their own heading."""
    if all(job.lines or job.tables for job in jobs):
        return list(jobs)
    if len(jobs) == 1:
        return [replace(jobs[0], lines=tuple(lines), tables=tuple(tables))]
    heads = _headings(jobs, lines)
    made: list[Job] = []
    for number, job in enumerate(jobs):
        if job.lines or job.tables or number not in heads.values():
            made.append(job)
            continue
        own = _under(number, heads, lines)
        made.append(replace(job, lines=own, tables=_tables_in(own, tables)))
    return made


def _headings(jobs: Sequence[Job], lines: Sequence[Line]) -> dict[int, int]:
    """Return for each heading line the job it names: by production, else by person."""
    heads: dict[int, int] = {}
    for field in ("production", "employee_name", "classification"):
        names = [_name(job, field) for job in jobs]
        if len({name for name in names if name}) < 2:
            continue
        for index, line in enumerate(lines):
            said = f" {_plain(line.text)} "
            named = [n for n, name in enumerate(names) if name and f" {name} " in said]
            longest = max((len(names[n]) for n in named), default=0)
            same = [n for n in named if len(names[n]) == longest]
            if same:
                # Two jobs on one production: their headings stand in the order of the rows.
                heads[index] = next((n for n in same if n not in heads.values()), same[-1])
        if heads:
            return heads
    return heads


def _name(job: Job, field: str) -> str:
    hits = job.hits.get(field, ())
    if not hits:
        return ""
    return _plain(title_of(hits[0].text).title if field == "production" else hits[0].text)


def _plain(text: str) -> str:
    return re.sub(r"[^\w]+", " ", text.lower()).strip()


def _under(number: int, heads: dict[int, int], lines: Sequence[Line]) -> tuple[Line, ...]:
    own: list[Line] = []
    current: int | None = None
    for index, line in enumerate(lines):
        current = heads.get(index, current)
        if current == number:
            own.append(line)
    return tuple(own)


def _tables_in(lines: Sequence[Line], tables: Sequence[Table]) -> tuple[Table, ...]:
    held = {id(word) for line in lines for word in line.words}
    return tuple(
        t for t in tables if any(id(w) in held for row in t.rows for c in row for w in c.words)
    )
