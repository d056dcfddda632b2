"""Sending documents: many files of one form, or each by itself and in parts by a script."""

from typing import Any, cast

from flask import Blueprint, redirect, render_template, request, url_for

from app.access import Access
from app.answering import sending
from app.answering.parts import PART_LIMIT_BYTES
from app.entry import current
from app.entry.admission import allow
from app.errors import ServiceError

pages = Blueprint("sending", __name__, url_prefix="/partner/send")


@pages.get("")
@allow(Access.PARTNER)
def form() -> str:
    """Show the form that sends documents."""
    return _form(None)


@pages.post("")
@allow(Access.PARTNER)
def send() -> Any:
    """Take in the files of the form as one batch, and show what became of it."""
    files = [
        (file.filename, cast("Any", file.stream))
        for file in request.files.getlist("file")
        if file.filename
    ]
    if not files:
        return _form("Choose at least one file, then send it."), 422
    stores, reference = current.stores(), request.form.get("own_reference", "")
    try:
        public_id = sending.send_all(stores, current.actor(), files, reference)
    except ServiceError as problem:
        return _form(problem.message), problem.status
    return redirect(url_for("batches.batch", public_id=public_id))


def _form(problem: str | None) -> str:
    return render_template(
        "partner/send.html",
        problem=problem,
        typed=request.form,
        part_limit=PART_LIMIT_BYTES,
        file_limit=current.settings().container_limit_bytes,
    )
