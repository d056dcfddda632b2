"""Reads and renders untrusted files in a limited process that is killed whole when it misbehaves.

One process serves a list of files. A file on which it dies, hangs or grows too large gets an
error, and the rest go on in a new process.
"""

import hashlib
import logging
import math
import os
import stat
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, TypeVar

from extractors.containers.values import NotTaken, Part
from extractors.containment.process import ChildDied, ChildProcess, Usage
from extractors.limits import Limits
from extractors.payload import received_reading
from extractors.refusals import ReadingInterrupted, Refused, empty_file, file_too_large
from extractors.sheets.values import TableRows, TableStart
from extractors.values import Box, ReadError, Reading

Progress = Callable[[int, int], None]
"""Told the number of the page begun (from 1) and how many there are, as far as known."""

Asked = TypeVar("Asked")

_log = logging.getLogger(__name__)
_FILES_PER_PROCESS = 40


Cover = tuple[int, Box]
"""A page (from 1) and a box on it as shares of the page's width and height, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A WebP file of one page as displayed; boxes in points scale to it linearly."""

    page: int
    width_px: int
    height_px: int
    path: Path


class Reader:
    """Reads files one after the other, in as few limited processes as they allow.

    Every answer comes by ``ends_at``, a moment of ``time.monotonic()``, or not at all.
    """

    def __init__(self, limits: Limits, ends_at: float = math.inf) -> None:
        self._limits = limits
        self._ends_at = ends_at
        self._child: ChildProcess | None = None
        self._served = 0
        self._used = Usage()

    def __enter__(self) -> "Reader":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the limited process, if there is one."""
        if self._child is not None:
            self._child.end()
            self._child = None

    @property
    def sandbox(self) -> str:
        """The level of the limited process: full, landlock, uid or rlimit."""
        return self._running().sandbox

    def read(
        self, paths: Sequence[Path], progress: Progress | None = None, *, as_one: bool = False
    ) -> Reading:
        """Return what the files at ``paths``, taken as one file in this order, state.

        With ``as_one`` all their pages belong to one document. Raises ``ReadingInterrupted`` when
        it was, twice.
        """
        return self._twice(lambda: self._read(paths, progress, as_one=as_one))

    def _read(self, paths: Sequence[Path], progress: Progress | None, *, as_one: bool) -> Reading:
        digest = ""
        try:
            with ExitStack() as stack:
                files = [_opened(path, self._limits.file_bytes, stack) for path in paths]
                digest = _digest(files)
                for message in self._asked({"task": "read", "as_one": as_one}, files):
                    if "reading" in message:
                        return received_reading(message["reading"])
                    _tell(progress, message)
        except Refused as refusal:
            error = ReadError(refusal.code, refusal.message, refusal.part)
            return Reading(digest, (), (), error)
        raise RuntimeError("The reading process ended its answer without a reading")

    def take_usage(self) -> Usage:
        """Return what reading has used since this was last asked; zeros where it is not told."""
        used, self._used = self._used, Usage()
        return used

    def render(
        self, path: Path, widths: Sequence[int], into: Path, covers: Sequence[Cover] = ()
    ) -> tuple[Picture, ...]:
        """Write every page in every width as WebP into the folder ``into``; raise ``Refused``.

        ``covers`` are painted over in black. Raises ``ReadingInterrupted`` when it was, twice.
        """
        return self._twice(lambda: self._render(path, widths, into, covers))

    def _render(
        self, path: Path, widths: Sequence[int], into: Path, covers: Sequence[Cover]
    ) -> tuple[Picture, ...]:
        with ExitStack() as stack:
            file = _opened(path, self._limits.file_bytes, stack)
            request = {"task": "render", "widths": list(widths), "covers": list(covers)}
            answers = self._asked(request, [file])
            return tuple(_written(answer, into) for answer in answers if "picture" in answer)

    def text(self, path: Path) -> tuple[tuple[int, tuple[str, ...]], ...]:
        """Return the lines of text of every page by its number; raise ``Refused``."""
        with ExitStack() as stack:
            file = _opened(path, self._limits.file_bytes, stack)
            answers = self._asked({"task": "text"}, [file])
            found = [answer["text"] for answer in answers if "text" in answer]
            return tuple((int(number), tuple(lines)) for number, lines in found)

    def look_again(self, picture: Path, dpi: float, box: Box) -> tuple[tuple[str, float], ...]:
        """Return what a ``box`` (points) of a page's ``picture`` may say, with how sure it is.

        The surest reading comes first; raises ``Refused``.
        """
        with ExitStack() as stack:
            file = _opened(picture, self._limits.file_bytes, stack)
            answers = self._asked({"task": "box", "dpi": dpi, "box": list(box)}, [file])
            found = [each for a in answers if "candidates" in a for each in a["candidates"]]
            return tuple((str(each["text"]), float(each["confidence"])) for each in found)

    def unpack(self, path: Path) -> Iterator[Part | NotTaken]:
        """Yield every part of an archive or a message; raise ``Refused`` when it does not open."""
        with ExitStack() as stack:
            file = _opened(path, self._limits.container_bytes, stack)
            for answer in self._asked({"task": "unpack"}, [file]):
                if "not_taken" in answer:
                    yield NotTaken(**answer["not_taken"])
                elif "part" in answer:
                    yield Part(str(answer["part"]), answer["content"])

    def rows(self, path: Path) -> Iterator[TableStart | TableRows]:
        """Yield the tables of a workbook or a PDF, row by row; raise ``Refused`` when it cannot."""
        with ExitStack() as stack:
            file = _opened(path, self._limits.file_bytes, stack)
            for answer in self._asked({"task": "rows"}, [file]):
                if "table" in answer:
                    yield _table_start(answer["table"])
                elif "rows" in answer:
                    rows = answer["rows"]["rows"]
                    yield TableRows(tuple((number, tuple(cells)) for number, cells in rows))

    def _asked(self, request: dict[str, Any], files: list[int]) -> Iterator[dict[str, Any]]:
        """Yield the answers to a request; raise ``Refused`` for an error or a dead process."""
        child = self._running()
        self._served += 1
        child.forget_peak()
        before = child.usage()
        try:
            for message in child.ask(request, files, self._ends_at):
                if "error" in message:
                    raise _refusal(message)
                yield message
        except ChildDied as death:
            self.close()
            raise death.refusal from death
        except ReadingInterrupted:
            self.close()
            raise
        finally:
            self._add(before, child.usage())

    def _twice(self, ask: Callable[[], Asked]) -> Asked:
        """Ask, and once more when reading was interrupted, which says nothing of the file."""
        try:
            return ask()
        except ReadingInterrupted:
            if time.monotonic() >= self._ends_at:
                raise
            return ask()

    def _add(self, before: Usage, after: Usage) -> None:
        spent = self._used.cpu_seconds + after.cpu_seconds - before.cpu_seconds
        self._used = Usage(spent, max(self._used.peak_bytes, after.peak_bytes))

    def _running(self) -> ChildProcess:
        if self._child is not None and self._served >= _FILES_PER_PROCESS:
            self.close()
        if self._child is None:
            self._child = ChildProcess(self._limits, self._ends_at)
            self._served = 0
        return self._child


def read(paths: Sequence[Path], limits: Limits, *, as_one: bool = False) -> Iterator[Reading]:
    """Yield one reading per path in their order, or a single one of all as pages of a document."""
    with Reader(limits) as reader:
        for group in [list(paths)] if as_one else [[path] for path in paths]:
            try:
                yield reader.read(group, as_one=as_one)
            except ReadingInterrupted as interrupted:
                yield Reading("", (), (), ReadError("reading-interrupted", str(interrupted)))


def render(path: Path, widths: Sequence[int], limits: Limits, into: Path) -> tuple[Picture, ...]:
    """Return WebP files of every page of ``path`` in every width, written to the folder ``into``.

    Raises ``Refused`` when the file cannot be shown.
    """
    with Reader(limits) as reader:
        return reader.render(path, widths, into)


def _opened(path: Path, limit_bytes: int, stack: ExitStack) -> int:
    """Return an open file that is worth handing over; raise ``Refused`` when it is not."""
    try:
        # Not blocking, so that a named pipe cannot hold us up.
        file = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError as error:
        raise Refused(
            "file-not-found",
            f"{path} cannot be opened ({error.strerror}): check its name and your access to it",
        ) from error
    stack.callback(os.close, file)
    facts = os.fstat(file)
    if stat.S_ISDIR(facts.st_mode):
        raise Refused("file-not-found", f"{path} is a folder: name the files in it, as {path}/*")
    if not stat.S_ISREG(facts.st_mode):
        raise Refused("file-not-found", f"{path} is not an ordinary file: save it to a file first")
    if facts.st_size == 0:
        raise empty_file()
    if facts.st_size > limit_bytes:
        raise file_too_large(facts.st_size, limit_bytes)
    return file


def _table_start(given: dict[str, Any]) -> TableStart:
    return TableStart(str(given["name"]), tuple(given["notes"]), given["since_1904"])


def _digest(files: Sequence[int]) -> str:
    digest = hashlib.sha256()
    for file in files:
        offset = 0
        while block := os.pread(file, 1 << 20, offset):
            digest.update(block)
            offset += len(block)
    return digest.hexdigest()


def _written(message: dict[str, Any], into: Path) -> Picture:
    page, width, height = (int(number) for number in message["picture"])
    path = into / f"{page}-{width}.webp"
    path.write_bytes(message["content"])
    return Picture(page, width, height, path)


def _refusal(message: dict[str, Any]) -> Refused:
    if message.get("trace"):
        _log.error("The reader failed on a file:\n%s", message["trace"])
    error = message["error"]
    return Refused(str(error["code"]), str(error["message"]), error.get("part"))


def _tell(progress: Progress | None, message: dict[str, Any]) -> None:
    if progress is not None and "page" in message:
        progress(int(message["page"]), int(message["pages"]))
