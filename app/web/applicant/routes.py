"""The applicant's first page, and uploading, which is open to staff as well."""

from typing import Any

from flask import (
    Blueprint,
    current_app,
    flash,
    jsonify,
    redirect,
    render_template,
    request,
    url_for,
)
from werkzeug.datastructures import FileStorage

from app import applying
from app.access import Access, roster_record_for, visible_roster_records
from app.entry import current
from app.entry.admission import allow
from app.entry.uploading import Taken, take_in_all
from app.languages import marked
from app.prechecking import CANNOT_TELL, Look, look
from app.standing import roster_today
from app.web.applicant.dashboard import dashboard_of
from app.web.applicant.looked import Told, told_of
from app.web.told import moment
from app.web.told import text as _

pages = Blueprint("applicant", __name__)

DOCUMENTS_SHOWN = 50
_CHOOSE = marked("Choose at least one file, then send it.")


@pages.get("/")
@allow(Access.SIGNED_IN)
def dashboard() -> Any:
    """Show an applicant what needs them, their classifications and documents; staff the queue."""
    actor = current.actor()
    if actor.is_staff:
        return redirect(url_for("desk.queue"))
    if actor.is_partner:
        return redirect(url_for("batches.index"))
    stores = current.stores()
    on = roster_today(stores.now(), "IER", stores.settings)
    with stores.sessions() as session:
        chosen = request.args.get("classification")
        page = dashboard_of(session, actor, chosen, on, stores.now(), stores.settings)
        return render_template("applicant/dashboard.html", page=page, apply_href=_apply_href())


@pages.get("/upload")
@allow(Access.SIGNED_IN)
def upload_form() -> Any:
    """Show the form that sends documents."""
    if current.actor().is_partner:
        return redirect(url_for("sending.form"))
    return _form([], request.args.get("roster_record"))


@pages.post("/upload")
@allow(Access.SIGNED_IN)
def upload() -> Any:
    """Take in the files of the form; say of each refused one why, next to its name."""
    if current.actor().is_partner:
        return redirect(url_for("sending.form"))
    roster_record = request.form.get("roster_record") or None
    files: list[FileStorage] = request.files.getlist("file")
    stores, actor, as_one = current.stores(), current.actor(), "as_one" in request.form
    taken = take_in_all(stores, actor, files, roster_record=roster_record, as_one=as_one)
    receipts = [each.receipt for each in taken if each.receipt]
    back = _papers_href()
    if back and taken and len(taken) == len(receipts):
        flash(_("We have it. It shows here as soon as it is read, in about a minute."), "ok")
        return redirect(back)
    if len(taken) == len(receipts) == 1:
        if receipts[0].already_had:
            since = moment(receipts[0].received_at)
            flash(_("We already had this, received %(moment)s.", moment=since), "ok")
        return redirect(url_for("documents.status", public_id=receipts[0].document_id))
    if not taken:
        taken = [Taken(_("No file chosen"), refusal=_CHOOSE)]
    refused = any(each.refusal for each in taken)
    return _form(taken, roster_record), 422 if refused else 200


@pages.post("/upload/check")
@allow(Access.SIGNED_IN)
def check() -> Any:
    """Say within 3 seconds what a letter shows and lacks; nothing of it is kept."""
    file = request.files.get("file")
    if file is None or not file.filename:
        return _form([Taken(_("No file chosen"), refusal=_CHOOSE)], _record_asked()), 422
    told = told_of(_look(file.stream.read(current.settings().file_limit_bytes + 1)))
    wanted = request.accept_mimetypes.best_match(["text/html", "application/json"])
    if wanted != "application/json":
        return _form([], _record_asked(), looked=told, looked_at=file.filename)
    return jsonify(
        is_told=told.is_told,
        is_clear=told.is_clear,
        sentence=told.sentence,
        found=told.found,
        missing=told.missing,
        doubtful=told.doubtful,
        unseen=told.unseen,
    )


def _look(data: bytes) -> Look:
    """Return what a look finds; who looks too often, or is no applicant, is told nothing."""
    stores, actor, throttles = current.stores(), current.actor(), current.throttles()
    limits = throttles.looks(actor.account_id)
    is_too_large = len(data) > stores.settings.file_limit_bytes
    if actor.professional_id is None or is_too_large or throttles.wait_seconds(limits):
        return CANNOT_TELL
    throttles.count(limits)
    wanted, record_id = _record_asked(), None
    if wanted:
        with stores.sessions() as session:
            record_id = roster_record_for(session, actor, wanted).id
    return look(stores, data, professional_id=actor.professional_id, roster_record_id=record_id)


def _record_asked() -> str | None:
    return request.form.get("roster_record") or None


def _form(
    taken: list[Taken], chosen: str | None, looked: Told | None = None, looked_at: str = ""
) -> str:
    actor = current.actor()
    with current.stores().sessions() as session:
        records = session.scalars(visible_roster_records(actor).limit(DOCUMENTS_SHOWN)).all()
        return render_template(
            "applicant/upload.html",
            taken=taken,
            records=records,
            chosen=chosen,
            looked=looked,
            looked_at=looked_at,
            back=_papers_href(),
        )


def _papers_href() -> str | None:
    """Return the papers of the own application that files are sent for, to go back to them."""
    wanted = request.values.get("application")
    if not wanted:
        return None
    with current.stores().sessions() as session:
        mine = applying.application_for(session, current.actor().account_id, wanted)
        return url_for("application.papers", public_id=mine.public_id)


def _apply_href() -> str | None:
    """Return where a new classification is applied for."""
    return url_for("apply.start") if "apply.start" in current_app.view_functions else None
