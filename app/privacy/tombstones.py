"""Tombstones: who was erased, in ids alone, kept where a restored backup is told of it.

One JSON object a line, in ``tombstones`` of the data folder and of the backup folder.
"""

import json
import os
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.records import tables
from app.settings import Settings

FILE_NAME = "tombstones"


@dataclass(frozen=True, slots=True)
class Tombstone:
    """One erasure: of whom, when, why, and by whom, all by public ids."""

    professional: str
    erasure: str
    reason: str
    asked_by: str
    confirmed_by: str
    done_at: str


def of(session: Session, erasure: tables.Erasure) -> Tombstone:
    """Return the tombstone of an erasure that was carried out."""
    asker = session.get_one(tables.Account, erasure.asked_by)
    confirmer = session.get_one(tables.Account, erasure.confirmed_by)
    assert erasure.done_at is not None  # noqa: S101 - whoever asks has carried it out
    return Tombstone(
        erasure.professional.public_id,
        erasure.public_id,
        erasure.reason,
        asker.public_id,
        confirmer.public_id,
        erasure.done_at.isoformat(),
    )


def every(session: Session) -> list[Tombstone]:
    """Return the tombstones of everybody who was erased."""
    done = select(tables.Erasure).where(tables.Erasure.done_at.is_not(None))
    return [of(session, erasure) for erasure in session.scalars(done.order_by(tables.Erasure.id))]


def write(settings: Settings, stones: Sequence[Tombstone]) -> None:
    """Add tombstones to the file in the data folder, and in the backup folder if there is one."""
    folders = [settings.data_folder]
    if settings.backup_folder and Path(settings.backup_folder).is_dir():
        folders.append(Path(settings.backup_folder))
    for folder in folders:
        add(folder / FILE_NAME, stones)


def add(path: Path, stones: Iterable[Tombstone]) -> None:
    """Add to a file those tombstones that it does not hold, on the disk before this returns."""
    known = {stone.erasure for stone in read(path)}
    new = [stone for stone in stones if stone.erasure not in known]
    handle = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    with os.fdopen(handle, "a") as file:
        file.writelines(json.dumps(asdict(stone)) + "\n" for stone in new)
        file.flush()
        os.fsync(handle)


def read(path: Path) -> list[Tombstone]:
    """Return the tombstones in a file; a line cut by a power failure is left out."""
    if not path.exists():
        return []
    found = []
    for line in path.read_text().splitlines():
        try:
            found.append(Tombstone(**json.loads(line)))
        except (ValueError, TypeError):
            continue
    return found


def moment(stone: Tombstone) -> datetime:
    """Return when it was done."""
    return datetime.fromisoformat(stone.done_at)
