"""A full disk refuses uploads with its reason, keeps nothing of them, and is soon forgotten."""

import errno
import fcntl
import hashlib
import os
import resource
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Any

import apsw
import pytest
from sqlalchemy import func, select

from app.errors import ServiceError, StorageFull
from app.opening import open_stores
from app.receive import Upload, receive
from app.records.tables import Account, AuditEntry, Document, StoredFile, Work
from app.settings import Settings
from app.stores import Stores
from bench.faults.power.driver import installed
from bench.faults.stored import stored_bytes

_LAYER = "dayproof-full"
LETTER = b"%PDF-1.4 SAMPLE letter"
_LETTER_BYTES = 300_000
_ROOM_BYTES = 2_000_000


def _send(stores: Stores, data: bytes = LETTER) -> str:
    receipt = receive(
        stores,
        Upload("a.pdf", BytesIO(data)),
        sender_id=1,
        professional_id=None,
        roster_record_id=None,
        source="web",
    )
    return receipt.document_id


def _rows(stores: Stores) -> list[int]:
    with stores.sessions() as session:
        tables = (StoredFile, Document, Work, AuditEntry)
        return [session.scalar(select(func.count()).select_from(t)) or 0 for t in tables]


def _bytes_kept(stores: Stores) -> int:
    return len(list(stores.storage.kept()))


def _temporary_files(stores: Stores) -> list[Path]:
    folder = stores.settings.data_folder
    return [path for name in ("files/arriving", "working") for path in (folder / name).iterdir()]


class _Disk:
    """A disk on which the ``full_at``-th write of the database finds no room."""

    def __init__(self) -> None:
        self.full_at, self.writes = 0, 0

    def write(self) -> None:
        """Count a write; raise when there is no room for it."""
        self.writes += 1
        if self.writes == self.full_at:
            raise apsw.FullError("database or disk is full")


class _File(apsw.VFSFile):
    def __init__(self, disk: _Disk, name: Any, flags: list[int]) -> None:
        self._disk = disk
        super().__init__("", name, flags)

    def xWrite(self, data: bytes, offset: int) -> None:  # noqa: N802 - SQLite's name
        self._disk.write()
        super().xWrite(data, offset)


class _Layer(apsw.VFS):
    def __init__(self, disk: _Disk) -> None:
        self._disk = disk
        super().__init__(_LAYER, "")

    def xOpen(self, name: Any, flags: list[int]) -> _File:  # noqa: N802 - SQLite's name
        return _File(self._disk, name, flags)


@pytest.fixture
def disk() -> Iterator[_Disk]:
    """A disk for the database that can be full at any of its writes."""
    disk = _Disk()
    layer = _Layer(disk)
    yield disk
    layer.unregister()


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_no_write_of_the_database_that_finds_no_room_leaves_anything_behind(
    settings: Settings, disk: _Disk
) -> None:
    with installed(_LAYER):
        stores = open_stores(settings, busy_wait_seconds=5)
        _add_sender(stores)
        before, refused = _rows(stores), 0
        while True:
            disk.writes, disk.full_at = 0, refused + 1
            try:
                _send(stores)
            except StorageFull:
                refused += 1
                disk.full_at = 0
                assert _rows(stores) == before
                assert (_bytes_kept(stores), _temporary_files(stores)) == (0, [])
            else:
                break
        stores.sessions.kw["bind"].dispose()

        assert refused > 5
        assert [now - then for now, then in zip(_rows(stores), before, strict=True)] == [1] * 4


def _add_sender(stores: Stores) -> None:
    names = {"public_id": "0" * 32, "email": "sam@example.com", "name": "Sam", "fs_uniquifier": "s"}
    with stores.sessions.begin() as session:
        session.add(Account(created_at=stores.now(), **names))


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    ("owner", "step"), [(fcntl, "flock"), (os, "fsync"), (Path, "replace")], ids=str
)
def test_no_step_of_the_file_store_that_finds_no_room_leaves_anything_behind(
    stores: Stores, sender_id: int, monkeypatch: pytest.MonkeyPatch, owner: Any, step: str
) -> None:
    refused = 0
    while True:
        with monkeypatch.context() as patch:
            patch.setattr(owner, step, _full_at(refused + 1, getattr(owner, step)))
            try:
                _send(stores)
            except StorageFull:
                refused += 1
                assert (_bytes_kept(stores), _temporary_files(stores)) == (0, [])
            else:
                break

    assert refused >= 1


def _full_at(call: int, really: Callable[..., Any]) -> Callable[..., Any]:
    calls = iter(range(1, 1000))

    def step(*arguments: Any) -> Any:
        if next(calls) == call:
            raise OSError(errno.ENOSPC, "No space left on device")
        return really(*arguments)

    return step


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 24 MiB with room for a few letters, where the system lets us have one.

    Elsewhere a folder in which no file may become larger than a letter.
    """
    folder = tmp_path / "small"
    folder.mkdir()
    mounting = ["mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", str(folder)]
    is_mounted = os.geteuid() == 0 and not subprocess.run(mounting, check=False).returncode
    yield folder
    if is_mounted:
        subprocess.run(["umount", "-l", str(folder)], check=True)


@contextmanager
def _filled(folder: Path) -> Iterator[None]:
    """Leave room for a few letters on a disk of one's own, or forbid large files."""
    ballast, disk = folder / "ballast", os.statvfs(folder)
    if os.path.ismount(folder):
        ballast.write_bytes(bytes(disk.f_bavail * disk.f_frsize - _ROOM_BYTES))
        yield
        ballast.unlink()
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (_LETTER_BYTES // 2, hard))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_disk_that_fills_up_loses_nothing_and_works_again_once_there_is_room(
    migrated_file: Path, small_disk: Path
) -> None:
    (small_disk / "db.sqlite3").write_bytes(migrated_file.read_bytes())
    settings = Settings(
        data_folder=small_disk / "data", database_url=f"sqlite:///{small_disk}/db.sqlite3"
    )
    stores = open_stores(settings, busy_wait_seconds=5)
    _add_sender(stores)
    promised: dict[str, bytes] = {}
    refusals: set[type[ServiceError]] = set()

    with _filled(small_disk):
        for number in range(40):
            data = LETTER + os.urandom(_LETTER_BYTES) + str(number).encode()
            try:
                promised[_send(stores, data)] = data
            except ServiceError as refusal:
                refusals.add(type(refusal))
    promised[_send(stores)] = LETTER

    assert refusals == {StorageFull}
    assert _temporary_files(stores) == []
    assert _rows(stores)[:3] == [len(promised)] * 3
    assert _bytes_kept(stores) == len(promised)
    for document_id, data in promised.items():
        with stores.sessions() as session:
            named = select(Document.sha256).where(Document.public_id == document_id)
            sha256 = session.scalars(named).one()
        assert sha256 == hashlib.sha256(data).hexdigest()
        assert stored_bytes(stores, sha256) == data
    stores.sessions.kw["bind"].dispose()
