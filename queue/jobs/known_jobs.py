"""An RQ worker that runs known functions only and leaves every retry to the rows."""

import time
from collections.abc import Callable, Mapping
from typing import Any, ClassVar

from redis import Redis
from rq import Queue, Worker
from rq.exceptions import DeserializationError
from rq.job import Job
from rq.serializers import JSONSerializer

from app.logs import capture_libraries, log
from app.operations.beats import SignOfLife
from app.redis_safety import redis_answers
from app.settings import Settings
from app.stores import utc_now

Functions = Mapping[str, Callable[[str], None]]
"""What jobs may run, by the name that a hint gives."""

_WORKER_SECONDS = 35
_MAINTENANCE_SECONDS = 60
_MONITORING_SECONDS = 5
_LOOK_FOR_REDIS_SECONDS = 1.0


class KnownJob(Job):
    """A job that can run nothing but ``functions``: RQ itself would import any name it is given.

    Callbacks and webhooks, which a writer to Redis could name as well, do not exist here.
    """

    functions: ClassVar[Functions] = {}
    success_callback = None
    failure_callback = None
    stopped_callback = None

    @property
    def is_known(self) -> bool:
        """True when the job names one of the functions."""
        try:
            return self.func_name in self.functions and self.instance is None
        except DeserializationError:
            return False

    @property
    def func(self) -> Callable[[str], None]:
        """The function to run; raises ``KeyError`` for a foreign name."""
        return self.functions[self.func_name or ""]

    def restore(self, raw_data: Any) -> Any:
        """Load the job as RQ does, without the addresses it wants reported to."""
        restored = super().restore(raw_data)
        self.webhooks = []
        return restored


class DocumentWorker(Worker):
    """One forked job at a time from one queue; foreign jobs are thrown away and logged."""

    max_connection_wait_time = 5.0
    sign_of_life: SignOfLife | None = None
    before_job: Callable[[], None] | None = None

    def heartbeat(self, timeout: int | None = None, pipeline: Any = None) -> None:
        """Tell Redis that this worker lives, and the database, which does not forget it."""
        super().heartbeat(timeout, pipeline)
        if self.sign_of_life is not None:
            self.sign_of_life.tell()

    def execute_job(self, job: Job, queue: Queue) -> None:
        """Run a known job in a fork of this process; refuse any other."""
        if isinstance(job, KnownJob) and job.is_known:
            if self.before_job is not None:
                self.before_job()
            super().execute_job(job, queue)
            return
        log.error("foreign-job-refused", job=job.id)
        queue.intermediate_queue.remove(job.id)
        job.delete()

    def handle_job_failure(
        self,
        job: Job,
        queue: Queue,
        started_job_registry: Any = None,
        exc_string: str = "",  # noqa: ARG002
        execution: Any = None,
    ) -> None:
        """Note that a job failed, without the words of the failure: they could be personal."""
        super().handle_job_failure(job, queue, started_job_registry, "", execution)

    @property
    def was_asked_to_stop(self) -> bool:
        """True when the worker ended because somebody asked it to."""
        return self._shutdown_requested_date is not None


def work(
    settings: Settings, functions: Functions, before_job: Callable[[], None] | None = None
) -> bool:
    """Work until told to stop (True) or until Redis is lost (False: start again).

    ``before_job`` is called in this process before it forks for a job.
    A Redis that is not there yet is waited for; an unsafe one raises ``UnsafeRedis``.
    """
    capture_libraries()
    _wait_for_redis(settings.redis_url)
    worker = DocumentWorker(
        [settings.rq_queue],
        connection=Redis.from_url(settings.redis_url),
        serializer=JSONSerializer,
        job_class=type("KnownJob", (KnownJob,), {"functions": functions}),
        default_result_ttl=0,
        worker_ttl=_WORKER_SECONDS,
        maintenance_interval=_MAINTENANCE_SECONDS,
        job_monitoring_interval=_MONITORING_SECONDS,
        log_job_description=False,
    )
    worker.before_job = before_job
    worker.sign_of_life = SignOfLife("worker", settings.database_url, utc_now)
    worker.work(logging_level="WARNING")
    return worker.was_asked_to_stop


def _wait_for_redis(url: str) -> None:
    if redis_answers(url):
        return
    log.warning("redis-unreachable")
    while not redis_answers(url):
        time.sleep(_LOOK_FOR_REDIS_SECONDS)
