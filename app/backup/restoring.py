"""Puts a backup back on an empty machine: every hash checked, and nobody erased comes back."""

import secrets
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidTag
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from app.audit.verifying import verify as verify_audit
from app.backup import audit_heads, databases
from app.backup.making import LAYOUTS
from app.backup.manifest import (
    FILES,
    KEYS,
    BadBackup,
    Manifest,
    Progress,
    blocks,
    read_manifest,
    verify,
)
from app.backup.passphrase import opened
from app.errors import Conflict
from app.keys import ring
from app.opening import open_blobs, open_stores, refuse_unknown_keys
from app.privacy import erasing, tombstones
from app.privacy.tombstones import Tombstone
from app.records import tables
from app.records.engine import make_engine
from app.records.migrate import upgrade
from app.settings import Settings
from app.storage.rows import as_stored
from app.stores import Stores


@dataclass(frozen=True, slots=True)
class Restored:
    """What restoring came to; ``problems`` are rows without a file that opens, and the audit's."""

    manifest: Manifest
    files: int
    erased_again: int
    problems: tuple[str, ...]


def restore(
    source: Path,
    settings: Settings,
    *,
    passphrase: str | None = None,
    more_tombstones: Path | None = None,
    progress: Progress = lambda _done, _all: None,
) -> Restored:
    """Restore a backup to where the settings say, which must be empty.

    Raises ``BadBackup`` when a hash is wrong or a master key is missing, ``Conflict`` when the
    database or the store of files is not empty; then nothing was changed.
    """
    manifest = read_manifest(source)
    if wrong := verify(source):
        raise BadBackup(f"{len(wrong)} things in {source} are wrong: {'; '.join(wrong[:5])}.")
    _refuse_used(settings)
    _provide_keys(source, settings, manifest, passphrase)
    databases.put(source / manifest.database_file, settings.database_url)
    _upgrade(settings)
    _put_layouts(source, settings)
    audit_heads.put(source, settings, passphrase)
    stores = open_stores(settings, busy_wait_seconds=settings.job_busy_wait_seconds)
    try:
        refuse_unknown_keys(stores)
        files = _put_files(stores, source, progress)
        erased_again = _erase_again(stores, manifest, _stones(source, more_tombstones))
        return Restored(manifest, files, erased_again, tuple(_problems(stores, source)))
    finally:
        stores.sessions.engine.dispose()


def _refuse_used(settings: Settings) -> None:
    settings.data_folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    engine = make_engine(settings.database_url, settings.job_busy_wait_seconds)
    try:
        databases.refuse_used(engine)
    finally:
        engine.dispose()
    if next(iter(open_blobs(settings).kept()), None) is not None:
        raise Conflict(
            "The store of files is not empty: a backup is restored into an empty one only."
        )


def _provide_keys(
    source: Path, settings: Settings, manifest: Manifest, passphrase: str | None
) -> None:
    if databases.kind(settings.database_url) != manifest.database:
        raise BadBackup(
            f"The backup is of {manifest.database}: name such a database in DAYPROOF_DATABASE_URL."
        )
    if not ring.has_keys(settings) and passphrase is not None and (source / KEYS).exists():
        try:
            text = opened((source / KEYS).read_bytes(), passphrase)
        except InvalidTag as error:
            raise BadBackup("The passphrase does not open the keys in this backup.") from error
        ring.write_new(ring.key_path(settings), ring.parse(text, KEYS).keys)
    known = ring.load(settings).ring.ids if ring.has_keys(settings) else ()
    missing = [key_id for key_id in manifest.keys if key_id not in known]
    if missing:
        raise BadBackup(
            f"The files of this backup need the master key {', '.join(missing)}: put the key file "
            f"to {ring.key_path(settings)} first, or give the passphrase of a backup with keys."
        )


def _upgrade(settings: Settings) -> None:
    engine = make_engine(settings.database_url, settings.job_busy_wait_seconds)
    try:
        upgrade(engine)
    finally:
        engine.dispose()


def _put_files(stores: Stores, source: Path, progress: Progress) -> int:
    paths = [path for path in (source / FILES).rglob("*") if path.is_file()]

    def every() -> Iterator[tuple[str, Iterator[bytes]]]:
        for done, path in enumerate(paths, 1):
            with path.open("rb") as data:
                yield path.name, blocks(data)
            progress(done, len(paths))

    stores.storage.blobs.write_all(every())
    return len(paths)


def _put_layouts(source: Path, settings: Settings) -> None:
    if (source / LAYOUTS).is_dir():
        shutil.copytree(source / LAYOUTS, settings.data_folder / LAYOUTS, dirs_exist_ok=True)


def _stones(source: Path, more: Path | None) -> list[Tombstone]:
    """Return the tombstones that lie beside the backup, which later ones have added to."""
    places = [source.parent / tombstones.FILE_NAME, *([more] if more else [])]
    found = {stone.erasure: stone for place in places for stone in tombstones.read(place)}
    return list(found.values())


def _erase_again(stores: Stores, manifest: Manifest, stones: Iterable[Tombstone]) -> int:
    """Erase what was erased after the backup was made; return how many people that were."""
    gone, count, again = [], 0, []
    with stores.sessions.begin() as session:
        file = tables.StoredFile
        for name in manifest.erased:
            dead = update(file).where(file.name == name, file.erased_at.is_(None))
            session.execute(dead.values(key_id=None, wrapped_key=None, erased_at=manifest.moment))
        for stone in stones:
            person = _person(session, stone)
            if person is None or person.erased_at is not None:
                continue
            gone += erasing.erase_person(session, person, tombstones.moment(stone))
            _write_down(session, person, stone)
            again.append(stone)
            count += 1
    tombstones.write(stores.settings, again)
    erasing.remove_bytes(stores, gone)
    return count


def _person(session: Session, stone: Tombstone) -> tables.Professional | None:
    person = tables.Professional
    return session.scalars(select(person).where(person.public_id == stone.professional)).first()


def _write_down(session: Session, person: tables.Professional, stone: Tombstone) -> None:
    """Put the erasure back into the database, which may be older than those who decided it."""
    account = tables.Account
    ids = dict(session.execute(select(account.public_id, account.id)).all())
    anybody = min(ids.values(), default=None)
    asked_by = ids.get(stone.asked_by, anybody)
    if asked_by is None:
        return
    done_at = tombstones.moment(stone)
    known = select(tables.Erasure).where(tables.Erasure.public_id == stone.erasure)
    erasure = session.scalars(known).first() or tables.Erasure(
        public_id=stone.erasure or secrets.token_hex(16),
        professional_id=person.id,
        reason=stone.reason,
        asked_by=asked_by,
        asked_at=done_at,
    )
    erasure.confirmed_by, erasure.done_at = ids.get(stone.confirmed_by), done_at
    session.add(erasure)


def _problems(stores: Stores, source: Path) -> list[str]:
    """Return the rows without a file that opens, and where the audit does not hold."""
    there = {kept.name for kept in stores.storage.kept()}
    file = tables.StoredFile
    with stores.sessions() as session:
        rows = [as_stored(row) for row in session.scalars(select(file))]
        found = verify_audit(session, *audit_heads.heads_in(source))
    living = [row for row in rows if not row.is_erased]
    lost = [f"The file {row.sha256} is not there." for row in living if row.name not in there]
    shut = [
        f"The key of the file {row.sha256} does not open."
        for row in living
        if row.wrapped_key is not None and not stores.storage.opens(row)
    ]
    return [*lost, *shut, *(problem.message for problem in found.problems)]
