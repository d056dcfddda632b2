"""Makes a backup while the service runs: the database first, because its rows point to files."""

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import func, select

from app.backup import audit_heads, databases
from app.backup.kept import PREFIX, KeptBackup, backups_in, partial
from app.backup.manifest import (
    FILES,
    KEYS,
    Manifest,
    Progress,
    copied,
    digest_of,
    read_sums,
    write_manifest,
    write_sums,
)
from app.backup.passphrase import closed
from app.errors import Conflict
from app.opening import keys_used
from app.privacy import tombstones
from app.records.tables import StoredFile
from app.storage import Stored
from app.storage.rows import as_stored
from app.stores import Stores

LAYOUTS = "layouts"
_ROWS_AT_ONCE = 500


@dataclass(slots=True)
class _Copied:
    """What has been copied so far."""

    sums: dict[str, str]
    erased: list[str]
    missing: list[str]
    files: int = 0
    bytes: int = 0


def back_up(
    stores: Stores,
    target: Path,
    *,
    passphrase: str | None = None,
    progress: Progress = lambda _done, _all: None,
) -> KeptBackup:
    """Write a backup into ``target`` under the moment's name, all of it or nothing.

    Rows that are there when the database is copied have their files, which are never changed and
    are copied after it. With a ``passphrase`` the master keys and the key that signs the audit go
    in too, closed with it. Bytes
    that an earlier backup in ``target`` holds are linked, not copied again.
    """
    began = stores.now()
    name = f"{PREFIX}{began:%Y%m%dT%H%M%SZ}"
    folder = partial(target, name)
    _make(target, folder, target / name)
    try:
        manifest = _write(stores, folder, target, passphrase, progress)
        write_manifest(folder, manifest)
        _on_disk()
        folder.rename(target / name)
        _on_disk()
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    with stores.sessions() as session:
        tombstones.add(target / tombstones.FILE_NAME, tombstones.every(session))
    return KeptBackup(target / name, manifest)


def _make(target: Path, folder: Path, final: Path) -> None:
    target.mkdir(parents=True, exist_ok=True, mode=0o700)
    if final.exists() or folder.exists():
        raise Conflict(f"{final} is there already: wait a second and try again.")
    folder.mkdir(mode=0o700)


def _write(
    stores: Stores, folder: Path, target: Path, passphrase: str | None, progress: Progress
) -> Manifest:
    began, kind = stores.now(), databases.kind(stores.settings.database_url)
    found = _Copied({}, [], [])
    # Heads first: one that is newer than the copied database would look like a chain cut off.
    audit_heads.copy(stores.settings, folder, found.sums, passphrase)
    database = folder / ("database.sqlite3" if kind == "sqlite" else "database.dump")
    databases.copy(stores.settings.database_url, database)
    found.sums[database.name] = digest_of(database)
    _copy_files(stores, folder, target, found, progress)
    _copy_layouts(stores.settings.data_folder / LAYOUTS, folder, found)
    if passphrase is not None:
        (folder / KEYS).write_bytes(closed(stores.storage.keys.ring.text(), passphrase))
        found.sums[KEYS] = digest_of(folder / KEYS)
    with stores.sessions() as session:
        keys = keys_used(session)
        gone = select(StoredFile.name).where(StoredFile.erased_at >= began)
        found.erased += session.scalars(gone)
    return Manifest(
        made_at=began.isoformat(),
        database=kind,
        files=found.files,
        bytes=found.bytes,
        keys=tuple(keys),
        erased=tuple(dict.fromkeys(found.erased)),
        missing=tuple(found.missing),
        sums_sha256=write_sums(folder, found.sums),
    )


def _copy_files(
    stores: Stores, folder: Path, target: Path, found: _Copied, progress: Progress
) -> None:
    before = backups_in(target)
    known = read_sums(before[-1].folder) if before else {}
    with stores.sessions() as session:
        total = session.scalar(select(func.count()).select_from(StoredFile)) or 0
    for stored in _living(stores):
        path = f"{FILES}/{stored.name[:2]}/{stored.name}"
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        earlier = before[-1].folder / path if path in known else None
        if earlier is not None and _linked(earlier, folder / path):
            found.sums[path] = known[path]
            found.bytes += earlier.stat().st_size
        elif not _copied_anew(stores, stored, folder / path, path, found):
            continue
        found.files += 1
        progress(found.files, total)


def _living(stores: Stores) -> Iterator[Stored]:
    last = ""
    while True:
        some = select(StoredFile).where(StoredFile.erased_at.is_(None), StoredFile.sha256 > last)
        with stores.sessions() as session:
            rows = session.scalars(some.order_by(StoredFile.sha256).limit(_ROWS_AT_ONCE))
            batch = [as_stored(row) for row in rows]
        if not batch:
            return
        last = batch[-1].sha256
        yield from batch


def _linked(earlier: Path, path: Path) -> bool:
    try:
        path.hardlink_to(earlier)
    except OSError:
        return False
    return True


def _copied_anew(stores: Stores, stored: Stored, into: Path, name: str, found: _Copied) -> bool:
    try:
        with stores.storage.blobs.open(stored.name) as data, into.open("wb") as copy:
            found.sums[name], size = copied(data, copy)
    except FileNotFoundError:
        with stores.sessions() as session:
            row = session.get_one(StoredFile, stored.sha256)
            is_erased = row.erased_at is not None or row.name != stored.name
        (found.erased if is_erased else found.missing).append(stored.name)
        into.unlink(missing_ok=True)
        return False
    found.bytes += size
    return True


def _copy_layouts(layouts: Path, folder: Path, found: _Copied) -> None:
    for path in sorted(layouts.glob("*.yaml")):
        (folder / LAYOUTS).mkdir(exist_ok=True)
        shutil.copyfile(path, folder / LAYOUTS / path.name)
        found.sums[f"{LAYOUTS}/{path.name}"] = digest_of(path)


def _on_disk() -> None:
    # One wait for everything: a wait for each of a hundred thousand files would take an hour.
    os.sync()
