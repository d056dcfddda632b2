"""A company's webhooks, and the events that are written down to be told to them."""

import secrets
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from urllib.parse import urlsplit

from sqlalchemy import select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from app.errors import BadRequest, Conflict, NotFound
from app.keys import KeyRing
from app.records import audit, tables
from app.records.json_text import json_text
from app.webhooks.sealing import sealed

HOOKS_MAX = 5
"""How many webhooks a company may have."""

MISSED_FOR = timedelta(days=30)
"""So long is kept what a webhook that is off is to be told when it is on again."""

URL_LENGTH_MAX = 500
_SHOWN = 20


class HookState(StrEnum):
    """How far the telling of one event is."""

    WAITING = "waiting"
    SENT = "sent"
    FAILED = "failed"


def new_secret() -> str:
    """Return a secret of 256 bits."""
    return secrets.token_hex(32)


def make(
    session: Session,
    ring: KeyRing,
    account: tables.Account,
    company: str,
    url: str,
    now: datetime,
) -> tuple[tables.Webhook, str]:
    """Add a webhook of a company; return it with its secret, which is shown once, now.

    Raises ``BadRequest`` for an address that is not https, ``Conflict`` when there are too many.
    """
    refuse_address(url)
    if len(hooks_of(session, company)) >= HOOKS_MAX:
        raise Conflict(f"There are {HOOKS_MAX} webhooks already: remove one first.")
    public_id, secret = secrets.token_hex(16), new_secret()
    hook = tables.Webhook(
        public_id=public_id,
        account_id=account.id,
        company=company,
        url=url,
        sealed_secret=sealed(ring, secret, public_id),
        made_at=now,
    )
    session.add(hook)
    session.flush()
    host = urlsplit(url).hostname
    subject = f"webhook:{hook.public_id}"
    audit.record(
        session, now, f"account:{account.id}", "webhook-made", subject, after={"host": host}
    )
    return hook, secret


def refuse_address(url: str) -> None:
    """Raise ``BadRequest`` for what no webhook may be: not https, with a password, too long."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise BadRequest("This is no address: write one like https://example.com/hook.") from None
    odd = parts.username or parts.password or parts.fragment or not url.isprintable()
    if parts.scheme != "https" or not parts.hostname or odd or len(url) > URL_LENGTH_MAX:
        raise BadRequest(
            "Write an https address without a password, like https://example.com/hook."
        )
    if port not in {None, 443, 8443}:
        raise BadRequest(f"Port {port} is not served: use 443 or 8443.")


def hooks_of(session: Session, company: str) -> Sequence[tables.Webhook]:
    """Return the webhooks of a company, the oldest first."""
    mine = select(tables.Webhook).where(tables.Webhook.company == company)
    return session.scalars(mine.order_by(tables.Webhook.id)).all()


def hook_for(session: Session, company: str, public_id: str) -> tables.Webhook:
    """Return a webhook of a company; raise ``NotFound`` for any other."""
    found = next((h for h in hooks_of(session, company) if h.public_id == public_id), None)
    if found is None:
        raise NotFound("There is no such webhook.")
    return found


def remove(session: Session, hook: tables.Webhook, account: tables.Account, now: datetime) -> None:
    """Remove a webhook with whatever was still to be told to it."""
    subject = f"webhook:{hook.public_id}"
    before = {"host": urlsplit(hook.url).hostname}
    audit.record(session, now, f"account:{account.id}", "webhook-removed", subject, before=before)
    delivery = tables.WebhookDelivery
    for row in session.scalars(select(delivery).where(delivery.webhook_id == hook.id)):
        session.delete(row)
    session.flush()
    session.delete(hook)


def enable(session: Session, hook: tables.Webhook, account: tables.Account, now: datetime) -> None:
    """Use a webhook again that was disabled; what it missed is told to it now.

    Raises ``Conflict`` for one without a secret: nothing that it was told could be signed.
    """
    if not hook.sealed_secret:
        raise Conflict("This webhook has no secret any more: give it a new one.")
    before = {"enabled": hook.disabled_at is None}
    hook.disabled_at = hook.disabled_because = None
    delivery = tables.WebhookDelivery
    missed = delivery.webhook_id == hook.id, delivery.state == HookState.FAILED
    again = {"state": HookState.WAITING, "attempt": 0, "due_at": now}
    session.execute(update(delivery).where(*missed).values(again))
    subject = f"webhook:{hook.public_id}"
    actor, after = f"account:{account.id}", {"enabled": True}
    audit.record(session, now, actor, "webhook-enabled", subject, before=before, after=after)


def renew(
    session: Session, ring: KeyRing, hook: tables.Webhook, account: tables.Account, now: datetime
) -> str:
    """Give a webhook a new secret, turn it on, and return the secret, which is shown once, now.

    The old secret signs nothing from then on.
    """
    secret = new_secret()
    hook.sealed_secret = sealed(ring, secret, hook.public_id)
    subject = f"webhook:{hook.public_id}"
    audit.record(
        session, now, f"account:{account.id}", "webhook-renewed", subject, after={"renewed": now}
    )
    enable(session, hook, account, now)
    return secret


def disable(session: Session, hook: tables.Webhook, because: str, now: datetime) -> None:
    """Tell nothing more to a webhook until its company enables it again."""
    before = {"enabled": hook.disabled_at is None}
    hook.disabled_at, hook.disabled_because = now, because[:300]
    subject, after = f"webhook:{hook.public_id}", {"enabled": False}
    audit.record(
        session,
        now,
        "service",
        "webhook-disabled",
        subject,
        said=because,
        before=before,
        after=after,
    )


def announce(
    session: Session,
    company: str,
    event_key: str,
    name: str,
    content: Mapping[str, object],
    now: datetime,
) -> None:
    """Write an event down for every webhook of a company, once.

    One that was turned off lately is told when it is on again.
    """
    for hook in hooks_of(session, company):
        if hook.disabled_at is None or hook.disabled_at > now - MISSED_FOR:
            _write(session, hook, event_key, name, content, now)


def _write(
    session: Session,
    hook: tables.Webhook,
    event_key: str,
    name: str,
    content: Mapping[str, object],
    now: datetime,
) -> None:
    public_id = secrets.token_hex(16)
    body = {"id": public_id, "event": name, "at": now.isoformat(), **content}
    row = {
        "public_id": public_id,
        "webhook_id": hook.id,
        "event_key": event_key[:100],
        "body": json_text(body),
        "state": HookState.WAITING,
        "attempt": 0,
        "due_at": now,
        "written_at": now,
    }
    dialect = sqlite if session.get_bind().dialect.name == "sqlite" else postgresql
    written = dialect.insert(tables.WebhookDelivery).values(row)
    session.execute(written.on_conflict_do_nothing(index_elements=["webhook_id", "event_key"]))


def last_deliveries(
    session: Session, hooks: Sequence[tables.Webhook]
) -> Sequence[tables.WebhookDelivery]:
    """Return what was told to the webhooks lately, the newest first."""
    delivery = tables.WebhookDelivery
    mine = select(delivery).where(delivery.webhook_id.in_([hook.id for hook in hooks]))
    return session.scalars(mine.order_by(delivery.id.desc()).limit(_SHOWN)).all()
