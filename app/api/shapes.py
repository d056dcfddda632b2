"""Turns rows and results into the answers of the API."""

from datetime import datetime
from typing import Any

from flask import url_for
from sqlalchemy.orm import Session

from app.corrections import corrected_payload
from app.records import tables
from app.shown.ledger import LedgerLine, counted_days, ledger
from app.shown.progress import steps
from app.shown.rule_words import rule_told
from app.shown.told import Told
from app.states import DocumentState, Stage


def links(public_id: str) -> dict[str, str]:
    """Return a document's addresses."""
    return {
        "self": url_for("api.document_get", public_id=public_id),
        "page": url_for("documents.status", public_id=public_id),
    }


def document(row: tables.Document, told: Told) -> dict[str, Any]:
    """Return a document without its results, as far as it may be told."""
    state = told.state(row)
    problem = {"code": row.error_code or "error", "message": row.error_message}
    return {
        "id": row.public_id,
        "reference": row.reference,
        "file": row.file_name,
        "sha256": row.sha256,
        "type": row.document_type,
        "state": state,
        "is_final": state.is_final,
        "received_at": row.received_at,
        "changed_at": told.changed_at(row),
        "problem": problem if row.error_message else None,
        "container": row.container.public_id if row.container else None,
        "part": row.part,
        "links": links(row.public_id),
    }


def document_with_results(session: Session, row: tables.Document, told: Told) -> dict[str, Any]:
    """Return a document with its steps and everything read and checked so far."""
    read = corrected_payload(session, row.id) or {}
    check = _payload(session, row, Stage.CHECK)
    return document(row, told) | {
        "steps": steps(session, row, told),
        "page_sizes": read.get("page_sizes", []),
        "documents": read.get("documents", []),
        "findings": [_finding(finding) for finding in check.get("findings", [])],
        "ledger": check.get("ledger", []),
        "policy": check.get("policy"),
        "parts": read.get("parts", []) if row.state == DocumentState.OPENED else [],
    }


def roster_record(
    session: Session, row: tables.RosterRecord, until: datetime | None
) -> dict[str, Any]:
    """Return a roster record with its day ledger, as known ``until`` a moment or now."""
    lines = ledger(session, row, until)
    return {
        "id": row.public_id,
        "name": row.professional.name,
        "roster": row.roster,
        "local": row.local,
        "classification": row.classification,
        "applied_on": row.applied_on,
        "placed_on": row.placed_on,
        "standing": row.standing,
        "assessment": row.assessment,
        "assessed_on": row.assessed_on,
        "next_expiry": row.next_expiry,
        "next_change_on": row.next_change_on,
        "counted_days": counted_days(lines),
        "ledger": [ledger_line(line) for line in lines],
    }


def _payload(session: Session, row: tables.Document, stage: Stage) -> dict[str, Any]:
    result = session.get(tables.Result, (row.id, stage))
    return result.payload if result else {}


def _finding(finding: dict[str, Any]) -> dict[str, Any]:
    return {"dates": []} | finding


def ledger_line(line: LedgerLine) -> dict[str, Any]:
    """Return one line of a day ledger, with where its box and its document are."""
    return {
        "day": line.day,
        "production": line.production,
        "classification": line.classification,
        "counts": line.counts,
        "status": line.status.word,
        "because": line.because,
        "payroll": line.payroll,
        "fringe": line.fringe,
        "rule": line.rule,
        "rule_says": rule_told(line.rule) if line.rule else None,
        "decided_by": line.decider,
        "decided_at": line.decided_at,
        "issuer_answered": list(line.answers),
        "document": url_for("api.document_get", public_id=line.document_id),
        "evidence": url_for(
            "documents.evidence", public_id=line.document_id, page=line.page or 1, box=line.box
        ),
    }
