"""Keeps the bytes of files under the SHA-256 of their content, and never half of a file."""

import errno
import hashlib
import os
import time
from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO, BinaryIO, Protocol

from app.errors import FileTooLarge, StorageFull

_CHUNK_BYTES = 256 * 1024
_STALE_SECONDS = 24 * 60 * 60
_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


@dataclass(frozen=True, slots=True)
class Stored:
    """The name under which bytes are kept, and how many there are."""

    sha256: str
    size_bytes: int


class Storage(Protocol):
    """Where the bytes of files are kept."""

    def put(self, data: BinaryIO, limit_bytes: int) -> Stored:
        """Keep all of ``data`` so that a power failure cannot undo it.

        Raises ``FileTooLarge`` over ``limit_bytes`` and ``StorageFull`` when there is no room.
        """
        ...

    def path(self, sha256: str) -> Path:
        """Return a local path that holds the bytes."""
        ...

    def exists(self, sha256: str) -> bool:
        """Return True when the bytes are kept here."""
        ...


class FolderStorage:
    """Files in one folder, fanned out by the first two letters of their name."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        # In the same file system as the files, so that the rename is one step.
        self._arriving = folder / "arriving"
        self._arriving.mkdir(parents=True, exist_ok=True)
        self._sweep()

    def put(self, data: BinaryIO, limit_bytes: int) -> Stored:
        """Keep all of ``data``; see ``Storage.put``."""
        try:
            return self._put(data, limit_bytes)
        except OSError as error:
            if error.errno in _NO_ROOM:
                raise StorageFull(
                    "There is no room to keep this file at the moment. Nothing was accepted: "
                    "please send it again later."
                ) from error
            raise

    def path(self, sha256: str) -> Path:
        """Return where the bytes are, or would be."""
        return self._folder / sha256[:2] / sha256

    def exists(self, sha256: str) -> bool:
        """Return True when the bytes are kept here."""
        return self.path(sha256).is_file()

    def _put(self, data: BinaryIO, limit_bytes: int) -> Stored:
        with NamedTemporaryFile(dir=self._arriving, delete=False) as arriving:
            temporary = Path(arriving.name)
            try:
                stored = _copy(data, arriving.file, limit_bytes)
                arriving.flush()
                # Without this the name can survive a power failure and the bytes not.
                os.fsync(arriving.fileno())
                self._keep(temporary, stored.sha256)
            finally:
                temporary.unlink(missing_ok=True)
        return stored

    def _keep(self, temporary: Path, sha256: str) -> None:
        target = self.path(sha256)
        if not target.parent.is_dir():
            target.parent.mkdir(exist_ok=True)
            _sync_folder(self._folder)
        temporary.replace(target)
        _sync_folder(target.parent)

    def _sweep(self) -> None:
        # What a killed process left behind; a slow upload of another process is younger.
        oldest = time.time() - _STALE_SECONDS
        for left in self._arriving.iterdir():
            if left.stat().st_mtime < oldest:
                left.unlink(missing_ok=True)


def _copy(data: BinaryIO, into: IO[bytes], limit_bytes: int) -> Stored:
    digest, size = hashlib.sha256(), 0
    while chunk := data.read(_CHUNK_BYTES):
        size += len(chunk)
        if size > limit_bytes:
            raise FileTooLarge(
                f"This file is larger than {limit_bytes / 1024 / 1024:.0f} MiB, the most that is "
                "accepted. Send it at a lower resolution or in parts."
            )
        digest.update(chunk)
        into.write(chunk)
    return Stored(digest.hexdigest(), size)


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
