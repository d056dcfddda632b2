"""Sends mail beside the dispatcher, so that no hint waits for a slow mail server."""

import threading
from collections.abc import Callable

from sqlalchemy.exc import SQLAlchemyError

from app.errors import Unavailable
from app.logs import log, places
from app.mailing import deliver_due
from app.notifying import copy_messages
from app.stores import Stores

LOOK_SECONDS = 1.0
"""How often mail that is due is looked for."""

_STEPS: tuple[Callable[[Stores], object], ...] = (copy_messages, deliver_due)


def start(stopping: threading.Event, stores: Stores) -> None:
    """Begin to send whatever is due, until ``stopping`` is set."""
    threading.Thread(target=_mail_until, args=(stopping, stores), daemon=True).start()


def _mail_until(stopping: threading.Event, stores: Stores) -> None:
    while not stopping.wait(LOOK_SECONDS):
        mail_once(stores)


def mail_once(stores: Stores) -> None:
    """Write what is to be written and send what is due; a failed step is logged and repeated."""
    for step in _STEPS:
        try:
            step(stores)
        except (SQLAlchemyError, Unavailable, OSError) as error:
            log.error("mail-step-failed", error_type=type(error).__name__, where=places(error))
