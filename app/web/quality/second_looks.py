"""A second look: the pages of a document, and empty fields for what stands on them.

Nothing here says what was decided, by whom or why this document was drawn.
"""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from sqlalchemy.orm import Session

from app import second_looks
from app.access import Access
from app.corrections.typed import CHOICES, kind_of, typed_text
from app.entry import current
from app.entry.admission import allow
from app.errors import BadRequest, ServiceError
from app.records import tables
from app.second_looks import Look
from app.web.documents.viewer import page_views

pages = Blueprint("second_looks", __name__)


@pages.get("/second-looks/<public_id>")
@allow(Access.REVIEWER)
def show(public_id: str) -> str:
    """Show the pages, and ask for what stands on them."""
    return _page(public_id, None)


@pages.post("/second-looks/<public_id>")
@allow(Access.REVIEWER)
def answer(public_id: str) -> Any:
    """Keep what was read; what needs a closer look is asked for once more."""
    stores = current.stores()
    try:
        with stores.sessions.begin() as session:
            is_done = second_looks.answer(
                session,
                public_id,
                request.form.to_dict(),
                account=_account(session),
                now=stores.now(),
                settings=stores.settings,
            )
    except BadRequest as problem:
        return _page(public_id, problem), 400
    if not is_done:
        flash("Look at these values once more and confirm or correct what you typed.", "info")
        return redirect(url_for("second_looks.show", public_id=public_id))
    flash("Thank you. Your second look is kept.", "ok")
    return redirect(url_for("desk.queue"))


def _page(public_id: str, problem: ServiceError | None) -> str:
    with current.stores().sessions() as session:
        look = second_looks.look_for(session, public_id, _account(session))
        return render_template(
            "quality/second_look.html",
            look=look,
            document=look.row.document,
            pages=page_views(session, look.row.document, None),
            groups=_groups(look),
            choices=CHOICES,
            problem=problem,
        )


def _groups(look: Look) -> list[dict[str, Any]]:
    """Return the values asked for: those of the whole document, then each piece of work."""
    groups: dict[str, dict[str, Any]] = {}
    for path in look.asked:
        place, name = path.rsplit("/", 1)
        title = _title(place)
        group = groups.setdefault(place, {"title": title, "fields": []})
        kept = look.typed.get(path)
        typed = request.form.get(path, "" if kept is None else typed_text(kept))
        kind = kind_of(name).value
        group["fields"].append({"path": path, "name": name, "kind": kind, "typed": typed})
    return list(groups.values())


def _title(place: str) -> str:
    """Return the heading of a group: ``0/records/1`` is the second piece of work."""
    _, _, record = place.partition("/records/")
    return f"Work {int(record) + 1}, in the order printed" if record else "The document"


def _account(session: Session) -> tables.Account:
    return session.get_one(tables.Account, current.actor().account_id)
