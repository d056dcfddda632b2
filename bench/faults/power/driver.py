"""SQLite for SQLAlchemy with a file layer of our own, which the standard driver does not allow.

``installed`` puts it in the place of ``sqlite3``: the service opens its database as ever.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, NoReturn
from unittest.mock import patch

import apsw
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite

_MILLISECONDS = 1000
_ERRORS: dict[type[Exception], type[sqlite3.Error]] = {
    apsw.ConstraintError: sqlite3.IntegrityError,
    apsw.MisuseError: sqlite3.ProgrammingError,
    apsw.CorruptError: sqlite3.DatabaseError,
    apsw.NotADBError: sqlite3.DatabaseError,
}


@contextmanager
def installed(vfs_name: str) -> Iterator[None]:
    """Have every SQLite engine that is made in the block use the file layer of this name."""

    class Module(_Sqlite3):
        @staticmethod
        def connect(filename: str, timeout: float = 5.0, **_: Any) -> "Connection":
            return Connection(filename, timeout, vfs_name)

    with patch.object(SQLiteDialect_pysqlite, "import_dbapi", classmethod(lambda _cls: Module)):
        yield


class _Sqlite3:
    """What SQLAlchemy asks of a driver's module, beside ``connect``."""

    paramstyle = "qmark"
    sqlite_version_info = tuple(int(part) for part in apsw.sqlite_lib_version().split("."))
    sqlite_version = apsw.sqlite_lib_version()
    Error = sqlite3.Error
    DatabaseError = sqlite3.DatabaseError
    OperationalError = sqlite3.OperationalError
    IntegrityError = sqlite3.IntegrityError
    ProgrammingError = sqlite3.ProgrammingError
    InterfaceError = sqlite3.InterfaceError
    Binary = bytes


class Connection:
    """A connection as the standard driver has it, with ``isolation_level`` None for good."""

    def __init__(self, filename: str, timeout_seconds: float, vfs_name: str) -> None:
        self._own = apsw.Connection(filename, vfs=vfs_name)
        self._own.set_busy_timeout(int(timeout_seconds * _MILLISECONDS))
        self.isolation_level: str | None = None

    def cursor(self) -> "Cursor":
        """Return a new cursor."""
        return Cursor(self._own)

    def execute(self, sql: str, parameters: Sequence[Any] = ()) -> "Cursor":
        """Return a cursor on which the statement was executed."""
        return self.cursor().execute(sql, parameters)

    def commit(self) -> None:
        """Commit the transaction, if there is one."""
        if self._own.in_transaction:
            self.execute("COMMIT")

    def rollback(self) -> None:
        """Roll the transaction back, if there is one."""
        if self._own.in_transaction:
            self.execute("ROLLBACK")

    def create_function(
        self, name: str, count: int, function: Callable[..., Any], **_: Any
    ) -> None:
        """Add a function to SQL."""
        self._own.create_scalar_function(name, function, count)

    def close(self) -> None:
        """Close it."""
        self._own.close()


class Cursor:
    """A cursor whose rows are fetched at once: the letters of a test are few."""

    arraysize = 1

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection
        self._rows: list[Any] = []
        self.description: Any = None
        self.rowcount, self.lastrowid = -1, 0

    def execute(self, sql: str, parameters: Sequence[Any] = ()) -> "Cursor":
        """Run one statement; raise what the standard driver would."""
        before = self._connection.total_changes()
        own = self._connection.cursor()
        own.exec_trace = self._traced
        self.description = None
        try:
            self._rows = list(own.execute(sql, tuple(parameters)))
        except apsw.Error as error:
            _raise_as_sqlite3(error)
        self.rowcount = self._connection.total_changes() - before
        self.lastrowid = self._connection.last_insert_rowid()
        return self

    def executemany(self, sql: str, many: Iterable[Sequence[Any]]) -> "Cursor":
        """Run one statement for every set of parameters."""
        count = 0
        for parameters in many:
            self.execute(sql, parameters)
            count += self.rowcount
        self.rowcount = count
        return self

    def fetchone(self) -> Any:
        """Return the next row, or None."""
        return self._rows.pop(0) if self._rows else None

    def fetchmany(self, size: int | None = None) -> list[Any]:
        """Return the next rows."""
        size = size or self.arraysize
        taken, self._rows = self._rows[:size], self._rows[size:]
        return taken

    def fetchall(self) -> list[Any]:
        """Return all rows that are left."""
        taken, self._rows = self._rows, []
        return taken

    def close(self) -> None:
        """Forget the rows."""
        self._rows = []

    def _traced(self, own: apsw.Cursor, _sql: str, _bindings: object) -> bool:
        found = own.get_description()
        self.description = [(name, *[None] * 6) for name, *_ in found] or None
        return True


def _raise_as_sqlite3(error: apsw.Error) -> NoReturn:
    kind = next((own for theirs, own in _ERRORS.items() if isinstance(error, theirs)), None)
    wanted = (kind or sqlite3.OperationalError)(str(error))
    # Raised by a file layer of ours, an error has no code but that of its class.
    codes = {apsw.FullError: sqlite3.SQLITE_FULL, apsw.BusyError: sqlite3.SQLITE_BUSY}
    wanted.sqlite_errorcode = codes.get(type(error), getattr(error, "extendedresult", 0))
    raise wanted from error
