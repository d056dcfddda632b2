"""Compliance reports: staff issue and withdraw links; an employer reads the one they hold."""

from typing import Any

from flask import Blueprint, flash, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from app import compliance_reports as reports
from app.access import Access
from app.entry import current
from app.entry.admission import allow
from app.errors import BadRequest, Conflict, ServiceError
from app.web.accounts.site import site

pages = Blueprint("compliance", __name__)


@pages.get("/compliance-reports")
@allow(Access.STAFF)
def index() -> str:
    """Show the links that were issued, and the form that issues one."""
    return _index(None, None)


@pages.post("/compliance-reports")
@allow(Access.STAFF)
def issue() -> Any:
    """Issue a link to one production's report and show it this once."""
    form, stores = request.form, current.stores()
    try:
        with stores.sessions.begin() as session:
            made = reports.make_report_link(
                session,
                form.get("production", ""),
                form.get("issued_to", ""),
                form.get("days", 0, type=int),
                by=current.actor().account_id,
                now=stores.now(),
            )
    except BadRequest as problem:
        return _index(problem, None), 422
    return _index(None, f"{site().origin}{url_for('compliance.report', key=made.key)}")


@pages.post("/compliance-reports/<public_id>/withdraw")
@allow(Access.STAFF)
def withdraw(public_id: str) -> Any:
    """End a link at once."""
    stores, by = current.stores(), current.actor().account_id
    try:
        with stores.sessions.begin() as session:
            reports.withdraw_report_link(session, public_id, by=by, now=stores.now())
    except Conflict as problem:
        flash(problem.message, "warn")
    else:
        flash("The link is withdrawn: it opens nothing any more.", "ok")
    return redirect(url_for("compliance.index"))


@pages.get("/reports/<key>")
@allow(Access.LINK_HOLDER)
def report(key: str) -> Response:
    """Show how one production's people stand, and nothing beyond what the link covers."""
    stores = current.stores()
    with stores.sessions() as session:
        link = reports.report_link_of(session, key, stores.now())
        lines = reports.report_lines(session, link, stores.now(), stores.settings)
        page = render_template("compliance/report.html", link=link, lines=lines, now=stores.now())
    response = make_response(page)
    # The address is the key: no other site may learn it.
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _index(problem: ServiceError | None, address: str | None) -> str:
    stores = current.stores()
    with stores.sessions() as session:
        return render_template(
            "compliance/index.html",
            links=reports.report_links(session),
            productions=reports.productions(session),
            problem=problem,
            address=address,
            typed=request.form,
            now=stores.now(),
            days_max=reports.DAYS_MAX,
        )
