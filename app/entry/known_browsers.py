"""Remembers in which browsers the holder of an account has signed in.

A stranger who keeps guessing makes every unknown browser wait for that account. Its holder's own
browsers are counted apart, each by itself, so that nobody can be kept out by guessing (OWASP,
*Device cookies*).
"""

import hashlib
import hmac
import secrets

from flask import after_this_request, current_app, request
from werkzeug.wrappers import Response

REMEMBERED_SECONDS = 180 * 24 * 3600
"""How long a browser that does not sign in stays known."""
_PURPOSE = "known-browser"


def remember(email: str) -> None:
    """Let the answer to this request tell the browser that ``email`` has signed in there."""
    name, value = _name(), _known(email) or _made(secrets.token_hex(16), email)

    @after_this_request
    def tell(response: Response) -> Response:
        response.set_cookie(
            name,
            value,
            max_age=REMEMBERED_SECONDS,
            secure=bool(current_app.config["SESSION_COOKIE_SECURE"]),
            httponly=True,
            samesite="Lax",
        )
        return response


def known_browser(email: str) -> str | None:
    """Return the id of the browser that asks, when the holder of ``email`` has signed in there."""
    known = _known(email)
    return known.partition(".")[0] if known else None


def _known(email: str) -> str | None:
    given = request.cookies.get(_name(), "")
    made = _made(given.partition(".")[0], email)
    return (
        given
        if hmac.compare_digest(given.encode(errors="replace"), made.encode(errors="replace"))
        else None
    )


def _made(browser: str, email: str) -> str:
    key, about = str(current_app.secret_key), f"{_PURPOSE}:{browser}:{email.strip().lower()}"
    return f"{browser}.{hmac.new(key.encode(), about.encode(), hashlib.sha256).hexdigest()}"


def _name() -> str:
    return f"{current_app.config['SESSION_COOKIE_NAME']}-known"
