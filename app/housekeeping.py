"""Removes what has served its time: answers kept for repeats, sign-ins and links long ended."""

from datetime import timedelta

from sqlalchemy import ColumnElement, delete, select

from app import repeats
from app.records import tables
from app.stores import Stores

ENDED_FOR = timedelta(days=90)
"""How long an ended sign-in or link is kept, for looking into what happened; the audit stays."""


def tidy(stores: Stores) -> int:
    """Remove what is old and return how many rows that was; with nothing old it only reads."""
    now = stores.now()
    kept_since = now - timedelta(days=stores.settings.idempotency_days)
    removed = 0
    if _has(stores, tables.IdempotencyKey.made_at < kept_since):
        with stores.sessions.begin() as session:
            removed += repeats.forget_old(session, kept_since)
    for table in (tables.SignIn, tables.AccountLink):
        ended = table.ends_at < now - ENDED_FOR
        if _has(stores, ended):
            with stores.sessions.begin() as session:
                done = session.execute(delete(table).where(ended))
                removed += int(done.rowcount)  # type: ignore[attr-defined]
    return removed


def _has(stores: Stores, old: ColumnElement[bool]) -> bool:
    with stores.sessions() as session:
        return session.scalar(select(old).where(old).limit(1)) is not None
