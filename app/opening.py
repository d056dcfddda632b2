"""Opens what a process works with, from its settings: database, files, and the way to hint."""

from pathlib import Path

from app.hints import best_effort
from app.records.engine import Sessions, make_engine
from app.settings import SettingError, Settings
from app.storage import FolderStorage
from app.stores import Stores
from app.tallies import here


def open_stores(settings: Settings, *, busy_wait_seconds: float) -> Stores:
    """Return the stores of one process, whose writers wait ``busy_wait_seconds`` for others."""
    storage = _storage(settings.data_folder)
    sessions = Sessions(make_engine(settings.database_url, busy_wait_seconds), busy_wait_seconds)
    sessions.waited = lambda seconds: here.measure("lock_wait_seconds", seconds=seconds)
    return Stores(
        settings=settings,
        sessions=sessions,
        storage=storage,
        hint=best_effort(settings),
    )


def _storage(data_folder: Path) -> FolderStorage:
    try:
        data_folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        return FolderStorage(data_folder / "files")
    except OSError as error:
        raise SettingError(
            f"DAYPROOF_DATA_FOLDER is {data_folder} and cannot be used ({error.strerror}): "
            "name a folder that you may write to"
        ) from error
