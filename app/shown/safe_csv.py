"""Tables as CSV that no spreadsheet runs: a cell that looks like a formula is made plain text."""

import csv
import re
from collections.abc import Iterable, Sequence
from io import StringIO

_FORMULA = re.compile(r"^\s*[=+\-@|%＝＋－＠]|^[\t\r\n]")
"""What spreadsheets take for a formula, full-width forms and leading space included."""


def csv_text(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return rows as CSV under a line of column names."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([plain_cell(cell) for cell in row] for row in rows)
    return out.getvalue()


def plain_cell(text: str) -> str:
    """Return a cell that no spreadsheet takes for a formula, on one line."""
    # A line break inside a cell would begin a line of its own in programs that split by lines.
    one_line = " ".join(text.splitlines()) if len(text.splitlines()) > 1 else text
    return f"'{one_line}" if _FORMULA.match(text) else one_line
