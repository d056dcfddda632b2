"""Where an invitation, or a way back in, leads: the person chooses a password, once."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for

from app.access import Access
from app.accounts import links, registering
from app.entry import current
from app.entry.admission import allow
from app.errors import BadRequest
from app.records import audit

pages = Blueprint("account_links", __name__)


@pages.get("/welcome/<key>")
@allow(Access.LINK_HOLDER)
def welcome(key: str) -> str:
    """Show the form that chooses a password; looking at it uses nothing up."""
    return _form(key, None)


@pages.post("/welcome/<key>")
@allow(Access.LINK_HOLDER)
def choose_password(key: str) -> Any:
    """Keep the password, use the link up, and go to the sign-in page."""
    stores = current.stores()
    try:
        with stores.sessions.begin() as session:
            account = links.use_link(session, key, stores.now())
            before = {"password": account.password is not None}
            registering.set_password(session, account, request.form.get("new", ""), stores.now())
            actor, subject = f"account:{account.id}", f"account:{account.public_id}"
            after = {"password": True}
            audit.record(
                session,
                stores.now(),
                actor,
                "password-chosen",
                subject,
                before=before,
                after=after,
            )
    except BadRequest as problem:
        return _form(key, problem), 422
    flash("Your password is set. Sign in with it.", "ok")
    return redirect(url_for("public.sign_in"))


def _form(key: str, problem: BadRequest | None) -> str:
    stores = current.stores()
    with stores.sessions() as session:
        account = links.account_of(session, key, stores.now())
        return render_template("accounts/welcome.html", account=account, problem=problem, key=key)
