"""The applicant's first page, and uploading, which is open to staff as well."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from sqlalchemy import Select
from werkzeug.datastructures import FileStorage

from app.access import Access, visible_documents, visible_roster_records
from app.entry import current
from app.entry.admission import allow
from app.entry.uploading import Taken, take_in_all
from app.records import tables
from app.web.applicant.summaries import attention, document_rows

pages = Blueprint("applicant", __name__)

DOCUMENTS_SHOWN = 50


@pages.get("/")
@allow(Access.SIGNED_IN)
def dashboard() -> Any:
    """Show an applicant what needs them, their classifications and documents; staff the queue."""
    actor = current.actor()
    if actor.is_staff:
        return redirect(url_for("desk.queue"))
    if actor.is_partner:
        return redirect(url_for("partner.index"))
    with current.stores().sessions() as session:
        documents = session.scalars(_latest(visible_documents(actor))).all()
        return render_template(
            "applicant/dashboard.html",
            professional=session.get(tables.Professional, actor.professional_id or 0),
            attention=attention(documents),
            records=session.scalars(visible_roster_records(actor)).all(),
            documents=document_rows(session, documents),
        )


@pages.get("/upload")
@allow(Access.SIGNED_IN)
def upload_form() -> str:
    """Show the form that sends documents."""
    return _form([], request.args.get("roster_record"))


@pages.post("/upload")
@allow(Access.SIGNED_IN)
def upload() -> Any:
    """Take in the files of the form; say of each refused one why, next to its name."""
    roster_record = request.form.get("roster_record") or None
    files: list[FileStorage] = request.files.getlist("file")
    stores, actor, as_one = current.stores(), current.actor(), "as_one" in request.form
    taken = take_in_all(stores, actor, files, roster_record=roster_record, as_one=as_one)
    receipts = [each.receipt for each in taken if each.receipt]
    if len(taken) == len(receipts) == 1:
        if receipts[0].already_had:
            flash("We already had this document. Nothing more to do.", "ok")
        elif current.actor().is_partner:
            flash(f"Received. Reference {receipts[0].reference}.", "ok")
        if current.actor().is_partner:
            return redirect(url_for("partner.index"))
        return redirect(url_for("documents.status", public_id=receipts[0].document_id))
    if not taken:
        taken = [Taken("No file chosen", refusal="Choose at least one file, then send it.")]
    refused = any(each.refusal for each in taken)
    return _form(taken, roster_record), 422 if refused else 200


def _form(taken: list[Taken], chosen: str | None) -> str:
    actor = current.actor()
    with current.stores().sessions() as session:
        records = session.scalars(visible_roster_records(actor).limit(DOCUMENTS_SHOWN)).all()
        return render_template("applicant/upload.html", taken=taken, records=records, chosen=chosen)


def _latest(query: Select[tables.Document]) -> Select[tables.Document]:
    return query.order_by(tables.Document.id.desc()).limit(DOCUMENTS_SHOWN)
