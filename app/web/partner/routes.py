"""A partner's payroll files: send payroll and fringe files, and see what became of one's own.

A partner adds and never reads back: neither what others sent, nor what is known of the people.
"""

from typing import Any, BinaryIO, cast

from flask import Blueprint, flash, redirect, render_template, request, url_for
from sqlalchemy.orm import Session

from app.access import Access, visible_imports
from app.entry import current
from app.entry.admission import allow
from app.errors import BadRequest, NotFound, ServiceError
from app.imports.receiving import Given, take_in
from app.records import tables
from app.tabular.mapping import FRINGE, PAYROLL
from app.work_files.recognised import Choices

pages = Blueprint("partner", __name__, url_prefix="/partner/payroll-files")

SHOWN = 100
REJECTIONS_SHOWN = 200


@pages.get("")
@allow(Access.PARTNER)
def index() -> str:
    """Show what this partner has sent, and the form that sends a file."""
    return _index(None)


@pages.post("")
@allow(Access.PARTNER)
def send() -> Any:
    """Keep a file of the partner's own company; staff decide whether it is used."""
    try:
        taken = take_in(current.stores(), _given(), _file(), current.stores().now())
    except ServiceError as problem:
        return _index(problem), problem.status
    flash("We already had this file." if taken.already_had else "Received. It is being read.", "ok")
    return redirect(url_for("partner.index"))


@pages.get("/files/<public_id>")
@allow(Access.PARTNER)
def file(public_id: str) -> str:
    """Show how one's own file was read, row errors included."""
    with current.stores().sessions() as session:
        entry = _own(session, public_id)
        rejections = entry.rejections[:REJECTIONS_SHOWN]
        return render_template("partner/file.html", file=entry, rejections=rejections)


def _own(session: Session, public_id: str) -> tables.WorkRecordImport:
    mine = visible_imports(current.actor()).where(tables.WorkRecordImport.public_id == public_id)
    entry = session.scalars(mine).one_or_none()
    if entry is None:
        raise NotFound("There is no such file of yours.")
    return entry


def _index(problem: ServiceError | None) -> str:
    actor = current.actor()
    files = visible_imports(actor).order_by(tables.WorkRecordImport.id.desc()).limit(SHOWN)
    with current.stores().sessions() as session:
        return render_template(
            "partner/index.html",
            company=actor.payroll_company,
            files=session.scalars(files).all(),
            problem=problem,
        )


def _given() -> Given:
    kind, actor = request.form.get("kind", PAYROLL), current.actor()
    if kind not in {PAYROLL, FRINGE}:
        raise BadRequest("Say whether the file is payroll or fringe remittances.")
    name = request.files["file"].filename if "file" in request.files else ""
    if not name:
        raise BadRequest("Choose the file to send.")
    # Whose records they are is the account's, never the form's: nobody speaks for another company.
    return Given(kind, actor.payroll_company or "", name, Choices(kind=kind), actor.account_id)


def _file() -> BinaryIO:
    return cast("BinaryIO", request.files["file"].stream)
