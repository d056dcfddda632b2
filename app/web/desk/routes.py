"""The review desk: the queue, the decision page, and the decisions themselves."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from sqlalchemy import select
from sqlalchemy.orm import Session

from app import desk, review, second_looks
from app.access import Access
from app.entry import current
from app.entry.admission import allow
from app.errors import BadRequest, NotFound
from app.records import tables
from app.review.reasons import reason_of
from app.shown import words
from app.shown.days import day_lines
from app.shown.found import found_in
from app.states import Stage
from app.undo_window import is_unseen
from app.web.desk.bulk import groups
from app.web.desk.contested import contested
from app.web.desk.fixes import sent_fix
from app.web.desk.lately import last_decision, my_decisions
from app.web.desk.moment import now, reason, today
from app.web.desk.page import (
    act_on,
    check_what_was_seen,
    decide_on,
    decision_page,
    pages,
)
from app.web.desk.queue import (
    CONTEST,
    Filters,
    Whose,
    choices,
    filters_of,
    waiting,
    waiting_count,
)

_LOOKS_SHOWN = 20


@pages.get("")
@allow(Access.STAFF)
def queue() -> str:
    """Show everything that waits for a person."""
    filters, account_id = filters_of(request.args), current.actor().account_id
    with current.stores().sessions() as session:
        return render_template(
            "desk/queue.html",
            items=waiting(session, now(), today(), filters, account_id),
            waiting=waiting_count(session, today(), filters, account_id),
            filters=filters,
            last=last_decision(session, account_id, now()),
            choices=choices(session),
            whose=list(Whose),
            contested=contested(session, now(), today()) if _shows_contests(filters) else [],
            groups=groups(session) if current.actor().may_decide else [],
            looks=_looks(session) if _shows_contests(filters) else [],
        )


@pages.get("/decisions")
@allow(Access.REVIEWER)
def decisions() -> str:
    """Show what the reviewer decided, what can be undone, and what others made of it since."""
    account_id = current.actor().account_id
    with current.stores().sessions() as session:
        made = my_decisions(session, account_id, now())
        last = last_decision(session, account_id, now())
        return render_template("desk/decisions.html", made=made, last=last, now=now())


@pages.get("/<public_id>")
@allow(Access.STAFF)
def decision(public_id: str) -> str:
    """Show one document with its page, fields, findings and days, and the decision bar."""
    return decision_page(public_id, None)


@pages.post("/<public_id>/approve")
@allow(Access.REVIEWER)
def approve(public_id: str) -> Any:
    """Credit the chosen days, or accept a document that claims none."""

    def act(session: Session, document: tables.Document, account: tables.Account) -> str:
        check_what_was_seen(session, document)
        days = _chosen_days(session, document)
        if _needs_second(session, document):
            return _handed_on(session, document, account, "approved", days or set())
        made = review.approve(
            session,
            document,
            account=account,
            days=days,
            reason=reason(),
            now=now(),
            settings=current.settings(),
        )
        return f"Approved {words.count(len(made.days), 'day')} of {document.file_name}."

    return decide_on(public_id, act)


@pages.post("/<public_id>/decline")
@allow(Access.REVIEWER)
def decline(public_id: str) -> Any:
    """Decline the document, with the reason its sender reads."""

    def act(session: Session, document: tables.Document, account: tables.Account) -> str:
        check_what_was_seen(session, document)
        if _needs_second(session, document) or request.form.get("second"):
            return _handed_on(session, document, account, "declined", set())
        review.decline(session, document, account=account, reason=reason(), now=now())
        return f"Declined {document.file_name}."

    return decide_on(public_id, act)


@pages.post("/<public_id>/ask-for-fix")
@allow(Access.REVIEWER)
def ask_for_fix(public_id: str) -> Any:
    """Ask the sender for what is missing, in words they can act on."""

    def act(session: Session, document: tables.Document, account: tables.Account) -> str:
        check_what_was_seen(session, document)
        if _needs_second(session, document):
            return _handed_on(session, document, account, "fix-asked", set())
        told = reason() or reason_of(request.form.get("reason_code", "")).words
        review.ask_for_fix(
            session, document, account=account, reason=told, now=now(), fix=sent_fix(today())
        )
        return f"Asked for a fix of {document.file_name}."

    return decide_on(public_id, act)


@pages.post("/<public_id>/undo")
@allow(Access.REVIEWER)
def undo(public_id: str) -> Any:
    """Undo the decision that was shown: its days are withdrawn and the document is in review.

    Once its person was told of it, the document is reopened, and that needs a reason.
    """

    def act(session: Session, document: tables.Document, account: tables.Account) -> str:
        given = request.form.get("decision", "")
        query = select(tables.Decision).where(tables.Decision.document_id == document.id)
        made = next((each for each in session.scalars(query) if str(each.id) == given), None)
        if made is None:
            raise NotFound("This document has no such decision.")
        if not reason() and not is_unseen(made, now()):
            raise BadRequest("People were told of this decision: say why it is looked at again.")
        review.undo(session, made, account, now(), current.settings(), reason())
        return f"Undone. {document.file_name} is in review again."

    return act_on(public_id, act)


@pages.post("/undo-together/<together>")
@allow(Access.REVIEWER)
def undo_together(together: str) -> Any:
    """Undo everything that the reviewer approved at one stroke."""
    with current.stores().sessions.begin() as session:
        account = session.get_one(tables.Account, current.actor().account_id)
        undone = review.undo_together(session, together, account, now(), current.settings())
    flash(f"Undone: {words.count(undone, 'document')} in review again.", "ok")
    return redirect(url_for("desk.queue"))


def _looks(session: Session) -> Sequence[tables.SecondLook]:
    if not current.actor().may_decide:
        return []
    account = session.get_one(tables.Account, current.actor().account_id)
    return second_looks.waiting(session, account, _LOOKS_SHOWN)


def _shows_contests(filters: Filters) -> bool:
    narrowed = filters.local or filters.reason or filters.whose is not Whose.ALL
    return filters.kind == CONTEST or not (narrowed or filters.kind)


def _handed_on(
    session: Session,
    document: tables.Document,
    account: tables.Account,
    kind: str,
    days: set[date],
) -> str:
    """Ask for the second opinion that such a document always needs; return what to tell."""
    why = reason() or "Two people decide on every document that may have been altered."
    desk.ask_second(session, document, kind=kind, days=days, reason=why, account=account, now=now())
    return "Two people decide on this document: another reviewer has your proposal now."


def _needs_second(session: Session, document: tables.Document) -> bool:
    check = session.get(tables.Result, (document.id, Stage.CHECK))
    return check is not None and desk.must_ask_second(session, document, check.payload)


def _chosen_days(session: Session, document: tables.Document) -> set[date] | None:
    offered = {line.date for line in day_lines(found_in(session, document)) if line.may_count}
    if not offered:
        return None
    chosen = offered & set(request.form.getlist("day"))
    if not chosen:
        raise BadRequest("No day is chosen: choose the days to credit, or decline the document.")
    return {date.fromisoformat(day) for day in chosen}
