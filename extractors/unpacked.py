"""Opens a container with everything nested in it, within one budget for all of it."""

from dataclasses import dataclass
from pathlib import Path

from extractors.contained import Reader
from extractors.containers.opening import CONTAINERS
from extractors.containers.values import NotTaken, Part
from extractors.files import FileKind, detect
from extractors.limits import Limits
from extractors.refusals import Refused

_DEPTH = 2
"""How many containers may stand around a file, the one that was sent among them, and one more."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """One file out of a container: where it stood ("inner.zip/letter.pdf"), and its bytes."""

    name: str
    kind: FileKind
    path: Path


def is_container(path: Path, limits: Limits) -> bool:
    """Return whether a file holds others; False for one that cannot be opened or is too large."""
    try:
        if path.is_file() and path.stat().st_size <= limits.container_bytes:
            return detect(path.read_bytes()) in CONTAINERS
    except (OSError, Refused):
        pass
    return False


def unpack(reader: Reader, path: Path, limits: Limits, into: Path) -> tuple[Leaf | NotTaken, ...]:
    """Return every file in a container and in the containers in it, in their order.

    The bytes are written to the folder ``into``. A part that cannot be taken says why, and the
    others are taken all the same. Raises ``Refused`` when nothing at all comes out.
    """
    opening = _Opening(reader, limits, into)
    opening.open(path, "", zips=0, depth=0)
    return tuple(opening.found)


class _Opening:
    """Opens one container after the other; a budget of bytes and files spans them all."""

    def __init__(self, reader: Reader, limits: Limits, into: Path) -> None:
        self._reader = reader
        self._limits = limits
        self._into = into
        self._bytes_left = limits.unpacked_bytes
        self._files_left = limits.container_entries
        self.found: list[Leaf | NotTaken] = []

    def open(self, path: Path, prefix: str, *, zips: int, depth: int) -> None:
        """Add everything in the container at ``path``; raise ``Refused`` when nothing comes out."""
        taken: list[Leaf | NotTaken] = []
        try:
            # What was taken before the archive turned out to be broken stays.
            taken.extend(self._kept(part, prefix) for part in self._reader.unpack(path))
        except Refused as refusal:
            if not taken:
                raise
            taken.append(NotTaken(f"{prefix}…", refusal.code, refusal.message))
        for each in taken:
            if isinstance(each, Leaf) and each.kind in CONTAINERS:
                self._open_nested(each, zips + (each.kind is FileKind.ZIP), depth + 1)
            else:
                self.found.append(each)

    def _open_nested(self, leaf: Leaf, zips: int, depth: int) -> None:
        try:
            if zips > 1 or depth > _DEPTH:
                raise _too_deep()
            self.open(leaf.path, f"{leaf.name}/", zips=zips, depth=depth)
        except Refused as refusal:
            self.found.append(NotTaken(leaf.name, refusal.code, refusal.message))

    def _kept(self, part: Part | NotTaken, prefix: str) -> Leaf | NotTaken:
        name = f"{prefix}{part.name}"
        if isinstance(part, NotTaken):
            return NotTaken(name, part.code, part.message, part.ignored)
        self._files_left -= 1
        self._bytes_left -= len(part.data)
        if self._files_left < 0 or self._bytes_left < 0:
            return NotTaken(name, "unpacks-too-large", _SPENT)
        try:
            kind = detect(part.data)
        except Refused as refusal:
            return NotTaken(name, refusal.code, refusal.message)
        path = self._into / f"{self._files_left}{kind.suffix}"
        path.write_bytes(part.data)
        return Leaf(name, kind, path)


_SPENT = (
    "With the containers in it, the file unpacks to more than is taken: send the documents "
    "themselves"
)


def _too_deep() -> Refused:
    return Refused(
        "nested-too-deep",
        "It is an archive in an archive in an archive: send the documents in one archive",
    )
