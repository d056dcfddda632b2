"""A person's copy of everything, legal holds, and erasure by two administrators."""

from collections.abc import Callable
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from app.access import Access, professional_for
from app.entry import current
from app.entry.admission import allow
from app.errors import BadRequest, Conflict, NotFound, ServiceError
from app.privacy import erasing, holds
from app.privacy.own_copy import copy_for
from app.records import tables

pages = Blueprint("privacy", __name__)

_TITLES = {
    erasing.Reason.ASKED: "The person asked for it",
    erasing.Reason.RETENTION: "It was kept for long enough",
    erasing.Reason.MISTAKE: "It was recorded by mistake",
}

Act = Callable[[Session, tables.Professional], str]


@pages.get("/privacy")
@allow(Access.ADMINISTRATOR)
def index() -> str:
    """Show the requests to erase somebody that wait for a second administrator."""
    erasure = tables.Erasure
    waiting = select(erasure).where(erasure.done_at.is_(None), erasure.withdrawn_at.is_(None))
    with current.stores().sessions() as session:
        found = session.scalars(waiting.order_by(erasure.id)).all()
        return render_template("privacy/index.html", erasures=found, titles=_TITLES)


@pages.get("/people/<public_id>/privacy")
@allow(Access.STAFF)
def person(public_id: str) -> str:
    """Show what can be done with everything that is kept about one professional."""
    return _person_page(public_id, None)


@pages.post("/people/<public_id>/copy")
@allow(Access.SIGNED_IN)
def copy(public_id: str) -> Response:
    """Return a ZIP of everything about a professional, to staff or to the person themself."""
    with current.stores().sessions() as session:
        found = professional_for(session, current.actor(), public_id)
    return _copy(found)


@pages.post("/account/copy")
@allow(Access.SIGNED_IN)
def own_copy() -> Response:
    """Return a ZIP of everything about the person who asks."""
    with current.stores().sessions() as session:
        own = tables.Professional.id == (current.actor().professional_id or 0)
        found = session.scalars(select(tables.Professional).where(own)).one_or_none()
    if found is None:
        raise NotFound("This account belongs to no professional.")
    return _copy(found)


def _copy(person: tables.Professional) -> Response:
    pieces = copy_for(current.stores(), person, asked_by=current.actor().account_id)
    response = Response(pieces, mimetype="application/zip")
    response.headers["Content-Disposition"] = "attachment; filename=everything-about-you.zip"
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response.headers["Cache-Control"] = "no-store"
    return response


@pages.post("/people/<public_id>/hold")
@allow(Access.ADMINISTRATOR)
def hold(public_id: str) -> Any:
    """Forbid erasing anything of a professional."""

    def act(session: Session, found: tables.Professional) -> str:
        holds.hold(session, found, **_by())
        return "Nothing of this person is erased until the hold is lifted."

    return _act(public_id, act)


@pages.post("/people/<public_id>/hold/lift")
@allow(Access.ADMINISTRATOR)
def lift(public_id: str) -> Any:
    """Lift the legal hold."""

    def act(session: Session, found: tables.Professional) -> str:
        holds.lift(session, found, **_by())
        return "The legal hold is lifted."

    return _act(public_id, act)


@pages.post("/people/<public_id>/erasure")
@allow(Access.ADMINISTRATOR)
def ask(public_id: str) -> Any:
    """Ask for a professional to be erased."""

    def act(session: Session, found: tables.Professional) -> str:
        try:
            reason = erasing.Reason(request.form.get("reason", ""))
        except ValueError as error:
            raise BadRequest("Choose why this person is to be erased.") from error
        erasing.ask(session, found, reason, **_by())
        return "Asked for. A second administrator must confirm it under Privacy."

    return _act(public_id, act)


@pages.post("/privacy/<public_id>/<any(confirm, withdraw):what>")
@allow(Access.ADMINISTRATOR)
def settle(public_id: str, what: str) -> Any:
    """Carry a request out for good, as a second administrator, or take it back."""
    stores, actor = current.stores(), current.actor()
    try:
        if what == "confirm":
            erasing.confirm(stores, public_id, by=actor.account_id)
            flash("Erased. The ledger keeps its proof without the person.", "ok")
        else:
            with stores.sessions.begin() as session:
                erasing.withdraw(session, erasing.erasure_named(session, public_id), **_by())
            flash("The request is withdrawn.", "ok")
    except Conflict as problem:
        flash(problem.message, "bad")
    return redirect(url_for("privacy.index"))


def _act(public_id: str, act: Act) -> Any:
    stores = current.stores()
    try:
        with stores.sessions.begin() as session:
            said = act(session, professional_for(session, current.actor(), public_id))
    except (BadRequest, Conflict) as problem:
        return _person_page(public_id, problem), problem.status
    flash(said, "ok")
    return redirect(url_for("privacy.person", public_id=public_id))


def _person_page(public_id: str, problem: ServiceError | None) -> str:
    with current.stores().sessions() as session:
        found = professional_for(session, current.actor(), public_id)
        return render_template(
            "privacy/person.html",
            person=found,
            hold=holds.hold_on(session, found.id),
            waiting=erasing.waiting(session, found),
            titles=_TITLES,
            problem=problem,
        )


def _by() -> dict[str, Any]:
    return {"by": current.actor().account_id, "now": current.stores().now()}
