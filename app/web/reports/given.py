"""What others see of a report: whether it is genuine, by its code; all of it, by its link."""

from typing import Any

from flask import Blueprint, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from app import given_reports as reports
from app.access import Access
from app.entry import current
from app.entry.admission import allow
from app.given_reports import ReportKind
from app.records import tables
from app.web.accounts.site import site
from app.web.forms import line
from app.web.reports.as_pdf import TITLES, report_pdf

pages = Blueprint("given", __name__)


@pages.get("/verify")
@allow(Access.PUBLIC)
def verify() -> Any:
    """Ask for the code of a report; its whole address may be pasted too."""
    typed = line(request.args, "code").rstrip("/").rpartition("/")[2][:40]
    if typed:
        return redirect(url_for("given.verified", key=typed))
    return render_template("reports/verify.html", report=None, typed="")


@pages.get("/verify/<key>")
@allow(Access.LINK_HOLDER)
def verified(key: str) -> Any:
    """Say whether a report is genuine, and what it said; an ended or withdrawn one only that."""
    throttles, stores = current.throttles(), current.stores()
    limits = throttles.report_code(request.remote_addr or "")
    throttles.refuse(limits)
    throttles.count(limits)
    with stores.sessions() as session:
        report = reports.of_code(session, key)
        page = render_template(
            "reports/verify.html",
            report=report,
            title=TITLES[ReportKind(report.kind)] if report is not None else "",
            typed=key[:40],
            now=stores.now(),
        )
    return _for_holders_only(make_response(page, 200 if report is not None else 404))


@pages.get("/given-reports/<key>")
@allow(Access.LINK_HOLDER)
def opened(key: str) -> Response:
    """Show the whole report that a link was mailed for."""
    stores = current.stores()
    with stores.sessions() as session:
        report = reports.of_link(session, key, stores.now())
        page = render_template(
            "reports/given.html",
            report=report,
            title=TITLES[ReportKind(report.kind)],
            content=report.content,
            code=reports.shown_code(report.code),
            key=key,
        )
    return _for_holders_only(make_response(page))


@pages.get("/given-reports/<key>/file")
@allow(Access.LINK_HOLDER)
def file(key: str) -> Response:
    """Send the report that a link was mailed for, as a file."""
    stores = current.stores()
    with stores.sessions() as session:
        report = reports.of_link(session, key, stores.now())
        return _for_holders_only(report_pdf(report, _address(report)))


def _address(report: tables.GivenReport) -> str:
    return f"{site().origin}{url_for('given.verified', key=report.code)}"


def _for_holders_only(response: Response) -> Response:
    # The address is the key: no other site and no search engine may learn it.
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["X-Robots-Tag"] = "noindex"
    return response
