"""The keyed hash by which a person is known again: of name, birth date and last four digits.

Without the master key nobody can try names and dates against it. It begins with the id of its
key: a new key makes new hashes, and those of before are found while their key is in the ring.
"""

import hashlib
import hmac
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.keys.ring import KeyRing, MasterKey, Purpose

_BETWEEN = "\x1f"


@dataclass(frozen=True, slots=True)
class Identity:
    """Who somebody says they are: ``name_key`` is the name as it is searched."""

    name_key: str
    born_on: date
    last4: str


def identity_keys(ring: KeyRing, identity: Identity) -> Sequence[str]:
    """Return the hashes of an identity under every known key, the one of the key in use last."""
    return [_under(key, identity) for key in ring.keys]


def _under(key: MasterKey, identity: Identity) -> str:
    parts = identity.name_key, identity.born_on.isoformat(), identity.last4
    secret = key.derived(Purpose.IDENTITIES)
    digest = hmac.new(secret, _BETWEEN.join(parts).encode(), hashlib.sha256).hexdigest()
    return f"{key.id}:{digest}"
