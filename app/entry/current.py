"""What the current request may use: the stores, the settings, and who is asking."""

from typing import cast

from flask import current_app
from flask_security import current_user

from app.access import Actor
from app.entry.attempts import Attempts
from app.entry.identity import SignedIn
from app.errors import SignInNeeded
from app.settings import Settings
from app.stores import Stores


def stores() -> Stores:
    """Return the stores of this application."""
    return cast("Stores", current_app.extensions["dayproof"])


def settings() -> Settings:
    """Return the settings of this application."""
    return stores().settings


def attempts() -> Attempts:
    """Return the failed tries to sign in that this process remembers."""
    return cast("Attempts", current_app.extensions["attempts"])


def actor_or_none() -> Actor | None:
    """Return who is asking, or None when nobody is signed in."""
    if not isinstance(person := current_user._get_current_object(), SignedIn):  # noqa: SLF001 - werkzeug's documented way past the proxy
        return None
    return person.actor


def actor() -> Actor:
    """Return who is asking; raise ``SignInNeeded`` when nobody is signed in."""
    found = actor_or_none()
    if found is None:
        raise SignInNeeded("Sign in to see this.")
    return found
