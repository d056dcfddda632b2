"""What a reviewer does with a document before the decision: claim, correct, hold, hand on."""

from datetime import date
from typing import Any

from flask import jsonify, request
from sqlalchemy.orm import Session

from app import desk, review
from app.access import Access, document_for
from app.entry import current
from app.entry.admission import allow
from app.errors import BadRequest
from app.people import find_professional
from app.records import tables
from app.shown import words
from app.web.desk import correcting
from app.web.desk.moment import now, reason, today
from app.web.desk.naming import teach_letter_name
from app.web.desk.page import act_on, check_what_was_seen, decide_on, pages


@pages.post("/<public_id>/name")
@allow(Access.REVIEWER)
def name(public_id: str) -> Any:
    """Say whose document it is, by IL# or name and digits; it is checked again for that person."""

    def act(session: Session, document: tables.Document, account: tables.Account) -> str:
        person = find_professional(session, request.form.get("person", ""))
        review.name_professional(session, document, person, account=account, now=now())
        if request.form.get("also_known_as"):
            teach_letter_name(session, document, person, account, now())
        return f"{document.file_name} is {person.name}’s now, and is being checked again."

    answer = act_on(public_id, act)
    current.stores().hint(public_id)
    return answer


@pages.post("/<public_id>/correct")
@allow(Access.REVIEWER)
def correct(public_id: str) -> Any:
    """Keep the value that the reviewer read on the page, and check the document again with it."""
    return act_on(public_id, correcting.keep)


@pages.post("/<public_id>/kind")
@allow(Access.REVIEWER)
def kind(public_id: str) -> Any:
    """Say what kind of document it is; its fields can then be typed."""
    return act_on(public_id, correcting.name_kind)


@pages.post("/<public_id>/take-back")
@allow(Access.REVIEWER)
def take_back(public_id: str) -> Any:
    """Take a correction back: the value is again as it was read."""
    return act_on(public_id, correcting.undo)


@pages.post("/<public_id>/claim")
@allow(Access.REVIEWER)
def claim(public_id: str) -> Any:
    """Claim a document for ten minutes, or renew the claim; tells who has it."""
    with current.stores().sessions.begin() as session:
        document = document_for(session, current.actor(), public_id)
        account = session.get_one(tables.Account, current.actor().account_id)
        held = desk.claim(session, document, account, now())
        mine = held.account_id == account.id
        return jsonify(mine=mine, name=held.name, since=words.moment(held.since))


@pages.post("/<public_id>/release")
@allow(Access.REVIEWER)
def release(public_id: str) -> Any:
    """Give a claimed document back to the others."""
    with current.stores().sessions.begin() as session:
        document = document_for(session, current.actor(), public_id)
        desk.release(session, document, session.get_one(tables.Account, current.actor().account_id))
    return "", 204


@pages.post("/<public_id>/hold")
@allow(Access.REVIEWER)
def hold(public_id: str) -> Any:
    """Put the document aside until a day, with what is waited for."""

    def act(session: Session, document: tables.Document, account: tables.Account) -> str:
        until = _day(request.form.get("until", ""))
        desk.hold(session, document, until, reason(), account=account, today=today(), now=now())
        return (
            f"On hold until {words.day(until.isoformat())}. {document.file_name} comes back then."
        )

    return decide_on(public_id, act)


@pages.post("/<public_id>/resume")
@allow(Access.REVIEWER)
def resume(public_id: str) -> Any:
    """Take a held document up again before its day."""

    def act(session: Session, document: tables.Document, account: tables.Account) -> str:
        desk.resume(session, document, account=account, now=now())
        return f"{document.file_name} is in the queue again."

    return act_on(public_id, act)


@pages.post("/<public_id>/second")
@allow(Access.REVIEWER)
def second(public_id: str) -> Any:
    """Hand the document to another reviewer, with the days that this one would credit."""

    def act(session: Session, document: tables.Document, account: tables.Account) -> str:
        check_what_was_seen(session, document)
        days = {_day(each) for each in request.form.getlist("day")}
        desk.ask_second(
            session, document, kind="", days=days, reason=reason(), account=account, now=now()
        )
        return f"Another reviewer is asked about {document.file_name}."

    return decide_on(public_id, act)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise BadRequest("Choose the day on which to look at it again.") from None
