"""The decision page: one document with its page images, fields, findings and days."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from flask import (
    Blueprint,
    flash,
    get_flashed_messages,
    redirect,
    render_template,
    request,
    url_for,
)
from sqlalchemy import select
from sqlalchemy.orm import Session

from app import desk
from app.access import document_for
from app.corrections.typed import CHOICES
from app.entry import current
from app.errors import BadRequest, Conflict, ServiceError, Unprocessable
from app.records import tables
from app.shown.alias_names import names_found
from app.shown.calendar import DayMark, day_calendar
from app.shown.days import DayLine, day_lines, paid_not_claimed
from app.shown.decided import latest_decision
from app.shown.found import found_in
from app.shown.ledger import document_ledger
from app.shown.questions import asked_about
from app.shown.suggestions import suggestions
from app.standing import roster_today
from app.states import DocumentState
from app.web.desk.outcome import outcome
from app.web.desk.queue import WAITING, QueueItem, filters_of, waiting
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

LAST_DECISION = "last-decision"

Act = Callable[[Session, tables.Document, tables.Account], str]
"""Does one thing with a document and returns what to tell the reviewer."""


def act_on(public_id: str, act: Act) -> Any:
    """Do something with a document, or show its page again with what was wrong and was typed."""
    return _done(public_id, act, lambda _session: public_id)


def decide_on(public_id: str, act: Act) -> Any:
    """Decide a document and go on to the next in the queue, from where it can be undone."""

    def following(session: Session) -> str | None:
        items = waiting(
            session, now(), today(), filters_of(request.args), current.actor().account_id
        )
        free = (item.public_id for item in items if item.open_with is None)
        return next((each for each in free if each != public_id), None)

    return _done(public_id, act, following)


def _done(public_id: str, act: Act, following: Callable[[Session], str | None]) -> Any:
    try:
        with current.stores().sessions.begin() as session:
            document = document_for(session, current.actor(), public_id)
            account = session.get_one(tables.Account, current.actor().account_id)
            said = act(session, document, account)
            session.flush()
            then, made = following(session), latest_decision(session, document)
    except (BadRequest, Conflict, Unprocessable) as problem:
        return decision_page(public_id, problem), problem.status
    flash(said, "ok")
    if then != public_id and made is not None:
        flash(f"{public_id} {made.id}", LAST_DECISION)
    values: dict[str, Any] = dict(filters_of(request.args).query)
    if then is None:
        return redirect(url_for("desk.queue", **values))
    return redirect(url_for("desk.decision", public_id=then, **values))


def last_decision() -> dict[str, str] | None:
    """Return the decision that led to this page, so that it can be undone from here."""
    told = get_flashed_messages(category_filter=[LAST_DECISION])
    if not told:
        return None
    document, number = str(told[0]).split(" ")
    return {"document": document, "id": number}


def decision_page(public_id: str, problem: ServiceError | None) -> str:
    """Return the page of one document, with what was wrong and what was typed if anything."""
    with current.stores().sessions() as session:
        document = document_for(session, current.actor(), public_id)
        typed = {"problem": problem, "reason": reason()}
        return render_template("desk/decision.html", **_context(session, document), **typed)


def now() -> datetime:
    """Return the moment of this request."""
    return current.stores().now()


def today() -> date:
    """Return the roster's day of this request."""
    return roster_today(now(), "IER", current.settings())


def reason() -> str:
    """Return the reason that was typed, if any."""
    return request.form.get("reason", "").strip()


def _context(session: Session, document: tables.Document) -> dict[str, Any]:
    found = found_in(session, document)
    days = day_lines(found)
    picked = _picked(days)
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
        "outcome": outcome(session, document, picked) if days else None,
        "pages": page_views(session, document, found),
        "decision": latest_decision(session, document),
        "filters": filters,
        "last_decision": last_decision(),
        "claim": desk.claim_on(session, document, now()),
        "desk": session.get(tables.DeskItem, document.id),
        "today": today(),
        "is_waiting": DocumentState(document.state) in WAITING,
        "may_correct": document.state == DocumentState.IN_REVIEW and current.actor().may_decide,
        "choices": CHOICES,
        "suggested": suggestions(found, names_found(session, document).in_records),
        "items": items,
        "next_image": _first_image(session, items[at + 1]) if at + 1 < len(items) else None,
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
