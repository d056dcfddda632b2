"""Choosing what to apply for: a local, then a classification, or any word for it."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for

from app import applying
from app.access import Access
from app.entry import current
from app.entry.admission import allow
from app.errors import Conflict, NotFound, Unprocessable
from app.records import tables
from app.web.forms import line
from app.web.told import text as _

pages = Blueprint("apply", __name__, url_prefix="/apply")


@pages.get("")
@allow(Access.SIGNED_IN)
def start() -> str:
    """Show the locals, a search over everything, and the drafts that wait."""
    wanted = line(request.args, "q", 80)
    with current.stores().sessions() as session:
        mine = applying.mine(session, current.actor().account_id)
        return render_template(
            "apply/start.html",
            wanted=wanted,
            found=applying.search(wanted) if wanted else (),
            locals=applying.locals_offered(),
            drafts=[one for one in mine if one.submitted_at is None],
        )


@pages.get("/local/<number>")
@allow(Access.SIGNED_IN)
def local(number: str) -> str:
    """Show the classifications of one local, all of them or those that a word finds."""
    offered = applying.local_offered(number)
    if offered is None:
        raise NotFound(_("Nobody applies in this local here. Choose another one."))
    wanted = line(request.args, "q", 80)
    offers = applying.search(wanted, number) if wanted else applying.offers_of(offered)
    return render_template("apply/local.html", local=offered, wanted=wanted, offers=offers)


@pages.post("")
@allow(Access.SIGNED_IN)
def begin() -> Any:
    """Begin a draft for the chosen classification, or go on with the one that there is."""
    stores, form = current.stores(), request.form
    named = (form.get(name, "") for name in ("local", "classification", "roster"))
    offer = applying.offer_named(*named)
    if offer is None:
        raise Unprocessable(_("Choose a classification of the list."), code="no-such-offer")
    try:
        with stores.sessions.begin() as session:
            account = session.get_one(tables.Account, current.actor().account_id)
            draft = applying.start(session, account, offer, stores.now())
            return redirect(url_for("application.go_on", public_id=draft.public_id))
    except Conflict as problem:
        flash(_(problem.message), "warn")
        return redirect(url_for("apply.local", number=offer.local))
