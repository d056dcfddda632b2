"""Keeps a lease alive while its job is at work, and tells what the work has cost so far."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import SQLAlchemyError

from app.errors import Unavailable
from app.logs import log
from app.stores import Stores
from app.work import Lease, LeaseLost, renew
from jobs.cost import Meter


@contextmanager
def kept_alive(stores: Stores, lease: Lease) -> Iterator[Meter]:
    """Renew the lease three times in each of its lengths until the block ends.

    The meter that is yielded has what was not told yet.
    """
    done, meter = threading.Event(), Meter()
    beating = (done, stores, lease, meter)
    thread = threading.Thread(target=_renew_until, args=beating, daemon=True)
    thread.start()
    try:
        yield meter
    finally:
        done.set()
        thread.join()


def _renew_until(done: threading.Event, stores: Stores, lease: Lease, meter: Meter) -> None:
    while not done.wait(lease.seconds / 3):
        try:
            renew(stores, lease, meter.untold_ms())
        except LeaseLost:
            # The job itself finds out when it tries to write; there is nothing left to renew.
            return
        except (SQLAlchemyError, Unavailable) as error:
            log.warning(
                "lease-not-renewed", document=lease.public_id, error_type=type(error).__name__
            )
