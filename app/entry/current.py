"""What the current request may use: the stores, the settings, and who is asking."""

from typing import cast

from flask import current_app

from app.access import Actor, Proof
from app.accounts.sign_ins import SignedIn
from app.entry import identity
from app.entry.throttles import Throttles
from app.errors import SignInNeeded
from app.settings import Settings
from app.stores import Stores


def stores() -> Stores:
    """Return the stores of this application."""
    return cast("Stores", current_app.extensions["dayproof"])


def settings() -> Settings:
    """Return the settings of this application."""
    return stores().settings


def throttles() -> Throttles:
    """Return what slows guessing down."""
    return cast("Throttles", current_app.extensions["throttles"])


def half_or_whole() -> Actor | None:
    """Return who is asking, also when a second factor is still to come; None is nobody."""
    found = identity.asker()
    return found.signed_in.actor if found else None


def actor_or_none() -> Actor | None:
    """Return who is asking, or None when nobody is wholly signed in."""
    actor = half_or_whole()
    return actor if actor is not None and actor.proof is Proof.FULL else None


def actor() -> Actor:
    """Return who is asking; raise ``SignInNeeded`` when nobody is wholly signed in."""
    found = actor_or_none()
    if found is None:
        raise SignInNeeded("Sign in to see this.")
    return found


def signed_in() -> SignedIn:
    """Return the sign-in of this request, whole or half; raise ``SignInNeeded`` without one."""
    found = identity.asker()
    if found is None:
        raise SignInNeeded("Sign in first: the session has ended.")
    return found.signed_in
