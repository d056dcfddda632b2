"""A real worker whose reader does what the file says; run as a program by the tests beside it.

``dies``: the reader kills its process each time. ``hangs-once``: it hangs for good the first time.
``waits``: it waits until the file ``go`` stands in the data folder. Anything else is read at once.
``killed@before:2``, ``asleep@after:1``: the job dies, or sleeps past its lease, the first time that
it comes to this commit. Every reading leaves a file ``reading-<process id>``, every check one
audit entry ``effect``.
"""

import os
import re
import signal
import time
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.hints import JOB_NAME
from app.opening import open_stores
from app.records import audit
from app.records.tables import Document
from app.settings import SettingError, Settings
from app.states import DocumentState
from app.storage.rows import kept_file
from app.stores import Stores
from bench.faults.points import die, fall_asleep, stepped
from extractors.contained import Picture
from extractors.values import Reading
from jobs.known_jobs import work
from jobs.stages import Steps, work_on

SETTINGS = Settings.from_env()


def read(path: Path) -> Reading:
    """Behave as the file asks, then return an empty reading."""
    content = path.read_bytes()
    first_time = not list(SETTINGS.data_folder.glob("reading-*"))
    (SETTINGS.data_folder / f"reading-{os.getpid()}").touch()
    if b"dies" in content:
        os.kill(os.getpid(), signal.SIGKILL)
    while b"hangs-once" in content and first_time:
        time.sleep(0.02)
    while b"waits" in content and not (SETTINGS.data_folder / "go").exists():
        time.sleep(0.02)
    return Reading(path.name, (), ())


def compare(_session: Session, _document: Document, reading: Reading, _now: datetime) -> Reading:
    """Return the reading as it is."""
    return reading


def settle(session: Session, document: Document, reading: Reading, now: datetime) -> dict[str, Any]:
    """Verify the document and leave one countable effect."""
    audit.record(session, now, "service", "effect", f"document:{document.public_id}")
    document.state = DocumentState.VERIFIED
    return {"sha256": reading.sha256}


def render(path: Path, into: Path, _covers: object) -> tuple[Picture, ...]:
    """Return no pictures."""
    return ()


def run(public_id: str) -> None:
    """Do the work of one document with the steps above, and what its file says of its commits."""
    stores = open_stores(SETTINGS, busy_wait_seconds=30)
    asked = re.search(rb"(killed|asleep)@(\w+:\d)", _content(stores, public_id))
    if asked and _is_first_time(public_id):
        happens = {b"killed": die, b"asleep": fall_asleep}[asked[1]]
        stores = stepped(stores, asked[2].decode(), happens)
    work_on(stores, public_id, Steps(read, compare, settle, render))


def _content(stores: Stores, public_id: str) -> bytes:
    with stores.sessions() as session:
        asked = select(Document.sha256).where(Document.public_id == public_id)
        stored = kept_file(session, session.scalars(asked).one())
    return stores.storage.content(stored)


def _is_first_time(public_id: str) -> bool:
    try:
        (SETTINGS.data_folder / f"began-{public_id}").touch(exist_ok=False)
    except FileExistsError:
        return False
    return True


if __name__ == "__main__":
    try:
        raise SystemExit(0 if work(SETTINGS, {JOB_NAME: run}) else 1)
    except SettingError as error:
        raise SystemExit(str(error)) from None
