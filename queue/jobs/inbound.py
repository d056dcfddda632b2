"""The job for e-mail: opens one kept message, so that each of its files becomes a document."""

import time
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path

from app.batches.manifest import Expected, expected_in
from app.errors import ServiceError
from app.inbound import tasks
from app.inbound.looking import Tools, is_small_enough
from app.inbound.names import Txt, resolver
from app.inbound.opening import open_message
from app.inbound.scanning import Scan, ScannerAway, scanner
from app.limits import limits_of
from app.logs import log, places
from app.opening import open_stores
from app.settings import Settings
from app.stores import Stores
from app.tabular.files import delimited_rows
from extractors.contained import Reader
from extractors.containers.values import NotTaken
from extractors.files import FileKind
from extractors.refusals import Refused
from extractors.sheets.values import TableRows
from extractors.unpacked import Leaf, unpack
from jobs.blame import is_ours
from jobs.cost import limit_own

_LATER_SECONDS = 15.0
_SCANNER_AGAIN_SECONDS = 60.0
_GOES_ON_SECONDS = 10.0
"""Then applicants' documents that wait on the queue have their turn."""


def run(message_public_id: str) -> None:
    """Do what is due for one message, and for those behind it, for some seconds."""
    settings = Settings.from_env()
    limit_own(settings)
    stores = open_stores(settings, busy_wait_seconds=settings.job_busy_wait_seconds)
    with Reader(limits_of(settings)) as reader:
        txt, scan = resolver(settings.inbound_dns), scanner(settings.inbound_scanner)
        with_tools = tools(settings, reader, txt, scan)
        work_on(stores, message_public_id, with_tools)
        began = time.monotonic()
        while time.monotonic() - began < _GOES_ON_SECONDS:
            following = tasks.one_waiting(stores)
            if following is None:
                return
            work_on(stores, following, with_tools)


def work_on(stores: Stores, public_id: str, with_tools: Tools) -> None:
    """Take the task of a message, if it has one that nobody does, and do it."""
    task = tasks.take(stores, public_id)
    if task is None:
        return
    try:
        open_message(stores, task, with_tools)
    except tasks.TaskLost:
        log.warning("inbound-fenced", inbound=public_id, attempt=task.attempt)
    except Exception as error:  # noqa: BLE001 - whatever went wrong, the work is given back
        log.error(
            "inbound-failed",
            inbound=public_id,
            attempt=task.attempt,
            error_type=type(error).__name__,
            where=places(error),
        )
        _give_back(stores, task, error)
    else:
        log.info("inbound-done", inbound=public_id, attempt=task.attempt)


def tools(settings: Settings, reader: Reader, txt: Txt, scan: Scan) -> Tools:
    """Return what opening a message needs, with one limited reader for all of it."""
    limits = limits_of(settings)

    def unpacked(path: Path, into: Path) -> Sequence[Leaf | NotTaken]:
        return unpack(reader, path, limits, into)

    def manifest(leaf: Leaf) -> tuple[Expected, ...] | None:
        if not is_small_enough(settings, leaf):
            return None
        try:
            return expected_in(_rows(reader, leaf))
        except (Refused, ServiceError, OSError):
            return None

    return Tools(unpacked, manifest, txt, scan)


def _rows(reader: Reader, leaf: Leaf) -> Iterator[tuple[int, Sequence[str]]]:
    if leaf.kind is not FileKind.XLSX:
        return delimited_rows(leaf.path)
    found = (each.rows for each in reader.rows(leaf.path) if isinstance(each, TableRows))
    return chain.from_iterable(found)


def _give_back(stores: Stores, task: tasks.Task, error: Exception) -> None:
    try:
        with stores.sessions.begin() as session:
            if isinstance(error, ScannerAway):
                held = {"held_up_by": tasks.SCANNER}
                tasks.put_back(session, task, _SCANNER_AGAIN_SECONDS, **held)
            elif is_ours(error):
                tasks.put_back(session, task, _LATER_SECONDS)
            else:
                wait = stores.settings.retry_delay_seconds * 2 ** (task.attempt - 1)
                tasks.fail(session, task, wait)
    except Exception as failure:  # noqa: BLE001 - the lease ends by itself, and the work is due again
        log.error("inbound-not-given-back", inbound=task.public_id, where=places(failure))
