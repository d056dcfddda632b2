"""The nine ways out that a taken-over reader would try, tried from inside the limited process."""

import os
import socket
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

_SECONDS = 2.0
_MEMORY_BYTES = 1_000_000_000


class Bait(NamedTuple):
    """What the process outside has laid out: listening ports, its own id, and two paths."""

    tcp_port: int
    udp_port: int
    parent: int
    key_file: str
    new_file: str


def try_all(bait: Bait) -> dict[str, bool]:
    """Return for each way out whether it is open, by its name; call it in the child only."""
    return {name: _is_open(attempt, bait) for name, attempt in ESCAPES.items()}


def _is_open(attempt: Callable[[Bait], object], bait: Bait) -> bool:
    try:
        attempt(bait)
    except (OSError, MemoryError, subprocess.SubprocessError):
        return False
    return True


def _tcp(bait: Bait) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as caller:
        caller.settimeout(_SECONDS)
        caller.connect(("127.0.0.1", bait.tcp_port))


def _udp(bait: Bait) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sender:
        sender.sendto(b"out", ("127.0.0.1", bait.udp_port))


def _write(bait: Bait) -> None:
    # An empty file is enough: that it was made at all is the way out.
    Path(bait.new_file).touch(exist_ok=False)


def _start_program(_bait: Bait) -> None:
    subprocess.run(["/bin/sh", "-c", ":"], check=True, timeout=_SECONDS)


ESCAPES: dict[str, Callable[[Bait], object]] = {
    "TCP connection": _tcp,
    "UDP packet": _udp,
    "files of the system": lambda _: Path("/etc/passwd").read_bytes(),
    "the service’s keys": lambda bait: Path(bait.key_file).read_bytes(),
    "writing a file": _write,
    "starting a program": _start_program,
    "signals to the service": lambda bait: os.kill(bait.parent, 0),
    "a gigabyte of memory": lambda _: bytearray(_MEMORY_BYTES),
    "the service’s environment": lambda bait: Path(f"/proc/{bait.parent}/environ").read_bytes(),
}
"""Every way out with its attempt, which fails where the way is closed."""
