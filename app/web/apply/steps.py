"""The steps of one application: what is needed, papers, details, checking, signing, and after."""

from typing import Any

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from sqlalchemy.orm import Session

from app import applying, standing
from app.access import Access
from app.applying import Signature, Step
from app.entry import current
from app.entry.admission import allow
from app.entry.proving import address
from app.errors import NotFound, Unprocessable
from app.records import tables
from app.roster.rulebook import rule_book
from app.web.apply.details import details_in
from app.web.apply.lengths import length_told
from app.web.because import because_told
from app.web.forms import Problems, line
from app.web.language.asked import code
from app.web.told import text as _

pages = Blueprint("application", __name__, url_prefix="/apply")


@pages.get("/<public_id>")
@allow(Access.SIGNED_IN)
def go_on(public_id: str) -> Any:
    """Lead to the step where the person stopped, or to the confirmation."""
    with current.stores().sessions() as session:
        draft = _application(session, public_id)
        step = "done" if draft.submitted_at is not None else str(draft.step)
        return redirect(url_for(f"application.{step}", public_id=public_id))


@pages.get("/<public_id>/needed")
@allow(Access.SIGNED_IN)
def needed(public_id: str) -> Any:
    """Show everything that the classification needs, from the rule book."""
    with current.stores().sessions() as session:
        draft = _application(session, public_id)
        on = standing.roster_today(current.stores().now(), draft.roster)
        found = applying.needed_for(
            rule_book(), draft.roster, draft.local, draft.classification, on
        )
        return _page("needed", draft, needed=found, length_told=length_told)


@pages.get("/<public_id>/papers")
@allow(Access.SIGNED_IN)
def papers(public_id: str) -> Any:
    """Show what a request for a category holds, and what is still missing."""
    with current.stores().sessions() as session:
        draft = _draft(session, public_id)
        if not applying.is_upgrade(draft):
            raise NotFound(_("This application needs no papers before it is signed."))
        return _page("papers", draft, packet=_packet(session, draft))


@pages.get("/<public_id>/details")
@allow(Access.SIGNED_IN)
def details(public_id: str) -> Any:
    """Show the person's details as they are known, to be corrected."""
    with current.stores().sessions() as session:
        draft = _draft(session, public_id)
        return _page("details", draft, typed=draft.answers, problems={})


@pages.post("/<public_id>/details")
@allow(Access.SIGNED_IN)
def keep_details(public_id: str) -> Any:
    """Keep the details and go on, or keep them for another time."""
    stores = current.stores()
    with stores.sessions.begin() as session:
        draft = _draft(session, public_id)
        kept, problems = details_in(request.form)
        if problems:
            return _page("details", draft, typed=request.form, problems=problems), 422
        is_later = "later" in request.form
        applying.save(draft, Step.DETAILS if is_later else Step.CHECK, kept, stores.now())
    if is_later:
        flash(_("Saved. You can go on with this application at any time."), "ok")
        return redirect(url_for("applicant.dashboard"))
    return redirect(url_for("application.check", public_id=public_id))


@pages.get("/<public_id>/check")
@allow(Access.SIGNED_IN)
def check(public_id: str) -> Any:
    """Show every answer with a way to change it."""
    with current.stores().sessions() as session:
        draft = _draft(session, public_id)
        upgrade = applying.is_upgrade(draft)
        return _page("check", draft, packet=_packet(session, draft) if upgrade else None)


@pages.get("/<public_id>/sign")
@allow(Access.SIGNED_IN)
def sign(public_id: str) -> Any:
    """Show the statement and where the name is typed."""
    with current.stores().sessions() as session:
        draft = _draft(session, public_id)
        return _sign(session, draft, {})


@pages.post("/<public_id>/sign")
@allow(Access.SIGNED_IN)
def keep_signature(public_id: str) -> Any:
    """Sign and send the application."""
    stores = current.stores()
    typed = Signature(line(request.form, "typed_name"), address(), stores.now(), code())
    try:
        with stores.sessions.begin() as session:
            draft = _draft(session, public_id)
            if applying.is_upgrade(draft):
                applying.attach_papers(draft, _packet(session, draft))
            applying.sign(session, draft, typed, stores.settings)
    except Unprocessable as problem:
        with stores.sessions() as session:
            draft = _draft(session, public_id)
            return _sign(session, draft, {"typed_name": because_told(problem.message)}), 422
    return redirect(url_for("application.done", public_id=public_id))


@pages.get("/<public_id>/done")
@allow(Access.SIGNED_IN)
def done(public_id: str) -> Any:
    """Show the number of a sent application, what happens next, and the first task."""
    with current.stores().sessions() as session:
        found = _application(session, public_id)
        if found.submitted_at is None:
            return redirect(url_for("application.go_on", public_id=public_id))
        return _page("done", found, closes_on=found.answers.get("closes_on"))


@pages.get("/<public_id>/copy.pdf")
@allow(Access.SIGNED_IN)
def copy(public_id: str) -> Any:
    """Send the copy of what was signed, as a PDF."""
    with current.stores().sessions() as session:
        found = _application(session, public_id)
        if found.signed is None:
            return redirect(url_for("application.go_on", public_id=public_id))
        answer = Response(applying.signed_copy(found), mimetype="application/pdf")
        name = f"application-{found.number}.pdf"
        answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
        return answer


@pages.post("/<public_id>/discard")
@allow(Access.SIGNED_IN)
def discard(public_id: str) -> Any:
    """Throw a draft away with what was typed."""
    stores = current.stores()
    with stores.sessions.begin() as session:
        applying.discard(_application(session, public_id), stores.now())
    flash(_("The draft is gone, with what you had typed."), "ok")
    return redirect(url_for("apply.start"))


def _application(session: Session, public_id: str) -> tables.Application:
    return applying.application_for(session, current.actor().account_id, public_id)


def _draft(session: Session, public_id: str) -> tables.Application:
    """Return an application that can still change; raise ``Conflict`` for a signed one."""
    draft = _application(session, public_id)
    applying.refuse_signed(draft)
    return draft


def _packet(session: Session, draft: tables.Application) -> applying.Packet:
    stores = current.stores()
    return applying.packet_of(session, draft, stores.now(), stores.settings)


def _sign(session: Session, draft: tables.Application, problems: Problems) -> str:
    upgrade = applying.is_upgrade(draft)
    return _page(
        "sign",
        draft,
        problems=problems,
        typed=request.form,
        statement=applying.STATEMENT,
        packet=_packet(session, draft) if upgrade else None,
        today=standing.roster_today(current.stores().now(), draft.roster),
    )


def _page(name: str, application: tables.Application, **more: Any) -> str:
    """Return the page of a step; steps are numbered behind choosing local and classification."""
    steps = applying.steps_of(application)
    return render_template(
        f"apply/{name}.html",
        application=application,
        is_upgrade=applying.is_upgrade(application),
        number=steps.index(Step(name)) + 3 if name in steps else len(steps) + 3,
        steps=len(steps) + 3,
        following=applying.following(application, name),
        **more,
    )
