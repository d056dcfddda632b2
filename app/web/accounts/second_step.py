"""The second step of signing in: a code, a recovery code, or a passkey."""

from typing import Any

from flask import Blueprint, redirect, render_template, request
from sqlalchemy.orm import Session

from app.access import Access
from app.accounts import passkeys, second_factors
from app.entry import current, identity
from app.entry.admission import allow
from app.entry.proving import prove_second
from app.errors import ServiceError, SignInNeeded, TooManyTries, Unprocessable
from app.records import tables
from app.web.accounts.site import site
from app.web.public.routes import own_address

pages = Blueprint("second_step", __name__)

SAMPLE_DOMAIN = "@dayproof.example"


@pages.get("/second-step")
@allow(Access.SECOND_STEP)
def form() -> str:
    """Show what the second factor may be proved with."""
    return _form(None)


@pages.post("/second-step")
@allow(Access.SECOND_STEP)
def prove() -> Any:
    """Take a code or a passkey's answer, and let the person in."""
    stores = current.stores()
    try:
        with stores.sessions.begin() as session:
            account = _account(session)
            _prove(session, account)
            identity.enter(session, account, stores.now(), is_complete=True)
    except (SignInNeeded, Unprocessable) as problem:
        return _form(problem), 422
    except TooManyTries as problem:
        return _form(problem), problem.status
    return redirect(own_address(request.form.get("next", "")))


def _prove(session: Session, account: tables.Account) -> None:
    now, answer = current.stores().now(), request.form.get("passkey", "")
    if not answer:
        prove_second(session, account, request.form.get("code", ""), now)
        return
    sign_in = session.get_one(tables.SignIn, current.signed_in().id)
    chosen = request.form.get("credential_id", "")
    passkeys.use(session, sign_in, answer[:10_000], chosen[:1400], site(), now)


def _form(problem: ServiceError | None) -> str:
    stores = current.stores()
    with stores.sessions.begin() as session:
        account = _account(session)
        sign_in = session.get_one(tables.SignIn, current.signed_in().id)
        keys = passkeys.passkeys_of(session, account.id)
        return render_template(
            "accounts/second_step.html",
            problem=problem,
            has_app=account.totp_secret is not None,
            passkey_options=passkeys.options_to_use(session, sign_in, site()) if keys else None,
            sample_code=_sample_code(account),
            next=request.values.get("next", ""),
        )


def _sample_code(account: tables.Account) -> str | None:
    """Return the code to type where the samples are tried, whose passwords are public anyway."""
    is_sample = account.email.endswith(SAMPLE_DOMAIN)
    if not (is_sample and current.settings().show_sample_codes):
        return None
    codes = second_factors.codes(current.settings())
    return codes.current(account, current.stores().now()) or "a new one in half a minute"


def _account(session: Session) -> tables.Account:
    return session.get_one(tables.Account, current.signed_in().actor.account_id)
