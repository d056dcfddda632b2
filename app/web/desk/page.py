"""The decision page: one document with its page images, fields, findings and days."""

from collections.abc import Callable, Mapping
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from sqlalchemy.orm import Session

from app.access import document_for
from app.entry import current
from app.errors import BadRequest, Conflict, ServiceError, Unprocessable
from app.records import tables
from app.shown.found import found_in
from app.shown.suggestions import Suggestion
from app.web.desk.context import context_of
from app.web.desk.moment import now, reason, today
from app.web.desk.queue import filters_of, waiting

pages = Blueprint("desk", __name__, url_prefix="/desk")

_DIALOGS = {
    "desk.ask_for_fix": "fix",
    "desk.decline": "decline",
    "desk.hold": "hold",
    "desk.second": "second",
    "desk.approve": "",
}
"""The dialog that each decision is typed in."""

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


def check_what_was_seen(session: Session, document: tables.Document) -> None:
    """Raise ``Conflict`` when the page that was sent showed an earlier check of the document."""
    found, seen = found_in(session, document), request.form.get("checked_at")
    if seen and found and seen != found.checked_at:
        raise Conflict("This document was checked again meanwhile: look at it again, then decide.")


def _done(public_id: str, act: Act, following: Callable[[Session], str | None]) -> Any:
    try:
        with current.stores().sessions.begin() as session:
            document = document_for(session, current.actor(), public_id)
            account = session.get_one(tables.Account, current.actor().account_id)
            said = act(session, document, account)
            session.flush()
            then = following(session)
    except (BadRequest, Conflict, Unprocessable) as problem:
        return decision_page(public_id, problem), problem.status
    flash(said, "ok")
    values: dict[str, Any] = dict(filters_of(request.args).query)
    if then is None:
        return redirect(url_for("desk.queue", **values))
    return redirect(url_for("desk.decision", public_id=then, **values))


def decision_page(
    public_id: str,
    problem: ServiceError | None,
    offered: Mapping[str, Suggestion] | None = None,
) -> str:
    """Return the page of one document, with what was wrong and what was typed if anything.

    ``offered`` are values, by path, to be suggested beside those that follow from the records.
    """
    with current.stores().sessions() as session:
        document = document_for(session, current.actor(), public_id)
        typed = {"problem": problem, "reason": reason(), "asking": _asking()}
        return render_template(
            "desk/decision.html", **context_of(session, document, offered), **typed
        )


def _asking() -> str:
    """Return which dialog stands open: the one of the address, or the one that was sent."""
    if request.method == "POST":
        return _DIALOGS.get(request.endpoint or "", "")
    asked = request.args.get("ask", "")
    return asked if asked in _DIALOGS.values() else ""
