"""The job for files of work records: reads one, or has what it touches checked again."""

from app.imports import reading, rechecking, tasks
from app.logs import log
from app.opening import open_stores
from app.settings import Settings
from app.stores import Stores


def run(import_public_id: str) -> None:
    """Do what is due for one file of work records."""
    settings = Settings.from_env()
    work_on(
        open_stores(settings, busy_wait_seconds=settings.job_busy_wait_seconds), import_public_id
    )


def work_on(stores: Stores, public_id: str) -> None:
    """Take the task of an import, if it has one that nobody does, and do it."""
    task = tasks.take(stores, public_id)
    if task is None:
        return
    try:
        if task.name == tasks.READ:
            reading.read(stores, task)
        else:
            rechecking.recheck(stores, task, stores.now())
    except tasks.TaskLost:
        log.warning("import-fenced", work_records=public_id, task=task.name)
    else:
        log.info("import-done", work_records=public_id, task=task.name)
