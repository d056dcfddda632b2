"""``python -m bench.faults.poisoned``: how long letters wait while hostile files are read as well.

The same letters are sent twice at one pace: alone, and with a hostile file for every so many of
them, each of another kind. Printed is how long letters waited from their receipt to their check.
"""

import statistics
import sys
import time
from collections import Counter
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path
from tempfile import TemporaryDirectory

import click
from sqlalchemy import func, select

from app.records import tables
from app.samples.front_door import sign_in
from app.states import Stage
from bench.faults.load import Letter, letters, prepare
from bench.faults.system import System, running, settings_for
from bench.hostile.__main__ import EVERY
from bench.machine import Machine

_NOBODY = "127.0.0.1:9"
_LOOK_SECONDS = 0.2


@dataclass(frozen=True, slots=True)
class Waited:
    """How long each letter waited until it was checked, and what the hostile files came to."""

    letter_seconds: tuple[float, ...]
    hostile: Counter[str]

    @property
    def median_seconds(self) -> float:
        """The middle of the letters' times."""
        return statistics.median(self.letter_seconds)


@click.command()
@click.option("--uploads", default=100, show_default=True, help="Good letters.")
@click.option("--one-in", default=20, show_default=True, help="Good letters for a hostile file.")
@click.option("--per-second", default=0.5, show_default=True)
def main(uploads: int, one_in: int, per_second: float) -> None:
    """Print both medians, and how the hostile files ended; status 1 when a letter is missing."""
    sent = letters(uploads)
    alone = waited(sent, [], one_in, per_second)
    beside = waited(sent, hostile_files(), one_in, per_second)
    for what, found in (("alone", alone), ("beside hostile files", beside)):
        slow = sorted(found.letter_seconds)[-max(1, uploads // 20)]
        click.echo(f"{what}: median {found.median_seconds:.2f} s, p95 {slow:.2f} s")
    click.echo(f"ratio {beside.median_seconds / alone.median_seconds:.2f}")
    click.echo(f"the hostile files: {dict(beside.hostile)}")
    sys.exit(0 if len(alone.letter_seconds) == len(beside.letter_seconds) == uploads else 1)


def hostile_files() -> list[bytes]:
    """Return the hostile files of few bytes, among them those that cost most to read."""
    made = (each.make(_NOBODY) for each in EVERY if each.name.endswith((".pdf", ".jpg", ".docx")))
    return [data for data in made if len(data) < 5_000_000]


def waited(sent: list[Letter], bombs: list[bytes], one_in: int, per_second: float) -> Waited:
    """Send the letters with a bomb after every so many of them, and wait until all has ended."""
    with TemporaryDirectory(prefix="dayproof-poisoned-") as name:
        folder = Path(name)
        settings = settings_for(f"sqlite:///{folder}/poisoned.sqlite3", lease_seconds=30.0)
        with Machine(folder / "machine", settings) as machine:
            prepare(machine.stores, sent)
            with running(machine) as system:
                _send(system, folder, sent, bombs, one_in, per_second)
                _until_all_ended(machine)
            return _seen(machine, {letter.sha256 for letter in sent})


def _send(
    system: System,
    folder: Path,
    sent: list[Letter],
    bombs: list[bytes],
    one_in: int,
    per_second: float,
) -> None:
    doors = {
        letter.sender.email: sign_in(system.url, letter.sender.email, letter.sender.password)
        for letter in sent
    }
    began, following = time.monotonic(), cycle(bombs or [b""])
    for letter in sent:
        time.sleep(max(0.0, began + letter.number / per_second - time.monotonic()))
        path = folder / "letter.pdf"
        if bombs and letter.number % one_in == 0:
            path.write_bytes(next(following))
            doors[letter.sender.email].send(path)
        path.write_bytes(letter.data)
        doors[letter.sender.email].send(path)


def _until_all_ended(machine: Machine) -> None:
    open_work = select(func.count()).where(
        tables.Work.stage != Stage.DONE, tables.Work.needs_attention.is_(None)
    )
    while True:
        with machine.stores.sessions() as session:
            if not session.scalar(open_work):
                return
        time.sleep(_LOOK_SECONDS)


def _seen(machine: Machine, good: set[str]) -> Waited:
    document, result = tables.Document, tables.Result
    checked = (
        select(document.received_at, result.made_at)
        .join(result, (result.document_id == document.id) & (result.stage == Stage.CHECK))
        .where(document.sha256.in_(good))
    )
    others = select(document.error_code, document.state).where(document.sha256.not_in(good))
    with machine.stores.sessions() as session:
        times = [(made - received).total_seconds() for received, made in session.execute(checked)]
        ends = Counter(code or str(state) for code, state in session.execute(others))
        return Waited(tuple(times), ends)


if __name__ == "__main__":
    main()
