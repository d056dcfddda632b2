"""Chains entries after they were committed, so that no upload and no check waits for the chain."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Select, func, insert, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session, sessionmaker

from app.audit.chain import ENTRY_COLUMNS, START, Head, link_hash
from app.records.tables import AuditEntry, AuditSeal

BATCH = 500
"""Entries chained in one transaction: it holds SQLite's one write lock for some milliseconds."""

_LATE = 10_000
"""PostgreSQL gives numbers out before it commits: this far back a straggler is looked for."""

_ENTRY = [getattr(AuditEntry, name) for name in ENTRY_COLUMNS]


def seal(
    sessions: sessionmaker[Session], now: datetime, *, batches: int = 4, size: int = BATCH
) -> int:
    """Chain committed entries that are not chained yet; return how many were.

    Any number of processes may do so: of two that seal the same entries one changes nothing.
    """
    total = 0
    for _ in range(batches):
        sealed = _seal_batch(sessions, now, size, everywhere=False)
        total += sealed
        if sealed < size:
            break
    return total


def seal_stragglers(sessions: sessionmaker[Session], now: datetime) -> int:
    """Chain what ``seal`` does not look for: committed later than thousands of younger entries."""
    return _seal_batch(sessions, now, BATCH, everywhere=True)


def head_of(session: Session) -> Head:
    """Return the end of the chain."""
    last = select(AuditSeal.seq, AuditSeal.hash).order_by(AuditSeal.seq.desc()).limit(1)
    row = session.execute(last).one_or_none()
    return START if row is None else Head(row.seq, row.hash)


def _seal_batch(
    sessions: sessionmaker[Session], now: datetime, size: int, *, everywhere: bool
) -> int:
    with sessions() as session:
        head = head_of(session)
        entries = session.execute(_unsealed(session, size, everywhere=everywhere)).all()
    if not entries:
        return 0
    rows = _links(head, entries, now)
    try:
        with sessions.begin() as session:
            if head_of(session) != head:
                return 0
            session.execute(insert(AuditSeal), rows)
    except IntegrityError:
        # Another process has sealed these a moment ago.
        return 0
    return len(rows)


def _unsealed(session: Session, size: int, *, everywhere: bool) -> Select[Any]:
    newest = session.scalar(select(func.max(AuditSeal.audit_id))) or 0
    # SQLite numbers under its write lock: what comes later has the higher number.
    late = 0 if session.get_bind().dialect.name == "sqlite" else _LATE
    floor = 0 if everywhere else newest - late
    sealed = select(AuditSeal.audit_id).where(AuditSeal.audit_id == AuditEntry.id).exists()
    waiting = select(*_ENTRY).where(AuditEntry.id > floor, ~sealed)
    return waiting.order_by(AuditEntry.id).limit(size)


def _links(head: Head, entries: Sequence[Any], now: datetime) -> list[dict[str, Any]]:
    rows = []
    for entry in entries:
        found = link_hash(head.seq + 1, head.hash, tuple(entry))
        rows.append(
            {
                "seq": head.seq + 1,
                "audit_id": entry.id,
                "previous": head.hash,
                "hash": found,
                "sealed_at": now,
            }
        )
        head = Head(head.seq + 1, found)
    return rows
