"""The operations page and the audit, for administrators."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for

from app.access import Access, document_for
from app.audit.reading import PAGE, Asked, entries
from app.entry import current
from app.entry.admission import allow
from app.errors import BadRequest
from app.mailing import failed, send_again
from app.operations.alerts import alerts
from app.operations.current import last_sweep, measured
from app.records import tables
from app.set_aside import run_again, set_aside

pages = Blueprint("watch", __name__)


@pages.get("/operations")
@allow(Access.ADMINISTRATOR)
def overview() -> str:
    """Show how the service is: alerts first."""
    stores = current.stores()
    with stores.sessions() as session:
        now = measured(session, stores)
        return render_template(
            "operations/overview.html",
            now=now,
            alerts=alerts(now),
            poison=set_aside(session),
            mail_failed=failed(session, stores.now()),
            swept=last_sweep(session),
        )


@pages.post("/operations/work/<public_id>/again")
@allow(Access.ADMINISTRATOR)
def again(public_id: str) -> Any:
    """Run work again that was set aside, with all its attempts."""
    stores, actor = current.stores(), current.actor()
    with stores.sessions.begin() as session:
        account = session.get_one(tables.Account, actor.account_id)
        run_again(session, document_for(session, actor, public_id), account, stores.now())
    stores.hint(public_id)
    flash("It is being done again.", "ok")
    return redirect(url_for("watch.overview"))


@pages.post("/operations/mail/<public_id>/again")
@allow(Access.ADMINISTRATOR)
def mail_again(public_id: str) -> Any:
    """Send a mail again that could not be delivered, with all its tries."""
    stores, actor = current.stores(), current.actor()
    with stores.sessions.begin() as session:
        send_again(session, public_id, by=actor.account_id, now=stores.now())
    flash("It is being sent again.", "ok")
    return redirect(url_for("watch.overview"))


@pages.get("/audit")
@allow(Access.ADMINISTRATOR)
def audit() -> str:
    """Show who did what, the newest first: all of it, one actor's, or all about one thing."""
    asked = Asked(
        object=request.args.get("object", "").strip()[:80],
        actor=request.args.get("actor", "").strip()[:80],
        before=_number(request.args.get("before", "")),
    )
    with current.stores().sessions() as session:
        found = entries(session, asked)
        older = found[-1].entry.id if len(found) == PAGE else None
        return render_template("operations/audit.html", asked=asked, rows=found, older=older)


def _number(text: str) -> int | None:
    if not text:
        return None
    if not text.isdecimal() or len(text) > 18:
        raise BadRequest("“before” is the number of an entry.")
    return int(text)
