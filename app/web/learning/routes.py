"""What was proposed from corrections: each with its replay, promoted or rolled back by a person."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from sqlalchemy.orm import Session

from app import learning
from app.access import Access
from app.entry import current
from app.entry.admission import allow
from app.errors import BadRequest, Conflict, NotAllowed, ServiceError, Unprocessable
from app.learning.replaying import replayed
from app.learning.rows import in_words, state_of
from app.records import tables
from app.shown import words
from app.taught.held import CALIBRATION

pages = Blueprint("learning", __name__)


@pages.get("/learning")
@allow(Access.STAFF)
def index() -> str:
    """Show everything that was proposed, the latest first."""
    return _index(None)


@pages.post("/learning/propose")
@allow(Access.ADMINISTRATOR)
def propose() -> Any:
    """Look through every example for what it teaches."""
    with current.stores().sessions.begin() as session:
        made = learning.propose(session, _account(session), current.stores().now())
        said = words.count(len(made), "new proposal")
    flash(f"{said} from what reviewers corrected.", "ok")
    return redirect(url_for("learning.index"))


@pages.post("/learning/recalibrate")
@allow(Access.ADMINISTRATOR)
def recalibrate() -> Any:
    """Learn anew from reviewers' labels how sure a value is, and propose it with its report."""
    try:
        with current.stores().sessions.begin() as session:
            row, _ = learning.recalibrate(session, _account(session), current.stores().now())
            public_id = row.public_id
    except Unprocessable as problem:
        return _index(problem), problem.status
    return redirect(url_for("learning.show", public_id=public_id))


@pages.get("/learning/<public_id>")
@allow(Access.STAFF)
def show(public_id: str) -> str:
    """Show one proposal with its replay over all examples as they are now."""
    return _show(public_id, None)


@pages.post("/learning/<public_id>/replay")
@allow(Access.STAFF)
def replay(public_id: str) -> Any:
    """Replay a proposal over all examples and keep the counts, so that it can be promoted."""
    stores = current.stores()
    with stores.sessions.begin() as session:
        row, account = learning.proposal_for(session, public_id), _account(session)
        found = learning.replay(session, row, account, stores.now(), stores.settings)
        said = words.count(found.looked_at, "example")
    flash(f"Replayed over {said}.", "ok")
    return redirect(url_for("learning.show", public_id=public_id))


@pages.post("/learning/<public_id>/promote")
@allow(Access.STAFF)
def promote(public_id: str) -> Any:
    """Put a proposal in force; who proposed it may not."""
    return _changed(public_id, "It is in force now.", is_promoted=True)


@pages.post("/learning/<public_id>/roll-back")
@allow(Access.ADMINISTRATOR)
def roll_back(public_id: str) -> Any:
    """Take a promoted proposal out of force, with the reason."""
    return _changed(public_id, "It is no longer in force.", is_promoted=False)


def _changed(public_id: str, said: str, *, is_promoted: bool) -> Any:
    stores = current.stores()
    try:
        with stores.sessions.begin() as session:
            row, account = learning.proposal_for(session, public_id), _account(session)
            if is_promoted:
                touched = learning.promote(session, row, account, stores.now())
            else:
                reason = request.form.get("reason", "")[:2000]
                touched = learning.roll_back(session, row, account, reason, stores.now())
    except (BadRequest, Conflict, NotAllowed, Unprocessable) as problem:
        return _show(public_id, problem), problem.status
    for document in touched:
        stores.hint(document)
    again = f" {words.count(len(touched), 'document')} checked again." if touched else ""
    flash(said + again, "ok")
    return redirect(url_for("learning.show", public_id=public_id))


def _index(problem: ServiceError | None) -> str:
    with current.stores().sessions() as session:
        rows = [(row, in_words(row), state_of(row)) for row in learning.proposals(session)]
        return render_template("learning/index.html", rows=rows, problem=problem)


def _show(public_id: str, problem: ServiceError | None) -> str:
    with current.stores().sessions() as session:
        row = learning.proposal_for(session, public_id)
        return render_template(
            "learning/proposal.html",
            row=row,
            said=in_words(row),
            state=state_of(row),
            found=replayed(session, row, current.settings()),
            report=row.content if row.kind == CALIBRATION else None,
            is_own=row.proposed_by == current.actor().account_id,
            problem=problem,
        )


def _account(session: Session) -> tables.Account:
    return session.get_one(tables.Account, current.actor().account_id)
