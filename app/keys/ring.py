"""The ring of master keys: read from a private file or the environment, never from the database.

One key a line, ``<id> <32 bytes in base64>``; the last one is in use, the others still open what
they closed.
"""

import base64
import binascii
import os
import re
import secrets
import stat
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from app.settings import SettingError, Settings

KEY_BYTES = 32
FILE_NAME = "keys"
"""The key file in the data folder, where no setting names another."""

_HEAD = (
    "# Dayproof's master keys. Without this file no stored document can be opened: keep a copy.\n"
)
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,39}")
_MADE_AT = "%Y%m%dT%H%M%SZ"
_FOR_OTHERS = stat.S_IRWXG | stat.S_IRWXO


class Purpose(StrEnum):
    """What a key is derived for: keys of different purposes tell nothing of one another."""

    FILES = "file keys"
    IDENTITIES = "identities"
    SECOND_LOOKS = "second looks"
    WEBHOOKS = "secrets of webhooks"


@dataclass(frozen=True, slots=True)
class MasterKey:
    """One master key; only keys derived from it are ever used."""

    id: str
    secret: bytes = field(repr=False)

    @property
    def made_at(self) -> datetime | None:
        """The moment in the key's id, None for a key that was named by hand."""
        try:
            return datetime.strptime(self.id.partition("-")[0], _MADE_AT).replace(tzinfo=UTC)
        except ValueError:
            return None

    def derived(self, purpose: Purpose) -> bytes:
        """Return the key of 32 bytes for one purpose (HKDF with SHA-256)."""
        return _derived(self.secret, purpose)


@dataclass(frozen=True, slots=True)
class KeyRing:
    """The keys that are known, oldest first; ``current`` is the one that closes new things."""

    keys: tuple[MasterKey, ...]

    @property
    def current(self) -> MasterKey:
        """The key in use."""
        return self.keys[-1]

    @property
    def ids(self) -> tuple[str, ...]:
        """The names of the keys, oldest first."""
        return tuple(key.id for key in self.keys)

    def find(self, key_id: str) -> MasterKey | None:
        """Return the key of this name, or None."""
        return next((key for key in self.keys if key.id == key_id), None)

    def text(self) -> str:
        """Return the ring as its file holds it."""
        lines = (f"{key.id} {base64.b64encode(key.secret).decode()}\n" for key in self.keys)
        return _HEAD + "".join(lines)


class Keys:
    """The ring of a running process; another process's change to its file is noticed at once."""

    def __init__(self, read: Callable[[], KeyRing], path: Path | None = None) -> None:
        self._read = read
        self._path = path
        self._lock = threading.Lock()
        self._stamp = self._stamp_now()
        self._ring = read()

    @property
    def ring(self) -> KeyRing:
        """The keys as they are now."""
        stamp = self._stamp_now()
        with self._lock:
            if stamp != self._stamp:
                self._ring = self._read()
                self._stamp = stamp
            return self._ring

    @property
    def path(self) -> Path | None:
        """The file of the ring, None when the environment holds it."""
        return self._path

    def _stamp_now(self) -> tuple[int, int] | None:
        if self._path is None:
            return None
        try:
            facts = self._path.stat()
        except FileNotFoundError:
            # Keys in memory still work; the next start says what is missing.
            return self._stamp if hasattr(self, "_stamp") else None
        return facts.st_ino, facts.st_mtime_ns


def key_path(settings: Settings) -> Path:
    """Return where the key file is, or would be."""
    return Path(settings.key_file) if settings.key_file else settings.data_folder / FILE_NAME


def has_keys(settings: Settings) -> bool:
    """Return True when the environment or the key file gives a ring."""
    return bool(settings.keys) or key_path(settings).exists()


def load(settings: Settings) -> Keys:
    """Return the keys of this machine; raise ``SettingError`` when they are missing or unsafe."""
    if settings.keys:
        return Keys(lambda: parse(settings.keys, "DAYPROOF_KEYS"))
    path = key_path(settings)
    return Keys(lambda: read(path), path)


def read(path: Path) -> KeyRing:
    """Return the ring in a file that only its owner may read; raise ``SettingError`` otherwise."""
    try:
        mode = path.stat().st_mode
        if mode & _FOR_OTHERS:
            raise SettingError(
                f"{path} holds the master keys and others may read it "
                f"(mode {stat.S_IMODE(mode):o}): chmod 600 {path}, and think of the keys as known"
            )
        return parse(path.read_text(), str(path))
    except OSError as error:
        raise SettingError(
            f"The master keys in {path} cannot be read ({error.strerror}): put the key file back, "
            "or name it in DAYPROOF_KEY_FILE"
        ) from error


def parse(text: str, where: str) -> KeyRing:
    """Return the ring written in ``text``, one key a line or between commas."""
    lines = (line.strip() for line in text.replace(",", "\n").splitlines())
    keys = tuple(_key(line, where) for line in lines if line and not line.startswith("#"))
    if not keys:
        raise SettingError(f"{where} holds no master key: put the key file back")
    if len({key.id for key in keys}) < len(keys):
        raise SettingError(f"{where} names two master keys alike: give each its own name")
    return KeyRing(keys)


def make(path: Path, now: datetime) -> KeyRing:
    """Write a ring with one new key for this machine, unless another process was faster."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    _write(path, KeyRing((new_key(now),)), replace=False)
    return read(path)


def add(path: Path, now: datetime) -> KeyRing:
    """Put a new key in use; the others stay, to open what they closed."""
    _write(path, KeyRing((*read(path).keys, new_key(now))), replace=True)
    return read(path)


def without(path: Path, key_id: str) -> KeyRing:
    """Take a key out of the file for good."""
    _write(path, KeyRing(tuple(key for key in read(path).keys if key.id != key_id)), replace=True)
    return read(path)


def new_key(now: datetime) -> MasterKey:
    """Return a random key named for the moment it was made."""
    return MasterKey(f"{now:{_MADE_AT}}-{secrets.token_hex(2)}", secrets.token_bytes(KEY_BYTES))


def write_new(path: Path, keys: Sequence[MasterKey]) -> None:
    """Write a ring to a file that does not exist yet."""
    _write(path, KeyRing(tuple(keys)), replace=False)


@lru_cache(maxsize=64)
def _derived(secret: bytes, purpose: Purpose) -> bytes:
    info = f"dayproof {purpose}".encode()
    return HKDF(SHA256(), KEY_BYTES, salt=None, info=info).derive(secret)


def _key(line: str, where: str) -> MasterKey:
    name, _, secret_text = line.partition(" ")
    try:
        secret = base64.b64decode(secret_text.strip(), validate=True)
    except (binascii.Error, ValueError):
        secret = b""
    if not _ID.fullmatch(name) or len(secret) != KEY_BYTES:
        # Not shown: it may be most of a key.
        raise SettingError(
            f"{where} has a line that is no master key: write a name, a blank and 32 bytes "
            f"in base64; this one holds {len(secret)} bytes"
        )
    return MasterKey(name, secret)


def _write(path: Path, ring: KeyRing, *, replace: bool) -> None:
    """Write a file for its owner only, on the disk before it gets its name."""
    part = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "w") as file:
            file.write(ring.text())
            file.flush()
            os.fsync(handle)
        if replace:
            part.replace(path)
        elif not path.exists():
            _link(part, path)
    finally:
        part.unlink(missing_ok=True)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _link(part: Path, path: Path) -> None:
    try:
        path.hardlink_to(part)
    except FileExistsError:
        # Another process was faster: its key is the one.
        return
