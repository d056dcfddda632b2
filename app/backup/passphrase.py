"""Text closed with a passphrase, for keys that a backup may carry."""

import os

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

_SALT_BYTES, _NONCE_BYTES = 16, 12


def closed(text: str, passphrase: str) -> bytes:
    """Return ``text`` closed with a passphrase (scrypt, then AES-256-GCM)."""
    salt, nonce = os.urandom(_SALT_BYTES), os.urandom(_NONCE_BYTES)
    return salt + nonce + AESGCM(_stretched(passphrase, salt)).encrypt(nonce, text.encode(), None)


def opened(data: bytes, passphrase: str) -> str:
    """Return what ``closed`` closed; raises ``InvalidTag`` for another passphrase."""
    salt, rest = data[:_SALT_BYTES], data[_SALT_BYTES:]
    nonce, sealed = rest[:_NONCE_BYTES], rest[_NONCE_BYTES:]
    return AESGCM(_stretched(passphrase, salt)).decrypt(nonce, sealed, None).decode()


def _stretched(passphrase: str, salt: bytes) -> bytes:
    return Scrypt(salt=salt, length=32, n=2**15, r=8, p=1).derive(passphrase.encode())
