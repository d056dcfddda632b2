"""Corrections made at the desk: what was typed for one value, or a correction taken back."""

from flask import request
from sqlalchemy.orm import Session

from app.correcting import Shown, check_again, correct, take_back
from app.corrections.paths import path_of
from app.entry import current
from app.errors import BadRequest
from app.records import tables
from app.shown import words


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


def undo(session: Session, document: tables.Document, account: tables.Account) -> str:
    """Take the correction that was sent back, check again, and return what to tell."""
    now, named = current.stores().now(), request.form.get("correction", "")
    row = take_back(session, document, named, account=account, now=now)
    check_again(session, document, now, current.settings())
    return f"{words.label(path_of(row.path).name)} is again as it was read."


def _shown(page: str, box: str) -> Shown | None:
    """Return where the value was shown to stand; None when no box was drawn."""
    if not box.strip():
        return None
    try:
        x0, y0, x1, y1 = (float(side) for side in box.split(","))
        return Shown(int(page), (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)))
    except ValueError:
        raise BadRequest("The box is no box: click two opposite corners on the page.") from None
