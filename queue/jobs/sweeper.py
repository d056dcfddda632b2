"""Sweeps beside the dispatcher, so that no hint waits while files are counted."""

import threading

from sqlalchemy.exc import SQLAlchemyError

from app.errors import Unavailable
from app.logs import log, places
from app.stores import Stores
from app.sweeping import sweep_if_due

_LOOK_SECONDS = 60.0


def start(stopping: threading.Event, stores: Stores) -> None:
    """Begin to sweep whenever it is due, until ``stopping`` is set."""
    threading.Thread(target=_sweep_until, args=(stopping, stores), daemon=True).start()


def _sweep_until(stopping: threading.Event, stores: Stores) -> None:
    while not stopping.wait(_LOOK_SECONDS):
        try:
            found = sweep_if_due(stores)
        except (SQLAlchemyError, Unavailable, OSError) as error:
            log.error("sweep-failed", error_type=type(error).__name__, where=places(error))
            continue
        for each in found or ():
            log.warning("swept", code=each.code, object=each.object)
