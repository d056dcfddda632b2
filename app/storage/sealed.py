"""The store of files: every file sealed with a key of its own before its bytes leave memory."""

import hashlib
import io
import secrets
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import BinaryIO

from app.errors import FileTooLarge, NotFound, ServiceError
from app.keys import Keys, Purpose
from app.keys.sealing import (
    CHUNK_BYTES,
    NotGenuine,
    Readable,
    full_read,
    new_data_key,
    sealed,
    unsealed,
    unwrapped,
    wrapped,
)
from app.storage.values import Blobs, Kept, Stored
from app.storage.working import Working

_NAME_BYTES = 16


class FileErased(NotFound):
    """The file's key was destroyed: its retention ended, or its person was erased."""

    code = "file-erased"


class FileUnreadable(ServiceError):
    """The bytes in the store are gone, changed or moved, or their master key is not known here."""

    code = "file-unreadable"


class Storage:
    """Files by the rows that describe them; what lies in ``blobs`` tells nothing by itself."""

    def __init__(self, blobs: Blobs, keys: Keys, working: Path) -> None:
        self.blobs = blobs
        self.keys = keys
        self._working = Working(working)

    def put(self, data: BinaryIO, limit_bytes: int) -> Stored:
        """Seal all of ``data`` and keep it so that a power failure cannot undo it.

        Raises ``FileTooLarge`` over ``limit_bytes``, ``StorageFull`` when there is no room and
        ``Unavailable`` when the store does not answer; then nothing is kept.
        """
        name, data_key = secrets.token_hex(_NAME_BYTES), new_data_key()
        plain = _Measured(data, limit_bytes)
        self.blobs.write(name, sealed(plain, data_key, name))
        master = self.keys.ring.current
        context = _context(name, plain.sha256)
        closed = wrapped(data_key, master.derived(Purpose.FILES), context)
        return Stored(plain.sha256, plain.size_bytes, name, master.id, closed)

    def open(self, stored: Stored) -> BinaryIO:
        """Return the plain bytes as a stream that never holds more than a few chunks of them.

        Raises ``FileErased`` or ``FileUnreadable``, while reading at the latest: no byte that is
        not genuine is ever given out.
        """
        data = self._sealed(stored)
        blocks: io.RawIOBase = _Blocks(self._blocks(stored, data), data)
        reader = io.BufferedReader(blocks, CHUNK_BYTES)
        try:
            reader.peek(1)
        except ServiceError:
            reader.close()
            raise
        return reader

    def content(self, stored: Stored) -> bytes:
        """Return all the plain bytes; see ``open``."""
        with self.open(stored) as data:
            return data.read()

    @contextmanager
    def working_copy(self, stored: Stored) -> Iterator[Path]:
        """Yield a path that opens the plain bytes in this process only, and is gone afterwards."""
        with self.open(stored) as data, self._working.copy(_read_all(data)) as path:
            yield path

    def working_folder(self) -> AbstractContextManager[Path]:
        """Yield an empty private folder, gone afterwards, also (at the next start) after a kill."""
        return self._working.folder()

    def rewrapped(self, stored: Stored) -> Stored:
        """Return a file with its key wrapped by the master key in use; its bytes stay as they are.

        A file from before files were sealed is sealed now, under a new name.
        """
        master = self.keys.ring.current
        if stored.wrapped_key is None:
            with self.open(stored) as data:
                return self.put(data, stored.size_bytes or 2**62)
        context = _context(stored.name, stored.sha256)
        closed = wrapped(self._data_key(stored), master.derived(Purpose.FILES), context)
        return Stored(stored.sha256, stored.size_bytes, stored.name, master.id, closed)

    def opens(self, stored: Stored) -> bool:
        """Return whether the file's key opens here; its bytes are not looked at."""
        try:
            self._data_key(stored)
        except (FileUnreadable, FileErased):
            return False
        return True

    def remove(self, name: str) -> None:
        """Take sealed bytes away; a name that is not there is no error."""
        self.blobs.remove(name)

    def exists(self, stored: Stored) -> bool:
        """Return True when the file's sealed bytes are in the store."""
        return self.blobs.exists(stored.name)

    def kept(self) -> Iterator[Kept]:
        """Yield everything that lies in the store, for comparison with the rows."""
        return self.blobs.kept()

    def probe(self) -> None:
        """Keep a few bytes and take them away again; raises what ``put`` would."""
        name = f"probe-{secrets.token_hex(_NAME_BYTES)}"
        self.blobs.write(name, [b"probe"])
        self.blobs.remove(name)

    def _sealed(self, stored: Stored) -> BinaryIO:
        if stored.is_erased:
            raise _erased()
        try:
            return self.blobs.open(stored.name)
        except FileNotFoundError as error:
            raise FileUnreadable(
                "This file is not in the store any more: restore it from a backup."
            ) from error

    def _blocks(self, stored: Stored, data: Readable) -> Iterator[bytes]:
        if stored.wrapped_key is None:
            yield from _read_all(data)
            return
        try:
            yield from unsealed(data, self._data_key(stored), stored.name)
        except NotGenuine as error:
            raise _changed() from error

    def _data_key(self, stored: Stored) -> bytes:
        if stored.is_erased:
            raise _erased()
        master = self.keys.ring.find(stored.key_id or "")
        if master is None or stored.wrapped_key is None:
            raise FileUnreadable(
                f"This file needs the master key {stored.key_id}, which is not in the ring: "
                "put the key file back as it was."
            )
        context = _context(stored.name, stored.sha256)
        try:
            return unwrapped(stored.wrapped_key, master.derived(Purpose.FILES), context)
        except NotGenuine as error:
            raise _changed() from error


