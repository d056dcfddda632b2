"""Signing in without a password: a code by e-mail, or a passkey; for applicants."""

from typing import Any

from flask import Blueprint, redirect, render_template, request, session, url_for

from app import enrolling
from app.access import Access
from app.entry import current, identity
from app.entry.admission import allow
from app.entry.proving import address
from app.errors import TooManyTries, Unprocessable
from app.mailing import is_address
from app.records import tables
from app.web.accounts.site import site
from app.web.forms import Problems, line
from app.web.language import asked as language
from app.web.public.routes import own_address
from app.web.told import text as _

pages = Blueprint("sign_in", __name__, url_prefix="/sign-in")

_TRY, _EMAIL = "try", "try_email"


@pages.get("/code")
@allow(Access.PUBLIC)
def ask_form() -> str:
    """Ask where to send a code."""
    return _ask_form({})


@pages.post("/code")
@allow(Access.PUBLIC)
def ask() -> Any:
    """Send a code; the answer is the same for an address that nobody has."""
    email, stores = line(request.form, "email", 254).lower(), current.stores()
    if not is_address(email):
        return _ask_form({"email": _("Type an e-mail address like jo@example.com")}), 422
    limits = current.throttles().mail(email, address())
    try:
        current.throttles().refuse(limits)
    except TooManyTries as problem:
        return _ask_form({"email": problem.message}), problem.status
    current.throttles().count(limits)
    with stores.sessions.begin() as database:
        ring = stores.storage.keys.ring
        session[_TRY] = enrolling.begin_code(database, email, ring, stores.now(), language.code())
    session[_EMAIL] = email
    going = own_address(request.form.get("next", ""))
    return redirect(url_for("sign_in.code_form", next=going))


@pages.get("/code/enter")
@allow(Access.PUBLIC)
def code_form() -> Any:
    """Show where the code is typed."""
    if _TRY not in session:
        return redirect(url_for("sign_in.ask_form"))
    return _code_form({})


@pages.post("/code/enter")
@allow(Access.PUBLIC)
def code() -> Any:
    """Let the person in when the code is the one that was sent."""
    stores, going = current.stores(), own_address(request.form.get("next", ""))
    throttles = current.throttles()
    limits = throttles.sign_in(session.get(_EMAIL, ""), address())
    try:
        throttles.refuse(limits)
    except TooManyTries as problem:
        return _code_form({"code": problem.message}), problem.status
    with stores.sessions.begin() as database:
        typed, ring = request.form.get("code", ""), stores.storage.keys.ring
        account = enrolling.take_code(database, session.get(_TRY, ""), typed, ring, stores.now())
        if account is not None:
            return _entered(database, account, going)
    throttles.count(limits)
    said = _(
        "This code is not valid. Check the six digits, or ask for a new code: each works once, "
        "for 10 minutes, in the browser that asked for it."
    )
    return _code_form({"code": said}), 422


@pages.post("/passkey")
@allow(Access.PUBLIC)
def passkey() -> Any:
    """Let the person in when a passkey of theirs has signed what this page gave out."""
    stores, going = current.stores(), own_address(request.form.get("next", ""))
    throttles = current.throttles()
    limits = throttles.sign_in("", address())[1:]
    try:
        throttles.refuse(limits)
        with stores.sessions.begin() as database:
            account = enrolling.take_passkey(
                database,
                session.get(_TRY, ""),
                request.form.get("passkey", "")[:10_000],
                request.form.get("credential_id", "")[:1400],
                site=site(),
                now=stores.now(),
            )
            identity.enter(database, account, stores.now(), is_complete=True)
    except (Unprocessable, TooManyTries) as problem:
        throttles.count(limits)
        return _passkey_form(problem.message), problem.status
    return redirect(going)


@pages.get("/passkey")
@allow(Access.PUBLIC)
def passkey_form() -> str:
    """Show the button that asks the browser for a passkey."""
    return _passkey_form("")


def _entered(database: Any, account: tables.Account, going: str) -> Any:
    is_complete = not identity.needs_second_factor(database, account)
    identity.enter(database, account, current.stores().now(), is_complete=is_complete)
    return redirect(going if is_complete else url_for("second_step.form", next=going))


def _ask_form(problems: Problems) -> str:
    return render_template(
        "join/code_ask.html",
        typed=request.values,
        problems=problems,
        next=request.values.get("next", ""),
    )


def _code_form(problems: Problems) -> str:
    return render_template(
        "join/code.html",
        email=session.get(_EMAIL, ""),
        problems=problems,
        next=request.values.get("next", ""),
    )


def _passkey_form(problem: str) -> str:
    stores = current.stores()
    with stores.sessions.begin() as database:
        session[_TRY], options = enrolling.begin_passkey(database, site(), stores.now())
    return render_template(
        "join/passkey.html", options=options, problem=problem, next=request.values.get("next", "")
    )
