"""The dispatcher: hints what is due, again and again, so that no hint ever needs to arrive.

Any number of dispatchers may run; a hint too many costs one look at the database.
"""

import signal
import sys
import threading
from types import FrameType

from redis.exceptions import RedisError
from sqlalchemy.exc import SQLAlchemyError

from app.due import next_hints
from app.errors import Unavailable
from app.hints import IMPORT_JOB_NAME, INBOUND_JOB_NAME, HintQueue, redis_client
from app.housekeeping import tidy
from app.imports import tasks
from app.inbound import tasks as inbound_tasks
from app.logs import capture_libraries, log, places
from app.opening import open_stores, refuse_unfit
from app.operations.housekeeping import Housekeeper
from app.operations.unsafe import refuse_unsafe
from app.records.versions import OtherDatabase, refuse_other_database
from app.redis_safety import redis_answers
from app.set_aside import give_up_spent
from app.settings import SettingError, Settings
from app.standing import meet_new_rules, recompute_due
from app.stores import Stores
from jobs import mailer, sweeper


def main() -> None:
    """Dispatch until SIGTERM or SIGINT."""
    capture_libraries()
    settings = Settings.from_env()
    try:
        refuse_unsafe(settings)
        is_there = redis_answers(settings.redis_url)
        stores = open_stores(settings, busy_wait_seconds=settings.job_busy_wait_seconds)
        refuse_unfit(stores)
    except SettingError as error:
        sys.exit(str(error))
    if not is_there:
        log.warning("redis-unreachable")
    queue = HintQueue(redis_client(settings.redis_url), settings.rq_queue)
    stopping = threading.Event()

    def stop(_signal: int, _frame: FrameType | None) -> None:
        stopping.set()

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    if meet_new_rules(stores):
        log.info("rules-changed")
    sweeper.start(stopping, stores)
    mailer.start(stopping, stores)
    try:
        dispatch_until(stopping, stores, queue)
    except OtherDatabase as error:
        sys.exit(str(error))


def dispatch_until(stopping: threading.Event, stores: Stores, queue: HintQueue) -> None:
    """Make a pass every ``dispatch_interval_seconds``; a failed pass is logged and repeated.

    Raises ``OtherDatabase`` once a later version has taken the database over.
    """
    redis_was_there = True
    housekeeper = Housekeeper()
    while not stopping.is_set():
        try:
            refuse_other_database(stores.sessions.engine)
            housekeeper.look_after(stores)
            dispatch_once(stores, queue)
            redis_was_there = True
        except RedisError as error:
            if redis_was_there:
                log.warning("redis-unreachable", error_type=type(error).__name__)
            redis_was_there = False
        except (SQLAlchemyError, Unavailable) as error:
            log.error("pass-failed", error_type=type(error).__name__, where=places(error))
        stopping.wait(stores.settings.dispatch_interval_seconds)


def dispatch_once(stores: Stores, queue: HintQueue) -> None:
    """Give up what has no attempt left, hint what is due, and let time pass on the records."""
    for public_id in give_up_spent(stores, stores.now()):
        log.error("needs-attention", document=public_id)
    for public_id in tasks.give_up_spent(stores):
        log.error("import-refused", work_records=public_id)
    for public_id in inbound_tasks.give_up_spent(stores):
        log.error("inbound-needs-attention", inbound=public_id)
    try:
        _fill(stores, queue)
    finally:
        # Licenses lapse whether Redis answers or not.
        people = recompute_due(stores)
        if people:
            log.info("standings-recomputed", people=people)
        tidy(stores)


def _fill(stores: Stores, queue: HintQueue) -> None:
    """Fill the queue up to its low-water mark."""
    for hint in tasks.next_hints(stores):
        queue.put(hint.public_id, IMPORT_JOB_NAME, first=hint.first)
        log.info("import-hinted", work_records=hint.public_id)
    for hint in inbound_tasks.next_hints(stores):
        queue.put(hint.public_id, INBOUND_JOB_NAME, first=hint.first)
        log.info("inbound-hinted", inbound=hint.public_id)
    waiting = queue.waiting()
    room = stores.settings.dispatch_low_water - waiting
    hints = next_hints(stores, room, queue_is_empty=waiting == 0)
    # The last that is put in front is the next to be taken.
    for hint in reversed([hint for hint in hints if hint.first]):
        queue.put(hint.public_id, first=True)
    for hint in hints:
        if not hint.first:
            queue.put(hint.public_id)
    if hints:
        log.info("hinted", documents=[hint.public_id for hint in hints], waiting=waiting)


if __name__ == "__main__":
    main()
