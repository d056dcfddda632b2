"""Writes down, in order, everything that is sent to the disk and everything that is sure there."""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest.mock import patch

import apsw


@dataclass(frozen=True, slots=True)
class Write:
    """Bytes written to a file of the database; they may be lost until it is synced."""

    path: str
    offset: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Cutoff:
    """A file of the database was cut to a size."""

    path: str
    size: int


@dataclass(frozen=True, slots=True)
class Synced:
    """All that was written to a file of the database is on the disk."""

    path: str


@dataclass(frozen=True, slots=True)
class Deleted:
    """A file of the database is gone."""

    path: str


@dataclass(frozen=True, slots=True)
class FileSynced:
    """The bytes of a stored file are on the disk; its name may not be yet."""

    inode: int
    data: bytes


@dataclass(frozen=True, slots=True)
class FolderSynced:
    """The names in a folder are on the disk: of files with what they stand for, and of folders."""

    path: str
    files: dict[str, int]
    folders: frozenset[str]


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """The sender was told that the file with these bytes is safe."""

    document_id: str
    sha256: str


Event = Write | Cutoff | Synced | Deleted | FileSynced | FolderSynced | Acknowledged


@dataclass
class Recorder:
    """The events of one run; ``forgets`` names the kind of sync that this disk ignores."""

    forgets: type[Event] | None = None
    events: list[Event] = field(default_factory=list)
    _lock: Any = field(default_factory=threading.Lock)
    _stopped: bool = False

    def stop(self) -> None:
        """Note nothing from now on."""
        self._stopped = True

    def note(self, event: Event) -> None:
        """Add what just happened."""
        if self._stopped or (self.forgets is not None and isinstance(event, self.forgets)):
            return
        with self._lock:
            self.events.append(event)

    @contextmanager
    def recording(self, name: str) -> Iterator[None]:
        """Record the database files opened through the layer ``name``, and every ``os.fsync``."""
        layer = _Layer(name, self)
        really = os.fsync

        def fsync(file: int) -> None:
            really(file)
            self._note_sync(file)

        try:
            with patch.object(os, "fsync", fsync):
                yield
        finally:
            layer.unregister()

    def _note_sync(self, file: int) -> None:
        path = Path(f"/proc/self/fd/{file}").resolve()
        if path.is_dir():
            entries = list(os.scandir(path))
            files = {entry.name: entry.inode() for entry in entries if entry.is_file()}
            folders = frozenset(entry.name for entry in entries if entry.is_dir())
            self.note(FolderSynced(str(path), files, folders))
        else:
            facts = os.fstat(file)
            self.note(FileSynced(facts.st_ino, path.read_bytes()))


class _Layer(apsw.VFS):
    """The ordinary files of SQLite, with every write noted."""

    def __init__(self, name: str, recorder: Recorder) -> None:
        self.recorder = recorder
        super().__init__(name, "")

    def xOpen(self, name: Any, flags: list[int]) -> "_File":  # noqa: N802 - SQLite's name
        return _File(self.recorder, name, flags)

    def xDelete(self, filename: str, sync_folder: bool) -> None:  # noqa: N802, FBT001
        super().xDelete(filename, sync_folder)
        self.recorder.note(Deleted(filename))


class _File(apsw.VFSFile):
    """One open file of the database."""

    def __init__(self, recorder: Recorder, name: Any, flags: list[int]) -> None:
        self._recorder = recorder
        self._path = name.filename() if isinstance(name, apsw.URIFilename) else str(name)
        super().__init__("", name, flags)

    def xWrite(self, data: bytes, offset: int) -> None:  # noqa: N802
        super().xWrite(data, offset)
        self._recorder.note(Write(self._path, offset, bytes(data)))

    def xTruncate(self, size: int) -> None:  # noqa: N802
        super().xTruncate(size)
        self._recorder.note(Cutoff(self._path, size))

    def xSync(self, flags: int) -> None:  # noqa: N802
        super().xSync(flags)
        self._recorder.note(Synced(self._path))
