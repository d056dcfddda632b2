"""Turns ledgers, questions and taught names into the answers of the API."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from flask import url_for

from app.api.shapes import ledger_line
from app.records import tables
from app.shown.ledger import LedgerLine, counted_days
from app.shown.questions import answer_of, as_shown


def ledger(lines: Sequence[LedgerLine], moment: datetime | None) -> dict[str, Any]:
    """Return a day ledger as it was known at ``moment``, or now."""
    return {
        "as_of": moment,
        "counted_days": counted_days(list(lines)),
        "ledger": [ledger_line(line) for line in lines],
    }


def question(row: tables.Question, on: date) -> dict[str, Any]:
    """Return a question with its state on a date."""
    return {
        "id": row.public_id,
        "reference": row.reference,
        "document": _document(row.document),
        "state": as_shown(row, on).status.word,
        "issuer": row.issuer,
        "subject": row.subject,
        "body": row.body,
        "answer_by": row.answer_by,
        "sent_at": row.sent_at,
        "withdrawn_at": row.withdrawn_at,
        "rows": [_row(each) for each in row.rows],
    }


def alias(row: tables.Alias) -> dict[str, Any]:
    """Return a taught alias with its provenance."""
    return {
        "id": row.public_id,
        "kind": row.kind,
        "one": row.one,
        "other": row.other,
        "reason": row.reason,
        "document": _document(row.document) if row.document else None,
        "taught_by": row.teacher.name,
        "taught_at": row.taught_at,
        "withdrawn_at": row.withdrawn_at,
    }


def _row(row: tables.QuestionRow) -> dict[str, Any]:
    return {
        "row": row.id,
        "day": row.day,
        "production": row.production,
        "letter_says": row.letter_says,
        "records_say": row.records_say,
        "answer": answer_of(row),
    }


def _document(row: tables.Document) -> str:
    return url_for("api.document_get", public_id=row.public_id)
