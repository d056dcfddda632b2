"""The pages of help, privacy and accessibility, for everybody, signed in or not."""

from flask import Blueprint, render_template

from app.access import Access
from app.entry import current
from app.entry.admission import allow

pages = Blueprint("guide", __name__)


@pages.get("/help")
@allow(Access.PUBLIC)
def help_page() -> str:
    """Show what to send, how to send it well, and how to reach a person."""
    return render_template("guide/help.html", reply_to=_reply_to())


@pages.get("/privacy-notice")
@allow(Access.PUBLIC)
def privacy_page() -> str:
    """Show what is kept of a person, why, who sees it, and what one may ask for."""
    return render_template("guide/privacy.html", reply_to=_reply_to())


@pages.get("/accessibility")
@allow(Access.PUBLIC)
def accessibility_page() -> str:
    """Show what the pages are held to, and where to tell of a barrier."""
    return render_template("guide/accessibility.html", reply_to=_reply_to())


def _reply_to() -> str:
    """Return the address that people read, empty where none is set."""
    settings = current.settings()
    return settings.mail_reply_to or settings.mail_from
