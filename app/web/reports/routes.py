"""The reports of who is signed in: to read, to keep as a file, and to mail to somebody."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from app import given_reports as reports
from app.access import Access
from app.entry import current
from app.entry.admission import allow
from app.errors import BadRequest, Conflict, NotFound
from app.given_reports import Giver, ReportKind
from app.web.accounts.site import site
from app.web.because import because_told
from app.web.forms import Problems, line
from app.web.language.asked import code as language
from app.web.reports.as_pdf import TITLES, report_pdf
from app.web.reports.content import content_of
from app.web.reports.mails import write_report_mail
from app.web.told import text as _

pages = Blueprint("reports", __name__, url_prefix="/my-reports")


@pages.get("/<any(compliance, transcript):kind>")
@allow(Access.SIGNED_IN)
def report(kind: str) -> str:
    """Show a report as it stands now, and those that were given out."""
    return _page(ReportKind(kind), {})


@pages.get("/<any(compliance, transcript):kind>.pdf")
@allow(Access.SIGNED_IN)
def file(kind: str) -> Response:
    """Send a report as a tagged PDF with its code; what says the same bears the same for a day."""
    wanted, stores = ReportKind(kind), current.stores()
    with stores.sessions() as session:
        content = content_of(session, wanted)
    with stores.sessions.begin() as session:
        row = reports.give(session, _giver(), wanted, content, stores.now())
        session.flush()
        session.expunge(row)
    return report_pdf(row, f"{site().origin}{url_for('given.verified', key=row.code)}")


@pages.post("/<any(compliance, transcript):kind>/send")
@allow(Access.SIGNED_IN)
def send(kind: str) -> Any:
    """Mail a report to one address, as a link that ends."""
    wanted, to = ReportKind(kind), line(request.form, "to", 254)
    throttles = current.throttles()
    limits = throttles.report_mail(to, request.remote_addr or "", current.actor().account_id)
    throttles.refuse(limits)
    try:
        _send(wanted, to)
    except BadRequest as problem:
        return _page(wanted, {"to": because_told(problem.message)}), 422
    throttles.count(limits)
    flash(_("It is on its way to %(address)s. The link works for 30 days.", address=to), "ok")
    return redirect(url_for("reports.report", kind=kind))


@pages.post("/given/<public_id>/withdraw")
@allow(Access.SIGNED_IN)
def withdraw(public_id: str) -> Any:
    """Withdraw a report: its code says so, and its link opens nothing any more."""
    stores = current.stores()
    try:
        with stores.sessions.begin() as session:
            reports.withdraw(session, _giver(), public_id, stores.now())
    except Conflict as problem:
        flash(_(problem.message), "warn")
    else:
        flash(_("It is withdrawn: its link opens nothing, and its code says so."), "ok")
    return redirect(url_for("reports.report", kind=ReportKind.COMPLIANCE))


def _send(kind: ReportKind, to: str) -> None:
    stores, note = current.stores(), request.form.get("note", "")[: reports.NOTE_LENGTH_MAX]
    with stores.sessions() as session:
        content = content_of(session, kind)
    with stores.sessions.begin() as session:
        sent = reports.send(session, _giver(), kind, content, to, stores.now())
        write_report_mail(session, sent, TITLES[kind], note.strip(), language(), stores)


def _giver() -> Giver:
    """Return who gives the report out; raise ``NotFound`` for an account without a file."""
    actor = current.actor()
    if actor.professional_id is None:
        raise NotFound(_("There is no such report."))
    return Giver(actor.account_id, actor.professional_id)


def _page(kind: ReportKind, problems: Problems) -> str:
    now = current.stores().now()
    with current.stores().sessions() as session:
        return render_template(
            f"reports/{kind}.html",
            kind=kind,
            title=TITLES[kind],
            content=content_of(session, kind),
            as_of=now,
            given=reports.given_by(session, current.actor().professional_id or 0, now),
            shown_code=reports.shown_code,
            note_length=reports.NOTE_LENGTH_MAX,
            problems=problems,
            typed=request.form,
            now=now,
        )
