"""How long the sign-in of a page still lasts, and the button that makes it last (WCAG 2.2.1)."""

from dataclasses import replace
from datetime import datetime

from flask import Blueprint

from app.access import Access
from app.accounts import sign_ins
from app.accounts.sign_ins import SignedIn
from app.entry import current, identity
from app.entry.admission import allow

pages = Blueprint("staying", __name__, url_prefix="/account")

WARNED_SECONDS = 120
"""How long before its end the holder of a sign-in is told."""


@pages.get("/time-left")
@allow(Access.SIGNED_IN)
def time_left() -> dict[str, int]:
    """Answer how long the sign-in lasts if nothing more is done; asking is not using it."""
    identity.only_look()
    return _left(current.signed_in(), current.stores().now())


@pages.post("/stay")
@allow(Access.SIGNED_IN)
def stay() -> dict[str, int]:
    """Use the sign-in, so that it lasts as if a page had been opened."""
    stores, found, now = current.stores(), current.signed_in(), current.stores().now()
    with stores.sessions.begin() as session:
        sign_ins.seen(session, found.id, now)
    return _left(replace(found, seen_at=now), now)


def seconds_left() -> int:
    """Return how long the sign-in of this request lasts if nothing more is done."""
    return int(_left(current.signed_in(), current.stores().now())["seconds"])


def _left(found: SignedIn, now: datetime) -> dict[str, int]:
    """Return the seconds left, and whether staying makes them more than those of the warning."""
    ends_at = sign_ins.ends_by_itself(found, current.settings())
    can_stay = (found.ends_at - now).total_seconds() > WARNED_SECONDS
    return {"seconds": max(0, int((ends_at - now).total_seconds())), "can_stay": can_stay}
