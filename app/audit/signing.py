"""The key that signs the ends of the chain: Ed25519, made once, readable by its owner only."""

import contextlib
import os
import secrets
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

KEY_FILE = "audit-key"
"""The name of the key's file in the data folder: 64 hexadecimal letters."""

_KEY_BYTES = 32


def signing_key(data_folder: Path) -> Ed25519PrivateKey:
    """Return the machine's signing key, made on first use."""
    path = data_folder / KEY_FILE
    if not path.exists():
        keep_key(data_folder, secrets.token_hex(_KEY_BYTES))
    return Ed25519PrivateKey.from_private_bytes(bytes.fromhex(path.read_text().strip()))


def public_key(data_folder: Path) -> str:
    """Return the key that proves signatures, in hexadecimal: keep a copy elsewhere."""
    public = signing_key(data_folder).public_key()
    return public.public_bytes(Encoding.Raw, PublicFormat.Raw).hex()


def is_signed(public: str, text: str, signature: str) -> bool:
    """Return True when ``signature`` (hexadecimal) was made over ``text`` with that key."""
    try:
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(public))
        key.verify(bytes.fromhex(signature), text.encode())
    except (InvalidSignature, ValueError):
        return False
    return True


def keep_key(data_folder: Path, key: str) -> None:
    """Write a signing key (hexadecimal) whole or not at all; one that is there already stays."""
    path = data_folder / KEY_FILE
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    part = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w") as file:
        file.write(key)
        file.flush()
        os.fsync(file.fileno())
    with contextlib.suppress(FileExistsError):
        path.hardlink_to(part)
    part.unlink()
