"""How a limited process comes to be: as a new program, or forked from one that is loaded already.

A new program costs half a second of processor time before it can read; a fork costs a hundredth.
"""

import json
import logging
import os
import resource
import select
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

_KEPT_VARIABLES = ("PATH", "LANG", "LC_ALL", "HOME", "TESSDATA_PREFIX", "TMPDIR")
_ONE_THREAD = {"OMP_THREAD_LIMIT": "1", "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
_KIBIBYTES = 1024 if sys.platform == "linux" else 1
_START_SECONDS = 60.0
_DEATH_SECONDS = 10.0
_LOOK_SECONDS = 0.02
_EXIT_BYTES = 4096

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Exit:
    """How a process ended: its status as ``os.wait4`` gives it, and what it had used."""

    status: int
    cpu_seconds: float
    peak_bytes: int

    @property
    def code(self) -> int:
        """The exit code, or the number of the signal that killed it, negative."""
        return os.waitstatus_to_exitcode(self.status)


class Started(Protocol):
    """A limited process that runs: its number, its parent's, and where its replies come in.

    ``inherited_bytes`` is the peak of memory that it was born with, of the program that made it.
    """

    pid: int
    parent: int
    replies: int
    inherited_bytes: int

    def kill(self) -> None:
        """Kill the process and everything that it started."""

    def wait(self) -> Exit | None:
        """Return how it ended, killing it when it will not end; None where nobody was told."""


def start(requests: socket.socket) -> Started:
    """Start a limited process that takes its requests from ``requests``.

    It is forked where a fork server runs (see ``forking``), and a program of its own elsewhere.
    """
    if _Current.server is not None:
        try:
            return _Current.server.fork(requests)
        except OSError:
            _log.warning("The fork server is gone: readers start as programs of their own")
    return _Program(requests)


@contextmanager
def forking() -> Iterator["ForkServer"]:
    """Fork the limited processes of this program, and of its own forks, while the block runs."""
    before, server = _Current.server, ForkServer()
    _Current.server = server
    try:
        yield server
    finally:
        _Current.server = before
        server.close()


class _Current:
    """The fork server of this program; forks of it have the same."""

    server: "ForkServer | None" = None


class ForkServer:
    """Forks limited processes from a process that has loaded all that reading needs.

    It holds no secret and reads no file itself; it is gone when this process is.
    """

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._control: socket.socket | None = None
        self.renew()

    @property
    def pid(self) -> int:
        """The number of the server's process."""
        assert self._process is not None  # noqa: S101 - renew has made one
        return self._process.pid

    def renew(self) -> None:
        """Start the server again when it has died; ask before each job, from one thread."""
        if self._process is not None and self._process.poll() is None:
            return
        if self._control is not None:
            self._control.close()
        # Whole messages, so that several processes may ask over the same socket.
        self._control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "extractors.fork_server", str(os.getpid())],
                stdin=theirs.fileno(),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env=_environment(),
                start_new_session=True,
            )

    def fork(self, requests: socket.socket) -> Started:
        """Return a new limited process; raise ``OSError`` when the server does not answer."""
        assert self._control is not None  # noqa: S101 - renew has made one
        return _Forked(self._control, requests, self.pid)

    def close(self) -> None:
        """End the server, and with it every process that it forked."""
        if self._process is None or self._control is None:
            return
        self._control.close()
        self._process.kill()
        self._process.wait()


