"""The switch between languages, for everybody, with scripts or without."""

from typing import Any

from flask import Blueprint, redirect, request

from app import languages
from app.access import Access
from app.entry import current
from app.entry.admission import allow
from app.errors import BadRequest
from app.records import tables
from app.web.language.asked import COOKIE
from app.web.public.routes import own_address

pages = Blueprint("language", __name__)

COOKIE_SECONDS = 365 * 24 * 3600


@pages.post("/language")
@allow(Access.PUBLIC)
def choose() -> Any:
    """Keep the chosen language with the account, else in the browser, and go back to the page."""
    wanted = languages.chosen(request.form.get("language"))
    if wanted is None:
        raise BadRequest(f"Choose one of these languages: {', '.join(languages.NAMES.values())}.")
    actor = current.actor_or_none()
    if actor is not None:
        with current.stores().sessions.begin() as session:
            session.get_one(tables.Account, actor.account_id).language = wanted
    response = redirect(own_address(request.form.get("next", "/")))
    secure = current.settings().secure_cookies
    response.set_cookie(
        COOKIE, wanted, max_age=COOKIE_SECONDS, secure=secure, httponly=True, samesite="Lax"
    )
    return response
