"""What a draft of a rule file would change, as a list for staff; nothing is kept."""

from typing import Any

from flask import Blueprint, render_template, request

from app import what_if as service
from app.access import Access
from app.entry import current
from app.entry.admission import allow
from app.errors import BadRequest
from app.roster.rulebook import rule_texts

pages = Blueprint("what_if", __name__, url_prefix="/roster/what-if")

PEOPLE_ASKED = 2000
"""So many people are judged twice within a few seconds; the command asks everybody."""


@pages.get("")
@allow(Access.STAFF)
def form() -> str:
    """Show the form that takes a draft."""
    return _page(None, None)


@pages.post("")
@allow(Access.STAFF)
def compare() -> Any:
    """List who would stand otherwise under the draft that was sent."""
    try:
        text = _draft()
        book = service.drafted_book(request.form.get("file_name", ""), text)
    except BadRequest as problem:
        return _page(None, problem), problem.status
    stores = current.stores()
    with stores.sessions() as session:
        found = service.what_if(
            session, book, stores.now(), None, stores.settings, people_at_most=PEOPLE_ASKED
        )
    return _page(found, None)


def _draft() -> str:
    file = request.files.get("draft")
    data = file.read() if file is not None else b""
    if not data:
        raise BadRequest("Choose the draft: a rule file as YAML.")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise BadRequest("The draft is no text in UTF-8: save it so and send it again.") from error


def _page(found: service.Comparison | None, problem: BadRequest | None) -> str:
    names = sorted(name.rsplit("/", 1)[-1] for name in rule_texts())
    chosen = request.form.get("file_name", "")
    return render_template(
        "roster/what_if.html", found=found, problem=problem, names=names, chosen=chosen
    )
