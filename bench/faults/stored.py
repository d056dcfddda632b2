"""The bytes of a stored file as the service itself gives them out."""

from app.stores import Stores


def stored_bytes(stores: Stores, sha256: str) -> bytes:
    """Return the bytes kept under a SHA-256; nothing when there are none."""
    path = stores.storage.path(sha256)
    return path.read_bytes() if path.is_file() else b""
