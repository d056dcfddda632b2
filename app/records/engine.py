"""The one way to open the database: what SQLite and PostgreSQL need to keep every promise made."""

import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session, sessionmaker

from app.errors import StorageFull, Unavailable
from app.records.json_text import json_text

_POOLED_CONNECTIONS = 10
_EXTRA_CONNECTIONS = 20
_CONNECT_TIMEOUT_SECONDS = 5
_LOOK_SECONDS = 0.002
_PRIMARY_CODE = 0xFF
# SQLite's index of its log is mapped into memory: no room for it is an error of its own.
_SQLITE_NO_ROOM = {sqlite3.SQLITE_IOERR_SHMSIZE, sqlite3.SQLITE_IOERR_SHMMAP}
_POSTGRESQL_DISK_FULL = "53100"
_FULL = "There is no room to write this down at the moment. Nothing was changed: try again later."
BUSY = "The service is busy and could not write this down. Nothing was changed: try again."
"""What people are told when nothing can be written for the moment."""


def make_engine(url: str, busy_wait_seconds: float) -> Engine:
    """Return an engine whose writers wait up to ``busy_wait_seconds`` for one another.

    ``sqlite:///path`` and ``postgresql://…`` are served; nothing else is tested.
    """
    given = make_url(url)
    if given.get_backend_name() == "sqlite":
        return _sqlite_engine(url, busy_wait_seconds)
    milliseconds = int(busy_wait_seconds * 1000)
    return create_engine(
        given.set(drivername="postgresql+psycopg"),
        pool_size=_POOLED_CONNECTIONS,
        max_overflow=_EXTRA_CONNECTIONS,
        pool_pre_ping=True,
        json_serializer=json_text,
        hide_parameters=True,
        connect_args={
            "connect_timeout": _CONNECT_TIMEOUT_SECONDS,
            "options": f"-c lock_timeout={milliseconds} -c timezone=UTC",
        },
    )


class Sessions(sessionmaker[Session]):
    """Sessions on one database: ``sessions()`` only reads, ``sessions.begin()`` also writes.

    A writing session takes SQLite's write lock with its first statement, so what it reads is
    still true when it writes. A write through a reading session fails at once.
    """

    def __init__(self, engine: Engine, busy_wait_seconds: float = 15.0) -> None:
        super().__init__(bind=engine.execution_options(postgresql_readonly=True))
        self.engine = engine
        self._busy_wait_seconds = busy_wait_seconds
        self.waited: Callable[[float], object] = _waited_unseen
        """Told after every wait for the right to write how many seconds it took."""
        self.before_writing: Callable[[Connection], object] = _written_unasked
        """Asked in every transaction that writes, before it does; raises to forbid it."""
        # SQLite lets waiting writers sleep and guess: with eight threads one upload in a hundred
        # waited for seconds. Threads of one process wait for their turn here instead.
        self._turn = threading.Lock()

    @contextmanager
    def begin(self) -> Iterator[Session]:
        """Yield a session whose writes are kept together when the block ends without an error.

        Raises ``Unavailable`` when others write for too long, and ``StorageFull`` when the disk is
        full, with nothing changed.
        """
        began = time.monotonic()
        with self._own_turn(), self._writing(writing(self.engine), began) as session:
            yield session

    @contextmanager
    def begin_if_free(self) -> Iterator[Session]:
        """Yield a writing session as ``begin`` does, but wait for nobody.

        Raises ``Unavailable`` at once when another writer is at work: for what may be left out.
        """
        at_once = writing(self.engine).execution_options(waits=False)
        with self._own_turn(0), self._writing(at_once, time.monotonic()) as session:
            yield session

    @contextmanager
    def _writing(self, engine: Engine, began: float) -> Iterator[Session]:
        with self(bind=engine) as session, _told():
            try:
                connection = session.connection()
            except OperationalError as error:
                if _is_full(error):
                    raise
                raise Unavailable(BUSY) from error
            self.waited(time.monotonic() - began)
            self.before_writing(connection)
            yield session
            session.commit()

    @contextmanager
    def _own_turn(self, wait_seconds: float | None = None) -> Iterator[None]:
        if self.engine.dialect.name != "sqlite":
            yield
            return
        wait_seconds = self._busy_wait_seconds if wait_seconds is None else wait_seconds
        if not self._turn.acquire(timeout=wait_seconds):
            raise Unavailable(BUSY)
        try:
            yield
        finally:
            self._turn.release()


