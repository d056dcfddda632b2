"""What was chosen in the dialog that asks for a fix: the reason, the last day, the place."""

from datetime import date, timedelta

from flask import request

from app.errors import BadRequest
from app.review import Fix
from app.review.reasons import reason_of
from extractors.values import Box

_LAST_DAY_AHEAD = 180
_FARTHEST_POINTS = 20_000.0
_PAGES_MOST = 10_000
_NO_BOX = "The box is no box: click two opposite corners on the page."


def sent_fix(today: date) -> Fix:
    """Return the fix that was asked for; raise ``BadRequest`` for a day or a box that is none."""
    box = sent_box(request.form.get("box", ""))
    page = request.form.get("page", "")
    return Fix(
        reason_code=reason_of(request.form.get("reason_code", "")).code,
        due_on=_due_on(request.form.get("due_on", ""), today),
        page=_page(page) if box is not None else None,
        box=box,
    )


def _page(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text[:9]) <= _PAGES_MOST:
        raise BadRequest("Say on which page the box stands: draw it again.")
    return int(text)


def sent_box(text: str) -> Box | None:
    """Return a box that was drawn by two corners, in points; None when none was drawn."""
    if not text.strip():
        return None
    try:
        x0, y0, x1, y1 = (float(side) for side in text.split(","))
    except ValueError:
        raise BadRequest(_NO_BOX) from None
    if not all(abs(side) <= _FARTHEST_POINTS for side in (x0, y0, x1, y1)):
        raise BadRequest(_NO_BOX)
    return (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def _due_on(text: str, today: date) -> date | None:
    if not text.strip():
        return None
    try:
        day = date.fromisoformat(text.strip())
    except ValueError:
        raise BadRequest("Choose the last day for the answer from the calendar.") from None
    if not today < day <= today + timedelta(days=_LAST_DAY_AHEAD):
        raise BadRequest(f"Choose a last day from tomorrow on, {_LAST_DAY_AHEAD} days at most.")
    return day
