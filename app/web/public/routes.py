"""Signing in and out, and the two questions a monitor asks: alive, and ready?"""

from typing import Any

from flask import Blueprint, redirect, render_template, request, session, url_for
from flask_security import login_user, logout_user
from sqlalchemy import text
from werkzeug.wrappers import Response

from app.access import Access
from app.entry import current
from app.entry.admission import allow
from app.entry.identity import authenticate

pages = Blueprint("public", __name__)

REFUSED = "The e-mail address and password don’t match. Check both and try again."


@pages.get("/sign-in")
@allow(Access.PUBLIC)
def sign_in() -> Any:
    """Show the sign-in form."""
    if current.actor_or_none() is not None:
        return redirect(_own_address(request.args.get("next", "")))
    return _form("", "", 200)


@pages.post("/sign-in")
@allow(Access.PUBLIC)
def sign_in_post() -> Any:
    """Sign in and go on to where the person was going."""
    email = request.form.get("email", "")[:255]
    if wait_seconds := current.attempts().wait_seconds(email):
        return _form(email, f"Too many tries. Wait {wait_seconds} seconds, then try again.", 429)
    person = authenticate(current.stores(), email, request.form.get("password", "")[:500])
    if person is None:
        current.attempts().failed(email)
        return _form(email, REFUSED, 422)
    current.attempts().succeeded(email)
    session.permanent = True
    login_user(person, remember=False, authn_via=["password"])
    return redirect(_own_address(request.form.get("next", "")))


@pages.post("/sign-out")
@allow(Access.SIGNED_IN)
def sign_out() -> Response:
    """End the session."""
    logout_user()
    return redirect(url_for("public.sign_in"))


@pages.get("/livez")
@allow(Access.PUBLIC)
def livez() -> dict[str, str]:
    """Answer that the process is up."""
    return {"status": "ok"}


@pages.get("/readyz")
@allow(Access.PUBLIC)
def readyz() -> dict[str, str]:
    """Answer that the database can be asked; the queue may be away without harm."""
    with current.stores().sessions() as database:
        database.execute(text("SELECT 1"))
    return {"status": "ok"}


def _form(email: str, error: str, status: int) -> tuple[str, int]:
    address = request.values.get("next", "")
    page = render_template("public/sign_in.html", email=email, error=error, next=address)
    return page, status


def _own_address(address: str) -> str:
    """Return ``address`` when it is a path of this site, else the first page."""
    own = address.startswith("/") and not address.startswith(("//", "/\\"))
    # Browsers leave out tabs and line breaks: "/<tab>/site" would lead to another site.
    return address if own and address.isprintable() else "/"
