"""One's own account: where one is signed in, the password, and the second factors."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from sqlalchemy.orm import Session

from app.access import Access
from app.accounts import passkeys, registering, second_factors, sign_ins
from app.entry import current, identity
from app.entry.admission import allow
from app.errors import BadRequest, NotFound, TooManyTries, Unprocessable
from app.records import audit, tables
from app.web.accounts.confirming import confirm_password
from app.web.told import text as _

pages = Blueprint("own", __name__, url_prefix="/account")


@pages.get("")
@allow(Access.SIGNED_IN)
def account() -> str:
    """Show where the person is signed in, and how they prove who they are."""
    stores = current.stores()
    with stores.sessions() as session:
        mine = _account(session)
        places = sign_ins.live(session, mine, stores.now(), stores.settings)
        return render_template(
            "accounts/own.html",
            account=mine,
            places=places,
            here=current.signed_in().public_id,
            passkeys=passkeys.passkeys_of(session, mine.id),
            codes_left=second_factors.recovery_codes_left(session, mine),
            has_second=second_factors.has_second_factor(session, mine),
        )


@pages.post("/sign-ins/<public_id>/end")
@allow(Access.SIGNED_IN)
def end(public_id: str) -> Any:
    """Sign out one other place."""
    stores = current.stores()
    with stores.sessions.begin() as session:
        mine = _account(session)
        places = sign_ins.live(session, mine, stores.now(), stores.settings)
        found = next((place for place in places if place.public_id == public_id), None)
        if found is None:
            raise NotFound("You are not signed in there any more.")
        sign_ins.revoke(session, found.id, "by-holder", stores.now())
        _audit(session, mine, "sign-in-ended", {"sign_in": public_id}, {"sign_in": None})
    flash(_("Signed out: %(place)s.", place=found.agent), "ok")
    return redirect(url_for("own.account"))


@pages.post("/sign-ins/end-others")
@allow(Access.SIGNED_IN)
def end_others() -> Any:
    """Sign out everywhere but here."""
    stores, here = current.stores(), current.signed_in().id
    with stores.sessions.begin() as session:
        mine = _account(session)
        count = sign_ins.revoke_all(session, mine.id, "by-holder", stores.now(), but=here)
        _audit(session, mine, "sign-ins-ended", {"elsewhere": count}, {"elsewhere": 0})
    flash(_("Signed out everywhere else (%(number)s).", number=count), "ok")
    return redirect(url_for("own.account"))


@pages.post("/password")
@allow(Access.SIGNED_IN)
def password() -> Any:
    """Change the password; every other sign-in ends, and this one begins anew."""
    stores = current.stores()
    try:
        confirm_password("present")
        with stores.sessions.begin() as session:
            mine = _account(session)
            before = {"password": mine.password is not None}
            registering.set_password(session, mine, request.form.get("new", ""), stores.now())
            _audit(session, mine, "password-changed", before, {"password": True})
            identity.enter(session, mine, stores.now(), is_complete=True)
    except (BadRequest, TooManyTries, Unprocessable) as problem:
        flash(_(problem.message), "bad")
    else:
        flash(_("Your password is changed. You are signed out everywhere else."), "ok")
    return redirect(url_for("own.account"))


def _account(session: Session) -> tables.Account:
    return session.get_one(tables.Account, current.actor().account_id)


def _audit(
    session: Session, mine: tables.Account, action: str, before: audit.Facts, after: audit.Facts
) -> None:
    now, subject = current.stores().now(), f"account:{mine.public_id}"
    audit.record(session, now, f"account:{mine.id}", action, subject, before=before, after=after)
