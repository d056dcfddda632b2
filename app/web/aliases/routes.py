"""Names that mean the same: taught from a document, listed with who taught them, withdrawn."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from sqlalchemy import select
from sqlalchemy.orm import Session

from app import aliases
from app.access import Access, document_for
from app.entry import current
from app.entry.admission import allow
from app.errors import BadRequest, Conflict, ServiceError, Unprocessable
from app.records import tables
from app.shown import words
from app.shown.alias_names import MEANING, names_found
from validators.values import AliasKind

pages = Blueprint("aliases", __name__)

SHOWN = 500


@pages.get("/aliases")
@allow(Access.STAFF)
def index() -> str:
    """Show every name that was taught, and the withdrawn ones after those that hold."""
    latest = select(tables.Alias).order_by(
        tables.Alias.withdrawn_at.is_not(None), tables.Alias.id.desc()
    )
    with current.stores().sessions() as session:
        rows = session.scalars(latest.limit(SHOWN)).all()
        return render_template("aliases/index.html", rows=rows, meaning=MEANING)


@pages.get("/desk/<public_id>/alias")
@allow(Access.REVIEWER)
def teach_form(public_id: str) -> str:
    """Show the form that teaches two names of a document to be one."""
    return _form(public_id, None)


@pages.post("/desk/<public_id>/alias")
@allow(Access.REVIEWER)
def teach(public_id: str) -> Any:
    """Teach that two names are one, and have the documents it bears on checked again."""
    try:
        with current.stores().sessions.begin() as session:
            row = _taught(session, public_id)
            touched = aliases.recheck_touched(session, row, current.stores().now())
            said = f"“{row.one}” and “{row.other}” are the same now."
    except (BadRequest, Conflict, Unprocessable) as problem:
        return _form(public_id, problem), problem.status
    return _rechecked(said, touched, url_for("desk.decision", public_id=public_id))


@pages.post("/aliases/<public_id>/withdraw")
@allow(Access.REVIEWER)
def withdraw(public_id: str) -> Any:
    """Withdraw what was taught, and have the documents it bore on checked again."""
    with current.stores().sessions.begin() as session:
        now, account = current.stores().now(), _account(session)
        row = aliases.withdraw(session, public_id, account=account, now=now)
        touched = aliases.recheck_touched(session, row, now)
        said = f"“{row.one}” and “{row.other}” are two names again."
    return _rechecked(said, touched, url_for("aliases.index"))


def _taught(session: Session, public_id: str) -> tables.Alias:
    kind = request.form.get("kind", "")
    if kind not in set(AliasKind):
        raise BadRequest("Choose what the two names are: a production, a person or a company.")
    return aliases.teach(
        session,
        AliasKind(kind),
        (request.form.get("one", ""), request.form.get("other", "")),
        account=_account(session),
        document=document_for(session, current.actor(), public_id),
        reason=request.form.get("reason", "")[:2000],
        now=current.stores().now(),
    )


def _rechecked(said: str, touched: list[str], address: str) -> Any:
    for public_id in touched:
        current.stores().hint(public_id)
    again = f" {words.count(len(touched), 'document')} checked again." if touched else ""
    flash(said + again, "ok")
    return redirect(address)


def _form(public_id: str, problem: ServiceError | None) -> str:
    with current.stores().sessions() as session:
        document = document_for(session, current.actor(), public_id)
        return render_template(
            "aliases/teach.html",
            document=document,
            names=names_found(session, document),
            meaning=MEANING,
            problem=problem,
            typed=request.form,
        )


def _account(session: Session) -> tables.Account:
    return session.get_one(tables.Account, current.actor().account_id)
