"""Sends mail beside the dispatcher, so that no hint waits for a slow mail server."""

import threading
from collections.abc import Callable, Sequence

from sqlalchemy.exc import SQLAlchemyError

from app import webhooks
from app.answering.telling import answer_batches
from app.batches.unclosed import close_old
from app.errors import Unavailable
from app.logs import log, places
from app.mailing import deliver_due
from app.notifying import copy_messages
from app.stores import Stores

LOOK_SECONDS = 1.0
"""How often mail that is due is looked for."""

Step = Callable[[Stores], object]

_STEPS: tuple[Step, ...] = (copy_messages, close_old, answer_batches, deliver_due)

_CALLS: tuple[Step, ...] = (webhooks.deliver_due,)
"""Beside the others, in a thread of their own: a slow webhook keeps no mail waiting."""


def start(stopping: threading.Event, stores: Stores) -> None:
    """Begin to send whatever is due, until ``stopping`` is set."""
    for steps in (_STEPS, _CALLS):
        args = (stopping, stores, steps)
        threading.Thread(target=_work_until, args=args, daemon=True).start()


def _work_until(stopping: threading.Event, stores: Stores, steps: Sequence[Step]) -> None:
    while not stopping.wait(LOOK_SECONDS):
        once(stores, steps)


def once(stores: Stores, steps: Sequence[Step] | None = None) -> None:
    """Write what is to be written and send what is due; a failed step is logged and repeated."""
    for step in (*_STEPS, *_CALLS) if steps is None else steps:
        try:
            step(stores)
        except (SQLAlchemyError, Unavailable, OSError) as error:
            log.error("mail-step-failed", error_type=type(error).__name__, where=places(error))
