"""Answers kept for requests that are sent again: one key, one effect, the same answer each time.

Source: RELIABILITY R8, after Stripe: same key and body, same answer; other body, refused; 7 days.
"""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from app.errors import Conflict
from app.records import tables

HELD = timedelta(seconds=60)
"""How long a request that gives no answer, because its process died, keeps others waiting."""
FORGOTTEN_AT_ONCE = 1000


@dataclass(frozen=True, slots=True)
class Answer:
    """What was answered: status, the headers that matter, and the body as text."""

    status: int
    headers: Mapping[str, Any]
    body: str


@dataclass(frozen=True, slots=True)
class Claim:
    """The right to be the one request that takes effect under a key of an account."""

    account_id: int
    key: str
    holder: str


def claim(
    session: Session, account_id: int, key: str, fingerprint: str, now: datetime
) -> Claim | Answer | None:
    """Return the right to go on, the answer that was given before, or None: another is at work.

    Raises ``Conflict`` when the key came with something else before.
    """
    mine = Claim(account_id, key, secrets.token_hex(16))
    if _inserted(session, mine, fingerprint, now):
        return mine
    row = session.get_one(tables.IdempotencyKey, (account_id, key), with_for_update=True)
    if row.fingerprint != fingerprint:
        raise Conflict(
            "This Idempotency-Key came with another request before: use a new key for a new one.",
            code="idempotency-key-reused",
        )
    if row.status is not None:
        return Answer(row.status, row.headers, row.body)
    if row.held_until > now:
        return None
    row.holder, row.held_until = mine.holder, now + HELD
    return mine


def answer_of(session: Session, account_id: int, key: str) -> Answer | None:
    """Return the answer kept under a key, or None while there is none."""
    row = session.get(tables.IdempotencyKey, (account_id, key))
    if row is None or row.status is None:
        return None
    return Answer(row.status, row.headers, row.body)


def keep(session: Session, mine: Claim, answer: Answer) -> None:
    """Keep the answer, unless another request has taken the key over meanwhile."""
    given = {"status": answer.status, "headers": dict(answer.headers), "body": answer.body}
    session.execute(update(tables.IdempotencyKey).where(*_held(mine)).values(given))


def release(session: Session, mine: Claim) -> None:
    """Give the key back: nothing took effect, so the same request may be tried again."""
    session.execute(delete(tables.IdempotencyKey).where(*_held(mine)))


def forget_old(session: Session, before: datetime) -> int:
    """Remove some of the keys of before a moment and return how many; call until it is 0."""
    row = tables.IdempotencyKey
    old = select(row.account_id, row.key).where(row.made_at < before).limit(FORGOTTEN_AT_ONCE)
    found = session.execute(old).all()
    for account_id, key in found:
        session.execute(delete(row).where(row.account_id == account_id, row.key == key))
    return len(found)


def _inserted(session: Session, mine: Claim, fingerprint: str, now: datetime) -> bool:
    dialect = sqlite if session.get_bind().dialect.name == "sqlite" else postgresql
    row = {
        "account_id": mine.account_id,
        "key": mine.key,
        "fingerprint": fingerprint,
        "holder": mine.holder,
        "held_until": now + HELD,
        "headers": {},
        "body": "",
        "made_at": now,
    }
    insert = dialect.insert(tables.IdempotencyKey).values(row).on_conflict_do_nothing()
    return session.scalar(insert.returning(tables.IdempotencyKey.account_id)) is not None


def _held(mine: Claim) -> tuple[Any, ...]:
    row = tables.IdempotencyKey
    return row.account_id == mine.account_id, row.key == mine.key, row.holder == mine.holder
