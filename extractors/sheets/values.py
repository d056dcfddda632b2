"""What a workbook or a PDF gives as tables: where each begins, and its rows as texts."""

from dataclasses import dataclass

Row = tuple[int, tuple[str, ...]]
"""The 1-based number of a row, and what its cells show."""


@dataclass(frozen=True, slots=True)
class TableStart:
    """The beginning of one table: its name, what is worth saying of it, and its day numbers.

    ``since_1904`` says whether plain day numbers count from 1904; None where nothing tells.
    """

    name: str
    notes: tuple[str, ...] = ()
    since_1904: bool | None = None


@dataclass(frozen=True, slots=True)
class TableRows:
    """Some rows of the table that began last, in order; empty rows are left out."""

    rows: tuple[Row, ...]
