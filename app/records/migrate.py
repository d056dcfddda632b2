"""Brings a database to the tables this version needs, and says when it is not there yet."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, text

from app.records.engine import rebuilding

_ADVISORY_LOCK = 20261121


def upgrade(engine: Engine, revision: str = "head") -> None:
    """Create or alter the tables up to a revision; of two processes at once, the second waits."""
    with rebuilding(engine).connect() as connection, connection.begin():
        _lock(connection)
        command.upgrade(_config(connection), revision)
        _check_references(connection)


def is_current(engine: Engine) -> bool:
    """Return True when the database has exactly the tables of this version."""
    newest = ScriptDirectory.from_config(_config()).get_current_head()
    with engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision() == newest


def _config(connection: Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    return config


def _check_references(connection: Connection) -> None:
    """Raise ``RuntimeError``, which undoes everything, when a row refers to one that is gone."""
    if connection.dialect.name == "sqlite":
        lost = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
        if lost is not None:
            raise RuntimeError(f"The upgrade would lose what table {lost[0]} refers to")


def _lock(connection: Connection) -> None:
    # SQLite's writing transaction already holds the one write lock.
    if connection.dialect.name == "postgresql":
        connection.execute(text(f"SELECT pg_advisory_xact_lock({_ADVISORY_LOCK})"))
