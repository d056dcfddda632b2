"""Brings a database to the tables that this version needs, and says what that means for others.

A migration that says ``additive = True`` leaves tables that programs of the revision before can go
on with (docs/decisions/two-versions.md); one that says nothing does not.
"""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import Script, ScriptDirectory
from sqlalchemy import Connection, Engine, delete, insert, inspect, text

from app.records.engine import rebuilding
from app.records.tables import OldestPrograms
from app.records.versions import KNOWN, OtherDatabase, Version, has_tables, told, version_of

_ADVISORY_LOCK = 20261121
_FIRST = "base"


def upgrade(engine: Engine, revision: str = "head") -> None:
    """Create or alter the tables up to a revision; of two processes at once, the second waits.

    A database of a later version stays as it is; raises ``OtherDatabase`` when this version may
    not use it.
    """
    with rebuilding(engine).connect() as connection, connection.begin():
        _lock(connection)
        # PostgreSQL goes on with no transaction in which a table was missing.
        found = version_of(connection) if has_tables(connection) else Version.OLDER
        if found is Version.TOO_NEW:
            raise OtherDatabase(told(found))
        if found is Version.NEWER:
            return
        command.upgrade(_config(connection), revision)
        _record_oldest(connection)
        _check_references(connection)


def others_may_go_on(engine: Engine) -> bool:
    """Return True when programs that use the database now may go on with it once it is upgraded."""
    with engine.connect() as connection:
        current = MigrationContext.configure(connection).get_current_revision()
    oldest = oldest_programs(KNOWN[-1])
    return current in KNOWN and KNOWN.index(oldest) <= KNOWN.index(current)


def is_additive(script: Script) -> bool:
    """Return True when a migration says that programs of the revision before may go on."""
    return bool(getattr(script.module, "additive", False))


def oldest_programs(revision: str) -> str:
    """Return the revision of the oldest programs that may go on with the tables of ``revision``."""
    line = ScriptDirectory.from_config(_config()).walk_revisions(_FIRST, revision)
    return next(script.revision for script in line if not is_additive(script))


def _record_oldest(connection: Connection) -> None:
    if not inspect(connection).has_table(OldestPrograms.__tablename__):
        return  # Brought to a revision of before on purpose.
    revision = MigrationContext.configure(connection).get_current_revision()
    if revision is not None:
        connection.execute(delete(OldestPrograms))
        connection.execute(insert(OldestPrograms).values(revision=oldest_programs(revision)))


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
