"""Signing in and out, and a forgotten password."""

from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from app.access import Access
from app.accounts import registering
from app.entry import current, identity
from app.entry.admission import allow
from app.entry.proving import REFUSED, address, password_account
from app.errors import TooManyTries
from app.records import tables

pages = Blueprint("public", __name__)


@pages.get("/sign-in")
@allow(Access.PUBLIC)
def sign_in() -> Any:
    """Show the sign-in form."""
    if current.actor_or_none() is not None:
        return redirect(own_address(request.args.get("next", "")))
    return _form("", "", 200)


@pages.post("/sign-in")
@allow(Access.PUBLIC)
def sign_in_post() -> Any:
    """Take the password; go on to the second factor, or to where the person was going."""
    email, password = request.form.get("email", "")[:255], request.form.get("password", "")
    try:
        found = password_account(email, password)
    except TooManyTries as problem:
        return _form(email, problem.message, problem.status)
    if found is None:
        return _form(email, REFUSED, 422)
    going = own_address(request.form.get("next", ""))
    stores = current.stores()
    with stores.sessions.begin() as database:
        account = database.get_one(tables.Account, found)
        is_complete = not identity.needs_second_factor(database, account)
        identity.enter(database, account, stores.now(), is_complete=is_complete)
    return redirect(going if is_complete else url_for("second_step.form", next=going))


@pages.post("/sign-out")
@allow(Access.PUBLIC)
def sign_out() -> Response:
    """End the sign-in on the server; the cookie, and every copy of it, is worth nothing then."""
    stores = current.stores()
    with stores.sessions.begin() as database:
        identity.leave(database, stores.now())
    response = redirect(url_for("public.sign_in"))
    # What was kept on the device goes with the sign-in: pictures, and what is for no signal.
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response


@pages.get("/forgotten")
@allow(Access.PUBLIC)
def forgotten() -> str:
    """Show the form of those who have forgotten their password."""
    return render_template("public/forgotten.html", asked=False, problem=None)


@pages.post("/forgotten")
@allow(Access.PUBLIC)
def forgotten_post() -> Any:
    """Note that somebody asks for a new password; the answer is the same for every address."""
    email, stores = request.form.get("email", "")[:255], current.stores()
    limits = current.throttles().forgotten(email, address())
    try:
        current.throttles().refuse(limits)
    except TooManyTries as problem:
        page = render_template("public/forgotten.html", asked=False, problem=problem)
        return page, problem.status
    current.throttles().count(limits)
    with stores.sessions.begin() as database:
        registering.note_forgotten(database, email, stores.now())
    return render_template("public/forgotten.html", asked=True, problem=None)


def own_address(going: str) -> str:
    """Return ``going`` when it is a path of this site, else the first page."""
    own = going.startswith("/") and not going.startswith(("//", "/\\"))
    # Browsers leave out tabs and line breaks: "/<tab>/site" would lead to another site.
    return going if own and going.isprintable() else "/"


def _form(email: str, error: str, status: int) -> tuple[str, int]:
    going = request.values.get("next", "")
    page = render_template("public/sign_in.html", email=email, error=error, next=going)
    return page, status
