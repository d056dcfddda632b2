"""The process that limited processes are forked from, loaded once with all that reading needs.

``python -m extractors.fork_server PARENT`` is started by ``extractors.containment.starting`` only.
Standard input is a Unix socket; each message on it brings three open files: where the new process
takes its requests, where its replies go, and a socket to watch it by. On that socket the server
writes the number of the process and later how it ended; closing the other end kills it. This
process reads nothing else, and holds no secret that a fork could find.
"""

import gc
import os
import selectors
import signal
import socket
import sys
from collections.abc import Callable
from contextlib import suppress
from types import FrameType
from typing import NoReturn

from extractors.child import import_all, main
from extractors.containment.sandbox import die_with_parent
from extractors.containment.starting import exit_line, waited
from extractors.patterns import compile_all

_FILES = 3
_MESSAGE_BYTES = 64


def serve() -> None:
    """Load what reading needs, then fork processes until whoever asks for them is gone."""
    die_with_parent(int(sys.argv[1]))
    import_all()
    compile_all()
    # What is loaded now stays: the collector must not touch pages that all forks share.
    gc.freeze()
    _Server(socket.socket(fileno=0)).run()


class _Server:
    """Forks, watches and reaps limited processes."""

    def __init__(self, control: socket.socket) -> None:
        self._control = control
        self._watches: dict[int, socket.socket] = {}
        self._selector = selectors.DefaultSelector()
        self._woken, self._waking = socket.socketpair()
        for end in (self._woken, self._waking):
            end.settimeout(0)
        signal.signal(signal.SIGCHLD, _do_nothing)
        signal.set_wakeup_fd(self._waking.fileno(), warn_on_full_buffer=False)
        self._selector.register(self._control, selectors.EVENT_READ, self._ask)
        self._selector.register(self._woken, selectors.EVENT_READ, self._reap)

    def run(self) -> None:
        """Serve until nobody can ask any more; forks that still live are killed then."""
        while self._control.fileno() >= 0:
            for key, _ in self._selector.select():
                act: Callable[[], None] = key.data
                act()
        for pid in list(self._watches):
            _kill(pid)

    def _ask(self) -> None:
        message, files, _, _ = socket.recv_fds(self._control, _MESSAGE_BYTES, _FILES)
        if not message:
            self._selector.unregister(self._control)
            self._control.close()
        elif len(files) == _FILES:
            self._fork(*files)

    def _fork(self, requests: int, replies: int, watch: int) -> None:
        watched = socket.socket(fileno=watch)
        pid = os.fork()
        if pid == 0:
            self._become_reader(requests, replies, watched)
        os.close(requests)
        os.close(replies)
        self._watches[pid] = watched
        self._selector.register(watched, selectors.EVENT_READ, lambda: self._drop(pid))
        _tell(watched, f"{pid}\n".encode())

    def _become_reader(self, requests: int, replies: int, watched: socket.socket) -> NoReturn:
        try:
            os.setsid()
            signal.set_wakeup_fd(-1)
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            self._selector.close()
            for own in (self._control, self._woken, self._waking, watched, *self._watches.values()):
                own.close()
            for given, wanted in ((requests, 0), (replies, 1)):
                os.dup2(given, wanted)
                os.close(given)
            main()
        except BaseException:  # noqa: BLE001 - a fork never goes on as the server
            os._exit(1)
        os._exit(0)

    def _drop(self, pid: int) -> None:
        """Kill a process that nobody waits for any more; its end is still told."""
        self._selector.unregister(self._watches[pid])
        # It was not reaped yet, so that this number is nobody else's.
        _kill(pid)

    def _reap(self) -> None:
        with suppress(BlockingIOError):
            while self._woken.recv(_MESSAGE_BYTES):
                pass
        with suppress(ChildProcessError):
            while found := waited(-1, os.WNOHANG):
                pid, ended = found
                watched = self._watches.pop(pid)
                with suppress(KeyError):
                    self._selector.unregister(watched)
                _tell(watched, exit_line(ended.status, ended.cpu_seconds, ended.peak_bytes))
                watched.close()


def _kill(pid: int) -> None:
    with suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)
    # What it may have started is in the session that it opened first of all.
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(pid, signal.SIGKILL)


def _tell(watched: socket.socket, line: bytes) -> None:
    with suppress(OSError):
        watched.sendall(line)


def _do_nothing(_number: int, _frame: FrameType | None) -> None:
    """Handle a signal whose wakeup is all that matters."""


if __name__ == "__main__":
    serve()
