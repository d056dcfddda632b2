"""Creating an account: the form, the link in the mail, and the link to a record on file."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, session, url_for

from app import enrolling, standing
from app.access import Access
from app.entry import current, identity
from app.entry.admission import allow
from app.entry.proving import address
from app.errors import BadRequest, Conflict, TooManyTries
from app.web.forms import Problems
from app.web.join.stated import stated_in
from app.web.language import asked as language
from app.web.told import text as _

pages = Blueprint("join", __name__, url_prefix="/join")

_ASKED = "enrollment"


@pages.get("")
@allow(Access.PUBLIC)
def form() -> Any:
    """Show the form of a new account."""
    if current.actor_or_none() is not None:
        return redirect(url_for("applicant.dashboard"))
    return _form({})


@pages.post("")
@allow(Access.PUBLIC)
def ask() -> Any:
    """Take the form; the answer is the same whether the address or the person is known here."""
    stores = current.stores()
    stated, problems = stated_in(request.form, standing.roster_today(stores.now(), "IER"))
    if stated is None:
        return _form(problems), 422
    limits = current.throttles().mail(stated.email, address())
    try:
        current.throttles().refuse(limits)
    except TooManyTries as problem:
        return _form({"email": problem.message}), problem.status
    current.throttles().count(limits)
    ring = stores.storage.keys.ring
    with stores.sessions.begin() as database:
        asked = enrolling.ask(
            database, stated, ring=ring, now=stores.now(), settings=stores.settings
        )
    session[_ASKED] = [asked.public_id, asked.email]
    return redirect(url_for("join.sent"))


@pages.get("/sent")
@allow(Access.PUBLIC)
def sent() -> Any:
    """Say that a mail is on its way, and offer to send another one."""
    asked = session.get(_ASKED)
    if asked is None:
        return redirect(url_for("join.form"))
    return render_template("join/sent.html", email=asked[1], problem=None)


@pages.post("/again")
@allow(Access.PUBLIC)
def again() -> Any:
    """Mail a new link to the address that this browser gave; the old link is void."""
    asked, stores = session.get(_ASKED), current.stores()
    if asked is None:
        return redirect(url_for("join.form"))
    limits = current.throttles().mail(asked[1], address())
    try:
        current.throttles().refuse(limits)
    except TooManyTries as problem:
        page = render_template("join/sent.html", email=asked[1], problem=problem)
        return page, problem.status
    current.throttles().count(limits)
    with stores.sessions.begin() as database:
        enrolling.ask_again(database, asked[0], stores.now(), stores.settings, language.code())
    flash(_("We sent it again. Only the link in the latest e-mail works."), "ok")
    return redirect(url_for("join.sent"))


@pages.get("/confirm/<key>")
@allow(Access.LINK_HOLDER)
def confirm_form(key: str) -> str:
    """Show the last step of a new account; looking at it uses nothing up."""
    return _confirm_form(key, {})


@pages.post("/confirm/<key>")
@allow(Access.LINK_HOLDER)
def confirm(key: str) -> Any:
    """Make the account, sign its holder in, and go on to the first application."""
    stores = current.stores()
    try:
        with stores.sessions.begin() as database:
            account = enrolling.confirm(
                database,
                key,
                request.form.get("new", ""),
                now=stores.now(),
                settings=stores.settings,
            )
            account.language = language.code()
            identity.enter(database, account, stores.now(), is_complete=True)
    except (BadRequest, Conflict) as problem:
        return _confirm_form(key, {"new": problem.message}), 422
    flash(_("Your e-mail address is confirmed and your account is ready."), "ok")
    return redirect(url_for("apply.start"))


@pages.get("/record/<key>")
@allow(Access.LINK_HOLDER)
def record_form(key: str) -> str:
    """Ask whoever reads the address on file whether the new account is theirs."""
    with current.stores().sessions() as database:
        claim = enrolling.holder_of(database, key, current.stores().now())
        return render_template("join/record.html", key=key, claim=claim, problem=None)


@pages.post("/record/<key>")
@allow(Access.LINK_HOLDER)
def record(key: str) -> Any:
    """Open the record in the new account, as its holder has said."""
    stores = current.stores()
    try:
        with stores.sessions.begin() as database:
            enrolling.prove_by_mail(database, key, stores.now())
    except Conflict as problem:
        with stores.sessions() as database:
            claim = enrolling.holder_of(database, key, stores.now())
            page = render_template("join/record.html", key=key, claim=claim, problem=problem)
            return page, problem.status
    flash(_("Thank you. The record opens in the new account: sign in there."), "ok")
    return redirect(url_for("public.sign_in"))


def _form(problems: Problems) -> str:
    return render_template("join/form.html", typed=request.form, problems=problems)


def _confirm_form(key: str, problems: Problems) -> str:
    stores = current.stores()
    with stores.sessions() as database:
        asked = enrolling.enrollment_of(database, key, stores.now())
        return render_template("join/confirm.html", key=key, asked=asked, problems=problems)
