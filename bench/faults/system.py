"""Every program of the service as real processes, kept running as ``dayproof run`` keeps them."""

import json
import os
import signal
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.own_redis import free_port
from app.samples.front_door import Refused, sign_in
from app.settings import Settings
from bench.machine import Machine, Program, children_of, wait_for

_SECRET = "a-secret-of-one-fault-run-0123456789abcdef"  # noqa: S105 - of a service for one run
_START_SECONDS = 90.0
COMMANDS = {
    "dispatcher": ("-m", "jobs.dispatch"),
    "worker1": ("-m", "jobs.worker"),
    "worker2": ("-m", "jobs.worker"),
    "web": ("-m", "app.cli", "serve"),
}
"""The programs of the service that run its code, by name."""


@dataclass(frozen=True)
class System:
    """A running service: the keepers of its programs, by name."""

    machine: Machine
    url: str
    programs: dict[str, Program]

    def pids(self, name: str) -> list[int]:
        """Return the process ids of the programs whose name begins so; a dead one has none."""
        kept = [p for title, p in self.programs.items() if title.startswith(name)]
        return [pid for program in kept for pid in _children(program.process.pid)]

    def horses(self) -> list[int]:
        """Return the process ids of the work-horses that are at work."""
        return [child for child in self._children_of_workers() if not _is_fork_server(child)]

    def fork_servers(self) -> list[int]:
        """Return the process ids of the processes that readers are forked from."""
        return [child for child in self._children_of_workers() if _is_fork_server(child)]

    def _children_of_workers(self) -> list[int]:
        return [child for worker in self.pids("worker") for child in _children(worker)]

    def send_signal(self, pids: list[int], number: signal.Signals) -> bool:
        """Send a signal to processes; return False when none of them was there."""
        sent = False
        for pid in pids:
            with suppress(ProcessLookupError):
                os.kill(pid, number)
                sent = True
        return sent


def settings_for(database_url: str, lease_seconds: float) -> Settings:
    """Return the product's own settings but for the addresses and the length of a lease."""
    return Settings(
        database_url=database_url,
        secret_key=_SECRET,
        port=free_port(),
        secure_cookies=False,
        lease_seconds=lease_seconds,
    )


@contextmanager
def running(machine: Machine, *, with_redis: bool = True) -> Iterator[System]:
    """Start Redis, the dispatcher, two workers and the web server, and wait for an answer."""
    programs = {"redis": machine.keep_redis()} if with_redis else {}
    programs |= {name: machine.keep(*command) for name, command in COMMANDS.items()}
    url = f"http://127.0.0.1:{machine.settings.port}"
    wait_for("the service answers", lambda: answers(url), _START_SECONDS)
    yield System(machine, url, programs)


def answers(url: str) -> bool:
    """Return True once the web server takes requests."""
    try:
        sign_in(url, "nobody@example.com", "wrong")
    except Refused as refused:
        return 400 <= refused.status < 500
    return True


def readiness(url: str) -> dict[str, Any]:
    """Return what the web server says of its readiness, whichever status it says it with."""
    try:
        with urllib.request.urlopen(f"{url}/readyz") as answer:  # noqa: S310 - our own address
            text = answer.read()
    except urllib.error.HTTPError as error:
        text = error.read()
    return dict(json.loads(text))


def _children(pid: int) -> list[int]:
    try:
        return [child for child in children_of(pid) if _is_running(child)]
    except (FileNotFoundError, ProcessLookupError):
        return []


def _is_fork_server(pid: int) -> bool:
    try:
        return b"extractors.fork_server" in Path(f"/proc/{pid}/cmdline").read_bytes()
    except (FileNotFoundError, ProcessLookupError):
        return False


def _is_running(pid: int) -> bool:
    try:
        return "Z" not in Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
