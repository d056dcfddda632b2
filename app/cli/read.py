"""``dayproof read``: what files state, without a server; JSON lines or tables for people."""

import json
import os
import sys
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from app.limits import limits_of
from app.settings import SettingError, Settings
from extractors.contained import Reader
from extractors.limits import Limits
from extractors.payload import dump_reading
from extractors.values import Reading

READ, SOME_NOT_READ, WRONG_USAGE = 0, 1, 2


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object per line.")
@click.option("--as-one", is_flag=True, help="Take the files as the pages of one document.")
def read(files: tuple[Path, ...], *, as_json: bool, as_one: bool) -> None:
    """Read FILES and print what they state, with confidence and the place on the page.

    Exit status: 0 every file was read, 1 some could not be (each says why), 2 wrong usage.
    """
    try:
        limits = limits_of(Settings.from_env())
    except SettingError as error:
        raise click.UsageError(str(error)) from error
    groups = [files] if as_one else [(file,) for file in files]
    failed = False
    for group, reading in _with_progress(groups, limits, as_one=as_one):
        failed = failed or reading.error is not None
        if as_json:
            click.echo(json.dumps(_object(group, reading, as_one=as_one), ensure_ascii=False))
        else:
            _show(group, reading)
    sys.exit(SOME_NOT_READ if failed else READ)


def _with_progress(
    groups: Sequence[tuple[Path, ...]], limits: Limits, *, as_one: bool
) -> Iterator[tuple[tuple[Path, ...], Reading]]:
    """Yield every reading in order; on a terminal a bar on standard error counts them."""
    readings = zip(groups, _readings(groups, limits, as_one=as_one), strict=True)
    if not sys.stderr.isatty():
        yield from readings
        return
    from rich.console import Console  # noqa: PLC0415 - only a terminal pays for the bar
    from rich.progress import track  # noqa: PLC0415

    console = Console(stderr=True)
    yield from track(readings, "Reading", total=len(groups), console=console, transient=True)


def _readings(
    groups: Sequence[tuple[Path, ...]], limits: Limits, *, as_one: bool
) -> Iterator[Reading]:
    """Yield one reading per group in their order, read on all cores at once."""
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
            return _checked(reader().read(group, as_one=as_one))

        # Threads only wait for limited processes, one each, which outlive no thread.
        pool = stack.enter_context(ThreadPoolExecutor(min(len(groups), _cores())))
        try:
            yield from pool.map(one, groups)
        finally:
            # When stopped early, the processes go first, so that no thread waits for them.
            pool.shutdown(wait=False, cancel_futures=True)


def _cores() -> int:
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


def _object(files: Sequence[Path], reading: Reading, *, as_one: bool) -> dict[str, Any]:
    names = [str(file) for file in files]
    data = dump_reading(reading)
    return {"files": names, **data} if as_one else {"file": names[0], **data}


def _show(files: Sequence[Path], reading: Reading) -> None:
    from app.cli.read_tables import show  # noqa: PLC0415 - JSON needs no tables

    show([str(file) for file in files], reading)