class _Measured:
    """Blocks of a stream, counted and digested on their way; over the limit it is refused."""

    def __init__(self, data: Readable, limit_bytes: int) -> None:
        self._data = data
        self._limit_bytes = limit_bytes
        self._digest = hashlib.sha256()
        self.size_bytes = 0

    @property
    def sha256(self) -> str:
        """The digest of everything that went by."""
        return self._digest.hexdigest()

    def __iter__(self) -> Iterator[bytes]:
        for block in _read_all(self._data):
            self.size_bytes += len(block)
            if self.size_bytes > self._limit_bytes:
                raise FileTooLarge(
                    f"This file is larger than {self._limit_bytes / 1024 / 1024:.0f} MiB, the most "
                    "that is accepted. Send it at a lower resolution or in parts."
                )
            self._digest.update(block)
            yield block


class _Blocks(io.RawIOBase):
    """Blocks as a raw stream, which closes what they come from."""

    def __init__(self, blocks: Iterator[bytes], source: BinaryIO) -> None:
        super().__init__()
        self._source = source
        self._rest = memoryview(b"")
        self._blocks = blocks

    def readable(self) -> bool:
        """Return True."""
        return True

    def readinto(self, buffer: bytearray, /) -> int:  # type: ignore[override]
        """Fill ``buffer`` as far as the current block goes; return 0 at the end."""
        if not self._rest:
            self._rest = memoryview(next(self._blocks, b""))
        count = min(len(buffer), len(self._rest))
        buffer[:count] = self._rest[:count]
        self._rest = self._rest[count:]
        return count

    def close(self) -> None:
        """Close this stream and its source."""
        self._source.close()
        super().close()


def _read_all(data: Readable) -> Iterator[bytes]:
    while block := full_read(data, CHUNK_BYTES):
        yield block


def _context(name: str, sha256: str) -> str:
    return f"{name} {sha256}"


def _erased() -> FileErased:
    return FileErased("This file was erased: its retention ended, or its person asked for it.")


def _changed() -> FileUnreadable:
    return FileUnreadable(
        "This file in the store is not what was put there: restore it from a backup."
    )
