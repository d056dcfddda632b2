"""The kinds of mail that the holder of an account wants."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for

from app import notifying
from app.access import Access
from app.entry import current
from app.entry.admission import allow
from app.records import audit, tables
from app.web.told import text as _

pages = Blueprint("notifications", __name__, url_prefix="/account/notifications")


@pages.get("")
@allow(Access.SIGNED_IN)
def show() -> str:
    """Show the kinds of mail, each on or off."""
    with current.stores().sessions() as session:
        mine = session.get_one(tables.Account, current.actor().account_id)
        off = notifying.unwanted(session, mine.id)
        return render_template(
            "accounts/notifications.html", account=mine, kinds=notifying.kinds_for(mine), off=off
        )


@pages.post("")
@allow(Access.SIGNED_IN)
def choose() -> Any:
    """Keep which kinds are wanted."""
    stores = current.stores()
    with stores.sessions.begin() as session:
        mine = session.get_one(tables.Account, current.actor().account_id)
        wanted = set(request.form.getlist("kind")) & set(notifying.kinds_for(mine))
        before = set(notifying.kinds_for(mine)) - notifying.unwanted(session, mine.id)
        notifying.choose(session, mine, wanted, stores.now())
        subject = f"account:{mine.public_id}"
        audit.record(
            session,
            stores.now(),
            f"account:{mine.id}",
            "notifications-chosen",
            subject,
            before={"kinds": sorted(before)},
            after={"kinds": sorted(wanted)},
        )
    flash(_("Kept. From now on you get only the mail that is ticked here."), "ok")
    return redirect(url_for("notifications.show"))
