"""Days listed apart from the table of jobs: under a heading for each, or once for all."""

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.days.grammar import mentions_on
from extractors.evl.initialled_days import days_by_initials
from extractors.evl.job_days import lines_of
from extractors.evl.jobs import Job
from extractors.evl.titles import title_of
from extractors.layout import Cell, Line, Table


def with_appendix(jobs: Sequence[Job], lines: Sequence[Line], tables: Sequence[Table]) -> list[Job]:
    """Return the jobs, those whose row lists no days with the lines under their own heading."""
    if all(job.lines or job.tables for job in jobs):
        return list(jobs)
    if len(jobs) == 1:
        return [replace(jobs[0], lines=tuple(lines), tables=tuple(tables))]
    rows = _rows_with_codes(jobs, lines) or days_by_initials(jobs, lines)
    rows = rows or _rows_of_days(jobs, lines, tables)
    heads = {} if rows else _headings(jobs, lines)
    made: list[Job] = []
    for number, job in enumerate(jobs):
        if job.lines or job.tables or number not in {*rows, *heads.values()}:
            made.append(job)
            continue
        own = rows[number] if number in rows else _under(number, heads, lines)
        made.append(replace(job, lines=own, tables=() if rows else _tables_in(own, tables)))
    return made


def _rows_with_codes(jobs: Sequence[Job], lines: Sequence[Line]) -> dict[int, tuple[Line, ...]]:
    """Return for each job the rows of days that hold its code, and all that is about no day.

    A row of the log without the code of one job is a day of nobody's.
    """
    codes = [job.numbers[0] if len(job.numbers) == 1 else "" for job in jobs]
    owners = [_owner(line, codes) for line in lines]
    held = [at for at, owner in enumerate(owners) if owner is not None]
    if not all(codes) or {owners[at] for at in held} != set(range(len(jobs))):
        return {}
    nobody = {at for at in range(held[0], held[-1]) if owners[at] is None} - _undated(lines)
    return {
        number: tuple(
            _without(line, code)
            for at, line in enumerate(lines)
            if owners[at] in {None, number} and at not in nobody
        )
        for number, code in enumerate(codes)
    }


def _undated(lines: Sequence[Line]) -> set[int]:
    return {at for at, line in enumerate(lines) if not mentions_on(line)}


def _owner(line: Line, codes: Sequence[str]) -> int | None:
    """Return the job whose code, and no other's, stands in a dated line."""
    own = {at for at, code in enumerate(codes) for word in line.words if word.text == code}
    return own.pop() if len(own) == 1 and mentions_on(line) else None


def _without(line: Line, code: str) -> Line:
    kept = tuple(word for word in line.words if word.text != code)
    return Line(line.page, kept) if kept and mentions_on(line) else line


def _rows_of_days(
    jobs: Sequence[Job], lines: Sequence[Line], tables: Sequence[Table]
) -> dict[int, tuple[Line, ...]]:
    """Return for each job the cells beside its name, below what stands over their table.

    Every row must begin with the name of one job: rows of something else give nobody days.
    """
    for field in ("production", "employee_name", "classification"):
        names = [_name(job, field) for job in jobs]
        for table in tables:
            heads = [_plain(row[0].text) for row in table.rows]
            once = all(head and names.count(head) == 1 for head in heads)
            if once and len(set(heads)) == len(heads) > 1:
                above = _line_above(table, lines)
                return {
                    names.index(head): (*above, *_beside_the_name(table.page, row))
                    for head, row in zip(heads, table.rows, strict=True)
                }
    return {}


def _beside_the_name(page: int, row: Sequence[Cell]) -> list[Line]:
    return [line for cell in row[1:] for line in lines_of(page, cell)]


def _line_above(table: Table, lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return the line right above a table, which may say what its dates are."""
    top = table.box[1]
    over = [line for line in lines if line.page == table.page and line.box[3] <= top + 2.0]
    return (max(over, key=lambda line: line.box[3]),) if over else ()


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
