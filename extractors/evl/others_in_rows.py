"""Days in rows that name another position, person or show than the one job they were left to.

Where the rows of a list are not parted by what they name, the days of some are another job's, and
however clearly they are printed nobody knows that they are this one's.
"""

from collections.abc import Sequence
from dataclasses import replace

from extractors.evl.column_contents import is_position
from extractors.evl.dated_rows import SPLITTING, dated_rows
from extractors.evl.job_lines import doubted
from extractors.evl.jobs import Job
from extractors.evl.wording import field_of_label
from extractors.layout import Cell, Table
from extractors.values import Word

_FEWEST_VALUES = 2


def with_others_doubted(job: Job) -> Job:
    """Return the job with the days doubted that stand in rows about something else than it."""
    others = {
        id(word)
        for table in dated_rows(job.lines)
        for row in _rows_of_others(table, job)
        for cell in row
        for word in cell.words
    }
    if not others:
        return job
    lines = tuple(replace(line, words=_doubted(line.words, others)) for line in job.lines)
    return replace(job, lines=lines, tables=tuple(_table(each, others) for each in job.tables))


def _rows_of_others(table: Table, job: Job) -> list[tuple[Cell, ...]]:
    """Return the rows whose cell in a column that parts the days says nothing of this job."""
    found: list[tuple[Cell, ...]] = []
    for head in table.rows[0]:
        name = field_of_label(head.text, has_colon=True)
        said = {_plain(row[head.column].text) for row in table.rows[1:]} - {""}
        name = "classification" if sum(map(is_position, said)) >= _FEWEST_VALUES else name
        if name in SPLITTING and len(said) >= _FEWEST_VALUES:
            own = {_plain(hit.text) for hit in job.hits.get(name, ())[:1]} | {""}
            found += [row for row in table.rows[1:] if _plain(row[head.column].text) not in own]
    return found


def _plain(text: str) -> str:
    return " ".join(text.lower().split())


def _doubted(words: Sequence[Word], others: set[int]) -> tuple[Word, ...]:
    return tuple(doubted(word) if id(word) in others else word for word in words)


def _table(table: Table, others: set[int]) -> Table:
    rows = tuple(
        tuple(replace(cell, words=_doubted(cell.words, others)) for cell in row)
        for row in table.rows
    )
    return replace(table, rows=rows)
