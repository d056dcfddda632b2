"""The review desk: the queue, the decision page, and the decisions themselves."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from app import review
from app.access import Access, document_for
from app.errors import BadRequest, NotFound
from app.records import tables
from app.states import DocumentState
from app.web import current, words
from app.web.admission import allow
from app.web.desk.calendar import months, totals
from app.web.desk.outcome import outcome
from app.web.desk.queue import WAITING, waiting, waiting_count
from app.web.documents.days import day_lines
from app.web.documents.decided import latest_decision
from app.web.documents.found import found_in
from app.web.documents.viewer import page_views

pages = Blueprint("desk", __name__, url_prefix="/desk")


@pages.get("")
@allow(Access.STAFF)
def queue() -> str:
    """Show everything that waits for a person."""
    with current.stores().sessions() as session:
        items = waiting(session, current.stores().now())
        return render_template("desk/queue.html", items=items, waiting=waiting_count(session))


@pages.get("/<public_id>")
@allow(Access.STAFF)
def decision(public_id: str) -> str:
    """Show one document with its page, fields, findings and days, and the decision bar."""
    with current.stores().sessions() as session:
        document = document_for(session, current.actor(), public_id)
        return render_template("desk/decision.html", **_context(session, document))


@pages.post("/<public_id>/approve")
@allow(Access.REVIEWER)
def approve(public_id: str) -> Response:
    """Credit the chosen days, or accept a document that claims none."""
    with current.stores().sessions.begin() as session:
        document, account = _both(session, public_id)
        days = _chosen_days(session, document)
        made = review.approve(
            session,
            document,
            account=account,
            days=days,
            reason=_reason(required=False),
            now=current.stores().now(),
        )
        flash(f"Approved {words.count(len(made.days), 'day')} of {document.file_name}.", "ok")
    return redirect(url_for("desk.decision", public_id=public_id))


@pages.post("/<public_id>/decline")
@allow(Access.REVIEWER)
def decline(public_id: str) -> Response:
    """Decline the document, with the reason its sender reads."""
    with current.stores().sessions.begin() as session:
        document, account = _both(session, public_id)
        reason, now = _reason(required=True), current.stores().now()
        review.decline(session, document, account=account, reason=reason, now=now)
        flash(f"Declined {document.file_name}.", "ok")
    return redirect(url_for("desk.decision", public_id=public_id))


@pages.post("/<public_id>/ask-for-fix")
@allow(Access.REVIEWER)
def ask_for_fix(public_id: str) -> Response:
    """Ask the sender for what is missing, in words they can act on."""
    with current.stores().sessions.begin() as session:
        document, account = _both(session, public_id)
        reason, now = _reason(required=True), current.stores().now()
        review.ask_for_fix(session, document, account=account, reason=reason, now=now)
        flash(f"Asked for a fix of {document.file_name}.", "ok")
    return redirect(url_for("desk.decision", public_id=public_id))


@pages.post("/<public_id>/undo")
@allow(Access.REVIEWER)
def undo(public_id: str) -> Response:
    """Undo the decision that was shown: its days are withdrawn and the document is in review."""
    with current.stores().sessions.begin() as session:
        document, account = _both(session, public_id)
        made = session.get(tables.Decision, request.form.get("decision", 0, type=int))
        if made is None or made.document_id != document.id:
            raise NotFound("This document has no such decision.")
        review.undo(session, made, account=account, now=current.stores().now())
        flash(f"Undone. {document.file_name} is in review again.", "ok")
    return redirect(url_for("desk.decision", public_id=public_id))


def _both(session: Session, public_id: str) -> tuple[tables.Document, tables.Account]:
    actor = current.actor()
    document = document_for(session, actor, public_id)
    return document, session.get_one(tables.Account, actor.account_id)


def _chosen_days(session: Session, document: tables.Document) -> set[str] | None:
    offered = {line.date for line in day_lines(found_in(session, document)) if line.may_count}
    if not offered:
        return None
    chosen = set(request.form.getlist("day"))
    if not chosen:
        raise BadRequest("No day is chosen: choose the days to credit, or decline the document.")
    return chosen & offered


def _reason(*, required: bool) -> str:
    reason = request.form.get("reason", "").strip()
    if required and not reason:
        raise BadRequest("Give a reason: the sender reads it and acts on it. Go back and write it.")
    return reason


def _context(session: Session, document: tables.Document) -> dict[str, Any]:
    found = found_in(session, document)
    days = day_lines(found)
    unclaimed = _paid_not_claimed(found.findings if found else ())
    items = waiting(session, current.stores().now())
    ids = [item.public_id for item in items]
    at = ids.index(document.public_id) if document.public_id in ids else -1
    return {
        "document": document,
        "found": found,
        "days": days,
        "months": months(days, unclaimed),
        "totals": totals(days, unclaimed),
        "outcome": outcome(session, document, days),
        "pages": page_views(session, document, found),
        "decision": latest_decision(session, document),
        "is_waiting": DocumentState(document.state) in WAITING,
        "items": items,
        "next": items[at + 1] if at + 1 < len(items) else None,
        "previous": items[at - 1] if at > 0 else None,
    }


def _paid_not_claimed(findings: Any) -> list[str]:
    code = "payroll-days-not-in-letter"
    return [day for finding in findings if finding["code"] == code for day in finding["dates"]]
