"""Where the link in a question leads: the disputed days, each answered with one choice, once."""

from typing import Any

from flask import Blueprint, render_template, request

from app.access import Access
from app.answering import clarifying, links
from app.entry import current
from app.entry.admission import allow
from app.errors import BadRequest, Conflict, ServiceError
from app.web.questions.forms import rows_of

pages = Blueprint("clarify", __name__, url_prefix="/clarify")


@pages.get("/<key>")
@allow(Access.LINK_HOLDER)
def show(key: str) -> str:
    """Show the days in question and nothing else; looking uses nothing up."""
    stores = current.stores()
    with stores.sessions.begin() as session:
        links.note_seen(session, clarifying.asked(session, key, stores.now()), stores.now())
    return _page(key, None)


@pages.post("/<key>")
@allow(Access.LINK_HOLDER)
def answer(key: str) -> Any:
    """Keep the answers and use the link up."""
    stores, throttles = current.stores(), current.throttles()
    limits = throttles.link(request.remote_addr or "")
    throttles.refuse(limits)
    throttles.count(limits)
    try:
        with stores.sessions.begin() as session:
            asked = clarifying.asked(session, key, stores.now()).question
            ids = [row.id for row in asked.rows] if asked is not None else []
            by = " ".join(request.form.get("by", "").split())[:120]
            # Rows are named by their place: an outsider learns no number of ours.
            told = rows_of(request.form, list(range(1, len(ids) + 1)))
            rows = {ids[place - 1]: answer for place, answer in told.items()}
            document = clarifying.answer(session, key, by, rows, stores.now()).public_id
    except (BadRequest, Conflict) as problem:
        return _page(key, problem), problem.status
    stores.hint(document)
    return render_template("questions/clarified.html")


def _page(key: str, problem: ServiceError | None) -> str:
    with current.stores().sessions() as session:
        question = clarifying.asked(session, key, current.stores().now()).question
        return render_template(
            "questions/clarify.html",
            key=key,
            question=question,
            typed=request.form,
            problem=problem,
        )