class _Forked:
    """A process that the fork server has forked, watched through a socket of its own.

    The server kills the process when our end is closed, by us or by our death, and tells us how
    it ended: only its parent may wait for it.
    """

    inherited_bytes = 0

    def __init__(self, control: socket.socket, requests: socket.socket, server: int) -> None:
        self.parent = server
        self.replies, replies_in = os.pipe()
        self._watch, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)
        self._told = bytearray()
        try:
            with theirs:
                given = [requests.fileno(), replies_in, theirs.fileno()]
                socket.send_fds(control, [b"fork"], given)
            self.pid = int(self._line(time.monotonic() + _START_SECONDS))
        except (OSError, ValueError) as error:
            os.close(self.replies)
            self._watch.close()
            raise ConnectionError("The fork server does not answer") from error
        finally:
            os.close(replies_in)

    def kill(self) -> None:
        """Have the server kill the process and everything that it started."""
        with suppress(OSError):
            self._watch.shutdown(socket.SHUT_WR)

    def wait(self) -> Exit | None:
        """Return how it ended; None when the server is gone, and the process with it."""
        with self._watch:
            for _ in range(2):
                with suppress(TimeoutError):
                    return _exit_of(self._line(time.monotonic() + _DEATH_SECONDS))
                self.kill()
        return None

    def _line(self, end: float) -> bytes:
        """Return the next line of what the server tells, without its end; empty when it is gone."""
        while b"\n" not in self._told:
            left = max(0.0, end - time.monotonic())
            if not select.select([self._watch], [], [], left)[0]:
                raise TimeoutError("The fork server has not answered in time")
            block = self._watch.recv(_EXIT_BYTES)
            if not block:
                return b""
            self._told += block
        line, _, rest = bytes(self._told).partition(b"\n")
        self._told = bytearray(rest)
        return line


class _Program:
    """A process that was started as a program of its own."""

    def __init__(self, requests: socket.socket) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "extractors.own_program"],
            stdin=requests.fileno(),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
            start_new_session=True,
            bufsize=0,
        )
        assert self._process.stdout is not None  # noqa: S101 - Popen was asked for a pipe
        self.pid = self._process.pid
        self.parent = os.getpid()
        own = resource.getrusage(resource.RUSAGE_SELF)
        self.inherited_bytes = own.ru_maxrss * _KIBIBYTES
        self.replies = os.dup(self._process.stdout.fileno())
        self._process.stdout.close()

    def kill(self) -> None:
        """Kill the process and everything that it started."""
        with suppress(ProcessLookupError):
            os.killpg(self.pid, signal.SIGKILL)

    def wait(self) -> Exit | None:
        """Return how it ended; None when another thread was told."""
        end = time.monotonic() + _DEATH_SECONDS
        try:
            while not (ended := _ended(self.pid, os.WNOHANG)):
                if time.monotonic() > end:
                    self.kill()
                    ended = _ended(self.pid, 0)
                    break
                time.sleep(_LOOK_SECONDS)
        except ChildProcessError:
            ended = None
        self._process.returncode = ended.code if ended else -signal.SIGKILL
        return ended


def exit_line(status: int, cpu_seconds: float, peak_bytes: int) -> bytes:
    """Return the line in which the fork server tells how a process ended."""
    return json.dumps([status, cpu_seconds, peak_bytes]).encode() + b"\n"


def waited(pid: int, options: int) -> tuple[int, Exit] | None:
    """Return the number and the end of a child of this process; None when none has ended yet.

    Raises ``ChildProcessError`` when there is no such child.
    """
    ended, status, used = os.wait4(pid, options)
    if not ended:
        return None
    cpu_seconds = used.ru_utime + used.ru_stime
    return ended, Exit(status, cpu_seconds, used.ru_maxrss * _KIBIBYTES)


def _ended(pid: int, options: int) -> Exit | None:
    found = waited(pid, options)
    return found[1] if found else None


def _exit_of(line: bytes) -> Exit | None:
    return Exit(*json.loads(line)) if line else None


def _environment() -> dict[str, str]:
    """Return the little that the process needs: no secret of ours is in it."""
    kept = {name: os.environ[name] for name in _KEPT_VARIABLES if name in os.environ}
    root = str(Path(__file__).resolve().parents[2])
    packages = [entry for entry in sys.path if entry.endswith("-packages")]
    return {**kept, **_ONE_THREAD, "PYTHONPATH": os.pathsep.join([root, *packages])}
