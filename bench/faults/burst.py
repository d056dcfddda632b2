"""``python -m bench.faults.burst``: ten thousand documents at once, and nobody reads them yet.

Prints what clients saw, how long a pass of the dispatcher takes over all that is due, and how much
Redis holds. Only on a quiet machine are the times worth anything; processor times always are.
"""

import statistics
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from app.hints import HintQueue
from app.samples.front_door import FrontDoor, Refused, sign_in
from bench.faults.load import letters, prepare
from bench.faults.system import answers, settings_for
from bench.machine import Machine, wait_for
from jobs.dispatch import dispatch_once

_CLIENTS = 8
_BYTES = 20 * 1024
_PASSES = 5


@click.command()
@click.option("--uploads", default=10_000, show_default=True)
def main(uploads: int) -> None:
    """Send the documents from eight clients, then look at what lies there."""
    with TemporaryDirectory(prefix="dayproof-burst-") as name:
        folder = Path(name)
        settings = settings_for(f"sqlite:///{folder}/burst.sqlite3", lease_seconds=30.0)
        with Machine(folder / "machine", settings) as machine:
            (letter,) = letters(1)
            prepare(machine.stores, [letter])
            machine.start_redis()
            machine.start("-m", "app.cli", "serve")
            url = f"http://127.0.0.1:{settings.port}"
            wait_for("the web server answers", lambda: answers(url), 90)
            door = sign_in(url, letter.sender.email, letter.sender.password)
            _send(door, folder, letter.data, uploads)
            _dispatch(machine)


def _send(door: FrontDoor, folder: Path, data: bytes, uploads: int) -> None:
    padded = data + b"\n%" + b"x" * max(0, _BYTES - len(data))
    statuses: Counter[int] = Counter()

    def send(number: int) -> float:
        path = folder / f"{number}.pdf"
        path.write_bytes(padded + str(number).encode())
        began = time.perf_counter()
        try:
            door.send(path)
            statuses[202] += 1
        except Refused as refused:
            statuses[refused.status] += 1
        path.unlink()
        return (time.perf_counter() - began) * 1000

    with ThreadPoolExecutor(_CLIENTS) as clients:
        began = time.perf_counter()
        times = list(clients.map(send, range(uploads)))
        seconds = time.perf_counter() - began
    cuts = statistics.quantiles(times, n=100)
    click.echo(f"{uploads} uploads in {seconds:.1f} s; answers {dict(statuses)}")
    click.echo(f"p50 {cuts[49]:.0f} ms, p99 {cuts[98]:.0f} ms, longest {max(times):.0f} ms")


def _dispatch(machine: Machine) -> None:
    queue = HintQueue(machine.redis(), machine.settings.rq_queue)
    for number in range(_PASSES):
        began, cpu = time.perf_counter(), time.process_time()
        dispatch_once(machine.stores, queue)
        wall, used = time.perf_counter() - began, time.process_time() - cpu
        click.echo(f"pass {number + 1}: {wall * 1000:.0f} ms, {used * 1000:.0f} ms of CPU")
    held = machine.redis().info()["used_memory"] / 1024 / 1024
    click.echo(f"Redis holds {held:.1f} MiB")


if __name__ == "__main__":
    main()
