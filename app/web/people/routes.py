"""The person file, and what staff enter there: courses, credentials, facts of a record."""

from collections.abc import Callable
from datetime import date
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from sqlalchemy import select
from sqlalchemy.orm import Session

from app import credentials, record_facts
from app.access import Access, document_for, professional_for, refuse_own
from app.entry import current
from app.entry.admission import allow
from app.errors import BadRequest, Conflict, NotAllowed, NotFound, ServiceError, Unprocessable
from app.fact_kinds import RecordFactKind, TrainingFactKind
from app.records import tables
from app.roster.rulebook import rule_book
from app.training import facts as courses
from app.web.people.file import person_file

pages = Blueprint("people", __name__, url_prefix="/people")

Act = Callable[[Session, tables.Professional, dict[str, Any]], str]
"""Records one thing about a professional and returns what to tell."""


@pages.get("/<public_id>")
@allow(Access.STAFF)
def file(public_id: str) -> str:
    """Show everything about one professional on one page."""
    return _page(public_id, None)


@pages.post("/<public_id>/training")
@allow(Access.REVIEWER)
def training(public_id: str) -> Any:
    """Record that a course was completed or enrolled in, or that more time was given."""

    def act(session: Session, person: tables.Professional, by: dict[str, Any]) -> str:
        new = courses.NewTraining(
            _kind(TrainingFactKind),
            _text("course"),
            _day("day"),
            requested_on=_optional_day("requested_on"),
            company_time={"yes": True, "no": False}.get(_text("company_time")),
            provider=_text("provider") or None,
            because=_text("because"),
        )
        fact = courses.record_training(session, person, new, **by)
        return f"Course {fact.course}: {fact.kind}, {fact.day}."

    return _enter(public_id, act)


@pages.post("/<public_id>/training/<fact_id>/withdraw")
@allow(Access.REVIEWER)
def withdraw_training(public_id: str, fact_id: str) -> Any:
    """Take back what was recorded about a course."""

    def act(session: Session, person: tables.Professional, by: dict[str, Any]) -> str:
        fact = _mine(session, tables.TrainingFact, fact_id, person)
        courses.withdraw_training(session, fact, **by)
        return f"Withdrawn: course {fact.course}."

    return _enter(public_id, act)


@pages.post("/<public_id>/credentials")
@allow(Access.REVIEWER)
def credential(public_id: str) -> Any:
    """Record a license or certificate with the document that shows it."""

    def act(session: Session, person: tables.Professional, by: dict[str, Any]) -> str:
        document = document_for(session, current.actor(), _text("document"))
        if document.professional_id != person.id:
            raise BadRequest("That document is somebody else’s: choose one of this person.")
        refuse_own(session.get_one(tables.Account, current.actor().account_id), document)
        new = credentials.NewCredential(
            _text("kind"),
            _optional_day("expires_on"),
            issued_on=_optional_day("issued_on"),
            birth_on=_optional_day("birth_on"),
        )
        credentials.record_credential(session, document, new, **by)
        return "Recorded the credential."

    return _enter(public_id, act)


@pages.post("/<public_id>/credentials/<credential_id>/withdraw")
@allow(Access.REVIEWER)
def withdraw_credential(public_id: str, credential_id: str) -> Any:
    """Take back a credential."""

    def act(session: Session, person: tables.Professional, by: dict[str, Any]) -> str:
        found = _mine(session, tables.Credential, credential_id, person)
        credentials.withdraw_credential(session, found, **by)
        return "Withdrawn: a credential."

    return _enter(public_id, act)


@pages.post("/<public_id>/records/<record_id>")
@allow(Access.REVIEWER)
def record_fact(public_id: str, record_id: str) -> Any:
    """Record a placement, a removal, a suspension or a group of one roster record."""

    def act(session: Session, person: tables.Professional, by: dict[str, Any]) -> str:
        record = _record(session, person, record_id)
        new = record_facts.NewFact(
            _kind(RecordFactKind),
            _day("day"),
            until=_optional_day("until"),
            group=_text("group") or None,
            reason=_text("reason"),
        )
        record_facts.record_fact(session, record, new, **by)
        return f"{record.classification}: {record.standing}."

    return _enter(public_id, act)


@pages.post("/<public_id>/records/<record_id>/<fact_id>/<any(withdraw, end):what>")
@allow(Access.REVIEWER)
def change_fact(public_id: str, record_id: str, fact_id: str, what: str) -> Any:
    """Take back a fact that was wrong, or say when it ended."""

    def act(session: Session, person: tables.Professional, by: dict[str, Any]) -> str:
        record = _record(session, person, record_id)
        live = {fact.public_id: fact for fact in record_facts.facts_of(session, record)}
        if fact_id not in live:
            raise NotFound("There is no such fact any more: look at the file again.")
        if what == "end":
            record_facts.end_fact(session, live[fact_id], _day("until"), **by)
        else:
            record_facts.withdraw_fact(session, live[fact_id], **by)
        return f"{record.classification}: {record.standing}."

    return _enter(public_id, act)


def _enter(public_id: str, act: Act) -> Any:
    """Carry an entry out, or show the file again with what was wrong and all that was typed."""
    stores, actor = current.stores(), current.actor()
    try:
        with stores.sessions.begin() as session:
            person = professional_for(session, actor, public_id)
            if actor.professional_id == person.id:
                raise NotAllowed("Nobody changes their own file: somebody else of the staff must.")
            by = {
                "actor": f"account:{actor.account_id}",
                "now": stores.now(),
                "settings": stores.settings,
            }
            said = act(session, person, by)
    except (BadRequest, Conflict, Unprocessable) as problem:
        return _page(public_id, problem), problem.status
    flash(said, "ok")
    return redirect(url_for("people.file", public_id=public_id))


def _page(public_id: str, problem: ServiceError | None) -> str:
    stores = current.stores()
    with stores.sessions() as session:
        person = professional_for(session, current.actor(), public_id)
        return render_template(
            "people/file.html",
            file=person_file(session, person, stores.now(), stores.settings),
            problem=problem,
            typed=request.form,
            known_courses=rule_book().shared.courses,
            credential_kinds=credentials.credential_kinds(),
        )


def _record(session: Session, person: tables.Professional, public_id: str) -> tables.RosterRecord:
    record = tables.RosterRecord
    mine = select(record).where(record.public_id == public_id, record.professional_id == person.id)
    found = session.scalars(mine).one_or_none()
    if found is None:
        raise NotFound("There is no such roster record of this person.")
    return found


def _mine(session: Session, kind: Any, public_id: str, person: tables.Professional) -> Any:
    named = select(kind).where(kind.public_id == public_id, kind.professional_id == person.id)
    found = session.scalars(named).one_or_none()
    if found is None:
        raise NotFound("There is no such entry of this person.")
    return found


def _kind(kinds: Any) -> Any:
    try:
        return kinds(_text("kind"))
    except ValueError as error:
        raise BadRequest("Choose what to record.") from error


def _text(name: str) -> str:
    return " ".join(request.form.get(name, "").split())


def _day(name: str) -> date:
    found = _optional_day(name)
    if found is None:
        raise BadRequest("Give the day, as 2026-11-20.")
    return found


def _optional_day(name: str) -> date | None:
    given = _text(name)
    try:
        return date.fromisoformat(given) if given else None
    except ValueError as error:
        raise BadRequest(f"“{given}” is no day: write it as 2026-11-20.") from error
