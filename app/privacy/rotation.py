"""Puts a new master key in use: wraps the keys of files anew, a batch at a time, while all runs."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import Select, bindparam, func, select, update
from sqlalchemy.orm import Session

from app.errors import Conflict, ServiceError
from app.keys import Keys, ring
from app.opening import keys_used
from app.records import audit
from app.records.tables import StoredFile
from app.storage import Stored
from app.storage.rows import as_stored, reseal
from app.stores import Stores
from app.webhooks.sealing import closed_with, seal_anew

_FILES_AT_ONCE = 500
_STILL_ON_THEIR_WAY = timedelta(hours=1)
"""An upload that began before a new key is recorded within this time at the latest."""


@dataclass(frozen=True, slots=True)
class KeyState:
    """One master key: whether it is in use, and how many files it closes; None is no key at all."""

    id: str | None
    in_use: bool
    files: int
    is_known: bool = True


@dataclass(frozen=True, slots=True)
class Rotation:
    """What wrapping anew came to; ``unreadable`` files stay as they were."""

    rewrapped: int
    sealed: int
    unreadable: tuple[str, ...]


def key_state(session: Session, keys: Keys) -> list[KeyState]:
    """Return every key of the ring and every other one that files need, oldest first."""
    known = keys.ring
    others = [key_id for key_id in keys_used(session) if known.find(key_id) is None]
    found = [
        KeyState(key_id, key_id == known.current.id, _files(session, key_id), key_id in known.ids)
        for key_id in (*others, *known.ids)
    ]
    if plain := _files(session, None):
        found.insert(0, KeyState(None, in_use=False, files=plain))
    return found


def put_in_use(keys: Keys, now: datetime) -> None:
    """Make a new master key and use it from now on; running processes notice at once.

    Raises ``Conflict`` when the environment holds the keys: there it is added by hand.
    """
    ring.add(_own_file(keys), now)


def rewrap(stores: Stores, progress: Callable[[int], None] = lambda _: None) -> Rotation:
    """Close the keys of files and the secrets of webhooks with the master key in use; repeatable.

    The files themselves stay as they are, but for those from before files were sealed.
    """
    done, unreadable, last = seal_anew(stores), list[str](), ""
    sealed = _seal_plain(stores, unreadable)
    while batch := _behind(stores, last):
        last = batch[-1].sha256
        anew: list[tuple[Stored, Stored]] = []
        for stored in batch:
            try:
                anew.append((stored, stores.storage.rewrapped(stored)))
            except ServiceError:
                unreadable.append(stored.sha256)
        _keep(stores, anew)
        done += len(anew)
        progress(done)
    return Rotation(done + sealed, sealed, tuple(unreadable))


def retire(stores: Stores, key_id: str, now: datetime) -> None:
    """Take a key out of the ring for good.

    Raises ``Conflict`` while it is in use, closes a file, or may still close one on its way.
    """
    known = stores.storage.keys.ring
    if known.find(key_id) is None:
        raise Conflict(f"The ring has no key {key_id}: see dayproof keys status.")
    if key_id == known.current.id:
        raise Conflict(f"{key_id} is in use: run dayproof keys rotate first.")
    with stores.sessions() as session:
        closed = _files(session, key_id) + closed_with(session, key_id)
    if closed:
        raise Conflict(
            f"{key_id} closes {closed} files and secrets: run dayproof keys rotate first."
        )
    made_at = known.current.made_at
    if made_at is not None and now - made_at < _STILL_ON_THEIR_WAY:
        raise Conflict(
            f"The key in use was made at {made_at:%H:%M} UTC: uploads that began before may still "
            "be on their way. Retire the old one an hour after that."
        )
    ring.without(_own_file(stores.storage.keys), key_id)
    with stores.sessions.begin() as session:
        before, after = {"in_ring": True}, {"in_ring": False, "current": known.current.id}
        audit.record(
            session, now, "service", "retired", f"key:{key_id}", before=before, after=after
        )


def _own_file(keys: Keys) -> Path:
    if keys.path is None:
        raise Conflict(
            "DAYPROOF_KEYS holds the keys, so they are changed there: put the new key last, start "
            "every process again, and run dayproof keys rotate."
        )
    return keys.path


def _behind(stores: Stores, after: str) -> list[Stored]:
    """Return the next sealed files whose keys an older master key has wrapped."""
    current, key_id = stores.storage.keys.ring.current.id, StoredFile.key_id
    older = select(StoredFile).where(key_id.is_not(None), key_id != current)
    with stores.sessions() as session:
        rows = session.scalars(_some(older, after))
        return [as_stored(row) for row in rows]


def _some(rows: Select[StoredFile], after: str) -> Select[StoredFile]:
    there = rows.where(StoredFile.erased_at.is_(None), StoredFile.sha256 > after)
    return there.order_by(StoredFile.sha256).limit(_FILES_AT_ONCE)


def _keep(stores: Stores, anew: list[tuple[Stored, Stored]]) -> None:
    """Write the new wrapped keys down, each only where its row is still as it was."""
    if not anew:
        return
    row = StoredFile.__table__.c
    same = update(StoredFile.__table__).where(  # type: ignore[arg-type]
        row.sha256 == bindparam("of"), row.name == bindparam("at"), row.key_id == bindparam("old")
    )
    new = same.values(key_id=bindparam("new"), wrapped_key=bindparam("closed"))
    with stores.sessions.begin() as session:
        session.connection().execute(new, [_change(*each) for each in anew])


def _change(before: Stored, after: Stored) -> dict[str, str | bytes | None]:
    return {
        "of": before.sha256,
        "at": before.name,
        "old": before.key_id,
        "new": after.key_id,
        "closed": after.wrapped_key,
    }


def _seal_plain(stores: Stores, unreadable: list[str]) -> int:
    """Seal the files from before files were sealed; return how many there were."""
    count, last = 0, ""
    plain = select(StoredFile).where(StoredFile.key_id.is_(None))
    while True:
        with stores.sessions() as session:
            batch = [as_stored(row) for row in session.scalars(_some(plain, last))]
        if not batch:
            return count
        last = batch[-1].sha256
        for before in batch:
            try:
                after = stores.storage.rewrapped(before)
            except ServiceError:
                unreadable.append(before.sha256)
                continue
            with stores.sessions.begin() as session:
                reseal(session.get_one(StoredFile, before.sha256), after)
            stores.storage.remove(before.name)
            count += 1


def _files(session: Session, key_id: str | None) -> int:
    row = StoredFile
    asked = select(func.count()).select_from(row).where(row.erased_at.is_(None))
    same = row.key_id.is_(None) if key_id is None else row.key_id == key_id
    return session.scalar(asked.where(same)) or 0
