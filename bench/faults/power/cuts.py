"""Uploads letters on a recorded disk, cuts the power at random moments, and judges what is left."""

import dataclasses
import hashlib
import shutil
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from sqlalchemy import event, select

from app.opening import open_stores
from app.receive import Upload, receive
from app.records.migrate import upgrade
from app.records.tables import Account, AuditEntry, Document, Work
from app.settings import Settings
from app.stores import Stores
from bench.faults.power.disk import Disk
from bench.faults.power.driver import installed
from bench.faults.power.recorder import Acknowledged, Event, Recorder
from bench.faults.stored import stored_bytes

_LAYER = "dayproof-recorded"
_DATABASE = "cut.sqlite3"
_THREADS = 4
_CHECKPOINT_PAGES = 60
_BUSY_SECONDS = 30.0


@dataclass(frozen=True, slots=True)
class Damage:
    """What a cut cost: what was acknowledged before it and is not whole after it."""

    cut: int
    acknowledged: int
    lost: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Careless:
    """What is left out, to show that the judge would see it; by default nothing is."""

    synchronous: str = "FULL"
    forgets: type[Event] | None = None


_CAREFUL = Careless()


def cut_power(
    uploads: int,
    cuts: int,
    seed: int,
    careless: Careless = _CAREFUL,
    tables: Path | None = None,
) -> list[Damage]:
    """Return what each of ``cuts`` power cuts among ``uploads`` uploads cost.

    ``tables`` is an empty database of today's shape, to save the time of making one.
    """
    with TemporaryDirectory(prefix="dayproof-power-") as name:
        root = Path(name) / "before"
        settings = _settings(root)
        _make(settings, tables)
        disk, recorder = Disk(root), Recorder(careless.forgets)
        with recorder.recording(_LAYER), installed(_LAYER):
            _upload(settings, uploads, recorder, careless.synchronous)
        random = Random(seed)
        moments = sorted(random.sample(range(1, len(recorder.events) + 1), cuts))
        return [
            _cut(disk, recorder.events[:moment], Path(name) / f"after-{moment}", random)
            for moment in moments
        ]


def _settings(root: Path) -> Settings:
    return Settings(data_folder=root, database_url=f"sqlite:///{root}/{_DATABASE}")


def _make(settings: Settings, tables: Path | None) -> None:
    """Make the tables and an account, in a database that is closed and whole."""
    settings.data_folder.mkdir(parents=True)
    if tables is not None:
        shutil.copyfile(tables, settings.data_folder / _DATABASE)
    with _opened(settings) as stores:
        upgrade(stores.sessions.kw["bind"])
        names = {"public_id": "0" * 32, "email": "sam@example.com", "name": "Sam Sender"}
        with stores.sessions.begin() as session:
            session.add(Account(fs_uniquifier="s", created_at=stores.now(), **names))


def _upload(settings: Settings, uploads: int, recorder: Recorder, synchronous: str) -> None:
    """Upload from several threads, as the web server does, and note what was acknowledged."""
    with _opened(settings) as stores:
        engine = stores.sessions.kw["bind"]

        @event.listens_for(engine, "connect")
        def often(connection: sqlite3.Connection, _record: object) -> None:
            # Often, so that power fails during checkpoints too.
            connection.execute(f"PRAGMA wal_autocheckpoint={_CHECKPOINT_PAGES}")
            connection.execute(f"PRAGMA synchronous={synchronous}")

        numbers = iter(range(uploads))
        threads = [
            threading.Thread(target=_send_all, args=(stores, numbers, recorder))
            for _ in range(_THREADS)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        # Whoever closes the last connection cleans up: the power fails before that.
        recorder.stop()


def _send_all(stores: Stores, numbers: Iterator[int], recorder: Recorder) -> None:
    for number in numbers:
        data = f"%PDF-1.4 SAMPLE {number} ".encode() * 40
        receipt = receive(
            stores,
            Upload(f"{number}.pdf", BytesIO(data)),
            sender_id=1,
            professional_id=None,
            roster_record_id=None,
            source="web",
        )
        recorder.note(Acknowledged(receipt.document_id, hashlib.sha256(data).hexdigest()))


def _cut(base: Disk, events: list[Event], root: Path, random: Random) -> Damage:
    disk = base.copy()
    disk.replay(events)
    disk.lose_power(random)
    disk.write_to(root)
    promised = [event for event in events if isinstance(event, Acknowledged)]
    return Damage(len(events), len(promised), tuple(_lost(_settings(root), promised)))


def _lost(settings: Settings, promised: list[Acknowledged]) -> Iterator[str]:
    """Yield every promise that is broken, as the service itself sees it when it starts again."""
    try:
        with _opened(settings) as stores, stores.sessions() as session:
            whole = session.connection().exec_driver_sql("PRAGMA integrity_check").scalar()
            if whole != "ok":
                yield f"the database is damaged: {whole}"
            for promise in promised:
                found = (
                    select(Document, Work.id)
                    .join(Work, Work.document_id == Document.id)
                    .join(AuditEntry, AuditEntry.object == f"document:{promise.document_id}")
                    .where(Document.public_id == promise.document_id)
                )
                row = session.execute(found).one_or_none()
                if row is None:
                    yield f"{promise.document_id}: no document with work and audit"
                elif hashlib.sha256(stored_bytes(stores, promise.sha256)).hexdigest() != (
                    promise.sha256
                ):
                    yield f"{promise.document_id}: its bytes are not whole"
    except sqlite3.DatabaseError as error:
        yield f"the database cannot be opened: {error}"


@contextmanager
def _opened(settings: Settings) -> Iterator[Stores]:
    stores = open_stores(dataclasses.replace(settings), busy_wait_seconds=_BUSY_SECONDS)
    try:
        yield stores
    finally:
        stores.sessions.kw["bind"].dispose()
