"""The upload service and the roster."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask

    from app.settings import Settings
    from app.stores import Stores


def create_app(settings: "Settings", stores: "Stores | None" = None) -> "Flask":
    """Return the web application of these settings; ``stores`` are opened when not handed in."""
    # Jobs and `dayproof read` import this package too, and want no web framework with it.
    from app.application import build  # noqa: PLC0415 - see above

    return build(settings, stores)
