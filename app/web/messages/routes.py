"""The Message Center: what a professional was told, and what is not read yet."""

from typing import Any

from flask import Blueprint, redirect, render_template, url_for
from sqlalchemy.orm import Session

from app import messages
from app.access import Access
from app.entry import current
from app.entry.admission import allow
from app.errors import NotFound
from app.records import tables
from app.web.told import text as _

pages = Blueprint("messages", __name__, url_prefix="/messages")

MESSAGES_SHOWN = 200
_CASE = "contest:"


@pages.get("")
@allow(Access.SIGNED_IN)
def center() -> str:
    """Show the messages of the person who is signed in, the latest first."""
    mine, now = current.actor().professional_id or 0, current.stores().now()
    with current.stores().sessions() as session:
        found = session.scalars(messages.messages_of(mine, now).limit(MESSAGES_SHOWN)).all()
        return render_template("messages/center.html", messages=found)


@pages.get("/<public_id>")
@allow(Access.SIGNED_IN)
def message(public_id: str) -> str:
    """Show one message with what it is about, and note that it was read."""
    mine, now = current.actor().professional_id or 0, current.stores().now()
    with current.stores().sessions.begin() as session:
        wanted = messages.messages_of(mine, now).where(tables.Message.public_id == public_id)
        found = session.scalars(wanted).one_or_none()
        if found is None:
            raise NotFound("There is no such message, or it is for another person.")
        messages.mark_read(session, mine, public_id, now)
        return render_template("messages/message.html", message=found, about=_about(session, found))


@pages.post("/<public_id>/read")
@allow(Access.SIGNED_IN)
def read(public_id: str) -> Any:
    """Note that a message was read."""
    mine, now = current.actor().professional_id or 0, current.stores().now()
    with current.stores().sessions.begin() as session:
        messages.mark_read(session, mine, public_id, now)
    return redirect(url_for("messages.center"))


def _about(session: Session, message: tables.Message) -> list[tuple[str, str]]:
    """Return what a message is about, each by its name and address."""
    found: list[tuple[str, str]] = []
    if message.decision_id is not None:
        decision = session.get_one(tables.Decision, message.decision_id)
        document = session.get_one(tables.Document, decision.document_id)
        address = url_for("documents.status", public_id=document.public_id)
        found.append((document.file_name, address))
    if message.roster_record_id is not None:
        record = session.get_one(tables.RosterRecord, message.roster_record_id)
        name = f"Local #{record.local} ({record.classification})"
        found.append((name, url_for("roster.record", public_id=record.public_id)))
    if message.event_key.startswith(_CASE):
        case = message.event_key.removeprefix(_CASE)
        found.append((_("Your case"), url_for("contests.case", public_id=case)))
    return found
