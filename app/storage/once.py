"""Stores bytes for as long as a row names them: a copy that turns out to be one goes again."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import BinaryIO

from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError

from app.errors import ServiceError
from app.records.tables import StoredFile
from app.storage.values import Stored
from app.stores import Stores


@contextmanager
def put_once(stores: Stores, data: BinaryIO, limit_bytes: int) -> Iterator[Stored]:
    """Yield ``data`` as stored; afterwards the copy is removed unless a row names it.

    What cannot be asked of the database stays: the sweep tells of it a day later.
    """
    stored = stores.storage.put(data, limit_bytes)
    try:
        yield stored
    finally:
        with suppress(SQLAlchemyError, ServiceError, OSError):
            with stores.sessions() as session:
                named = select(StoredFile.name).where(StoredFile.name == stored.name)
                is_named = session.scalar(named) is not None
            if not is_named:
                stores.storage.remove(stored.name)
