"""The parent's side of the limited process: start it, ask it, notice its death, kill it whole."""

import json
import math
import os
import re
import select
import signal
import socket
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from extractors.containment.levels import NotContained, require
from extractors.containment.sandbox import held_by
from extractors.containment.starting import Exit, start
from extractors.limits import Limits
from extractors.refusals import (
    ReadingInterrupted,
    Refused,
    memory_limit,
    reader_crashed,
    time_limit,
)

_MESSAGE_BYTES = 128 * 1024 * 1024
_START_SECONDS = 60.0
_MEMORY_SHARE = 0.6
"""Of the memory that a process had left when asked, for its death to be called want of it."""
_WORKED_SHARE = 0.5
"""Of the processor time that it may take, for a silent process to be called slow."""


class ChildDied(Exception):
    """The limited process is gone; ``refusal`` tells the sender why as well as can be known."""

    def __init__(self, refusal: Refused) -> None:
        super().__init__(refusal.message)
        self.refusal = refusal


@dataclass(frozen=True, slots=True)
class Usage:
    """What a reading process has used: processor seconds, and bytes of memory at its peak."""

    cpu_seconds: float = 0.0
    peak_bytes: int = 0


class ChildProcess:
    """One limited ``process`` in a session of its own; ``sandbox`` is the level it reached.

    Raises ``NotContained`` when that is below ``limits.least_sandbox``, and ``ReadingInterrupted``
    when it has not started by ``ends_at``, a moment of ``time.monotonic()``.
    """

    def __init__(self, limits: Limits, ends_at: float = math.inf) -> None:
        self._limits = limits
        self._socket, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)
        with theirs:
            self.process = start(theirs)
        self._has_ended = False
        self._begun_at = 0.0
        self._begun_with_bytes = 0
        self._buffer = bytearray()
        self._last_usage: Usage | None = None
        self._seen_bytes = 0
        self.sandbox = self._greeted(ends_at)
        try:
            require(self.sandbox, limits.least_sandbox)
        except NotContained:
            self.end()
            raise

    def ask(
        self, request: dict[str, Any], files: Sequence[int], ends_at: float = math.inf
    ) -> Iterator[dict[str, Any]]:
        """Yield the answers up to the last one; raise ``ChildDied`` when there is none in time.

        That is by ``ends_at``, or as early as the limits say.
        Raises ``ReadingInterrupted`` when that was not for the file: somebody killed the process,
        or it was given no processor time.
        """
        limits = self._limits
        self._send(request, files)
        self._begun_at = self.usage().cpu_seconds
        self._begun_with_bytes = held_by(self.process.pid).resident_bytes
        left = limits.patience * (limits.open_cpu_seconds + limits.page_cpu_seconds * limits.pages)
        end = min(time.monotonic() + left, ends_at)
        silence = limits.patience * max(limits.open_cpu_seconds, limits.page_cpu_seconds)
        while True:
            message = self._message(end, silence)
            if "page" in message:
                self._begun_at = self.usage().cpu_seconds
            if "bytes" in message:
                message["content"] = self._bytes(int(message["bytes"]), end, silence)
            yield message
            if message.keys() & {"reading", "error", "done"}:
                return

    def forget_peak(self) -> None:
        """Count the peak of memory anew, where the kernel lets us; else it stays the highest."""
        self._seen_bytes = 0
        with suppress(OSError):
            Path(f"/proc/{self.process.pid}/clear_refs").write_text("5")

    def usage(self) -> Usage:
        """Return what the process has used so far, dead or alive; nothing where it is not told."""
        if self._last_usage is not None:
            return self._last_usage
        try:
            used = _usage_of(self.process.pid)
        except (OSError, ValueError):
            return Usage()
        self._seen_bytes = max(self._seen_bytes, used.peak_bytes)
        return used

    def end(self) -> None:
        """Kill the process and everything that it started, and wait until it is gone."""
        if not self._has_ended:
            self._last_usage = self.usage()
            self.process.kill()
            self._take_leave()

    def _greeted(self, ends_at: float) -> str:
        try:
            self._send({"limits": asdict(self._limits), "parent": self.process.parent}, ())
            end = min(time.monotonic() + _START_SECONDS, ends_at)
            return str(self._message(end, silence=_START_SECONDS)["sandbox"])
        except ChildDied:
            self.end()
            if time.monotonic() >= ends_at:
                raise ReadingInterrupted from None
            raise RuntimeError(
                "The reading process does not start here: try python -m extractors.child "
                "and see what it lacks"
            ) from None

    def _send(self, request: dict[str, Any], files: Sequence[int]) -> None:
        try:
            socket.send_fds(self._socket, [json.dumps(request).encode() + b"\n"], list(files))
        except OSError as error:
            raise self._death() from error

    def _message(self, end: float, silence: float) -> dict[str, Any]:
        """Return the next line, before ``end`` and after at most ``silence`` seconds."""
        while b"\n" not in self._buffer:
            self._receive(end, silence)
        line, _, rest = bytes(self._buffer).partition(b"\n")
        self._buffer = bytearray(rest)
        message: dict[str, Any] = json.loads(line)
        return message

    def _bytes(self, count: int, end: float, silence: float) -> bytes:
        while len(self._buffer) < count:
            self._receive(end, silence)
        content = bytes(self._buffer[:count])
        del self._buffer[:count]
        return content

    def _receive(self, end: float, silence: float) -> None:
        wait = min(silence, end - time.monotonic())
        replies = self.process.replies
        if wait <= 0 or not select.select([replies], [], [], wait)[0]:
            self.end()
            raise self._silence()
        block = os.read(replies, 1 << 20)
        if not block:
            raise self._death()
        self._buffer += block
        if len(self._buffer) > _MESSAGE_BYTES:
            self.end()
            raise ChildDied(memory_limit())

    def _silence(self) -> Exception:
        """Return why nothing was said for so long: it worked, or it was not let work."""
        worked = self.usage().cpu_seconds - self._begun_at
        limits = self._limits
        enough = _WORKED_SHARE * min(limits.open_cpu_seconds, limits.page_cpu_seconds)
        return ChildDied(time_limit()) if worked >= enough else ReadingInterrupted()

    def _death(self) -> Exception:
        """Return why the process died, judged by its signal and the memory that it had used."""
        ended = self._take_leave()
        if ended is None:
            return ReadingInterrupted()
        self._last_usage = Usage(ended.cpu_seconds, self._own_peak(ended))
        if ended.code == -signal.SIGXCPU:
            return ChildDied(time_limit())
        if self._wanted_memory(ended):
            return ChildDied(memory_limit())
        # Nothing in a file kills so: an operator did, the kernel for want of memory, or our server.
        if ended.code == -signal.SIGKILL:
            return ReadingInterrupted()
        return ChildDied(reader_crashed())

    def _own_peak(self, ended: Exit) -> int:
        """Return the bytes of memory at the peak of a dead process.

        A process inherits the peak of the one that started it: only more than that is its own.
        Where the peak of the starter hides it, it is what was last seen while the process lived.
        """
        hidden = ended.peak_bytes <= self.process.inherited_bytes
        return self._seen_bytes if hidden else ended.peak_bytes

    def _wanted_memory(self, ended: Exit) -> bool:
        """Return whether a process died for want of memory.

        Where the peak of the starter hides its own, a process that aborted is taken to have asked
        for more than there was: so do the libraries that cannot go on without.
        """
        if ended.peak_bytes <= self.process.inherited_bytes:
            return ended.code == -signal.SIGABRT
        left = self._limits.child_memory_bytes - self._begun_with_bytes
        return ended.peak_bytes - self._begun_with_bytes > _MEMORY_SHARE * left

    def _take_leave(self) -> Exit | None:
        """Close what leads to the process and return how it ended, once."""
        if self._has_ended:
            return None
        self._has_ended = True
        ended = self.process.wait()
        self._socket.close()
        os.close(self.process.replies)
        return ended


def _usage_of(process: int) -> Usage:
    """Return what a living process has used, as Linux tells it."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    ticks = int(fields[11]) + int(fields[12])
    status = Path(f"/proc/{process}/status").read_text()
    peak = re.search(r"VmHWM:\s+(\d+) kB", status)
    return Usage(ticks / os.sysconf("SC_CLK_TCK"), int(peak[1]) * 1024 if peak else 0)
