"""What the decision page shows: the document, its fields and days, and the queue beside it."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from flask import request, url_for
from sqlalchemy import select
from sqlalchemy.orm import Session

from app import desk
from app.corrections.typed import CHOICES
from app.desk.second import ALTERED
from app.entry import current
from app.records import tables
from app.review.reasons import FIX_REASONS, FIX_WITHIN_DAYS, likely, reason_of
from app.shown.alias_names import names_found
from app.shown.calendar import DayMark, day_calendar
from app.shown.days import DayLine, day_lines, paid_not_claimed
from app.shown.decided import latest_decision
from app.shown.found import Found, found_in
from app.shown.ledger import document_ledger
from app.shown.questions import asked_about
from app.shown.suggestions import Suggestion, suggestions
from app.states import DocumentState
from app.web.desk.forms import form_of
from app.web.desk.lately import done_since, last_decision
from app.web.desk.moment import now, today
from app.web.desk.outcome import outcome
from app.web.desk.queue import WAITING, Filters, QueueItem, filters_of, waiting, waiting_count
from app.web.documents.viewer import page_views
from validators.values import DayVerdict

ASKABLE_CODES = frozenset(
    {
        "classification-mismatch",
        "days-not-in-payroll",
        "fringe-days-short",
        "non-qualifying-days",
        "payroll-days-not-in-letter",
    }
)
"""Findings about days that the issuer can clear up."""


def context_of(
    session: Session,
    document: tables.Document,
    offered: Mapping[str, Suggestion] | None = None,
) -> dict[str, Any]:
    """Return everything that the decision page of a document shows."""
    found = found_in(session, document)
    days = day_lines(found)
    picked = _picked(days, found.checked_at if found else "")
    unclaimed = paid_not_claimed(found.findings if found else ())
    filters = filters_of(request.args)
    items = waiting(session, now(), today(), filters, current.actor().account_id)
    ids = [item.public_id for item in items]
    at = ids.index(document.public_id) if document.public_id in ids else -1
    return {
        "document": document,
        "found": found,
        "days": days,
        "unclaimed": unclaimed,
        "asked": asked_about(session, document, today()),
        "disputed": [line for line in days if line.is_disputed],
        "askable_codes": ASKABLE_CODES,
        "calendar": day_calendar(_marks(session, document, days, unclaimed)),
        "picked": picked,
        "unmatched": is_unmatched(days),
        "outcome": outcome(session, document, picked) if days else None,
        "pages": page_views(session, document, found),
        "decision": latest_decision(session, document),
        "filters": filters,
        **_of_reviewer(session, filters),
        "claim": desk.claim_on(session, document, now()),
        "desk": session.get(tables.DeskItem, document.id),
        "today": today(),
        "tomorrow": (today() + timedelta(days=1)).isoformat(),
        "kinds": CHOICES["kind"],
        "is_waiting": DocumentState(document.state) in WAITING,
        "may_correct": document.state == DocumentState.IN_REVIEW and current.actor().may_decide,
        "may_name_kind": DocumentState(document.state) in WAITING and current.actor().may_decide,
        "choices": CHOICES,
        "unknown": found is not None and found.type == "unknown",
        "form": form_of(session, document, today()),
        "fix": _fix(document, found),
        "suggested": {
            **suggestions(found, names_found(session, document).in_records),
            **(offered or {}),
        },
        "items": items,
        "next_image": _first_image(session, items[at + 1]) if at + 1 < len(items) else None,
        "next": items[at + 1] if at + 1 < len(items) else None,
        "previous": items[at - 1] if at > 0 else None,
    }


def is_unmatched(days: Sequence[DayLine]) -> bool:
    """Return True when no records exist to compare any claimed day with."""
    return bool(days) and all(line.code == DayVerdict.CANNOT_TELL for line in days)


def _of_reviewer(session: Session, filters: Filters) -> dict[str, Any]:
    account_id = current.actor().account_id
    midnight = datetime.combine(today(), time.min, ZoneInfo(current.settings().roster_time_zone))
    return {
        "last": last_decision(session, account_id, now()),
        "done_today": done_since(session, account_id, midnight),
        "waiting_in_all": waiting_count(session, today(), filters, account_id),
    }


def _fix(document: tables.Document, found: Found | None) -> dict[str, Any]:
    """Return what the dialog that asks for a fix starts with, or what was typed in it."""
    codes = [finding["code"] for finding in found.findings] if found else []
    due_on = today() + timedelta(days=FIX_WITHIN_DAYS)
    typed = request.form if request.method == "POST" else {}
    chosen = typed.get("reason_code") or likely(codes).code
    return {
        "reasons": FIX_REASONS,
        "chosen": chosen,
        "words": typed.get("reason") or reason_of(chosen).words,
        "due_on": typed.get("due_on") or due_on.isoformat(),
        "file": document.file_name,
        "two_decide": ALTERED in codes,
    }


def _picked(days: list[DayLine], checked_at: str) -> set[str]:
    """Return the days whose boxes are ticked: as sent for this check, else those that count.

    With no records at all to compare with, every day that may count is ticked: a note is needed.
    """
    if request.endpoint == "desk.approve" and request.form.get("checked_at") in {None, checked_at}:
        return set(request.form.getlist("day")) & {line.date for line in days}
    if is_unmatched(days):
        return {line.date for line in days if line.may_count}
    return {line.date for line in days if line.counts}


def _marks(
    session: Session, document: tables.Document, days: list[DayLine], unclaimed: list[str]
) -> list[tuple[date, DayMark]]:
    """Return the marks of a document's days: as checked, and as decided once that is done."""
    decided = [(line.day, line.mark) for line in document_ledger(session, document)]
    checked = [(date.fromisoformat(line.date), line.mark) for line in days]
    others = [(date.fromisoformat(day), DayMark.UNCLAIMED) for day in unclaimed]
    waiting = DocumentState(document.state) in WAITING
    return [*(checked if waiting else decided), *others]


def _first_image(session: Session, item: QueueItem) -> str | None:
    """Return the address of the first page image of the next document, to fetch it ahead."""
    image = session.execute(
        select(tables.PageImage.page, tables.PageImage.width_px)
        .join(tables.Document, tables.Document.id == tables.PageImage.document_id)
        .where(tables.Document.public_id == item.public_id)
        .order_by(tables.PageImage.page, tables.PageImage.width_px)
        .limit(1)
    ).first()
    if image is None:
        return None
    number, width = image
    return url_for("documents.page_image", public_id=item.public_id, number=number, width=width)
