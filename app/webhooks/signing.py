"""The signature by which a partner's program knows that an event came from us, and when."""

import hashlib
import hmac


def signature(secret: str, at_seconds: int, body: bytes) -> str:
    """Return the ``Dayproof-Signature`` header: the moment, and an HMAC-SHA256 of moment and body.

    The moment is in seconds since 1970; a receiver refuses one more than five minutes away.
    """
    signed = f"{at_seconds}.".encode() + body
    proof = hmac.new(secret.encode(), signed, hashlib.sha256).hexdigest()
    return f"t={at_seconds},v1={proof}"
