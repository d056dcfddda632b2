"""What every request to the desk starts from: the moment, the roster's day, what was typed."""

from datetime import date, datetime

from flask import request

from app.entry import current
from app.standing import roster_today


def now() -> datetime:
    """Return the moment of this request."""
    return current.stores().now()


def today() -> date:
    """Return the roster's day of this request."""
    return roster_today(now(), "IER", current.settings())


def reason() -> str:
    """Return the reason that was typed, if any."""
    return request.form.get("reason", "").strip()
