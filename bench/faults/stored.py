"""The bytes of a stored file as the service itself gives them out."""

from app.errors import ServiceError
from app.storage.rows import kept_file
from app.stores import Stores


def stored_bytes(stores: Stores, sha256: str) -> bytes:
    """Return the plain bytes kept under a SHA-256; nothing when none open."""
    try:
        with stores.sessions() as session:
            return stores.storage.content(kept_file(session, sha256))
    except ServiceError:
        return b""
