"""Where a link in a results mail leads: one file, mended once, without an account."""

from typing import Any, BinaryIO, cast

from flask import Blueprint, render_template, request
from sqlalchemy.orm import Session

from app.access import Access
from app.answering import links, mending
from app.answering.outcome import FileLine
from app.answering.states import Fix
from app.entry import current
from app.entry.admission import allow
from app.errors import BadRequest, NotFound, ServiceError
from app.records import tables

pages = Blueprint("mending", __name__, url_prefix="/mend")


@pages.get("/<key>")
@allow(Access.LINK_HOLDER)
def show(key: str) -> str:
    """Show what is wrong with the file; looking uses nothing up."""
    stores = current.stores()
    with stores.sessions.begin() as session:
        links.note_seen(session, links.live(session, key, stores.now()), stores.now())
    return _page(key, None)


@pages.post("/<key>")
@allow(Access.LINK_HOLDER)
def mend(key: str) -> Any:
    """Take another copy of the file, or say whose letter it is, and use the link up."""
    stores = current.stores()
    limits = current.throttles().link(request.remote_addr or "")
    current.throttles().refuse(limits)
    current.throttles().count(limits)
    try:
        name = _named(key) if "il_number" in request.form else _replaced(key)
    except NotFound:
        raise
    except ServiceError as problem:
        return _page(key, problem), problem.status
    stores.hint(name)
    return render_template("partner/mended.html")


def _named(key: str) -> str:
    stores = current.stores()
    with stores.sessions.begin() as session:
        link, line = _about(session, key)
        now, number = stores.now(), request.form.get("il_number", "")
        mending.name_by_number(session, line, number, f"link:{link.id}", now)
        links.use(session, link, "name", now)
        return line.document.public_id if line.document is not None else ""


def _replaced(key: str) -> str:
    stores, file = current.stores(), request.files.get("file")
    if file is None or not file.filename:
        raise BadRequest("Choose the file that takes its place.")
    with stores.sessions() as session:
        link, line = _about(session, key)
        link_id, batch_id = link.id, link.batch_id or 0
    with stores.sessions.begin() as session:
        # Used before the file is taken, so that of two at once only one is.
        links.use(session, links.live(session, key, stores.now()), "replace", stores.now())
    try:
        added = mending.replace(
            stores,
            batch_id,
            line,
            file.filename,
            cast("BinaryIO", file.stream),
            source="link",
        )
        if added.refusal:
            raise BadRequest(f"{added.name}: {added.refusal}")
    except Exception:
        with stores.sessions.begin() as session:
            links.give_back(session, link_id, stores.now())
        raise
    return added.document_id or ""


def _about(session: Session, key: str) -> tuple[tables.OneTimeLink, FileLine]:
    link = links.live(session, key, current.stores().now())
    if link.batch is None or link.document_id is None:
        raise NotFound("This link is about something else.", code="link-gone")
    return link, mending.line_of_document(
        session, link.batch, link.document_id, current.stores().now()
    )


def _page(key: str, problem: ServiceError | None) -> str:
    with current.stores().sessions() as session:
        link, line = _about(session, key)
        return render_template(
            "partner/mend.html", key=key, line=line, fixes=Fix, batch=link.batch, problem=problem
        )
