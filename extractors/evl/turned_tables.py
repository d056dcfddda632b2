"""Tables with a column for each job and a row for each fact, turned so that each job is a row."""

from collections.abc import Sequence
from dataclasses import replace

from extractors.evl.jobs import SPLITTING
from extractors.evl.wording import field_of_label
from extractors.layout import Cell, Table

_FEWEST_FACTS = 3
_FEWEST_JOBS = 2
_SHARE_NAMED = 0.6
_BESIDE_A_FACT = {"title": "production", "occupation_code": "classification"}


def turned(table: Table) -> Table | None:
    """Return ``table`` with its rows as columns where its first column names facts of jobs."""
    rows = [row for row in table.rows if row[0].text]
    labels = [field_of_label(row[0].text, has_colon=True) for row in rows]
    named = [label for label in labels if label is not None]
    if len(table.rows[0]) <= _FEWEST_JOBS or len(set(named)) < _FEWEST_FACTS:
        return None
    if len(named) < _SHARE_NAMED * len(rows):
        return None
    splits = {_BESIDE_A_FACT.get(name, name) for name in named} & set(SPLITTING)
    if not splits or _labels_behind(rows) or len(_jobs(rows)) < _FEWEST_JOBS:
        return None
    columns = [0, *_jobs(rows)]
    made = tuple(
        tuple(replace(row[column], row=number, column=at) for at, row in enumerate(rows))
        for number, column in enumerate(columns)
    )
    return replace(table, rows=made)


def with_turned(tables: Sequence[Table]) -> list[Table]:
    """Return the tables, those of a column for each job turned."""
    return [turned(table) or table for table in tables]


def _labels_behind(rows: Sequence[Sequence[Cell]]) -> bool:
    """Return whether labels stand in a later column too: label and value twice a row."""
    behind = [cell.text for row in rows for cell in row[1:] if cell.text]
    return any(
        text.endswith(":") or field_of_label(text, has_colon=False) is not None for text in behind
    )


def _jobs(rows: Sequence[Sequence[Cell]]) -> list[int]:
    """Return the columns that state most of the facts."""
    return [
        column
        for column in range(1, len(rows[0]))
        if 2 * sum(bool(row[column].words) for row in rows) > len(rows)
    ]
