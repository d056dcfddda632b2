"""The bytes of a stored file as the service itself gives them out."""

from app.errors import ServiceError
from app.storage.rows import kept_file
from app.stores import Stores


def stored_bytes(stores: Stores, sha256: str) -> bytes:
    """Return the bytes kept under a SHA-256; nothing when they are not there or not genuine."""
    try:
        with stores.sessions() as session:
            stored = kept_file(session, sha256)
        return stores.storage.content(stored)
    except ServiceError:
        return b""
