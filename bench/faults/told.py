"""Compares what the service tells of itself with the clients' journal, and looks for leaks."""

import re
import time
import urllib.request
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from bench.faults.journal import Promise
from bench.faults.load import Letter
from bench.machine import Machine

_ACCEPTED = re.compile(r'^dayproof_uploads_accepted_total\{source="api"\} (\d+)', re.MULTILINE)
_ATTENTION = re.compile(r"^dayproof_needs_attention (\d+)", re.MULTILINE)
_WAIT_SECONDS = 60.0


def metrics_of(url: str) -> str:
    """Return what a monitor is told; empty when the web server does not come back in time."""
    give_up_at = time.monotonic() + _WAIT_SECONDS
    while time.monotonic() < give_up_at:
        with suppress(OSError), urllib.request.urlopen(f"{url}/metrics", timeout=10) as answer:  # noqa: S310 - the address of the run
            return str(answer.read().decode())
        time.sleep(0.5)
    return ""


def untrue(metrics: str, promises: Iterable[Promise], *, set_aside: int) -> Iterator[str]:
    """Yield in words what the metrics say otherwise than the clients' journal and the rows."""
    promised = len({promise.document_id for promise in promises})
    for what, pattern, wanted in (
        ("accepted", _ACCEPTED, promised),
        ("set aside", _ATTENTION, set_aside),
    ):
        found = pattern.search(metrics)
        told = int(found[1]) if found else None
        if told != wanted:
            yield f"metrics: {told} {what}, {wanted} in truth"


def leaked(machine: Machine, letters: Iterable[Letter]) -> Iterator[str]:
    """Yield which person, address or production stands in what programs printed or Redis wrote."""
    canaries = {
        text.encode()
        for letter in letters
        for text in (letter.sender.person.name, letter.sender.email, letter.job.production)
    }
    for path in _outside(machine.folder):
        content = path.read_bytes()
        yield from (f"{path.name} holds {canary!r}" for canary in canaries if canary in content)


def _outside(folder: Path) -> Iterator[Path]:
    yield from folder.glob("*.log")
    yield from (path for path in folder.glob("appendonlydir/*") if path.is_file())
