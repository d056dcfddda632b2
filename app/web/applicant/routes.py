"""The applicant's first page, and uploading, which is open to staff as well."""

from typing import Any

from flask import Blueprint, current_app, flash, redirect, render_template, request, url_for
from werkzeug.datastructures import FileStorage

from app.access import Access, visible_roster_records
from app.entry import current
from app.entry.admission import allow
from app.entry.uploading import Taken, take_in_all
from app.standing import roster_today
from app.web.applicant.dashboard import dashboard_of
from app.web.told import text as _

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
    stores = current.stores()
    on = roster_today(stores.now(), "IER", stores.settings)
    with stores.sessions() as session:
        chosen = request.args.get("classification")
        page = dashboard_of(session, actor, chosen, on, stores.now())
        return render_template("applicant/dashboard.html", page=page, apply_href=_apply_href())


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
            flash(_("We already had this document. Nothing more to do."), "ok")
        elif current.actor().is_partner:
            flash(_("Received. Reference %(reference)s.", reference=receipts[0].reference), "ok")
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


def _apply_href() -> str | None:
    """Return where a new classification is applied for."""
    return url_for("apply.start") if "apply.start" in current_app.view_functions else None
