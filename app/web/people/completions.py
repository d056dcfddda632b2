"""Takes in files of course completions: first what would go in and what not, then all good rows."""

import re
from io import BytesIO
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for

from app.access import Access
from app.entry import current
from app.entry.admission import allow
from app.errors import BadRequest, ServiceError
from app.storage.rows import stored_file
from app.training.importing import CompletionReport, import_completions, preview

pages = Blueprint("completions", __name__, url_prefix="/people/completions")

_SHA256 = re.compile(r"[0-9a-f]{64}")


@pages.get("")
@allow(Access.STAFF)
def form() -> str:
    """Show the form that takes a file."""
    return _page(None, None)


@pages.post("")
@allow(Access.STAFF)
def look() -> Any:
    """Show what a file would bring, row by row; nothing is recorded yet."""
    file = request.files.get("file")
    data = file.read() if file is not None else b""
    stores = current.stores()
    try:
        if not data:
            raise BadRequest("Choose a file of course completions.")
        report = preview(stores, BytesIO(data), stores.now(), asked_by=current.actor().account_id)
    except ServiceError as problem:
        return _page(None, problem), problem.status
    name = (file.filename if file is not None else "") or "completions.csv"
    return _page(report, None, name=name)


@pages.post("/take-in")
@allow(Access.STAFF)
def take_in() -> Any:
    """Record every good row of the file that was looked at."""
    stores, name = current.stores(), request.form.get("name", "completions.csv")
    sha256 = request.form.get("sha256", "")
    with stores.sessions() as session:
        kept = stored_file(session, sha256) if _SHA256.fullmatch(sha256) else None
    if kept is None or kept.is_erased:
        problem = BadRequest("The file is not here any more: choose it again.")
        return _page(None, problem), problem.status
    try:
        with stores.storage.open(kept) as data:
            report = import_completions(
                stores,
                name,
                data,
                imported_by=current.actor().account_id,
                now=stores.now(),
            )
    except ServiceError as problem:
        return _page(None, problem), problem.status
    flash(f"Recorded {report.recorded} completions of {name}.", "ok")
    return redirect(url_for("completions.form"))


def _page(report: CompletionReport | None, problem: ServiceError | None, *, name: str = "") -> str:
    return render_template("people/completions.html", report=report, problem=problem, name=name)
