"""``python -m bench.faults.poisoned``: how long letters wait while hostile files are read as well.

Blocks of letters are sent to one service at one pace, every other block with a hostile file before
its first letter, each of another kind and the costly ones first. So both halves of the letters meet
the same machine, however busy it is. Printed is how long letters waited from their receipt to their
check.
"""

import statistics
import sys
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

import click
from sqlalchemy import func, select

from app.records import tables
from app.samples.front_door import FrontDoor, sign_in
from app.states import Stage
from bench.faults.load import Letter, letters, prepare
from bench.faults.system import System, running, settings_for
from bench.hostile.__main__ import EVERY
from bench.machine import Machine

GOAL_RATIO = 1.1
"""Letters may wait a tenth longer beside one hostile file for twenty of them (RELIABILITY R11)."""
_NOBODY = "127.0.0.1:9"
_LOOK_SECONDS = 0.2
_SMALL_BYTES = 5_000_000


@dataclass(frozen=True, slots=True)
class Block:
    """Letters that are sent one after the other, behind a hostile file if there is one."""

    letters: Sequence[Letter]
    hostile: bytes = b""


@dataclass(frozen=True, slots=True)
class Found:
    """How long letters waited, the shortest first, and what the hostile files came to."""

    alone: list[float]
    beside: list[float]
    hostile: Counter[str]


@click.command()
@click.option("--rounds", default=3, show_default=True, help="Blocks alone, and as many beside.")
@click.option("--uploads", default=20, show_default=True, help="Letters in a block.")
@click.option("--per-second", default=0.25, show_default=True)
def main(rounds: int, uploads: int, per_second: float) -> None:
    """Print both medians and how the hostile files ended; status 1 when letters waited longer."""
    blocks = blocks_of(letters(2 * rounds * uploads), uploads, hostile_files(rounds))
    found = measured(blocks, per_second)
    for what, seconds in (("alone", found.alone), ("beside hostile files", found.beside)):
        slow = seconds[-max(1, len(seconds) // 20)]
        click.echo(f"{what}: median {statistics.median(seconds):.2f} s, p95 {slow:.2f} s")
    ratio = statistics.median(found.beside) / statistics.median(found.alone)
    click.echo(f"{len(found.alone)} and {len(found.beside)} letters, ratio {ratio:.2f}")
    click.echo(f"the hostile files: {dict(found.hostile)}")
    is_whole = len(found.alone) == len(found.beside) == rounds * uploads
    sys.exit(0 if is_whole and ratio <= GOAL_RATIO else 1)


def measured(blocks: Sequence[Block], per_second: float) -> Found:
    """Send the blocks one after the other, each when the one before has ended."""
    with TemporaryDirectory(prefix="dayproof-poisoned-") as name:
        folder = Path(name)
        settings = settings_for(f"sqlite:///{folder}/poisoned.sqlite3", lease_seconds=30.0)
        with Machine(folder / "machine", settings) as machine:
            prepare(machine.stores, [letter for block in blocks for letter in block.letters])
            with running(machine) as system:
                for block in blocks:
                    _send(system, folder, block, per_second)
                    _until_all_ended(machine)
            return Found(
                waited(machine, [block for block in blocks if not block.hostile]),
                waited(machine, [block for block in blocks if block.hostile]),
                ends_of_others(machine, blocks),
            )


def hostile_files(wanted: int) -> list[bytes]:
    """Return so many hostile files of few bytes, those first that cost most to read."""
    kinds = (".pdf", ".jpg", ".docx")
    fitting = [each for each in EVERY if each.name.endswith(kinds)]
    fitting.sort(key=lambda each: not each.is_costly)
    made = (each.make(_NOBODY) for each in fitting)
    return list(islice((data for data in made if len(data) < _SMALL_BYTES), wanted))


def blocks_of(sent: Sequence[Letter], size: int, hostile: Sequence[bytes]) -> list[Block]:
    """Return the letters in blocks, for each hostile file one without it and one with it.

    Which of the two comes first changes from file to file.
    """
    starts = iter(range(0, len(sent), size))
    blocks: list[Block] = []
    for place, data in enumerate(hostile):
        for own in (b"", data) if place % 2 == 0 else (data, b""):
            start = next(starts)
            blocks.append(Block(sent[start : start + size], own))
    return blocks


def waited(machine: Machine, blocks: Sequence[Block]) -> list[float]:
    """Return how many seconds each letter of these blocks waited for its check, shortest first."""
    document, result = tables.Document, tables.Result
    good = {letter.sha256 for block in blocks for letter in block.letters}
    checked = (
        select(document.received_at, result.made_at)
        .join(result, (result.document_id == document.id) & (result.stage == Stage.CHECK))
        .where(document.sha256.in_(good))
    )
    with machine.stores.sessions() as session:
        found = session.execute(checked).all()
    return sorted((made - received).total_seconds() for received, made in found)


def ends_of_others(machine: Machine, blocks: Sequence[Block]) -> Counter[str]:
    """Return what became of the hostile files, each counted by its reason or state."""
    document = tables.Document
    good = {letter.sha256 for block in blocks for letter in block.letters}
    others = select(document.error_code, document.state).where(document.sha256.not_in(good))
    with machine.stores.sessions() as session:
        return Counter(code or str(state) for code, state in session.execute(others))


def _send(system: System, folder: Path, block: Block, per_second: float) -> None:
    doors = {
        letter.sender.email: sign_in(system.url, letter.sender.email, letter.sender.password)
        for letter in block.letters
    }
    path, began = folder / "sent.pdf", time.monotonic()
    if block.hostile:
        _sent(doors[block.letters[0].sender.email], path, block.hostile)
    for place, letter in enumerate(block.letters):
        time.sleep(max(0.0, began + place / per_second - time.monotonic()))
        _sent(doors[letter.sender.email], path, letter.data)


def _sent(door: FrontDoor, path: Path, data: bytes) -> None:
    path.write_bytes(data)
    door.send(path)


def _until_all_ended(machine: Machine) -> None:
    open_work = select(func.count()).where(
        tables.Work.stage != Stage.DONE, tables.Work.needs_attention.is_(None)
    )
    while True:
        with machine.stores.sessions() as session:
            if not session.scalar(open_work):
                return
        time.sleep(_LOOK_SECONDS)


if __name__ == "__main__":
    main()
