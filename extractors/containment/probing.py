"""Measures how well the reading process is contained, by letting it try to get out."""

import os
import secrets
import socket
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from extractors.containment.escapes import Bait
from extractors.containment.levels import LEVELS, require
from extractors.containment.process import ChildProcess
from extractors.limits import Limits


@dataclass(frozen=True, slots=True)
class Containment:
    """The level that a reading process reached, and the ways out that it found closed and open."""

    level: str
    closed: tuple[str, ...]
    open: tuple[str, ...]

    @property
    def is_full(self) -> bool:
        """True when every layer is in force and no way out was found."""
        return self.level == LEVELS[0] and not self.open

    @property
    def told(self) -> str:
        """The result in one sentence, with what to do when it could be better."""
        tried = len(self.closed) + len(self.open)
        found = (
            f"Reading is contained at the level “{self.level}”: "
            f"{len(self.closed)} of {tried} ways out closed"
        )
        if not self.open:
            return f"{found}."
        return (
            f"{found}, open: {', '.join(self.open)}. Run on Linux 5.13 or later with Landlock and "
            "seccomp allowed, started as root so that another user can read."
        )


def probe(limits: Limits) -> Containment:
    """Start a reading process, let it try all nine ways out, and return what it found.

    Takes about a second. Raises ``RuntimeError`` when no such process starts here.
    """
    # What is measured is told, not refused: that is for ``require_least``.
    child = ChildProcess(replace(limits, least_sandbox=LEVELS[-1]))
    try:
        with _bait() as bait:
            found = next(child.ask({"task": "probe", "bait": bait}, []))["probe"]
    finally:
        child.end()
    closed = tuple(name for name, is_open in found.items() if not is_open)
    opened = tuple(name for name, is_open in found.items() if is_open)
    return Containment(child.sandbox, closed, opened)


@cache
def probed(limits: Limits) -> Containment:
    """Return what ``probe`` finds, asked once for the life of this process."""
    return probe(limits)


def require_least(limits: Limits) -> None:
    """Raise ``NotContained`` when a reading process here stays below ``limits.least_sandbox``."""
    if limits.least_sandbox != LEVELS[-1]:
        require(probed(limits).level, limits.least_sandbox)


@contextmanager
def _bait() -> Iterator[Bait]:
    """Lay out what a reader must not reach, and take it away again."""
    with (
        socket.create_server(("127.0.0.1", 0)) as tcp,
        socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as udp,
        tempfile.NamedTemporaryFile(prefix="dayproof-probe-") as key,
    ):
        udp.bind(("127.0.0.1", 0))
        # In the common temporary folder, where everybody may write who may write at all.
        new = Path(tempfile.gettempdir(), f"dayproof-probe-{secrets.token_hex(8)}")
        try:
            ports = tcp.getsockname()[1], udp.getsockname()[1]
            yield Bait(*ports, os.getpid(), key.name, str(new))
        finally:
            new.unlink(missing_ok=True)
