"""The review desk: the queue, the decision page, and the decisions themselves."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from sqlalchemy import select
from sqlalchemy.orm import Session

from app import review
from app.access import Access, document_for
from app.entry import current
from app.entry.admission import allow
from app.errors import BadRequest, Conflict, NotFound, ServiceError, Unprocessable
from app.people import find_professional
from app.records import tables
from app.shown import words
from app.shown.calendar import DayMark, day_calendar
from app.shown.days import DayLine, day_lines, paid_not_claimed
from app.shown.decided import latest_decision
from app.shown.found import found_in
from app.shown.ledger import document_ledger
from app.shown.questions import asked_about
from app.standing import roster_today
from app.states import DocumentState
from app.web.desk.naming import teach_letter_name
from app.web.desk.outcome import outcome
from app.web.desk.queue import WAITING, waiting, waiting_count
from app.web.documents.viewer import page_views

pages = Blueprint("desk", __name__, url_prefix="/desk")

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

Act = Callable[[Session, tables.Document, tables.Account], str]
"""Carries one decision out and returns what to tell the reviewer."""


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
    return _page(public_id, None)


@pages.post("/<public_id>/approve")
@allow(Access.REVIEWER)
def approve(public_id: str) -> Any:
    """Credit the chosen days, or accept a document that claims none."""

    def act(session: Session, document: tables.Document, account: tables.Account) -> str:
        _check_what_was_seen(session, document)
        days = _chosen_days(session, document)
        made = review.approve(
            session, document, account=account, days=days, reason=_reason(), now=_now()
        )
        return f"Approved {words.count(len(made.days), 'day')} of {document.file_name}."

    return _decide(public_id, act)


@pages.post("/<public_id>/decline")
@allow(Access.REVIEWER)
def decline(public_id: str) -> Any:
    """Decline the document, with the reason its sender reads."""

    def act(session: Session, document: tables.Document, account: tables.Account) -> str:
        review.decline(session, document, account=account, reason=_reason(), now=_now())
        return f"Declined {document.file_name}."

    return _decide(public_id, act)


@pages.post("/<public_id>/ask-for-fix")
@allow(Access.REVIEWER)
def ask_for_fix(public_id: str) -> Any:
    """Ask the sender for what is missing, in words they can act on."""

    def act(session: Session, document: tables.Document, account: tables.Account) -> str:
        review.ask_for_fix(session, document, account=account, reason=_reason(), now=_now())
        return f"Asked for a fix of {document.file_name}."

    return _decide(public_id, act)


@pages.post("/<public_id>/undo")
@allow(Access.REVIEWER)
def undo(public_id: str) -> Any:
    """Undo the decision that was shown: its days are withdrawn and the document is in review."""

    def act(session: Session, document: tables.Document, account: tables.Account) -> str:
        given = request.form.get("decision", "")
        query = select(tables.Decision).where(tables.Decision.document_id == document.id)
        made = next((each for each in session.scalars(query) if str(each.id) == given), None)
        if made is None:
            raise NotFound("This document has no such decision.")
        review.undo(session, made, account, _now())
        return f"Undone. {document.file_name} is in review again."

    return _decide(public_id, act)


@pages.post("/<public_id>/name")
@allow(Access.REVIEWER)
def name(public_id: str) -> Any:
    """Say whose document it is, by IL# or name and digits; it is checked again for that person."""

    def act(session: Session, document: tables.Document, account: tables.Account) -> str:
        person = find_professional(session, request.form.get("person", ""))
        review.name_professional(session, document, person, account=account, now=_now())
        if request.form.get("also_known_as"):
            teach_letter_name(session, document, person, account, _now())
        return f"{document.file_name} is {person.name}’s now, and is being checked again."

    answer = _decide(public_id, act)
    current.stores().hint(public_id)
    return answer


def _decide(public_id: str, act: Act) -> Any:
    """Carry a decision out, or show the page again with what was wrong and all that was typed."""
    try:
        with current.stores().sessions.begin() as session:
            document = document_for(session, current.actor(), public_id)
            account = session.get_one(tables.Account, current.actor().account_id)
            said = act(session, document, account)
    except (BadRequest, Conflict, Unprocessable) as problem:
        return _page(public_id, problem), problem.status
    flash(said, "ok")
    return redirect(url_for("desk.decision", public_id=public_id))


def _page(public_id: str, problem: ServiceError | None) -> str:
    with current.stores().sessions() as session:
        document = document_for(session, current.actor(), public_id)
        typed = {"problem": problem, "reason": _reason()}
        return render_template("desk/decision.html", **_context(session, document), **typed)


def _now() -> datetime:
    return current.stores().now()


def _today() -> date:
    return roster_today(_now(), "IER", current.settings())


def _reason() -> str:
    return request.form.get("reason", "").strip()


def _check_what_was_seen(session: Session, document: tables.Document) -> None:
    """Raise ``Conflict`` when the page that was sent showed an earlier check of the document."""
    found, seen = found_in(session, document), request.form.get("checked_at")
    if seen and found and seen != found.checked_at:
        raise Conflict("This document was checked again meanwhile: look at it again, then decide.")


def _chosen_days(session: Session, document: tables.Document) -> set[date] | None:
    offered = {line.date for line in day_lines(found_in(session, document)) if line.may_count}
    if not offered:
        return None
    chosen = offered & set(request.form.getlist("day"))
    if not chosen:
        raise BadRequest("No day is chosen: choose the days to credit, or decline the document.")
    return {date.fromisoformat(day) for day in chosen}


def _context(session: Session, document: tables.Document) -> dict[str, Any]:
    found = found_in(session, document)
    days = day_lines(found)
    picked = _picked(days)
    unclaimed = paid_not_claimed(found.findings if found else ())
    items = waiting(session, current.stores().now())
    ids = [item.public_id for item in items]
    at = ids.index(document.public_id) if document.public_id in ids else -1
    return {
        "document": document,
        "found": found,
        "days": days,
        "unclaimed": unclaimed,
        "asked": asked_about(session, document, _today()),
        "disputed": [line for line in days if line.is_disputed],
        "askable_codes": ASKABLE_CODES,
        "calendar": day_calendar(_marks(session, document, days, unclaimed)),
        "picked": picked,
        "outcome": outcome(session, document, picked) if days else None,
        "pages": page_views(session, document, found),
        "decision": latest_decision(session, document),
        "is_waiting": DocumentState(document.state) in WAITING,
        "items": items,
        "next": items[at + 1] if at + 1 < len(items) else None,
        "previous": items[at - 1] if at > 0 else None,
    }


def _picked(days: list[DayLine]) -> set[str]:
    """Return the days whose boxes are ticked: as sent, else those that count."""
    if request.method == "POST":
        return set(request.form.getlist("day")) & {line.date for line in days}
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
