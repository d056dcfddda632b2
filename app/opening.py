"""Opens what a process works with, from its settings: database, keys, files, the way to hint."""

from collections.abc import Callable
from contextlib import suppress
from importlib.util import find_spec

from sqlalchemy import func, select
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.orm import Session

from app.hints import best_effort
from app.keys import Keys, ring
from app.records.engine import Sessions, make_engine
from app.records.tables import StoredFile
from app.records.versions import refuse_other_database, refuse_writing
from app.settings import SettingError, Settings
from app.storage import Blobs, Storage
from app.storage.folder import FolderBlobs
from app.stores import Stores, utc_now
from app.tallies import here


def open_stores(settings: Settings, *, busy_wait_seconds: float) -> Stores:
    """Return the stores of one process, whose writers wait ``busy_wait_seconds`` for others.

    A machine without any master key, and without a file closed by one, gets one. Raises
    ``SettingError`` when the keys or the data folder cannot be used.
    """
    try:
        settings.data_folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        engine = make_engine(settings.database_url, busy_wait_seconds)
        sessions = Sessions(engine, busy_wait_seconds)
        sessions.before_writing = refuse_writing
        sessions.waited = lambda seconds: here.measure("lock_wait_seconds", seconds=seconds)
        keys = _keys(settings, sessions)
        storage = Storage(open_blobs(settings), keys, settings.data_folder / "working")
    except OSError as error:
        raise SettingError(
            f"DAYPROOF_DATA_FOLDER is {settings.data_folder} and cannot be used "
            f"({error.strerror}): name a folder that you may write to"
        ) from error
    return Stores(
        settings=settings,
        sessions=sessions,
        storage=storage,
        hint=best_effort(settings),
    )


def open_blobs(settings: Settings) -> Blobs:
    """Return the place for the bytes of files that the settings name."""
    if settings.files_url:
        # Only whoever names such a store needs its library.
        if find_spec("boto3") is None:
            raise SettingError(
                "DAYPROOF_FILES_URL names an S3 store and its library is not installed: "
                "run .venv/bin/python -m pip install boto3"
            )
        from app.storage.s3 import S3Blobs  # noqa: PLC0415 - an optional package

        return S3Blobs.at(settings.files_url)
    return FolderBlobs(settings.data_folder / "files")


def refuse_unfit(stores: Stores) -> None:
    """Raise ``SettingError`` when the database is of another version, or a key is missing.

    A database that is away is waited for: ``/readyz`` tells of it.
    """
    with suppress(OperationalError):
        refuse_other_database(stores.sessions.engine)
    refuse_unknown_keys(stores)


def refuse_unknown_keys(stores: Stores) -> None:
    """Raise ``SettingError`` when a file is closed with a master key that is not in the ring."""
    known = stores.storage.keys.ring.ids
    unknown = [key_id for key_id in _keys_used(stores.sessions) if key_id not in known]
    if unknown:
        raise SettingError(
            f"Stored files are closed with the master key {', '.join(unknown)}, which is not in "
            f"the ring ({', '.join(known)}): put the key file back as it was, or name it in "
            "DAYPROOF_KEY_FILE"
        )


def keys_used(session: Session) -> list[str]:
    """Return the ids of the master keys that close stored files, by one look at the index each."""
    found: list[str] = []
    while True:
        following = select(func.min(StoredFile.key_id))
        if found:
            following = following.where(StoredFile.key_id > found[-1])
        key_id = session.scalar(following)
        if key_id is None:
            return found
        found.append(key_id)


def _keys_used(sessions: Callable[[], Session]) -> list[str]:
    try:
        with sessions() as session:
            return keys_used(session)
    except DBAPIError:
        # A database without tables has no files; one that is away is told of elsewhere.
        return []


def _keys(settings: Settings, sessions: Callable[[], Session]) -> Keys:
    if not ring.has_keys(settings):
        _refuse_new_ring(settings, sessions)
        ring.make(ring.key_path(settings), utc_now())
    return ring.load(settings)


def _refuse_new_ring(settings: Settings, sessions: Callable[[], Session]) -> None:
    """Raise ``SettingError`` where a new key would stand in for one that was lost."""
    used = _keys_used(sessions)
    if used or settings.key_file:
        closed = f", and stored files are closed with {', '.join(used)}" if used else ""
        raise SettingError(
            f"The file of the master keys, {ring.key_path(settings)}, is missing{closed}: "
            "put it back, or name it in DAYPROOF_KEY_FILE"
        )
