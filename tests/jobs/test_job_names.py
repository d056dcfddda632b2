"""What the web may name on the queue and what workers can run are the same."""

from importlib import import_module

from app.hints import IMPORT_JOB_NAME, INBOUND_JOB_NAME, JOB_NAME
from jobs.worker import FUNCTIONS


def test_every_name_on_the_queue_is_a_function_that_workers_have() -> None:
    named = {}
    for job_name in (JOB_NAME, IMPORT_JOB_NAME, INBOUND_JOB_NAME):
        module, _, name = job_name.rpartition(".")
        named[job_name] = getattr(import_module(module), name)

    assert named == FUNCTIONS
