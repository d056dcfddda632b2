"""What makes two deliveries one message: everything but the traces that each hop adds."""

import hashlib
import re

from app.inbound.heads import read_head, split

_TRACES = frozenset(
    {
        "authentication-results",
        "delivered-to",
        "envelope-to",
        "received",
        "received-spf",
        "return-path",
        "x-envelope-to",
        "x-original-to",
        "x-received",
        "x-spam-flag",
        "x-spam-level",
        "x-spam-score",
        "x-spam-status",
    }
)
"""Header fields that mail servers add on the way: another try of the same message has others."""


def identity_of(message: bytes, limit_bytes: int) -> str:
    """Return the SHA-256 of a message without the traces of its way here.

    A sender's second try, and the same message in a mailbox, have the same; the same Message-ID
    over other content has another.
    """
    digest = hashlib.sha256()
    for field in read_head(message, limit_bytes).fields:
        if field.name not in _TRACES:
            digest.update(field.name.encode() + b":" + field.value + b"\n")
    _, body = split(message, limit_bytes)
    digest.update(b"\n" + re.sub(rb"\r\n?", b"\n", body).rstrip(b"\n"))
    return digest.hexdigest()
