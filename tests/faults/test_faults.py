"""Whatever dies, sleeps or forgets, every received document is finished, with one effect each."""

import os
import signal
import time
from pathlib import Path

import pytest
from sqlalchemy import func, select

from app.records.tables import AuditEntry, Document, Work
from app.states import DocumentState, Stage
from bench.machine import Machine, Program, children_of, wait_for

STAND_IN = str(Path(__file__).parent / "stand_in_worker.py")
SCAN = Path(__file__).parents[2] / "samples" / "evl" / "e1-day-list-scan.pdf"
only_sqlite = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def _letter(what: str) -> bytes:
    return f"%PDF-1.4 SAMPLE {what}".encode()


def _effects(machine: Machine) -> int:
    counted = select(func.count()).select_from(AuditEntry).where(AuditEntry.action == "effect")
    with machine.stores.sessions() as session:
        return session.scalars(counted).one()


def _finished(machine: Machine) -> int:
    finished = select(func.count()).select_from(Work).where(Work.stage == Stage.DONE)
    with machine.stores.sessions() as session:
        return session.scalars(finished).one()


def _in_state(machine: Machine, state: DocumentState) -> int:
    counted = select(func.count()).select_from(Document).where(Document.state == state)
    with machine.stores.sessions() as session:
        return session.scalars(counted).one()


def _readers(machine: Machine) -> int:
    return len(list(machine.settings.data_folder.glob("reading-*")))


def test_a_document_is_finished_though_its_worker_was_killed(
    machine: Machine, dispatcher: Program
) -> None:
    # Guards: the expired lease in app.work._free. With leases that never end, or none to take
    # over, the document stays "reading" for ever.
    worker = machine.start(STAND_IN)
    machine.send(_letter("hangs-once"))
    wait_for("a worker is reading", lambda: _readers(machine) == 1)

    worker.signal_all(signal.SIGKILL)
    machine.start(STAND_IN)

    wait_for("the document is finished", lambda: _finished(machine) == 1)
    assert _effects(machine) == 1


@only_sqlite
def test_documents_are_finished_though_redis_forgot_them(
    machine: Machine, redis_server: Program
) -> None:
    # Guards: the dispatcher; hints are the only thing Redis holds, and they are gone.
    for number in range(3):
        machine.send(_letter(f"number {number}"))
    machine.redis().flushall()

    machine.start("-m", "jobs.dispatch")
    machine.start(STAND_IN)

    wait_for("all are finished", lambda: _finished(machine) == 3)
    assert _effects(machine) == 3


@only_sqlite
def test_documents_are_received_without_redis_and_finished_when_it_is_back(
    machine: Machine,
) -> None:
    # Guards: the caught RedisError in app.hints.best_effort, and waiting for Redis at the start.
    worker, dispatcher = machine.start(STAND_IN), machine.start("-m", "jobs.dispatch")
    began = time.monotonic()
    for number in range(3):
        machine.send(_letter(f"number {number}"))
    seconds = time.monotonic() - began
    wait_for("the worker waits", lambda: "redis-unreachable" in worker.printed)
    wait_for("the dispatcher waits", lambda: "redis-unreachable" in dispatcher.printed)

    machine.start_redis()

    wait_for("all are finished", lambda: _finished(machine) == 3)
    assert seconds < 2


@only_sqlite
def test_a_document_that_kills_its_reader_is_shown_to_people_and_holds_nobody_up(
    machine: Machine, dispatcher: Program
) -> None:
    # Guards: the attempt counted in app.work.take; counted anywhere later, a killed job never is.
    machine.send(_letter("dies"))
    for number in range(2):
        machine.send(_letter(f"number {number}"))

    machine.start(STAND_IN)

    wait_for("the others are finished", lambda: _finished(machine) == 2)
    wait_for("people see it", lambda: _in_state(machine, DocumentState.NEEDS_ATTENTION) == 1)
    assert _readers(machine) == 3 + 2


def test_a_worker_that_slept_past_its_lease_changes_nothing(
    machine: Machine, dispatcher: Program
) -> None:
    # Guards: the owner in app.work._change_held; without it the sleeper writes a second effect.
    sleeper = machine.start(STAND_IN)
    machine.send(_letter("waits"))
    wait_for("a worker is reading", lambda: _readers(machine) == 1)
    sleeper.signal_all(signal.SIGSTOP)
    (machine.settings.data_folder / "go").touch()
    machine.start(STAND_IN)
    wait_for("another has finished", lambda: _finished(machine) == 1)

    sleeper.signal_all(signal.SIGCONT)

    wait_for("the sleeper was told", lambda: '"fenced"' in sleeper.printed)
    assert _effects(machine) == 1


@only_sqlite
def test_two_dispatchers_do_no_harm(machine: Machine, dispatcher: Program) -> None:
    for number in range(6):
        machine.send(_letter(f"number {number}"))
    machine.start("-m", "jobs.dispatch")

    machine.start(STAND_IN)

    wait_for("all are finished", lambda: _finished(machine) == 6, seconds=60.0)
    assert _effects(machine) == 6


@only_sqlite
def test_a_worker_told_to_stop_finishes_its_document_first(
    machine: Machine, dispatcher: Program
) -> None:
    worker = machine.start(STAND_IN)
    machine.send(_letter("waits"))
    wait_for("a worker is reading", lambda: _readers(machine) == 1)

    os.kill(worker.process.pid, signal.SIGTERM)
    (machine.settings.data_folder / "go").touch()

    assert worker.process.wait(timeout=20) == 0
    assert _finished(machine) == 1


@only_sqlite
def test_a_killed_worker_takes_its_reader_along(machine: Machine, dispatcher: Program) -> None:
    # Guards: the reader's parent-death signal; an orphan would go on using a processor.
    worker = machine.start("-m", "jobs.worker")
    machine.send(SCAN.read_bytes())
    wait_for("a child is reading", lambda: bool(_grandchildren(worker)))
    readers = _grandchildren(worker)

    worker.signal_all(signal.SIGKILL)

    wait_for("the reader is gone", lambda: not any(map(_is_running, readers)))


def _grandchildren(worker: Program) -> list[int]:
    """The process ids of what the worker's work-horse started."""
    try:
        return [pid for horse in worker.children for pid in children_of(horse)]
    except FileNotFoundError:
        return []


def _is_running(pid: int) -> bool:
    try:
        return "Z" not in Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
