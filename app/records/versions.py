"""How a database's tables stand to this program: the same, older, or of a later program.

What this program knows is read once, when it starts: a deploy may lay newer migrations beside a
program that runs, and that makes it no newer.
"""

from enum import StrEnum
from pathlib import Path

from sqlalchemy import Connection, Engine, Select, String, column, inspect, select, table
from sqlalchemy.exc import OperationalError, ProgrammingError

from app.errors import Unavailable
from app.logs import log
from app.records.engine import BUSY
from app.records.tables import OldestPrograms
from app.settings import SettingError

_MIGRATIONS = Path(__file__).parent / "migrations" / "versions"
KNOWN = tuple(sorted(path.name.partition("_")[0] for path in _MIGRATIONS.glob("[0-9]*_*.py")))
"""The revisions of this program, its own last: migrations follow each other in one line."""

_KEPT_IN = "alembic_version"
_REVISION: Select[str] = select(column("version_num", String)).select_from(table(_KEPT_IN))


class OtherDatabase(SettingError):
    """The database is of another version, and this program cannot go on with it."""


class Version(StrEnum):
    """How the database stands to this program."""

    SAME = "same"
    OLDER = "older"
    """This program needs ``dayproof database upgrade`` first."""
    NEWER = "newer"
    """Of a later program; this one may go on until it is replaced."""
    TOO_NEW = "too-new"
    """Of a later program, and this one would do harm."""

    @property
    def is_usable(self) -> bool:
        """True when this program may write to the database."""
        return self in (Version.SAME, Version.NEWER)


_TOLD = {
    Version.SAME: "The database is up to date.",
    Version.OLDER: (
        "The database is older than this program: run `dayproof database upgrade`. "
        "Programs start after that."
    ),
    Version.NEWER: (
        "The database is newer than this program, which may go on with it: start the version "
        "that upgraded the database in its place."
    ),
    Version.TOO_NEW: (
        "The database is newer than this program, which cannot go on with it: start the version "
        "that upgraded the database in its place. Nothing was changed."
    ),
}


def version_of(connection: Connection) -> Version:
    """Return how the database stands to this program; one without tables is older.

    Where the revision is unknown, the record that the later program's upgrade left decides: it
    names the oldest programs that may go on, and whoever knows that revision is no older.
    """
    revision = _revision(connection)
    if revision == KNOWN[-1]:
        return Version.SAME
    if revision is None or revision in KNOWN:
        return Version.OLDER
    oldest = connection.scalar(select(OldestPrograms.revision))
    return Version.NEWER if oldest in KNOWN else Version.TOO_NEW


def version_at(engine: Engine) -> Version:
    """Return how the database of an engine stands to this program."""
    with engine.connect() as connection:
        return version_of(connection)


def has_tables(connection: Connection) -> bool:
    """Return True when the database was ever brought to some revision."""
    return inspect(connection).has_table(_KEPT_IN)


def refuse_other_database(engine: Engine) -> None:
    """Raise ``OtherDatabase`` when a program of this version may not use the database."""
    found = version_at(engine)
    if not found.is_usable:
        raise OtherDatabase(told(found))


def told(version: Version) -> str:
    """Return what a version of the database means and what to do, for operators."""
    return _TOLD[version]


def refuse_writing(connection: Connection) -> None:
    """Raise ``Unavailable`` when this program may not write, in the transaction that would."""
    version = version_of(connection)
    if not version.is_usable:
        log.error("database-of-another-version", found=version)
        raise Unavailable(BUSY)


def _revision(connection: Connection) -> str | None:
    try:
        return connection.scalar(_REVISION)
    except (OperationalError, ProgrammingError) as error:
        # Each names a missing table in its own way, and each another trouble as well.
        if not _is_missing_table(error):
            raise
        return None


def _is_missing_table(error: OperationalError | ProgrammingError) -> bool:
    undefined = getattr(error.orig, "sqlstate", None) == "42P01"
    return undefined or "no such table" in str(error.orig)
