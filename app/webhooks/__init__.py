"""Tells partners' programs of events: signed, tried for two days, and never anywhere private."""

from app.webhooks.delivering import deliver_due
from app.webhooks.hooks import (
    HookState,
    announce,
    disable,
    enable,
    hooks_of,
    last_deliveries,
    make,
    new_secret,
    remove,
    renew,
)
from app.webhooks.signing import signature

__all__ = [
    "HookState",
    "announce",
    "deliver_due",
    "disable",
    "enable",
    "hooks_of",
    "last_deliveries",
    "make",
    "new_secret",
    "remove",
    "renew",
    "signature",
]
