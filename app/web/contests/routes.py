"""Contested days: opened by the applicant, seen by both sides, decided by staff."""

from datetime import date
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for

from app import contests
from app.access import Access, document_for
from app.contests import Contested, Outcome
from app.entry import current
from app.entry.admission import allow
from app.errors import NotFound, ServiceError, Unprocessable
from app.records import tables
from app.web.told import text as _

pages = Blueprint("contests", __name__)


@pages.get("/documents/<public_id>/contest/<day>")
@allow(Access.SIGNED_IN)
def form(public_id: str, day: str) -> str:
    """Show the form that says why a day should count."""
    return _form(public_id, _day(day), None)


@pages.post("/documents/<public_id>/contest/<day>")
@allow(Access.SIGNED_IN)
def open_case(public_id: str, day: str) -> Any:
    """Open a case about a day, and show it with its deadline."""
    stores, actor, worked = current.stores(), current.actor(), _day(day)
    try:
        with stores.sessions.begin() as session:
            document = document_for(session, actor, public_id)
            contested = Contested(worked, document, request.form.get("words", ""))
            case = contests.open_contest(session, contested, actor, stores.now(), stores.settings)
            opened = case.public_id
    except Unprocessable as problem:
        return _form(public_id, worked, problem), 422
    flash(_("Your case is open. A person looks at the day and answers here."), "ok")
    return redirect(url_for("contests.case", public_id=opened))


@pages.get("/contests/<public_id>")
@allow(Access.SIGNED_IN)
def case(public_id: str) -> str:
    """Show one case: the day, both sides' words, the deadline and the answer."""
    return _case(public_id, None)


@pages.post("/contests/<public_id>")
@allow(Access.REVIEWER)
def decide(public_id: str) -> Any:
    """Decide a case with a reason."""
    stores, actor = current.stores(), current.actor()
    given, reason = request.form.get("outcome", ""), request.form.get("reason", "")
    try:
        outcome = Outcome(given)
    except ValueError:
        problem = Unprocessable("Choose whether the day counts or stays as it is.")
        return _case(public_id, problem), 422
    try:
        with stores.sessions.begin() as session:
            found = contests.contest_for(session, actor, public_id)
            account = session.get_one(tables.Account, actor.account_id)
            contests.decide_contest(
                session, found, account, outcome, reason, stores.now(), stores.settings
            )
    except Unprocessable as problem:
        return _case(public_id, problem), 422
    flash("Decided. The person is told in a minute.", "ok")
    return redirect(url_for("contests.case", public_id=public_id))


def _case(public_id: str, problem: ServiceError | None) -> str:
    with current.stores().sessions() as session:
        found = contests.contest_for(session, current.actor(), public_id)
        may_decide = current.actor().may_decide and found.decided_at is None
        is_answered = contests.is_answered(found, current.actor(), current.stores().now())
        return render_template(
            "contests/case.html",
            case=found,
            is_answered=is_answered,
            may_decide=may_decide,
            problem=problem,
        )


def _form(public_id: str, day: date, problem: ServiceError | None) -> str:
    with current.stores().sessions() as session:
        document = document_for(session, current.actor(), public_id)
        typed = request.form.get("words", "")
        return render_template(
            "contests/form.html", document=document, day=day, typed=typed, problem=problem
        )


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise NotFound("There is no such day. Check the address.") from error
