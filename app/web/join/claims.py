"""The reviewers' page of accounts whose holders may be on file already."""

from collections.abc import Callable
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from sqlalchemy import select
from sqlalchemy.orm import Session

from app import enrolling
from app.access import Access
from app.entry import current
from app.entry.admission import allow
from app.errors import ServiceError
from app.records import tables

pages = Blueprint("identity_claims", __name__, url_prefix="/identity-claims")

HOW = {
    "il-number": "the IL# is the same",
    "identity": "name, birth date and last four digits are the same",
    "name-and-digits": "name and last four digits are the same; no birth date is on file",
}


@pages.get("")
@allow(Access.REVIEWER)
def index() -> str:
    """Show the claims that wait, each with what was stated and what is on file."""
    return _page(None)


@pages.post("/<public_id>/linked")
@allow(Access.REVIEWER)
def linked(public_id: str) -> Any:
    """Join the two files: the reviewer has made sure that it is one person."""
    said = "Joined: the record opens in the new account."
    return _decide(public_id, enrolling.decide_linked, said)


@pages.post("/<public_id>/apart")
@allow(Access.REVIEWER)
def apart(public_id: str) -> Any:
    """Keep the two files apart: the reviewer has made sure that it is two people."""
    return _decide(public_id, enrolling.decide_apart, "Kept apart: two people, two files.")


def _decide(public_id: str, decide: Callable[..., Any], said: str) -> Any:
    stores = current.stores()
    try:
        with stores.sessions.begin() as session:
            reason = request.form.get("reason", "")[:2000]
            decide(session, public_id, current.actor(), reason, stores.now())
    except ServiceError as problem:
        if problem.status == 404:
            raise
        return _page(problem), problem.status
    flash(said, "ok")
    return redirect(url_for("identity_claims.index"))


def _page(problem: ServiceError | None) -> str:
    with current.stores().sessions() as session:
        rows = [(claim, _records(session, claim)) for claim in enrolling.open_claims(session)]
        return render_template("join/claims.html", rows=rows, how=HOW, problem=problem)


def _records(session: Session, claim: tables.IdentityClaim) -> list[str]:
    record = tables.RosterRecord
    theirs = select(record).where(record.professional_id == claim.professional_id)
    return [f"Local {one.local} ({one.classification})" for one in session.scalars(theirs)]
