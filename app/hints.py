"""Hints on Redis: ids of documents and imports whose work is due. They may be lost; rows stay."""

import time
from collections.abc import Callable

from redis import Redis
from redis.backoff import NoBackoff
from redis.exceptions import RedisError
from redis.retry import Retry
from rq import Queue
from rq.serializers import JSONSerializer

from app.settings import Settings

JOB_NAME = "jobs.documents.run"
"""The function that a hint about a document names."""

IMPORT_JOB_NAME = "jobs.work_records.run"
"""The function that a hint about a file of work records names."""

INBOUND_JOB_NAME = "jobs.inbound.run"
"""The function that a hint about a message names; ``jobs.worker`` knows no fourth."""

HINT_SECONDS = 60 * 60
_CONNECT_SECONDS = 0.5
_ANSWER_SECONDS = 2.0
_PAUSE_SECONDS = 5.0


def redis_client(url: str) -> Redis:
    """Return a client that gives up quickly and never retries; the password is in the URL."""
    return Redis.from_url(
        url,
        socket_connect_timeout=_CONNECT_SECONDS,
        socket_timeout=_ANSWER_SECONDS,
        retry=Retry(NoBackoff(), 0),
    )


class HintQueue:
    """The queue that hints go to; every method raises ``RedisError`` when Redis is not there."""

    def __init__(self, client: Redis, name: str) -> None:
        self._queue = Queue(name, connection=client, serializer=JSONSerializer)

    def waiting(self) -> int:
        """Return how many hints wait for a worker."""
        return int(self._queue.count)

    def put(self, public_id: str, job_name: str = JOB_NAME, *, first: bool = False) -> None:
        """Add a hint for one document, or for what else ``job_name`` works on.

        One that is ``first`` goes before all that wait.
        """
        self._queue.enqueue_call(
            job_name,
            args=(public_id,),
            # The limits of the reader end a job long before this; RQ's own timeout is advisory.
            timeout=HINT_SECONDS,
            result_ttl=0,
            failure_ttl=HINT_SECONDS,
            description=job_name,
            at_front=first,
        )


def best_effort(settings: Settings) -> Callable[[str], None]:
    """Return a function that hints if it can, at little cost, and never raises.

    Where others wait it leaves the document to the dispatcher, which is fair by sender; after a
    failure it does not try again for some seconds, so that no request waits in vain.
    """
    if not settings.redis_url:
        return lambda _public_id: None
    queue = HintQueue(redis_client(settings.redis_url), settings.rq_queue)
    quiet_until = 0.0

    def hint(public_id: str) -> None:
        nonlocal quiet_until
        if time.monotonic() < quiet_until:
            return
        try:
            if not queue.waiting():
                queue.put(public_id)
        except RedisError:
            quiet_until = time.monotonic() + _PAUSE_SECONDS

    return hint
