"""A day ledger as CSV, one line a claimed day, for spreadsheets."""

import csv
import re
from collections.abc import Iterable
from datetime import datetime
from io import StringIO

from app.shown.ledger_line import LedgerLine

COLUMNS = (
    "day", "production", "classification", "result", "counts", "why", "document", "page", "box",
    "printed", "paid_by", "remitted_by", "issuer_answered", "rule", "decided_by", "decided_at",
)  # fmt: skip

_FORMULA = re.compile(r"^\s*[=+\-@|%＝＋－＠]|^[\t\r\n]")
"""What spreadsheets take for a formula, full-width forms and leading space included."""


def ledger_csv(lines: Iterable[LedgerLine]) -> str:
    """Return the lines as CSV with a header; boxes are points from the page's top left."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows(map(_row, lines))
    return out.getvalue()


def _row(line: LedgerLine) -> list[str]:
    cells = (
        line.day.isoformat(),
        line.production,
        line.classification,
        line.status.word,
        "yes" if line.counts else "no",
        line.because,
        line.document_name,
        str(line.page or ""),
        line.box,
        line.printed,
        line.payroll,
        line.fringe,
        " ".join(line.answers),
        line.rule,
        line.decider,
        _iso(line.decided_at),
    )
    return [_plain(cell) for cell in cells]


def _iso(moment: datetime | None) -> str:
    return moment.isoformat(timespec="seconds") if moment else ""


def _plain(text: str) -> str:
    """Return a cell that no spreadsheet takes for a formula, on one line."""
    # A line break inside a cell would begin a line of its own in programs that split by lines.
    one_line = " ".join(text.splitlines()) if len(text.splitlines()) > 1 else text
    return f"'{one_line}" if _FORMULA.match(text) else one_line
