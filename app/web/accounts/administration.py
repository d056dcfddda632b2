"""The administrators' pages of accounts: list, invite, change, close, and let back in."""

from collections.abc import Callable
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from sqlalchemy.orm import Session

from app.access import Access, Role, account_for, visible_accounts
from app.accounts import links, registering, second_factors, sign_ins
from app.accounts.companies import company_for
from app.entry import current
from app.entry.admission import allow
from app.errors import BadRequest, Conflict, NotAllowed, ServiceError, Unprocessable
from app.people import find_professional
from app.records import audit, tables
from app.web.accounts.site import site

pages = Blueprint("accounts", __name__, url_prefix="/accounts")

SHOWN = 500
ROLES = {
    Role.APPLICANT: ("Applicant", "sees their own documents and records"),
    Role.PAYROLL_PARTNER: ("Payroll partner", "sends documents and files, reads only their own"),
    Role.REVIEWER: ("Reviewer", "decides on other people’s documents"),
    Role.ADMINISTRATOR: ("Administrator", "configures and manages accounts, approves nothing"),
}

Act = Callable[[Session, tables.Account], str]
"""Changes one account and returns what to tell the administrator."""


@pages.get("")
@allow(Access.ADMINISTRATOR)
def index() -> str:
    """Show every account: its roles, its second factor, and when it was last seen."""
    with current.stores().sessions() as session:
        found = session.scalars(visible_accounts(current.actor()).limit(SHOWN)).all()
        rows = [(each, _state(session, each)) for each in found]
        return render_template("accounts/index.html", rows=rows, roles=ROLES)


@pages.get("/invite")
@allow(Access.ADMINISTRATOR)
def invite_form() -> str:
    """Show the form that invites somebody."""
    return _invite_form(None)


@pages.post("/invite")
@allow(Access.ADMINISTRATOR)
def invite() -> Any:
    """Add an account without a password, and show the link that lets its holder choose one."""
    stores, by = current.stores(), current.actor().account_id
    try:
        with stores.sessions.begin() as session:
            account = _invited(session)
            made = links.make_link(
                session, account, by=by, now=stores.now(), settings=stores.settings
            )
            _audit(session, account, "invited")
            return _show_link(account, made)
    except (BadRequest, Conflict, Unprocessable) as problem:
        return _invite_form(problem), 422


@pages.get("/<public_id>")
@allow(Access.ADMINISTRATOR)
def account(public_id: str) -> str:
    """Show one account with everything that can be done about it."""
    return _page(public_id, None)


@pages.post("/<public_id>/roles")
@allow(Access.ADMINISTRATOR)
def roles(public_id: str) -> Any:
    """Give the account other roles; its sign-ins end."""

    def act(session: Session, found: tables.Account) -> str:
        by, now = current.actor().account_id, current.stores().now()
        wanted = _roles()
        if Role.APPLICANT in wanted and found.professional_id is None:
            raise BadRequest("An applicant is somebody on file: invite them with their IL#.")
        registering.change_roles(session, found, wanted, by=by, now=now)
        return f"{found.name} has other roles now, and is signed out everywhere."

    return _act(public_id, act)


@pages.post("/<public_id>/disable")
@allow(Access.ADMINISTRATOR)
def disable(public_id: str) -> Any:
    """Close the account: it signs in no more; what it did stays on record."""

    def act(session: Session, found: tables.Account) -> str:
        _refuse_own(found)
        before = _stands(session, found)
        registering.disable(session, found, current.stores().now())
        _audit(session, found, "disabled", before)
        return f"{found.name} can sign in no more, and is signed out everywhere."

    return _act(public_id, act)


@pages.post("/<public_id>/enable")
@allow(Access.ADMINISTRATOR)
def enable(public_id: str) -> Any:
    """Open a closed account again."""

    def act(session: Session, found: tables.Account) -> str:
        _refuse_own(found)
        before = _stands(session, found)
        registering.enable(found)
        _audit(session, found, "enabled", before)
        return f"{found.name} can sign in again."

    return _act(public_id, act)


@pages.post("/<public_id>/sign-out")
@allow(Access.ADMINISTRATOR)
def sign_out(public_id: str) -> Any:
    """End every sign-in of an account."""

    def act(session: Session, found: tables.Account) -> str:
        before = _stands(session, found)
        sign_ins.revoke_all(session, found.id, "by-administrator", current.stores().now())
        _audit(session, found, "sign-ins-ended", before)
        return f"{found.name} is signed out everywhere."

    return _act(public_id, act)


