"""A company's contacts: its people, from where it may send, who gets which mail, and webhooks."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from sqlalchemy import select

from app import notifying, webhooks
from app.access import Access
from app.entry import current
from app.entry.admission import allow
from app.errors import ServiceError
from app.mailing import not_arriving
from app.records import tables
from app.webhooks.hooks import hook_for

pages = Blueprint("contacts", __name__, url_prefix="/partner/contacts")


@pages.get("")
@allow(Access.PARTNER)
def show() -> str:
    """Show the company's people, senders and webhooks."""
    return _page(None, None)


@pages.post("/webhooks")
@allow(Access.PARTNER)
def add_webhook() -> Any:
    """Add a webhook and show its secret, once."""
    stores, actor = current.stores(), current.actor()
    try:
        with stores.sessions.begin() as session:
            account = session.get_one(tables.Account, actor.account_id)
            url = request.form.get("url", "").strip()
            ring = stores.storage.keys.ring
            hook, secret = webhooks.make(session, ring, account, _company(), url, stores.now())
            made = (hook.url, secret)
    except ServiceError as problem:
        return _page(problem, None), problem.status
    return _page(None, made)


@pages.post("/webhooks/<public_id>/secret")
@allow(Access.PARTNER)
def renew_webhook(public_id: str) -> str:
    """Give a webhook a new secret, turn it on, and show the secret, once."""
    stores, actor = current.stores(), current.actor()
    with stores.sessions.begin() as session:
        hook = hook_for(session, _company(), public_id)
        account = session.get_one(tables.Account, actor.account_id)
        ring = stores.storage.keys.ring
        made = (hook.url, webhooks.renew(session, ring, hook, account, stores.now()))
    return _page(None, made)


@pages.post("/webhooks/<public_id>/<any(enable, remove):what>")
@allow(Access.PARTNER)
def change_webhook(public_id: str, what: str) -> Any:
    """Turn a webhook on again, or remove it."""
    stores, actor = current.stores(), current.actor()
    with stores.sessions.begin() as session:
        hook = hook_for(session, _company(), public_id)
        account = session.get_one(tables.Account, actor.account_id)
        change = webhooks.enable if what == "enable" else webhooks.remove
        change(session, hook, account, stores.now())
    flash("The webhook is on again." if what == "enable" else "The webhook is removed.", "ok")
    return redirect(url_for("contacts.show"))


def _company() -> str:
    return current.actor().payroll_company or ""


def _page(problem: ServiceError | None, made: tuple[str, str] | None) -> str:
    account, address = tables.Account, tables.PartnerAddress
    mine = account.payroll_company == _company(), account.active.is_(True)
    with current.stores().sessions() as session:
        people = session.scalars(select(account).where(*mine).order_by(account.name)).all()
        hooks = webhooks.hooks_of(session, _company())
        return render_template(
            "partner/contacts.html",
            company=_company(),
            people=[(one, notifying.unwanted(session, one.id)) for one in people],
            not_arriving=not_arriving(session, [one.id for one in people], current.stores().now()),
            kinds=notifying.OF_PARTNERS,
            domain=current.settings().inbound_domain or "…",
            addresses=session.scalars(select(address).where(address.name == _company())).all(),
            hooks=hooks,
            deliveries=webhooks.last_deliveries(session, hooks),
            problem=problem,
            made=made,
            typed=request.form,
        )
