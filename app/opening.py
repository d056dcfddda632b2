"""Opens what a process works with, from its settings: database, files, and the way to hint."""

from app.hints import best_effort
from app.records.engine import Sessions, make_engine
from app.settings import Settings
from app.storage import FolderStorage
from app.stores import Stores


def open_stores(settings: Settings, *, busy_wait_seconds: float) -> Stores:
    """Return the stores of one process, whose writers wait ``busy_wait_seconds`` for others."""
    settings.data_folder.mkdir(parents=True, exist_ok=True)
    return Stores(
        settings=settings,
        sessions=Sessions(make_engine(settings.database_url, busy_wait_seconds), busy_wait_seconds),
        storage=FolderStorage(settings.data_folder / "files"),
        hint=best_effort(settings),
    )
