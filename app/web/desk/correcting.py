"""Corrections made at the desk: what was typed for one value, or a correction taken back."""

from flask import request
from sqlalchemy.orm import Session

from app.correcting import Shown, check_again, correct, take_back, take_up_by_hand
from app.corrections.paths import KIND, path_of
from app.entry import current
from app.errors import BadRequest
from app.records import tables
from app.shown import words
from app.web.desk.fixes import sent_box


def keep(session: Session, document: tables.Document, account: tables.Account) -> str:
    """Keep the value that was sent, check the document again, and return what to tell."""
    path, form = path_of(request.form.get("path", "")), request.form
    typed = "" if form.get("absent") else form.get("instead") or form.get("value", "")
    if not typed.strip() and not form.get("absent"):
        raise BadRequest("Type what the page says, or tick that it does not say it.")
    now, place = current.stores().now(), _shown(form.get("page", ""), form.get("box", ""))
    correct(session, document, path, typed, place=place, account=account, now=now)
    check_again(session, document, now, current.settings())
    return f"{words.label(path.name)} corrected; the document was checked again with it."


def name_kind(session: Session, document: tables.Document, account: tables.Account) -> str:
    """Take the document for the kind that was sent, check it again, and return what to tell."""
    named, now = request.form.get("kind_is", ""), current.stores().now()
    take_up_by_hand(session, document, account, now)
    correct(session, document, path_of(f"0/{KIND}"), named, place=None, account=account, now=now)
    document.document_type = named
    check_again(session, document, now, current.settings())
    return f"Taken for: {words.document_type(named).lower()}. Type what the page states."


def undo(session: Session, document: tables.Document, account: tables.Account) -> str:
    """Take the correction that was sent back, check again, and return what to tell."""
    now, named = current.stores().now(), request.form.get("correction", "")
    row = take_back(session, document, named, account=account, now=now)
    check_again(session, document, now, current.settings())
    return f"{words.label(path_of(row.path).name)} is again as it was read."


def _shown(page: str, box: str) -> Shown | None:
    """Return where the value was shown to stand; None when no box was drawn."""
    drawn = sent_box(box)
    if drawn is None:
        return None
    if not page.isascii() or not page.isdigit():
        raise BadRequest("Say on which page the box stands: draw it again.")
    return Shown(int(page), drawn)
