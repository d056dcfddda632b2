"""A day ledger as CSV, one line a claimed day, for spreadsheets."""

from collections.abc import Iterable
from datetime import datetime

from app.shown.ledger_line import LedgerLine
from app.shown.rule_words import rule_told
from app.shown.safe_csv import csv_text

COLUMNS = (
    "day", "production", "classification", "result", "counts", "why", "document", "page", "box",
    "printed", "paid_by", "remitted_by", "issuer_answered", "rule", "rule_id",
    "decided_by", "decided_at",
)  # fmt: skip


def ledger_csv(lines: Iterable[LedgerLine]) -> str:
    """Return the lines as CSV with a header; boxes are points from the page's top left."""
    return csv_text(COLUMNS, map(_row, lines))


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
        rule_told(line.rule) if line.rule else "",
        line.rule,
        line.decider,
        _iso(line.decided_at),
    )
    return list(cells)


def _iso(moment: datetime | None) -> str:
    return moment.isoformat(timespec="seconds") if moment else ""
