"""What a reviewer looks at more closely: the text of the pages, one box read again."""

from typing import Any

from flask import jsonify, render_template, request

from app import looking, work
from app.access import Access, document_for
from app.entry import current
from app.entry.admission import allow
from app.errors import BadRequest
from app.shown.found import found_in
from app.shown.suggestions import other_readings
from app.states import Stage
from app.storage.rows import kept_file
from app.web.desk.fixes import sent_box
from app.web.desk.moment import now
from app.web.desk.page import act_on, decision_page, pages
from extractors.values import Box


@pages.get("/<public_id>/text")
@allow(Access.STAFF)
def text(public_id: str) -> str:
    """Return the text of the document, page by page, for the text view."""
    with current.stores().sessions() as session:
        document = document_for(session, current.actor(), public_id)
        stored = kept_file(session, document.sha256)
    return render_template("desk/text.html", pages=looking.text_of(current.stores(), stored))


@pages.post("/<public_id>/look")
@allow(Access.REVIEWER)
def look(public_id: str) -> Any:
    """Read one drawn box again and return what it may say, the surest first."""
    box, page = sent_box(request.form.get("box", "")), request.form.get("page", "")
    if box is None or not page.isascii() or not page.isdigit():
        raise BadRequest("Draw a box on a page: click two opposite corners.")
    read = _read(public_id, int(page), box)
    return jsonify(says=[{"text": text, "confidence": round(sure, 2)} for text, sure in read])


@pages.post("/<public_id>/again")
@allow(Access.REVIEWER)
def again(public_id: str) -> Any:
    """Read the place of one doubtful value again and offer beside it what else it may say."""
    with current.stores().sessions() as session:
        found = found_in(session, document_for(session, current.actor(), public_id))
    wanted = request.form.get("path", "")
    field = next((each for each in found.fields if each.path == wanted), None) if found else None
    if field is None or not field.places:
        raise BadRequest("This value has no place on the page: draw its box to have it read.")
    place = field.places[0]
    offered = other_readings(field, _read(public_id, place.page, place.box))
    if request.accept_mimetypes.best_match(["text/html", "application/json"]) == "text/html":
        return decision_page(public_id, None, {field.path: offered} if offered else {})
    said = {"value": offered.value, "because": offered.because} if offered else None
    return jsonify(offered=said)


def _read(public_id: str, page: int, box: Box) -> tuple[tuple[str, float], ...]:
    """Return what a box may say; the picture is read after the database was asked."""
    with current.stores().sessions() as session:
        document = document_for(session, current.actor(), public_id)
        found = found_in(session, document)
        sizes = found.page_sizes if found else ()
        if not 1 <= page <= len(sizes):
            raise BadRequest(f"This document has no page {page}.")
        picture = looking.picture_of(session, document, page, sizes[page - 1][0])
    return looking.says_again(current.stores(), picture, box)


@pages.post("/<public_id>/rebuild")
@allow(Access.REVIEWER)
def rebuild(public_id: str) -> Any:
    """Have the pictures of the pages made again."""

    def act(session: Any, document: Any, _account: Any) -> str:
        work.again(session, document, Stage.PICTURE, now())
        return "The page images are being made again: look again in a moment."

    answer = act_on(public_id, act)
    current.stores().hint(public_id)
    return answer
