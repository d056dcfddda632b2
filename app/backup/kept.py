"""The backups in a folder: which there are, how old the newest is, which have had their time."""

import shutil
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from app.backup.manifest import BadBackup, Manifest, read_manifest
from app.settings import Settings

PREFIX = "dayproof-"
_PARTIAL = ".partial-"
_STALE = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class KeptBackup:
    """One backup that was finished."""

    folder: Path
    manifest: Manifest


def backups_in(target: Path) -> list[KeptBackup]:
    """Return the finished backups in a folder, oldest first; what is no backup is left out."""
    found = []
    for folder in sorted(target.glob(f"{PREFIX}*")) if target.is_dir() else []:
        try:
            found.append(KeptBackup(folder, read_manifest(folder)))
        except BadBackup:
            continue
    return sorted(found, key=lambda each: each.manifest.moment)


def last_backup_at(settings: Settings) -> datetime | None:
    """Return when the newest backup in ``DAYPROOF_BACKUP_FOLDER`` was made; None without one."""
    if not settings.backup_folder:
        return None
    found = backups_in(Path(settings.backup_folder))
    return found[-1].manifest.moment if found else None


def prune(target: Path, days: int, now: datetime) -> list[Path]:
    """Remove the backups older than ``days``, but never the newest; return which."""
    old = [each.folder for each in backups_in(target)[:-1] if _age(each, now) > timedelta(days)]
    for folder in [*old, *_left_over(target, now)]:
        shutil.rmtree(folder)
    return old


def partial(target: Path, name: str) -> Path:
    """Return where a backup is written until it is whole."""
    return target / f"{_PARTIAL}{name}"


def _age(backup: KeptBackup, now: datetime) -> timedelta:
    return now - backup.manifest.moment


def _left_over(target: Path, now: datetime) -> list[Path]:
    """Return what backups that were killed have left."""
    oldest = (now - _STALE).timestamp()
    return [each for each in target.glob(f"{_PARTIAL}*") if each.stat().st_mtime < oldest]
