"""Keeps a lease alive while its job is at work, however long the reading takes."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import SQLAlchemyError

from app.stores import Stores
from app.work import Lease, LeaseLost, renew
from jobs.logs import log


@contextmanager
def kept_alive(stores: Stores, lease: Lease) -> Iterator[None]:
    """Renew the lease three times in each of its lengths until the block ends."""
    done = threading.Event()
    thread = threading.Thread(target=_renew_until, args=(done, stores, lease), daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()


def _renew_until(done: threading.Event, stores: Stores, lease: Lease) -> None:
    while not done.wait(lease.seconds / 3):
        try:
            renew(stores, lease)
        except LeaseLost:
            # The job itself finds out when it tries to write; there is nothing left to renew.
            return
        except SQLAlchemyError as error:
            log.warning(
                "lease-not-renewed", document=lease.public_id, error_type=type(error).__name__
            )
