"""What the store of files is given and gives back, and what any place for bytes must do."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO, Protocol


@dataclass(frozen=True, slots=True)
class Stored:
    """A file that is kept: its content by SHA-256, the name of its sealed bytes, and its key.

    ``wrapped_key`` opens with the master key ``key_id``; both are None for a file from before
    files were sealed, and once the key was destroyed (then ``is_erased``).
    """

    sha256: str
    size_bytes: int
    name: str
    key_id: str | None
    wrapped_key: bytes | None
    is_erased: bool = False


@dataclass(frozen=True, slots=True)
class Kept:
    """One thing that lies in the store, whether or not a row knows it."""

    name: str
    size_bytes: int
    kept_at: datetime


class Blobs(Protocol):
    """A place for bytes, each under a name of its own, never changed and never half there."""

    def write(self, name: str, pieces: Iterable[bytes]) -> None:
        """Keep all ``pieces`` under a new name so that a power failure cannot undo it.

        Raises ``StorageFull`` when there is no room and ``Unavailable`` when the place does not
        answer; then nothing is kept.
        """
        ...

    def write_all(self, many: Iterable[tuple[str, Iterable[bytes]]]) -> None:
        """Keep many files, each under its new name; a power failure undoes none once it is done.

        Raises as ``write`` does; then some of them may be kept.
        """
        ...

    def open(self, name: str) -> BinaryIO:
        """Return the bytes as a stream; raise ``FileNotFoundError`` when there are none."""
        ...

    def remove(self, name: str) -> None:
        """Take the bytes away; a name that is not there is no error."""
        ...

    def exists(self, name: str) -> bool:
        """Return True when bytes are kept under this name."""
        ...

    def kept(self) -> Iterator[Kept]:
        """Yield everything that is kept, in any order."""
        ...
