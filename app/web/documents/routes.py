"""One document's pages: live status, what was found, its page images and its evidence."""

from datetime import date
from typing import Any

from flask import Blueprint, render_template, request, send_file
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from app.access import Access, document_for
from app.entry import current
from app.entry.admission import allow
from app.errors import NotFound
from app.file_names import name_to_download
from app.records import tables
from app.shown.days import day_lines
from app.shown.decided import latest_decision
from app.shown.found import Found, found_in
from app.shown.parts import PartLine, parts_in
from app.shown.progress import next_line, steps
from app.shown.questions import asked_about
from app.shown.suspicions import unsuspecting
from app.shown.told import Told, told_to
from app.standing import roster_today
from app.storage.rows import kept_file
from app.web.documents.viewer import page_views, selected_mark

pages = Blueprint("documents", __name__)

IMAGE_SECONDS = 15 * 60
"""How long a browser may keep a page's picture: as long as staff may be idle, and no longer."""


@pages.get("/documents/<public_id>")
@allow(Access.SIGNED_IN)
def status(public_id: str) -> str:
    """Show how far a document has come and what was found in it."""
    return _page("documents/status.html", public_id)


@pages.get("/documents/<public_id>/status")
@allow(Access.SIGNED_IN)
def fragment(public_id: str) -> str:
    """Return the part of the status page that changes, for its script to put in place."""
    return _page("documents/progress.html", public_id)


@pages.get("/documents/<public_id>/evidence")
@allow(Access.SIGNED_IN)
def evidence(public_id: str) -> str:
    """Show one page image with the box of the address selected."""
    with current.stores().sessions() as session:
        document = document_for(session, current.actor(), public_id)
        views = page_views(session, document, found_in(session, document))
        number = request.args.get("page", 1, type=int)
        page = next((view for view in views if view.number == number), None)
        mark = selected_mark(page, request.args.get("box", "")) if page else None
        return render_template(
            "documents/evidence.html", document=document, pages=views, page=page, selected=mark
        )


@pages.get("/documents/<public_id>/pages/<int(max=99999):number>-<int(max=99999):width>.webp")
@allow(Access.SIGNED_IN)
def page_image(public_id: str, number: int, width: int) -> Response:
    """Return a page's picture; it never changes, so the reader's browser may keep it a while."""
    with current.stores().sessions() as session:
        document = document_for(session, current.actor(), public_id)
        image = session.get(tables.PageImage, (document.id, number, width))
        if image is None:
            raise NotFound("There is no picture of this page, or not yet.")
        stored = kept_file(session, image.sha256)
    response = Response(current.stores().storage.content(stored), mimetype="image/webp")
    response.headers["Cache-Control"] = f"private, max-age={IMAGE_SECONDS}, immutable"
    return response


@pages.get("/documents/<public_id>/original")
@allow(Access.SIGNED_IN)
def original(public_id: str) -> Response:
    """Return the file as it was sent, always as a download and never shown in the page."""
    with current.stores().sessions() as session:
        document = document_for(session, current.actor(), public_id)
        stored = kept_file(session, document.sha256)
        media_type, name = document.file.media_type, document.file_name
    response = send_file(
        current.stores().storage.open(stored),
        mimetype=media_type,
        as_attachment=True,
        download_name=name_to_download(name, media_type),
    )
    response.content_length = stored.size_bytes
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response.headers["Cache-Control"] = "no-store"
    return response


def _page(template: str, public_id: str) -> str:
    with current.stores().sessions() as session:
        document = document_for(session, current.actor(), public_id)
        return render_template(template, **_context(session, document))


def _context(session: Session, document: tables.Document) -> dict[str, Any]:
    found, parts = _found(session, document), parts_in(session, document)
    told = _told(session, [document, *_documents_of(parts)])
    return {
        "document": document,
        "told": told,
        "parts": parts,
        "steps": steps(session, document, told),
        "next_line": next_line(told.state(document)),
        "is_final": _is_settled(told, [document, *_documents_of(parts)]),
        "found": found,
        "days": day_lines(found),
        "asked": asked_about(session, document, _today()),
        "decision": None if told.holds(document) else latest_decision(session, document),
        "pages": page_views(session, document, found),
    }


def _found(session: Session, document: tables.Document) -> Found | None:
    """Return what was found, as the person who asks may see it."""
    found = found_in(session, document)
    return found if current.actor().is_staff else unsuspecting(found)


def _is_settled(told: Told, every: list[tables.Document]) -> bool:
    """Return whether nothing more happens by itself, to the document or to what is in it."""
    return all(told.state(each).is_final for each in every)


def _documents_of(parts: list[PartLine]) -> list[tables.Document]:
    return [part.document for part in parts if part.document is not None]


def _told(session: Session, documents: list[tables.Document]) -> Told:
    now, is_staff = current.stores().now(), current.actor().is_staff
    return told_to(session, documents, now, is_staff=is_staff)


def _today() -> date:
    return roster_today(current.stores().now(), "IER", current.settings())
