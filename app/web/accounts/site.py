"""The site that passkeys belong to, and the addresses that links begin with."""

from urllib.parse import urlsplit

from flask import request

from app.accounts.passkeys import Site
from app.entry import current


def site() -> Site:
    """Return the site as browsers know it: as configured, else as the request names it."""
    origin = current.settings().public_url.rstrip("/") or request.host_url.rstrip("/")
    return Site(urlsplit(origin).hostname or "", origin)


def takes_passkeys() -> bool:
    """Return whether a passkey can be made here: browsers want a name, not a bare address."""
    return not site().host.replace(".", "").isdigit() and ":" not in site().host