@contextmanager
def _told() -> Iterator[None]:
    """Tell a full disk by its own name."""
    try:
        yield
    except OperationalError as error:
        if _is_full(error):
            raise StorageFull(_FULL) from error
        raise


def _waited_unseen(_seconds: float) -> None:
    """Let a wait be seen by nobody."""


def _written_unasked(_connection: Connection) -> None:
    """Let a transaction write without asking anybody."""


def writing(engine: Engine) -> Engine:
    """Return ``engine`` for transactions that write; it shares the connections."""
    return engine.execution_options(writes=True, postgresql_readonly=False)


def rebuilding(engine: Engine) -> Engine:
    """Return ``engine`` for migrations: SQLite makes a table anew while others refer to it."""
    return writing(engine).execution_options(rebuilds=True)


def _sqlite_engine(url: str, busy_wait_seconds: float) -> Engine:
    engine = create_engine(
        url,
        pool_size=_POOLED_CONNECTIONS,
        max_overflow=_EXTRA_CONNECTIONS,
        json_serializer=json_text,
        hide_parameters=True,
        connect_args={"timeout": busy_wait_seconds},
    )
    event.listen(engine, "connect", _make_durable)
    event.listen(engine, "begin", _begin)
    return engine


def _make_durable(connection: Any, _record: Any) -> None:
    # None hands BEGIN to us: left to itself the driver starts no transaction before the first
    # write, and half of all concurrent read-then-write updates are silently lost.
    connection.isolation_level = None
    connection.execute("PRAGMA journal_mode=WAL")
    # NORMAL would lose uploads that were already acknowledged when the power fails.
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("PRAGMA foreign_keys=ON")


def _begin(connection: Connection) -> None:
    if connection.get_execution_options().get("rebuilds"):
        # Only outside of a transaction can it be turned off; ours is closed afterwards.
        connection.detach()
        connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
    if connection.get_execution_options().get("writes"):
        connection.exec_driver_sql("PRAGMA query_only=OFF")
        _begin_writing(connection, waits=connection.get_execution_options().get("waits", True))
    else:
        connection.exec_driver_sql("PRAGMA query_only=ON")
        connection.exec_driver_sql("BEGIN")


def _begin_writing(connection: Connection, *, waits: bool) -> None:
    """Take the write lock, or wait for it as long as the connection may.

    Left to itself SQLite sleeps up to a tenth of a second between two looks, and others take the
    lock meanwhile: we look often.
    """
    raw: Any = connection.connection.dbapi_connection
    patience_ms = raw.execute("PRAGMA busy_timeout").fetchone()[0]
    end = time.monotonic() + (patience_ms / 1000 if waits else 0)
    raw.execute("PRAGMA busy_timeout=0")
    try:
        while (problem := _begun(raw)) is not None:
            if problem != sqlite3.SQLITE_BUSY or time.monotonic() >= end:
                # Fails as SQLAlchemy tells it, unless it is free at this very moment.
                connection.exec_driver_sql("BEGIN IMMEDIATE")
                return
            time.sleep(_LOOK_SECONDS)
    finally:
        raw.execute(f"PRAGMA busy_timeout={patience_ms}")


def _begun(raw: Any) -> int | None:
    """Return None when the transaction has begun, else SQLite's code of why it has not."""
    try:
        raw.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as error:
        return error.sqlite_errorcode & _PRIMARY_CODE
    return None


def _is_full(error: OperationalError) -> bool:
    """Return True when the database's disk has no room left."""
    if getattr(error.orig, "sqlstate", None) == _POSTGRESQL_DISK_FULL:
        return True
    code = getattr(error.orig, "sqlite_errorcode", 0)
    return code in _SQLITE_NO_ROOM or code & _PRIMARY_CODE == sqlite3.SQLITE_FULL
