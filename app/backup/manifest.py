"""What a backup says of itself: its manifest, and the SHA-256 of everything in it."""

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from app.errors import Unprocessable

MANIFEST, SUMS, FILES, KEYS = "manifest.json", "SHA256SUMS", "files", "keys.sealed"
FORMAT = 1
_BLOCK_BYTES = 1 << 20

Progress = Callable[[int, int], None]
"""Told how many files are done, and how many there are."""


class BadBackup(Unprocessable):
    """A backup is not whole or not of this service; the message says what is wrong with it."""

    code = "bad-backup"


@dataclass(frozen=True, slots=True)
class Manifest:
    """One backup: when it was made, of which database, and what restoring it needs.

    ``files`` counts the stored files, ``keys`` are the master keys that open them, ``erased`` the
    names of files that were erased while the backup ran, ``missing`` of those that were not there.
    """

    made_at: str
    database: str
    files: int
    bytes: int
    keys: tuple[str, ...]
    erased: tuple[str, ...]
    missing: tuple[str, ...]
    sums_sha256: str
    format: int = FORMAT

    @property
    def moment(self) -> datetime:
        """When the database was copied."""
        return datetime.fromisoformat(self.made_at)

    @property
    def database_file(self) -> str:
        """The name of the database's copy in the backup."""
        return "database.sqlite3" if self.database == "sqlite" else "database.dump"


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Write the manifest into a backup."""
    (folder / MANIFEST).write_text(json.dumps(asdict(manifest), indent=1) + "\n")


def read_manifest(folder: Path) -> Manifest:
    """Return the manifest of a backup; raise ``BadBackup`` when there is none of this service."""
    try:
        given = json.loads((folder / MANIFEST).read_text())
        lists = {name: tuple(given[name]) for name in ("keys", "erased", "missing")}
        found = Manifest(**{**given, **lists})
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise BadBackup(f"{folder} is no backup of this service: it has no {MANIFEST}.") from error
    if found.format != FORMAT:
        raise BadBackup(f"{folder} was written by another version: restore it with that one.")
    return found


def write_sums(folder: Path, sums: dict[str, str]) -> str:
    """Write the sums as ``sha256sum -c`` reads them; return the SHA-256 of that file."""
    text = "".join(f"{digest}  {name}\n" for name, digest in sorted(sums.items()))
    (folder / SUMS).write_text(text)
    return hashlib.sha256(text.encode()).hexdigest()


def read_sums(folder: Path) -> dict[str, str]:
    """Return the SHA-256 of everything in a backup, by its path there."""
    try:
        lines = (folder / SUMS).read_text().splitlines()
    except OSError as error:
        raise BadBackup(f"{folder} has no {SUMS}.") from error
    return {name: digest for digest, _, name in (line.partition("  ") for line in lines)}


def verify(folder: Path, progress: Progress = lambda _done, _all: None) -> list[str]:
    """Return what is wrong with a backup, path by path; empty when every hash is right."""
    manifest, sums = read_manifest(folder), read_sums(folder)
    wrong = []
    if digest_of(folder / SUMS) != manifest.sums_sha256:
        wrong.append(f"{SUMS}: is not the one that was written")
    for done, (name, digest) in enumerate(sums.items(), 1):
        path = folder / name
        if not path.is_file():
            wrong.append(f"{name}: is missing")
        elif digest_of(path) != digest:
            wrong.append(f"{name}: is not what was written")
        progress(done, len(sums))
    there = {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}
    wrong += [f"{name}: does not belong here" for name in sorted(there - {*sums, MANIFEST, SUMS})]
    return wrong


def digest_of(path: Path) -> str:
    """Return the SHA-256 of a file."""
    with path.open("rb") as data:
        return hashlib.file_digest(data, "sha256").hexdigest()


def copied(data: BinaryIO, into: BinaryIO) -> tuple[str, int]:
    """Copy a stream; return its SHA-256 and its size."""
    digest, size = hashlib.sha256(), 0
    for block in blocks(data):
        digest.update(block)
        size += into.write(block)
    return digest.hexdigest(), size


def blocks(data: BinaryIO) -> Iterator[bytes]:
    """Yield a stream in blocks of a mebibyte."""
    while block := data.read(_BLOCK_BYTES):
        yield block
