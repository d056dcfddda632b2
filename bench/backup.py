"""``python -m bench.backup``: what a backup and its restoring take, and what they would take.

Makes a machine with documents, each with its original and the pictures of one page, backs it up,
restores that on an empty machine, and says how many seconds a hundred thousand would take.
"""

import os
import secrets
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar
from unittest.mock import patch

import click
from sqlalchemy.orm import Session

from app.audit.sealing import seal
from app.backup import making, restoring
from app.keys import ring
from app.opening import open_stores
from app.records import audit, tables
from app.records.engine import make_engine
from app.records.migrate import upgrade
from app.settings import Settings
from app.states import DocumentState
from app.storage.rows import record_file
from app.stores import Stores
from bench.postgresql import new_database, server

GOAL_SECONDS = 15 * 60
"""In which a hundred thousand documents are to be back on an empty machine (RELIABILITY R14)."""
GOAL_DOCUMENTS = 100_000
_ORIGINAL_BYTES, _PICTURE_BYTES = 60_000, 20_000
_WIDTHS = (800, 1600)
_AT_ONCE = 500

Result = TypeVar("Result")


@click.command()
@click.option("--documents", default=20_000, show_default=True)
@click.option("--database", type=click.Choice(["sqlite", "postgresql"]), default="sqlite")
@click.option("--folder", type=click.Path(path_type=Path), help="On which disk; else in /tmp.")
def main(documents: int, database: str, folder: Path | None) -> None:
    """Print what filling, backing up and restoring took, in seconds and processor seconds."""
    with ExitStack() as stack:
        place = Path(stack.enter_context(TemporaryDirectory(prefix="dayproof-backup-", dir=folder)))
        new = stack.enter_context(_databases(database, place))
        stores = _machine(Settings(data_folder=place / "full", database_url=new()))
        fill(stores, documents)
        made, backing = _timed(lambda: making.back_up(stores, place / "backups"))
        empty = Settings(data_folder=place / "empty", database_url=new())
        _hand_over_keys(stores.settings, empty)
        stores.sessions.engine.dispose()
        done, restored = _timed(lambda: restoring.restore(made.folder, empty))
    assert (done.problems, done.files) == ((), documents * (1 + len(_WIDTHS)))
    share = GOAL_DOCUMENTS / documents
    for what, (wall, cpu) in (("backed up", backing), ("restored", restored)):
        click.echo(
            f"{database}: {documents:,} documents, {done.files:,} files {what} in {wall:.1f} s, "
            f"{cpu:.1f} s of CPU here: {GOAL_DOCUMENTS:,} would take {wall * share:.0f} s"
        )


def fill(stores: Stores, documents: int) -> None:
    """Keep so many documents with their files, rows and audit entries; nothing waits for a disk."""
    with stores.sessions.begin() as session:
        names = {"public_id": secrets.token_hex(16), "email": "sam@example.com", "name": "Sam"}
        account = tables.Account(fs_uniquifier="s", created_at=stores.now(), **names)
        session.add(account)
        session.flush()
        sender_id = account.id
    with patch.object(os, "fsync", lambda _file: None):
        for first in range(0, documents, _AT_ONCE):
            with stores.sessions.begin() as session:
                for number in range(first, min(first + _AT_ONCE, documents)):
                    _keep(stores, session, sender_id, number)
    while seal(stores.sessions, stores.now(), size=10_000):
        continue


def _keep(stores: Stores, session: Session, sender_id: int, number: int) -> None:
    """Keep one letter that was read and credited nothing, with the pictures of its page."""
    now, public_id = stores.now(), f"{number:032x}"
    document = tables.Document(
        public_id=public_id,
        reference=f"U-{number:X}",
        sha256=_stored(stores, session, _ORIGINAL_BYTES, "application/pdf"),
        file_name="letter.pdf",
        source="web",
        sender_id=sender_id,
        state=DocumentState.IN_REVIEW,
        received_at=now,
        changed_at=now,
    )
    session.add(document)
    session.flush()
    session.add_all(
        tables.PageImage(
            document_id=document.id,
            page=1,
            width_px=width,
            height_px=width,
            sha256=_stored(stores, session, _PICTURE_BYTES, "image/webp"),
        )
        for width in _WIDTHS
    )
    audit.record(session, now, f"account:{sender_id}", "received", f"document:{public_id}")


def _stored(stores: Stores, session: Session, size: int, media_type: str) -> str:
    stored = stores.storage.put(BytesIO(secrets.token_bytes(size)), size)
    record_file(session, stored, media_type, stores.now())
    return stored.sha256


def _machine(settings: Settings) -> Stores:
    engine = make_engine(settings.database_url, busy_wait_seconds=5)
    settings.data_folder.mkdir(parents=True)
    upgrade(engine)
    engine.dispose()
    return open_stores(settings, busy_wait_seconds=5)


def _hand_over_keys(full: Settings, empty: Settings) -> None:
    empty.data_folder.mkdir(parents=True)
    path = ring.key_path(empty)
    path.write_text(ring.key_path(full).read_text())
    path.chmod(0o600)


def _timed(work: Callable[[], Result]) -> tuple[Result, tuple[float, float]]:
    began, cpu = time.monotonic(), time.process_time()
    result = work()
    return result, (time.monotonic() - began, time.process_time() - cpu)


@contextmanager
def _databases(kind: str, place: Path) -> Iterator[Callable[[], str]]:
    """Yield a function that makes an empty database of this kind and returns its URL."""
    if kind == "postgresql":
        with server(durable=True) as folder:
            yield lambda: new_database(folder)
        return
    made = iter(range(10))
    yield lambda: f"sqlite:///{place}/{next(made)}.sqlite3"


if __name__ == "__main__":
    main()
