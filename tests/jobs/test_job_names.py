"""What the web may name on the queue and what workers can run are the same."""

from importlib import import_module

from app.hints import JOB_NAME
from jobs.worker import FUNCTIONS


def test_every_name_on_the_queue_is_a_function_that_workers_have() -> None:
    module, _, name = JOB_NAME.rpartition(".")

    assert {JOB_NAME: getattr(import_module(module), name)} == FUNCTIONS
