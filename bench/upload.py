"""How fast an upload is acknowledged while both workers read, and a letter credited when idle.

``python -m bench.upload`` starts a service of its own; ``--url`` measures one that runs.
"""

import dataclasses
import os
import secrets
import statistics
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from itertools import cycle
from pathlib import Path

import click
from pypdf import PdfReader, PdfWriter

from app.own_redis import free_port
from app.samples.cast import Cast, read_cast
from app.samples.front_door import FrontDoor, Refused, sign_in
from app.samples.loading import load
from app.settings import Settings
from bench.machine import Machine, wait_for

SAMPLES = Path(__file__).resolve().parent.parent / "samples"
LETTER = SAMPLES / "evl" / "e1-day-list.pdf"
FILE_BYTES = 200 * 1024
CLIENTS = 8
_START_SECONDS = 60
_SAMPLES_SECONDS = 300


@click.command()
@click.option("--url", help="A service that runs already; with --email and --password.")
@click.option("--email", default="")
@click.option("--password", default="")
@click.option("--uploads", default=400, show_default=True)
def main(url: str | None, email: str, password: str, uploads: int) -> None:
    """Print the percentiles of the time to the answer 202, in milliseconds."""
    with tempfile.TemporaryDirectory() as folder:
        if url:
            _measure([sign_in(url, email, password)], Path(folder), uploads)
        else:
            _measure_own(Path(folder), uploads)


def _measure_own(folder: Path, uploads: int) -> None:
    port = free_port()
    settings = Settings(
        database_url=f"sqlite:///{folder}/bench.sqlite3",
        secret_key=secrets.token_hex(32),
        port=port,
        secure_cookies=False,
    )
    url = f"http://127.0.0.1:{port}"
    cast = read_cast(SAMPLES)
    with Machine(folder / "machine", settings) as machine:
        machine.start_redis()
        machine.start("-m", "jobs.dispatch")
        for _ in range(2):
            machine.start("-m", "jobs.worker")
        machine.start("-m", "app.cli", "serve")
        wait_for("the service answers", lambda: _answers(url), _START_SECONDS)
        _credit_when_idle(machine, cast, url)
        # Different people send: each new letter is compared with its person's earlier ones.
        senders = cast.professionals
        _measure([sign_in(url, s["email"], s["password"]) for s in senders], folder, uploads)


def _credit_when_idle(machine: Machine, cast: Cast, url: str) -> None:
    """Print how long a born-digital letter takes from its upload to its decision."""
    only_payroll = dataclasses.replace(cast, documents=[])
    load(machine.stores, only_payroll, url, timeout_seconds=_SAMPLES_SECONDS, progress=_silent)
    entry = next(e for e in cast.documents if e["file"] == str(LETTER.relative_to(SAMPLES)))
    sender = cast.account(entry["sender"])
    door = sign_in(url, sender["email"], sender["password"])
    began = time.perf_counter()
    document_id = door.send(LETTER)
    while (state := door.document(document_id)["state"]) in {"received", "reading", "checking"}:
        time.sleep(0.02)
    print(f"born-digital letter {state} after {time.perf_counter() - began:.2f} s")


def _measure(doors: Sequence[FrontDoor], folder: Path, uploads: int) -> None:
    files = [_padded(folder / f"{number}.pdf") for number in range(uploads)]

    def send(door: FrontDoor, path: Path) -> float:
        began = time.perf_counter()
        door.send(path)
        return (time.perf_counter() - began) * 1000

    with ThreadPoolExecutor(CLIENTS) as clients:
        began = time.perf_counter()
        times = sorted(clients.map(send, cycle(doors), files))
        seconds = time.perf_counter() - began
    cuts = statistics.quantiles(times, n=100)
    print(f"{uploads} uploads of {FILE_BYTES // 1024} KB by {CLIENTS} clients in {seconds:.1f} s")
    print(f"p50 {cuts[49]:.0f} ms, p95 {cuts[94]:.0f} ms, p99 {cuts[98]:.0f} ms")
    print(f"longest {times[-1]:.0f} ms; processors {os.cpu_count()}, load {os.getloadavg()[0]:.1f}")


def _padded(path: Path) -> Path:
    """Write a letter of ``FILE_BYTES`` that no other file is equal to."""
    writer = PdfWriter(clone_from=PdfReader(LETTER))
    bare = BytesIO()
    writer.write(bare)
    writer.add_attachment("padding", os.urandom(FILE_BYTES - len(bare.getvalue())))
    writer.write(path)
    return path


def _answers(url: str) -> bool:
    try:
        sign_in(url, "nobody@example.com", "wrong")
    except Refused as refused:
        return " 4" in str(refused)
    return True


def _silent(_done: int, _count: int, _words: str) -> None:
    """Show no progress: the printed figures are all there is to see."""


if __name__ == "__main__":
    main()
