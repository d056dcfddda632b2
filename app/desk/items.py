"""Puts a document that waits for a person on the desk, with its due day and its value."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.consequences import consequence_for
from app.records import tables
from app.settings import Settings

_SATURDAY = 5
_SEVERITIES = ("blocking", "warning", "info")
COMPLETES, ADDS, NOTHING = 2, 1, 0


def put(
    session: Session,
    document: tables.Document,
    checked: Mapping[str, Any],
    settings: Settings,
) -> None:
    """Note when a document is due at the desk and what deciding it is worth, as just checked.

    A claim, a hold and a question for a second opinion stay as they are.
    """
    record = _record(session, document, checked)
    received = document.received_at.astimezone(ZoneInfo(settings.roster_time_zone)).date()
    facts = {
        "due_on": working_days_after(received, settings.review_within_working_days),
        "value": _value(session, document, checked, record),
        "local": record.local if record else None,
        "classification": record.classification if record else None,
        "reason_code": _reason(document, checked),
    }
    item = session.get(tables.DeskItem, document.id)
    if item is None:
        session.add(tables.DeskItem(document_id=document.id, **facts))
        return
    for name, value in facts.items():
        setattr(item, name, value)


def item_of(session: Session, document: tables.Document) -> tables.DeskItem:
    """Return what the desk knows of a document; a new item when it was never put there."""
    item = session.get(tables.DeskItem, document.id)
    if item is None:
        item = tables.DeskItem(document_id=document.id, due_on=document.received_at.date())
        session.add(item)
        session.flush()
    return item


def working_days_after(day: date, count: int) -> date:
    """Return the day that is ``count`` working days (Monday to Friday) after ``day``."""
    while count > 0:
        day += timedelta(days=1)
        count -= day.weekday() < _SATURDAY
    return day


def _record(
    session: Session, document: tables.Document, checked: Mapping[str, Any]
) -> tables.RosterRecord | None:
    if document.roster_record_id is not None:
        return session.get(tables.RosterRecord, document.roster_record_id)
    found = tables.RosterRecord.public_id == checked.get("roster_record")
    return session.scalars(select(tables.RosterRecord).where(found)).one_or_none()


def _value(
    session: Session,
    document: tables.Document,
    checked: Mapping[str, Any],
    record: tables.RosterRecord | None,
) -> int:
    counted = {line["date"] for line in checked.get("ledger", ()) if line["status"] == "counted"}
    if not counted or document.professional_id is None:
        return NOTHING
    days = {date.fromisoformat(day) for day in counted}
    outcome = consequence_for(session, document.professional_id, record, days)
    if outcome.added == 0:
        return NOTHING
    need = outcome.need
    return COMPLETES if need is not None and outcome.before < need <= outcome.after else ADDS


def _reason(document: tables.Document, checked: Mapping[str, Any]) -> str:
    if document.error_code:
        return document.error_code
    findings = checked.get("findings", ())
    for severity in _SEVERITIES:
        for finding in findings:
            if finding.get("severity") == severity:
                return str(finding["code"])
    return ""
