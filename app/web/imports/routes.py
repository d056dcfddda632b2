"""Payroll and fringe files: sent, looked at as a whole, applied, discarded, rolled back."""

from collections.abc import Callable
from typing import Any, BinaryIO, cast

from flask import Blueprint, flash, redirect, render_template, request, url_for
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.access import Access
from app.entry import current
from app.entry.admission import allow
from app.errors import BadRequest, Conflict, NotFound, ServiceError, Unprocessable
from app.imports import deciding
from app.imports.reading import entry_of, mappings_of
from app.imports.receiving import Given, read_again, take_in
from app.imports.shown import doubts, summary
from app.records import tables
from app.shown import words
from app.states import ImportState
from app.stores import Stores
from app.tabular.dates import DateOrder, DayZero
from app.tabular.mapping import FRINGE, PAYROLL
from app.work_files.recognised import Choices

pages = Blueprint("imports", __name__, url_prefix="/work-records")

SHOWN = 100


@pages.get("")
@allow(Access.STAFF)
def index() -> str:
    """Show the files, the newest first, and the form that sends one."""
    return _index(None)


@pages.post("")
@allow(Access.STAFF)
def send() -> Any:
    """Keep a file and go to its page, which shows how its reading gets on."""
    try:
        taken = take_in(current.stores(), _given(), _file(), current.stores().now())
    except ServiceError as problem:
        return _index(problem), problem.status
    if taken.already_had:
        flash("We already had this file: this is what it brought.", "info")
    return redirect(url_for("imports.look", public_id=taken.public_id))


@pages.get("/<public_id>")
@allow(Access.STAFF)
def look(public_id: str) -> str:
    """Show everything that a file would bring, or has brought, and what can be done with it."""
    return render_template("imports/look.html", **_context(public_id))


@pages.get("/<public_id>/progress")
@allow(Access.STAFF)
def progress(public_id: str) -> str:
    """Return the part of the page that changes while a file is read."""
    return render_template("imports/found.html", **_context(public_id))


@pages.post("/<public_id>/apply")
@allow(Access.STAFF)
def apply(public_id: str) -> Any:
    """Use the file: its lines are evidence from now on."""

    def act(stores: Stores, by: int) -> str:
        documents = deciding.apply(stores, public_id, by, stores.now())
        return f"The file is used. {words.count(documents, 'document')} will be checked again."

    return _act(public_id, act)


@pages.post("/<public_id>/discard")
@allow(Access.STAFF)
def discard(public_id: str) -> Any:
    """Throw the file away before it was used."""

    def act(stores: Stores, by: int) -> str:
        deciding.discard(stores, public_id, by, stores.now())
        return "The file was discarded. Nothing of it is kept as a record."

    return _act(public_id, act)


@pages.post("/<public_id>/roll-back")
@allow(Access.STAFF)
def roll_back(public_id: str) -> Any:
    """Withdraw the lines of a file in use."""

    def act(stores: Stores, by: int) -> str:
        documents = deciding.roll_back(stores, public_id, by, stores.now())
        return (
            f"The file was rolled back. {words.count(documents, 'document')} will be checked again."
        )

    return _act(public_id, act)


@pages.post("/<public_id>/read-again")
@allow(Access.STAFF)
def read_it_again(public_id: str) -> Any:
    """Read a waiting file again, as a person now says it is to be read."""

    def act(stores: Stores, _by: int) -> str:
        with stores.sessions.begin() as session:
            entry = _entry(session, public_id)
            read_again(entry, _choices(entry.kind))
        return "The file is read again."

    return _act(public_id, act)


@pages.post("/doubts/<public_id>/settle")
@allow(Access.REVIEWER)
def settle(public_id: str) -> Any:
    """Note that a reviewer lets a doubted credit stand."""
    with current.stores().sessions.begin() as session:
        now, by = current.stores().now(), current.actor().account_id
        doubt = deciding.settle_doubt(session, public_id, by, now)
        file_id = session.get_one(tables.WorkRecordImport, doubt.import_id).public_id
    flash("The day stands.", "ok")
    return redirect(url_for("imports.look", public_id=file_id))


def _act(public_id: str, act: Callable[[Stores, int], str]) -> Any:
    try:
        flash(act(current.stores(), current.actor().account_id), "ok")
    except (Conflict, Unprocessable) as problem:
        flash(problem.message, "warn")
    return redirect(url_for("imports.look", public_id=public_id))


def _index(problem: ServiceError | None) -> str:
    newest = select(tables.WorkRecordImport).order_by(tables.WorkRecordImport.id.desc())
    open_doubts = select(func.count()).where(tables.CreditDoubt.settled_at.is_(None))
    with current.stores().sessions() as session:
        rows = [summary(entry) for entry in session.scalars(newest.limit(SHOWN))]
        return render_template(
            "imports/index.html",
            rows=rows,
            problem=problem,
            typed=request.form,
            mappings=_mappings(),
            open_doubts=session.scalar(open_doubts),
        )


def _context(public_id: str) -> dict[str, Any]:
    with current.stores().sessions() as session:
        entry = _entry(session, public_id)
        return {
            "file": summary(entry),
            "is_final": entry.state != ImportState.READING and entry.task is None,
            "said": _said(entry),
            "doubts": doubts(session, entry),
            "typed": entry.choices,
            "mappings": _mappings(),
        }


def _said(entry: tables.WorkRecordImport) -> str:
    """Return how far a file has come, as it is read aloud."""
    if entry.state == ImportState.READING:
        return f"{entry.rows_read:,} rows read"
    return words.import_status(entry.state).word


def _mappings() -> list[tuple[str, str]]:
    try:
        return [(each.id, each.title) for each in mappings_of(current.settings())]
    except Unprocessable:
        # A wrong mapping file of this machine is told when a file is read by it.
        return []


def _entry(session: Session, public_id: str) -> tables.WorkRecordImport:
    entry = entry_of(session, public_id)
    if entry is None:
        raise NotFound("There is no such file of work records.")
    return entry


def _given() -> Given:
    kind = request.form.get("kind", PAYROLL)
    if kind not in {PAYROLL, FRINGE}:
        raise BadRequest("Say whether the file is payroll or fringe remittances.")
    name = request.files["file"].filename if "file" in request.files else ""
    if not name:
        raise BadRequest("Choose the file to send.")
    company = request.form.get("company", "")
    return Given(kind, company, name, _choices(kind), current.actor().account_id)


def _choices(kind: str) -> Choices:
    given = request.form
    order, zero = given.get("order", ""), given.get("zero", "")
    return Choices(
        kind=kind,
        layout=given.get("layout") or None,
        sheet=given.get("sheet", "").strip() or None,
        order=DateOrder(order) if order in set(DateOrder) else None,
        zero=DayZero(zero) if zero in set(DayZero) else None,
    )


def _file() -> BinaryIO:
    return cast("BinaryIO", request.files["file"].stream)
