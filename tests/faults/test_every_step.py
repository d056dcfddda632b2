"""Whoever dies or sleeps, and at whichever step, everything received is finished exactly once."""

import fcntl
import os
import signal
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from sqlalchemy import func, select

from app.inbound.keeping import Arrived, Recipient, keep, unchecked
from app.opening import open_stores
from app.receive import Upload, receive
from app.records.tables import AuditEntry, Document, InboundMessage, StoredFile, Work
from app.records.tables.base import Base
from app.settings import Settings
from app.states import DocumentState, Stage
from app.stores import Stores
from bench.faults.points import die, stepped
from bench.faults.stored import stored_bytes
from bench.machine import Machine, Program, wait_for

STAND_IN = str(Path(__file__).parent / "stand_in_worker.py")
DEATHS = [f"killed@{when}:{number}" for when in ("before", "after") for number in (1, 2, 3, 4)]
SLEEPS = [f"asleep@{when}" for when in ("before:2", "before:3", "after:2")]


def test_a_job_that_dies_or_sleeps_at_any_step_is_done_again_and_counts_once(
    machine: Machine, dispatcher: Program
) -> None:
    # The commits of a job: it takes the work, keeps what it read, decides, keeps the pictures.
    for fault in (*DEATHS, *SLEEPS):
        machine.send(f"%PDF-1.4 SAMPLE {fault}".encode())
    for _ in range(2):
        machine.start(STAND_IN)

    count = len(DEATHS) + len(SLEEPS)
    wait_for("all are finished", lambda: _finished(machine.stores) == count, seconds=90)

    assert _effects(machine.stores) == [1] * count


def _finished(stores: Stores) -> int:
    with stores.sessions() as session:
        done = select(func.count()).where(Work.stage == Stage.DONE, Work.needs_attention.is_(None))
        return session.scalar(done) or 0


def _effects(stores: Stores) -> list[int]:
    counted = select(func.count()).where(AuditEntry.action == "effect").group_by(AuditEntry.object)
    with stores.sessions() as session:
        return list(session.scalars(counted))


STEPS = ["flock", "fsync:1", "fsync:2", "replace", "before:1", "after:1"]


@pytest.mark.parametrize("step", STEPS)
def test_an_upload_whose_server_dies_is_there_whole_or_not_at_all(
    settings: Settings, stores: Stores, sender_id: int, step: str
) -> None:
    data = b"%PDF-1.4 SAMPLE letter"
    _dies(settings, step, lambda doomed: _receive(doomed, sender_id, data))
    before = _rows(stores)

    receipt = _receive(stores, sender_id, data)

    # A sender who got no answer sends again: there is one document then, whatever had happened.
    assert set(before) in ({0}, {1})
    assert before == ([1, 1, 1] if step == "after:1" else [0, 0, 0])
    assert _rows(stores) == [1, 1, 1]
    with stores.sessions() as session:
        document = session.scalars(select(Document)).one()
        assert (document.public_id, document.state) == (receipt, DocumentState.RECEIVED)
    assert stored_bytes(stores, document.sha256) == data


@pytest.mark.parametrize("step", STEPS)
def test_a_message_whose_receiver_dies_is_there_whole_or_not_at_all(
    settings: Settings, stores: Stores, step: str
) -> None:
    _dies(settings, step, _keep_message)
    before = _messages(stores)

    _keep_message(stores)

    # Who was not told that it is accepted sends it again: it is there once then.
    assert before == ([1, 1] if step == "after:1" else [0, 0])
    assert _messages(stores) == [1, 1]


def test_what_a_killed_server_left_half_written_is_swept_when_it_is_old(
    settings: Settings, stores: Stores, sender_id: int
) -> None:
    letter = b"%PDF-1.4 SAMPLE letter"
    _dies(settings, "fsync:1", lambda doomed: _receive(doomed, sender_id, letter))
    arriving = settings.data_folder / "files" / "arriving"
    (left,) = arriving.iterdir()
    long_ago = time.time() - 120
    os.utime(left, (long_ago, long_ago))

    open_stores(settings, busy_wait_seconds=5).sessions.kw["bind"].dispose()

    assert list(arriving.iterdir()) == []


def _receive(stores: Stores, sender_id: int, data: bytes) -> str:
    receipt = receive(
        stores,
        Upload("a.pdf", BytesIO(data)),
        sender_id=sender_id,
        professional_id=None,
        roster_record_id=None,
        source="web",
    )
    return receipt.document_id


def _keep_message(stores: Stores) -> None:
    message = b"From: a@partner.example\r\nMessage-ID: <1@partner.example>\r\n\r\nSAMPLE\r\n"
    arrived = Arrived(message, "smtp", "a@partner.example", "192.0.2.1")
    keep(stores, arrived, [Recipient("letters@example.com", None, unchecked())])


def _dies(settings: Settings, step: str, act: Callable[[Stores], object]) -> None:
    """Do something in a fork of this process that kills itself at a step."""
    child = os.fork()
    if child == 0:
        stores = stepped(open_stores(settings, busy_wait_seconds=5), step, die)
        name, _, number = step.partition(":")
        for owner, call in ((os, "fsync"), (fcntl, "flock"), (Path, "replace")):
            if call == name:
                _die_at(owner, call, int(number or 1))
        act(stores)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    assert os.WTERMSIG(status) == signal.SIGKILL


def _die_at(owner: object, name: str, number: int) -> None:
    really, calls = getattr(owner, name), iter(range(1, 1000))

    def step(*arguments: object) -> object:
        if next(calls) == number:
            die()
        return really(*arguments)

    setattr(owner, name, step)


def _rows(stores: Stores) -> list[int]:
    return _counted(stores, StoredFile, Document, Work)


def _messages(stores: Stores) -> list[int]:
    return _counted(stores, StoredFile, InboundMessage)


def _counted(stores: Stores, *tables: type[Base]) -> list[int]:
    with stores.sessions() as session:
        return [session.scalar(select(func.count()).select_from(t)) or 0 for t in tables]