@pages.post("/<public_id>/second-factor/reset")
@allow(Access.ADMINISTRATOR)
def reset_second_factor(public_id: str) -> Any:
    """Take an account's second factors away, for a lost telephone; never one's own."""

    def act(session: Session, found: tables.Account) -> str:
        _refuse_own(found)
        reason = request.form.get("reason", "").strip()
        if not reason:
            raise BadRequest("Say how you made sure who is asking: it is kept on record.")
        before = _stands(session, found)
        second_factors.remove_all(session, found)
        sign_ins.revoke_all(session, found.id, "second-factor-reset", current.stores().now())
        _audit(session, found, "second-factor-reset", before, reason)
        return f"{found.name} sets up a new second factor at the next sign-in."

    return _act(public_id, act)


@pages.post("/<public_id>/link")
@allow(Access.ADMINISTRATOR)
def link(public_id: str) -> Any:
    """Make the link with which the account's holder chooses a new password, and show it once."""
    stores, by = current.stores(), current.actor().account_id
    with stores.sessions.begin() as session:
        found = _account(session, public_id)
        _refuse_own(found)
        made = links.make_link(session, found, by=by, now=stores.now(), settings=stores.settings)
        return _show_link(found, made)


def _act(public_id: str, act: Act) -> Any:
    try:
        with current.stores().sessions.begin() as session:
            said = act(session, _account(session, public_id))
    except (BadRequest, Conflict, NotAllowed, Unprocessable) as problem:
        return _page(public_id, problem), problem.status
    flash(said, "ok")
    return redirect(url_for("accounts.account", public_id=public_id))


def _page(public_id: str, problem: ServiceError | None) -> str:
    stores = current.stores()
    with stores.sessions() as session:
        found = _account(session, public_id)
        return render_template(
            "accounts/account.html",
            account=found,
            state=_state(session, found),
            places=sign_ins.live(session, found, stores.now(), stores.settings),
            roles=ROLES,
            held={role.name for role in found.roles},
            is_own=found.id == current.actor().account_id,
            problem=problem,
        )


def _invite_form(problem: ServiceError | None) -> str:
    return render_template("accounts/invite.html", roles=ROLES, problem=problem, typed=request.form)


def _invited(session: Session) -> tables.Account:
    person, wanted = request.form.get("person", "").strip(), _roles()
    if not wanted:
        raise BadRequest("Choose what the person is: at least one role.")
    if Role.APPLICANT in wanted and not person:
        raise BadRequest("An applicant is somebody on file: give their IL#.")
    company = " ".join(request.form.get("company", "").split())[:200]
    if Role.PAYROLL_PARTNER in wanted and not company:
        raise BadRequest("Name the payroll company that the partner sends for.")
    if Role.PAYROLL_PARTNER in wanted:
        company = company_for(session, company, joins=request.form.get("joins") == "on")
    account = registering.new_account(
        session,
        request.form.get("email", "")[:255],
        request.form.get("name", "")[:200],
        wanted,
        professional=find_professional(session, person) if person else None,
        now=current.stores().now(),
    )
    account.payroll_company = company if Role.PAYROLL_PARTNER in wanted else None
    return account


def _show_link(account: tables.Account, made: links.MadeLink) -> str:
    address = f"{site().origin}{url_for('account_links.welcome', key=made.key)}"
    return render_template(
        "accounts/link.html", account=account, address=address, ends_at=made.ends_at
    )


def _roles() -> list[Role]:
    return [role for role in Role if role in request.form.getlist("role")]


def _account(session: Session, public_id: str) -> tables.Account:
    return account_for(session, current.actor(), public_id)


def _refuse_own(found: tables.Account) -> None:
    if found.id == current.actor().account_id:
        raise NotAllowed("Nobody does this to their own account: another administrator must.")


def _state(session: Session, found: tables.Account) -> dict[str, Any]:
    """Return how an account stands, for a line of the list."""
    stores = current.stores()
    places = sign_ins.live(session, found, stores.now(), stores.settings)
    return {
        "has_second": second_factors.has_second_factor(session, found),
        "must": registering.is_staff(found),
        "seen_at": places[0].seen_at if places else None,
        "invited": found.password is None,
    }


def _stands(session: Session, found: tables.Account) -> dict[str, Any]:
    """Return what the audit says of an account: what an administrator may change of it."""
    stores = current.stores()
    return {
        "active": found.active,
        "roles": sorted(role.name for role in found.roles),
        "second_factor": second_factors.has_second_factor(session, found),
        "sign_ins": len(sign_ins.live(session, found, stores.now(), stores.settings)),
    }


def _audit(
    session: Session,
    found: tables.Account,
    action: str,
    before: dict[str, Any] | None = None,
    said: str | None = None,
) -> None:
    actor, subject = f"account:{current.actor().account_id}", f"account:{found.public_id}"
    now, after = current.stores().now(), _stands(session, found)
    audit.record(session, now, actor, action, subject, said=said, before=before, after=after)
