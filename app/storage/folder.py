"""Keeps bytes in one folder, fanned out by the first two letters of their name."""

import errno
import fcntl
import os
import shutil
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import BinaryIO

from app.errors import StorageFull
from app.storage.values import Kept

_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_STALE_SECONDS = 60
"""Older than this, a temporary file that nobody holds was left by a killed process."""


class FolderBlobs:
    """Bytes as files in one folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        # In the same file system as the files, so that the rename is one step.
        self._arriving = folder / "arriving"
        self._arriving.mkdir(parents=True, exist_ok=True, mode=0o700)
        sweep(self._arriving)

    def write(self, name: str, pieces: Iterable[bytes]) -> None:
        """Keep ``pieces`` under ``name``; see ``Blobs.write``."""
        with _told_full():
            self._write(name, pieces)

    def write_all(self, many: Iterable[tuple[str, Iterable[bytes]]]) -> None:
        """Keep many files, and wait for the disk once; see ``Blobs.write_all``.

        A wait for each of a hundred thousand files would take most of an hour.
        """
        with _told_full():
            for name, pieces in many:
                self._write_unsynced(name, pieces)
            os.sync()

    def open(self, name: str) -> BinaryIO:
        """Return the bytes as a stream; raise ``FileNotFoundError`` when there are none."""
        return self._path(name).open("rb")

    def remove(self, name: str) -> None:
        """Take the bytes away, if they are there."""
        path = self._path(name)
        path.unlink(missing_ok=True)
        if path.parent.is_dir():
            _sync_folder(path.parent)

    def exists(self, name: str) -> bool:
        """Return True when bytes are kept under this name."""
        return self._path(name).is_file()

    def kept(self) -> Iterator[Kept]:
        """Yield everything that is kept; what is only arriving is not."""
        for folder in self._folder.iterdir():
            if folder == self._arriving or not folder.is_dir():
                continue
            for entry in os.scandir(folder):
                with suppress(FileNotFoundError):
                    facts = entry.stat()
                    kept_at = datetime.fromtimestamp(facts.st_mtime, UTC)
                    yield Kept(entry.name, facts.st_size, kept_at)

    def _path(self, name: str) -> Path:
        return self._folder / name[:2] / name

    def _write(self, name: str, pieces: Iterable[bytes]) -> None:
        with NamedTemporaryFile(dir=self._arriving, delete=False) as arriving:
            temporary = Path(arriving.name)
            try:
                # Held as long as we live: whoever can take this lock may sweep the file away.
                fcntl.flock(arriving, fcntl.LOCK_EX)
                for piece in pieces:
                    arriving.write(piece)
                arriving.flush()
                # Without this the name can survive a power failure and the bytes not.
                os.fsync(arriving.fileno())
                self._keep(temporary, self._path(name))
            finally:
                temporary.unlink(missing_ok=True)

    def _write_unsynced(self, name: str, pieces: Iterable[bytes]) -> None:
        target = self._path(name)
        target.parent.mkdir(exist_ok=True, mode=0o700)
        with NamedTemporaryFile(dir=self._arriving, delete=False) as arriving:
            temporary = Path(arriving.name)
            try:
                fcntl.flock(arriving, fcntl.LOCK_EX)
                arriving.writelines(pieces)
                arriving.flush()
                temporary.replace(target)
            finally:
                temporary.unlink(missing_ok=True)

    def _keep(self, temporary: Path, target: Path) -> None:
        if not target.parent.is_dir():
            target.parent.mkdir(exist_ok=True, mode=0o700)
            _sync_folder(self._folder)
        temporary.replace(target)
        try:
            _sync_folder(target.parent)
        except OSError:
            target.unlink(missing_ok=True)
            raise


@contextmanager
def _told_full() -> Iterator[None]:
    """Tell a full disk by its own name."""
    try:
        yield
    except OSError as error:
        if error.errno in _NO_ROOM:
            raise StorageFull(
                "There is no room to keep this file at the moment. Nothing was accepted: "
                "please send it again later."
            ) from error
        raise


def sweep(folder: Path) -> None:
    """Remove the files and folders in ``folder`` whose writers are dead; others stay."""
    oldest = time.time() - _STALE_SECONDS
    for left in folder.iterdir():
        # Another process may sweep at the same moment, or its writer be done.
        with suppress(FileNotFoundError):
            if left.stat().st_mtime < oldest and not _is_held(left):
                shutil.rmtree(left) if left.is_dir() else left.unlink()


def _is_held(path: Path) -> bool:
    handle = os.open(path, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(handle)
    return False


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
