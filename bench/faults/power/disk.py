"""What a disk holds after the power went: all that was synced, and an unlucky part of the rest."""

import copy
from collections.abc import Iterable
from pathlib import Path
from random import Random

from bench.faults.power.recorder import (
    Cutoff,
    Deleted,
    Event,
    FileSynced,
    FolderSynced,
    Synced,
    Write,
)

_SECTOR_BYTES = 512


class Disk:
    """The database files and the stored files as they are sure to be, event by event."""

    def __init__(self, root: Path) -> None:
        """Begin with everything below ``root``, as if it had been there for long."""
        files = [path for path in root.rglob("*") if path.is_file()]
        self._root = root
        self._sure = {str(path): bytearray(path.read_bytes()) for path in files}
        self._old_folders = {str(path) for path in root.rglob("*") if path.is_dir()} | {str(root)}
        self._pending: dict[str, list[Write | Cutoff]] = {}
        self._contents: dict[int, bytes] = {}
        self._folders: dict[str, FolderSynced] = {}

    def copy(self) -> "Disk":
        """Return the same disk, to which other things may happen."""
        return copy.deepcopy(self)

    def replay(self, events: Iterable[Event]) -> None:
        """Let the events happen."""
        for event in events:
            match event:
                case Write() | Cutoff():
                    self._pending.setdefault(event.path, []).append(event)
                case Synced():
                    self._apply(event.path, self._pending.pop(event.path, []))
                case Deleted():
                    self._pending.pop(event.path, None)
                    self._sure.pop(event.path, None)
                case FileSynced():
                    self._contents[event.inode] = event.data
                case FolderSynced():
                    self._folders[event.path] = event
                case _:
                    pass

    def lose_power(self, random: Random) -> None:
        """Keep any mixture of what was not synced, and tear the last write that is kept."""
        for path, pending in self._pending.items():
            kept = [event for event in pending if random.random() < 0.5]
            if kept and isinstance(kept[-1], Write):
                kept[-1] = _torn(kept[-1], random)
            self._apply(path, kept)
        self._pending = {}

    def write_to(self, root: Path) -> None:
        """Write what is left below another root."""
        for path, data in self._sure.items():
            self._put(root, path, bytes(data))
        for path, folder in self._folders.items():
            if not self._is_there(path):
                continue
            for name, inode in folder.files.items():
                # A name without synced bytes is what a file becomes that was only renamed.
                self._put(root, str(Path(path) / name), self._contents.get(inode, b""))

    def _is_there(self, folder: str) -> bool:
        """Return True when the folder's own name was old, or synced in the folder above it."""
        if folder in self._old_folders:
            return True
        above = self._folders.get(str(Path(folder).parent))
        return above is not None and Path(folder).name in above.folders

    def _put(self, root: Path, path: str, data: bytes) -> None:
        target = root / Path(path).relative_to(self._root)
        target.parent.mkdir(parents=True, exist_ok=True)
        # The service refuses keys that others may read.
        target.touch(mode=0o600)
        target.write_bytes(data)

    def _apply(self, path: str, events: Iterable[Write | Cutoff]) -> None:
        data = self._sure.setdefault(path, bytearray())
        for event in events:
            if isinstance(event, Cutoff):
                del data[event.size :]
                continue
            missing = event.offset - len(data)
            if missing > 0:
                data.extend(bytes(missing))
            data[event.offset : event.offset + len(event.data)] = event.data


def _torn(write: Write, random: Random) -> Write:
    sectors = random.randrange(1 + len(write.data) // _SECTOR_BYTES)
    return Write(write.path, write.offset, write.data[: sectors * _SECTOR_BYTES])
