"""The secrets of webhooks as the database holds them: closed with a master key, each in its place.

Whoever reads the database, or a copy of it, can sign nothing in our name.
"""

import base64
import binascii

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.keys import KeyRing, Purpose
from app.keys.sealing import NotGenuine, unwrapped, wrapped
from app.records import tables
from app.stores import Stores

_BETWEEN = ":"


def sealed(ring: KeyRing, secret: str, public_id: str) -> str:
    """Return a webhook's secret closed with the key in use, behind the id of that key."""
    key = ring.current
    closed = wrapped(secret.encode(), key.derived(Purpose.WEBHOOKS), _context(public_id))
    return f"{key.id}{_BETWEEN}{base64.b64encode(closed).decode()}"


def opened(ring: KeyRing, text: str, public_id: str) -> str:
    """Return the secret of a webhook; raise ``NotGenuine`` where it does not open."""
    key_id, _, closed = text.partition(_BETWEEN)
    key = ring.find(key_id)
    if key is None:
        raise NotGenuine("The secret is closed with a key that is not in the ring")
    try:
        data = base64.b64decode(closed, validate=True)
    except (binascii.Error, ValueError) as error:
        raise NotGenuine("The secret is not sealed as secrets are") from error
    return unwrapped(data, key.derived(Purpose.WEBHOOKS), _context(public_id)).decode()


def closed_with(session: Session, key_id: str) -> int:
    """Return how many secrets a master key closes."""
    mine = tables.Webhook.sealed_secret.startswith(key_id + _BETWEEN, autoescape=True)
    return session.scalar(select(func.count()).select_from(tables.Webhook).where(mine)) or 0


def seal_anew(stores: Stores) -> int:
    """Close every secret with the master key in use and return how many were not; repeatable."""
    ring, done = stores.storage.keys.ring, 0
    with stores.sessions.begin() as session:
        for hook in session.scalars(select(tables.Webhook)):
            if hook.sealed_secret.startswith(ring.current.id + _BETWEEN):
                continue
            try:
                secret = opened(ring, hook.sealed_secret, hook.public_id)
            except NotGenuine:
                continue
            hook.sealed_secret = sealed(ring, secret, hook.public_id)
            done += 1
    return done


def _context(public_id: str) -> str:
    return f"webhook {public_id}"
