"""A partner's batches, and what became of every file of one; whatever is open is shown live."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, BinaryIO, cast

from flask import Blueprint, flash, redirect, render_template, request, url_for
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from app.access import Access
from app.answering import mending
from app.answering.answers import files_csv
from app.answering.days import counted_total
from app.answering.outcome import FileLine, outcome
from app.answering.overview import overview
from app.answering.sending import batch_for, visible_batches
from app.answering.states import FileResult, Fix
from app.answering.telling import answered_at, known
from app.answering.words import STATUS
from app.batches.unclosed import closes_at
from app.entry import current
from app.entry.admission import allow
from app.errors import BadRequest, ServiceError
from app.mailing import NotArriving, not_arriving
from app.records import tables
from app.web.partner.shown import matching, rows, trail, with_suggestions

pages = Blueprint("batches", __name__, url_prefix="/partner")

BATCHES_SHOWN = 100
FILES_SHOWN = 50
_FILTERS = (
    FileResult.ACCEPTED,
    FileResult.IN_REVIEW,
    FileResult.NEEDS_YOU,
    FileResult.ALREADY_HAD,
    FileResult.NOT_ACCEPTED,
    FileResult.READING,
    FileResult.HELD,
    FileResult.IGNORED,
)


@pages.get("")
@allow(Access.PARTNER)
def index() -> str:
    """Show the company's batches, the latest first."""
    wanted = request.args.get("state", "")
    latest = visible_batches(current.actor()).order_by(tables.Batch.id.desc())
    with current.stores().sessions() as session:
        found = overview(session, session.scalars(latest.limit(BATCHES_SHOWN)).all(), _now())
        # A message that held no file is a question to people: it is no batch to its company.
        lines = [line for line in found if line.files or line.batch.source != "mail"]
        return render_template(
            "partner/batches.html",
            lines=[line for line in lines if not wanted or line.state == wanted],
            every=lines,
            wanted=wanted,
            status=STATUS,
            results=FileResult,
            address=_address(session),
            not_arriving=_not_arriving(session),
            closes_at=closes_at,
        )


@pages.get("/batches/<public_id>")
@allow(Access.PARTNER)
def batch(public_id: str) -> str:
    """Show one batch: files that need the partner first, then all of them."""
    return _page(public_id, "partner/batch.html")


@pages.get("/batches/<public_id>/live")
@allow(Access.PARTNER)
def live(public_id: str) -> str:
    """Return the part of a batch's page that changes while it is worked on."""
    return _page(public_id, "partner/batch_live.html")


@pages.get("/batches/<public_id>/files/<int:number>")
@allow(Access.PARTNER)
def file(public_id: str, number: int) -> str:
    """Show one file that needs the partner, with everything that helps."""
    return _file_page(public_id, number, None)


@pages.get("/batches/<public_id>/results.csv")
@allow(Access.PARTNER)
def results(public_id: str) -> Response:
    """Return every file of a batch with its result as CSV."""
    stores = current.stores()
    with stores.sessions() as session:
        found = outcome(session, batch_for(session, current.actor(), public_id), _now())
        text = files_csv(known(session, found, stores.settings, _now()))
        name = f"{found.batch.reference}-files.csv"
    response = Response("\ufeff" + text, mimetype="text/csv")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@pages.post("/batches/<public_id>/files/<int:number>/person")
@allow(Access.PARTNER)
def name_person(public_id: str, number: int) -> Any:
    """Say whose letter a file is: somebody suggested, or whoever has an IL#."""
    stores, actor = current.stores(), current.actor()
    try:
        with stores.sessions.begin() as session:
            line = _line(session, public_id, number)
            by, now = f"account:{actor.account_id}", stores.now()
            if person := request.form.get("person", ""):
                company = actor.payroll_company or ""
                mending.name_suggested(session, line, company, person, by, now)
            else:
                number_given = request.form.get("il_number", "")
                mending.name_by_number(session, line, number_given, by, now)
            document = line.document.public_id if line.document else ""
    except ServiceError as problem:
        return _file_page(public_id, number, problem), problem.status
    stores.hint(document)
    flash(f"Thank you. {line.name} is checked for this person now.", "ok")
    return redirect(url_for("batches.batch", public_id=public_id))


@pages.post("/batches/<public_id>/files/<int:number>/replace")
@allow(Access.PARTNER)
def replace(public_id: str, number: int) -> Any:
    """Take another copy of a file that needs the partner."""
    stores, file = current.stores(), request.files.get("file")
    try:
        if file is None or not file.filename:
            raise BadRequest("Choose the file that takes its place.")
        with stores.sessions() as session:
            line = _line(session, public_id, number)
            batch_id = batch_for(session, current.actor(), public_id).id
        added = mending.replace(
            stores,
            batch_id,
            line,
            file.filename,
            cast("BinaryIO", file.stream),
            source="web",
        )
        if added.refusal:
            raise BadRequest(f"{added.name}: {added.refusal}")
    except ServiceError as problem:
        return _file_page(public_id, number, problem), problem.status
    flash(f"Received {added.name}. It is being read.", "ok")
    return redirect(url_for("batches.batch", public_id=public_id))


def _line(session: Session, public_id: str, number: int) -> FileLine:
    found = outcome(session, batch_for(session, current.actor(), public_id), _now())
    return mending.line_numbered(found, number)


def _file_page(public_id: str, number: int, problem: ServiceError | None) -> str:
    with current.stores().sessions() as session:
        batch = batch_for(session, current.actor(), public_id)
        line = _line(session, public_id, number)
        return render_template(
            "partner/batch_file.html",
            batch=batch,
            line=line,
            suggested=mending.suggested(session, line, batch.company),
            status=STATUS,
            fixes=Fix,
            problem=problem,
        )


def _page(public_id: str, template: str) -> str:
    wanted, text = request.args.get("result", ""), request.args.get("q", "").strip()
    with current.stores().sessions() as session:
        batch = batch_for(session, current.actor(), public_id)
        found = outcome(session, batch, _now())
        shown = matching(session, found, wanted, text)
        limit = len(shown) if request.args.get("all") else FILES_SHOWN
        need = found.need_you
        said = rows(session, batch, [*need, *shown[:limit]], _now())
        return render_template(
            template,
            batch=batch,
            found=found,
            need=with_suggestions(session, batch, said[: len(need)]),
            rows=said[len(need) :],
            more=max(0, len(shown) - limit),
            counts=found.counts,
            filters=[each for each in _FILTERS if found.counts.get(each)],
            wanted=wanted,
            query=text,
            status=STATUS,
            results=FileResult,
            fixes=Fix,
            trail=trail(session, batch, found),
            counted=counted_total(session, found.documents, _now()),
            is_final=found.is_read and bool(answered_at(session, batch).get("final")),
        )


def _now() -> datetime:
    return current.stores().now()


def _not_arriving(session: Session) -> Sequence[NotArriving]:
    """Return the company's addresses to which our mail fails again and again."""
    account = tables.Account
    company = current.actor().payroll_company or ""
    mine = session.scalars(select(account.id).where(account.payroll_company == company)).all()
    return not_arriving(session, mine, current.stores().now())


def _address(session: Session) -> str | None:
    """Return the address that this company's letters go to, when it has one."""
    company = current.actor().payroll_company or ""
    row = tables.PartnerAddress
    mine = session.query(row).where(row.name == company, row.active.is_(True)).first()
    domain = current.settings().inbound_domain
    return f"{mine.local_part}@{domain}" if mine is not None and domain else None
