"""Setting up and changing one's second factors: authenticator app, passkeys, recovery codes."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.access import Access, Proof
from app.accounts import passkeys, registering, second_factors, sign_ins
from app.entry import current, identity
from app.entry.admission import allow
from app.errors import NotFound, ServiceError, TooManyTries, Unprocessable
from app.records import audit, tables
from app.web.accounts.confirming import confirm_password
from app.web.accounts.site import site, takes_passkeys
from app.web.told import text as _

pages = Blueprint("own_factors", __name__, url_prefix="/account")

WRONG_CODE = "That code does not belong to this key, or its half minute is over: type the next one."


@pages.get("/second-factor")
@allow(Access.ENROLLING)
def choose() -> str:
    """Show how a second factor is set up, with a new key for an authenticator app."""
    return _choose(None)


@pages.post("/second-factor/app")
@allow(Access.ENROLLING)
def add_app() -> Any:
    """Keep the key of an authenticator app once a code proves that the app has it."""
    now, codes = current.stores().now(), second_factors.codes(current.settings())

    def add(_session: Session, account: tables.Account) -> None:
        secret, code = request.form.get("secret", ""), request.form.get("code", "")
        if not codes.enroll(account, secret[:1000], code[:40], now):
            raise Unprocessable(WRONG_CODE, code="wrong-code")

    return _added("authenticator-added", add)


@pages.post("/second-factor/passkeys")
@allow(Access.ENROLLING)
def add_passkey() -> Any:
    """Keep a passkey that the browser has made."""

    def add(session: Session, _account: tables.Account) -> None:
        sign_in = session.get_one(tables.SignIn, current.signed_in().id)
        answer, name = request.form.get("passkey", ""), request.form.get("name", "")
        passkeys.add(session, sign_in, answer[:20_000], name, site(), current.stores().now())

    return _added("passkey-added", add)


@pages.post("/second-factor/passkeys/<public_id>/remove")
@allow(Access.SIGNED_IN)
def remove_passkey(public_id: str) -> Any:
    """Take a passkey away; the last factor of staff stays."""

    def remove(session: Session, account: tables.Account) -> str:
        mine = {key.public_id: key for key in passkeys.passkeys_of(session, account.id)}
        if public_id not in mine:
            raise NotFound("There is no such passkey of yours.")
        session.delete(mine[public_id])
        return "passkey-removed"

    return _removed(remove)


@pages.post("/second-factor/app/remove")
@allow(Access.SIGNED_IN)
def remove_app() -> Any:
    """Take the authenticator app away; the last factor of staff stays."""

    def remove(_session: Session, account: tables.Account) -> str:
        account.totp_secret = account.totp_counter = None
        return "authenticator-removed"

    return _removed(remove)


@pages.post("/second-factor/recovery-codes")
@allow(Access.SIGNED_IN)
def recovery_codes() -> Any:
    """Make ten new recovery codes and show them this once."""
    try:
        confirm_password()
    except (TooManyTries, Unprocessable) as problem:
        flash(_(problem.message), "bad")
        return redirect(url_for("own.account"))
    with current.stores().sessions.begin() as session:
        account = _account(session)
        if not second_factors.has_second_factor(session, account):
            raise NotFound("Recovery codes stand in for a second factor: set one up first.")
        before = _factors(session, account)
        made = second_factors.new_recovery_codes(session, account, current.stores().now())
        session.flush()
        _audit(session, account, "recovery-codes-made", before)
    return render_template("accounts/recovery_codes.html", codes=made)


def _added(action: str, add: Any) -> Any:
    """Add a factor, begin the sign-in anew, and show recovery codes to whoever had none."""
    stores, now = current.stores(), current.stores().now()
    try:
        if current.signed_in().actor.proof is Proof.FULL:
            confirm_password()
        with stores.sessions.begin() as session:
            account = _account(session)
            first = not second_factors.has_second_factor(session, account)
            before = _factors(session, account)
            add(session, account)
            session.flush()
            _audit(session, account, action, before)
            codes = second_factors.new_recovery_codes(session, account, now) if first else []
            sign_ins.revoke_all(
                session, account.id, "second-factor", now, but=current.signed_in().id
            )
            identity.enter(session, account, now, is_complete=True)
    except (Unprocessable, TooManyTries) as problem:
        return _choose(problem), problem.status
    if codes:
        return render_template("accounts/recovery_codes.html", codes=codes)
    flash(_("Your second factor is set up."), "ok")
    return redirect(url_for("own.account"))


def _removed(remove: Any) -> Any:
    try:
        confirm_password()
        with current.stores().sessions.begin() as session:
            account = _account(session)
            before = _factors(session, account)
            action = remove(session, account)
            session.flush()
            has_one = second_factors.has_second_factor(session, account)
            if registering.is_staff(account) and not has_one:
                raise Unprocessable("Staff need a second factor: set another one up first.")
            if not has_one:
                second_factors.remove_all(session, account)
            _audit(session, account, action, before)
    except (Unprocessable, TooManyTries) as problem:
        flash(_(problem.message), "bad")
    else:
        flash(_("Removed. It lets nobody in any more."), "ok")
    return redirect(url_for("own.account"))


def _choose(problem: ServiceError | None) -> str:
    codes = second_factors.codes(current.settings())
    secret = codes.generate_totp_secret()
    with current.stores().sessions.begin() as session:
        account = _account(session)
        sign_in = session.get_one(tables.SignIn, current.signed_in().id)
        options = passkeys.options_to_add(session, sign_in, account, site())
        return render_template(
            "accounts/set_up.html",
            problem=problem,
            must=registering.is_staff(account),
            is_in=current.signed_in().actor.proof is Proof.FULL,
            has_password=account.password is not None,
            secret=secret,
            key=codes.get_totp_pretty_key(secret),
            picture=codes.generate_qrcode(account.email, secret),
            passkey_options=options if takes_passkeys() else None,
        )


def _account(session: Session) -> tables.Account:
    return session.get_one(tables.Account, current.signed_in().actor.account_id)


def _factors(session: Session, account: tables.Account) -> dict[str, int]:
    """Return what the audit says of an account's factors: which there are, and how many."""
    codes = select(func.count()).where(
        tables.RecoveryCode.account_id == account.id, tables.RecoveryCode.used_at.is_(None)
    )
    return {
        "app": account.totp_secret is not None,
        "passkeys": len(passkeys.passkeys_of(session, account.id)),
        "recovery_codes": session.scalar(codes) or 0,
    }


def _audit(session: Session, account: tables.Account, action: str, before: dict[str, int]) -> None:
    now, subject = current.stores().now(), f"account:{account.public_id}"
    after = _factors(session, account)
    audit.record(session, now, f"account:{account.id}", action, subject, before=before, after=after)
