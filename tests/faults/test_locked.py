"""A database that somebody else holds makes uploads wait, then tell so; it never breaks them."""

import dataclasses
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import func, select

from app.records.engine import make_engine, writing
from app.records.tables import Document
from app.samples.front_door import FrontDoor, Refused, sign_in
from app.settings import Settings
from bench.faults.load import letters, prepare
from bench.faults.system import answers, settings_for
from bench.machine import Machine, wait_for

_PATIENCE_SECONDS = 2.0
_CLIENTS = 4


@pytest.fixture
def machine(settings: Settings, tmp_path: Path) -> Iterator[Machine]:
    """A machine whose web server waits two seconds for other writers, and nobody else."""
    settings = dataclasses.replace(
        settings_for(settings.database_url, 6.0), web_busy_wait_seconds=_PATIENCE_SECONDS
    )
    with Machine(tmp_path / "m", settings) as opened:
        yield opened


@contextmanager
def _held(machine: Machine) -> Iterator[Callable[[], None]]:
    """Hold everything that an upload writes to, as a foreign program might; yield what ends it."""
    engine = make_engine(machine.settings.database_url, busy_wait_seconds=5)
    with writing(engine).connect() as connection:
        transaction = connection.begin()
        if engine.dialect.name == "postgresql":
            connection.exec_driver_sql("LOCK TABLE documents, files, work IN EXCLUSIVE MODE")
        yield transaction.rollback
        if transaction.is_active:
            transaction.rollback()
    engine.dispose()


@contextmanager
def _held_for(machine: Machine, seconds: float) -> Iterator[None]:
    with _held(machine) as release:
        later = threading.Timer(seconds, release)
        later.start()
        yield
        later.join()


def test_a_locked_database_is_waited_for_and_then_told(machine: Machine, tmp_path: Path) -> None:
    sent = letters(3 * _CLIENTS)
    prepare(machine.stores, sent)
    web = machine.start("-m", "app.cli", "serve")
    url = f"http://127.0.0.1:{machine.settings.port}"
    wait_for("the web server answers", lambda: answers(url), seconds=60)
    door = sign_in(url, sent[0].sender.email, sent[0].sender.password)
    paths = [tmp_path / f"{letter.number}.pdf" for letter in sent]
    for path, letter in zip(paths, sent, strict=True):
        path.write_bytes(letter.data)

    with _held_for(machine, _PATIENCE_SECONDS / 4):
        briefly = _sent(door, paths[:_CLIENTS])
    with _held(machine):
        for_long = _sent(door, paths[_CLIENTS : 2 * _CLIENTS])
    afterwards = _sent(door, paths[_CLIENTS:])

    assert briefly == {202: _CLIENTS}
    assert for_long == {503: _CLIENTS}
    assert afterwards == {202: 2 * _CLIENTS}
    assert '"status": 500' not in web.printed
    with machine.stores.sessions() as session:
        assert session.scalar(select(func.count()).select_from(Document)) == 3 * _CLIENTS
    assert len(list(machine.stores.storage.kept())) == 1 + 3 * _CLIENTS


def _sent(door: FrontDoor, paths: list[Path]) -> Counter[int]:
    """Send all at once and count the statuses."""

    def send(path: Path) -> int:
        try:
            door.send(path)
        except Refused as refused:
            return refused.status
        return 202

    with ThreadPoolExecutor(_CLIENTS) as clients:
        time.sleep(0.1)
        return Counter(clients.map(send, paths))
