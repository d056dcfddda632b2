"""Tries every file under some folders, each in a limited process, and says how each one ended."""

import json
import queue
import threading
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from app.cli.read import table_reader
from extractors.contained import Reader
from extractors.files import detect
from extractors.limits import Limits
from extractors.refusals import Refused
from extractors.values import ReadError, Reading
from extractors.whole import read_whole

CRASH_CODE = "reader-crashed"


class End(StrEnum):
    """How the reading of a file ended: every file ends in one of these ways."""

    READ = "read"
    PARTIAL = "partial"
    REFUSED = "refused"
    CRASHED = "crashed"


@dataclass(frozen=True, slots=True)
class FileReport:
    """How one file ended: its kind, why it was not read, what it holds, and what it cost.

    ``stamp`` is its size and time of change, to know it again in a later run. ``parts`` are the
    parts of a container that were not read, each with its code and message.
    """

    file: str
    end: End
    kind: str
    code: str | None
    message: str | None
    pages: int
    types: tuple[str, ...]
    parts: tuple[dict[str, str], ...]
    cpu_seconds: float
    peak_megabytes: float
    stamp: str

    def as_json(self) -> dict[str, Any]:
        """Return the report as it is printed, one object a line."""
        return asdict(self)


def files_under(paths: Sequence[Path]) -> list[Path]:
    """Return every file named or lying under a named folder, sorted; no link is followed down."""
    found: dict[Path, None] = {}
    for path in paths:
        below = sorted(each for each in path.rglob("*") if not each.is_dir())
        found.update(dict.fromkeys(below if path.is_dir() else [path]))
    return list(found)


def reports(files: Sequence[Path], limits: Limits, readers: int) -> Iterator[FileReport]:
    """Yield how each file ended, in the order they end, read by ``readers`` processes at once.

    Stopping early ends the processes; no file that was begun is reported then.
    """
    waiting: queue.SimpleQueue[Path | None] = queue.SimpleQueue()
    ended: queue.SimpleQueue[FileReport] = queue.SimpleQueue()
    for file in [*files, *[None] * readers]:
        waiting.put(file)
    running = [Reader(limits) for _ in range(readers)]
    stopped = threading.Event()
    threads = [
        threading.Thread(target=_work, args=(reader, limits, waiting, ended, stopped), daemon=True)
        for reader in running
    ]
    for thread in threads:
        thread.start()
    try:
        for _ in files:
            yield ended.get()
    finally:
        stopped.set()
        for reader in running:
            reader.close()


def _work(
    reader: Reader,
    limits: Limits,
    waiting: "queue.SimpleQueue[Path | None]",
    ended: "queue.SimpleQueue[FileReport]",
    stopped: threading.Event,
) -> None:
    while (path := waiting.get()) is not None and not stopped.is_set():
        ended.put(report(reader, path, limits))
    reader.close()


def report(reader: Reader, path: Path, limits: Limits) -> FileReport:
    """Return how one file ended; nothing that is wrong with it raises."""
    reader.take_usage()
    try:
        reading = read_whole(reader, [path], limits, read_table=table_reader(limits))
    except Exception as error:  # noqa: BLE001 - our own fault must not end the run, and is told
        failure = ReadError(CRASH_CODE, f"The service itself failed: {type(error).__name__}")
        reading = Reading("", (), (), failure)
    used = reader.take_usage()
    code, message = _worst(reading)
    return FileReport(
        file=str(path),
        end=_end(reading, code),
        kind=_kind(path, limits),
        code=code,
        message=message,
        pages=len(reading.page_sizes),
        types=tuple(str(document.type) for document in reading.documents),
        parts=tuple(
            {"part": part.part, "code": part.error.code, "message": part.error.message}
            for part in reading.parts
            if part.error is not None
        ),
        cpu_seconds=round(used.cpu_seconds, 2),
        peak_megabytes=round(used.peak_bytes / 1e6, 1),
        stamp=stamp(path),
    )


def stamp(path: Path) -> str:
    """Return what changes when a file does; empty for one that is not there."""
    try:
        facts = path.stat()
    except OSError:
        return ""
    return f"{facts.st_size}-{facts.st_mtime_ns}"


def done_before(lines: Iterable[str]) -> dict[str, FileReport]:
    """Return the reports of an earlier run by file; what is no whole line is passed over."""
    found = {}
    for line in lines:
        try:
            given = json.loads(line)
            made = FileReport(
                **{
                    **given,
                    "end": End(given["end"]),
                    "types": tuple(given["types"]),
                    "parts": tuple(given["parts"]),
                }
            )
        except (ValueError, TypeError, KeyError):
            continue
        found[made.file] = made
    return found


def _worst(reading: Reading) -> tuple[str | None, str | None]:
    """Return the reason that matters most: a crash before any other, else the first."""
    errors = [reading.error, *(part.error for part in reading.parts)]
    given = [error for error in errors if error is not None]
    crashes = [error for error in given if error.code == CRASH_CODE]
    worst = next(iter([*crashes, *given]), None)
    return (worst.code, worst.message) if worst else (None, None)


def _end(reading: Reading, code: str | None) -> End:
    if code == CRASH_CODE:
        return End.CRASHED
    if code is None:
        return End.READ
    return End.PARTIAL if reading.documents else End.REFUSED


def _kind(path: Path, limits: Limits) -> str:
    if not path.is_file():  # To open a named pipe would wait for its writer.
        return "other"
    try:
        with path.open("rb") as file:
            return str(detect(file.read(limits.container_bytes)))
    except (OSError, Refused):
        return "other"
