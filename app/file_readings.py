"""Reads files in limited processes, on all cores at once, with the checks of single documents."""

import os
import sys
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any

from extractors.contained import Reader
from extractors.limits import Limits
from extractors.payload import dump_reading
from extractors.values import Reading
from extractors.whole import ReadTable, read_whole


def readings(
    groups: Sequence[tuple[Path, ...]],
    limits: Limits,
    *,
    as_one: bool = False,
    read_table: ReadTable | None = None,
) -> Iterator[Reading]:
    """Yield one reading per group in their order, read on all cores at once.

    The files of one group are taken as one file; with ``as_one``, or when there are several, all
    their pages belong to one document.
    """
    if not groups:
        return
    own = threading.local()
    with ExitStack() as stack:
        lock = threading.Lock()

        def reader() -> Reader:
            if not hasattr(own, "reader"):
                with lock:
                    own.reader = stack.enter_context(Reader(limits))
            made: Reader = own.reader
            return made

        def one(group: tuple[Path, ...]) -> Reading:
            together = as_one or len(group) > 1
            whole = read_whole(reader(), group, limits, as_one=together, read_table=read_table)
            return _checked(whole)

        # Threads only wait for limited processes, one each, which outlive no thread.
        pool = stack.enter_context(ThreadPoolExecutor(min(len(groups), cores())))
        try:
            yield from pool.map(one, groups)
        finally:
            # When stopped early, the processes go first, so that no thread waits for them.
            pool.shutdown(wait=False, cancel_futures=True)


def cores() -> int:
    """Return how many cores this process may use: a container may have fewer than its machine."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _checked(reading: Reading) -> Reading:
    """Return ``reading`` with the findings of the checks that need one document only."""
    from validators.registry import check_alone  # noqa: PLC0415 - nothing to check, nothing paid

    documents = []
    for document in reading.documents:
        known = {(finding.code, finding.message) for finding in document.findings}
        new = [f for f in check_alone(document) if (f.code, f.message) not in known]
        documents.append(replace(document, findings=(*document.findings, *new)))
    return replace(reading, documents=tuple(documents))


def object_of(names: Sequence[str], reading: Reading, *, as_one: bool = False) -> dict[str, Any]:
    """Return a reading as the JSON object of ``dayproof read``, under the names of its files."""
    data = dump_reading(reading)
    for document in data["documents"]:
        document.pop("wording", None)  # The service compares by it; nobody reads it.
    return {"files": list(names), **data} if as_one else {"file": names[0], **data}
