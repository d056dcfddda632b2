"""The Message Center: what a professional was told, and what is not read yet."""

from typing import Any

from flask import Blueprint, redirect, render_template, url_for

from app import messages
from app.access import Access
from app.entry import current
from app.entry.admission import allow

pages = Blueprint("messages", __name__, url_prefix="/messages")

MESSAGES_SHOWN = 200


@pages.get("")
@allow(Access.SIGNED_IN)
def center() -> str:
    """Show the messages of the person who is signed in, the latest first."""
    mine, now = current.actor().professional_id or 0, current.stores().now()
    with current.stores().sessions() as session:
        found = session.scalars(messages.messages_of(mine, now).limit(MESSAGES_SHOWN)).all()
        return render_template("messages/center.html", messages=found)


@pages.post("/<public_id>/read")
@allow(Access.SIGNED_IN)
def read(public_id: str) -> Any:
    """Note that a message was read."""
    mine, now = current.actor().professional_id or 0, current.stores().now()
    with current.stores().sessions.begin() as session:
        messages.mark_read(session, mine, public_id, now)
    return redirect(url_for("messages.center"))
