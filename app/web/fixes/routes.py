"""A request to mend a document: its place outlined on the page, a new copy, or none to be had."""

from dataclasses import replace
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.datastructures import FileStorage

from app import fixing
from app.access import Access
from app.entry import current
from app.entry.admission import allow
from app.entry.uploading import take_in_all
from app.records import tables
from app.shown.found import found_in
from app.web.documents.viewer import PageView, page_views, selected_mark
from app.web.told import text as _

pages = Blueprint("fixes", __name__, url_prefix="/fixes")


@pages.get("/<public_id>")
@allow(Access.SIGNED_IN)
def form(public_id: str) -> str:
    """Show what is to be mended, outlined on its page, and the ways to answer."""
    return _form(public_id, "")


@pages.post("/<public_id>")
@allow(Access.SIGNED_IN)
def replace_page(public_id: str) -> Any:
    """Take in the new page or file as the answer; several pictures are its pages in order."""
    stores, actor = current.stores(), current.actor()
    files: list[FileStorage] = request.files.getlist("file")
    with stores.sessions() as session:
        fixing.fix_for(session, actor, public_id)
    many = len([file for file in files if file.filename]) > 1
    taken = take_in_all(stores, actor, files, roster_record=None, as_one=many)
    receipt = taken[0].receipt if taken else None
    if receipt is None:
        refusal = taken[0].refusal if taken else "Choose at least one file, then send it."
        return _form(public_id, _(refusal)), 422
    with stores.sessions.begin() as session:
        fix = fixing.fix_for(session, actor, public_id)
        sent = select(tables.Document).where(tables.Document.public_id == receipt.document_id)
        new = session.scalars(sent).one()
        if new.id == fix.document_id:
            flash(
                _("This is the same file as before: take a new picture or ask for the PDF."), "bad"
            )
            return redirect(url_for("fixes.form", public_id=public_id))
        fixing.replaced(session, fix, new, stores.now(), stores.settings)
    flash(_("Received. Reference %(reference)s.", reference=receipt.reference), "ok")
    return redirect(url_for("documents.status", public_id=receipt.document_id))


@pages.post("/<public_id>/no-better-copy")
@allow(Access.SIGNED_IN)
def no_better_copy(public_id: str) -> Any:
    """Hand the document to a person as it is."""
    stores, actor = current.stores(), current.actor()
    with stores.sessions.begin() as session:
        fix = fixing.fix_for(session, actor, public_id)
        document = fix.document.public_id
        fixing.no_better_copy(session, fix, actor.account_id, stores.now(), stores.settings)
    flash(_("Thank you. A person decides with the copy that we have."), "ok")
    return redirect(url_for("documents.status", public_id=document))


def _form(public_id: str, problem: str) -> str:
    with current.stores().sessions() as session:
        fix = fixing.fix_for(session, current.actor(), public_id)
        page = _page(session, fix)
        box = ",".join(f"{side:g}" for side in fix.box or ())
        return render_template(
            "fixes/form.html",
            fix=fix,
            document=fix.document,
            page=page,
            selected=selected_mark(page, box) if page is not None else None,
            problem=problem,
        )


def _page(session: Session, fix: tables.FixRequest) -> PageView | None:
    """Return the page to mend without the marks of what was read, the first when none is named."""
    views = page_views(session, fix.document, found_in(session, fix.document))
    wanted = (view for view in views if view.number == (fix.page or 1))
    return next((replace(view, marks=()) for view in wanted), None)
