"""Questions asked of the audit: what was done lately, by whom, and all about one thing."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from app.records.tables import Account, AuditEntry, AuditSeal

PAGE = 50
"""How many entries a page shows."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Which entries are wanted: of an object, of an actor, older than an entry."""

    object: str = ""
    actor: str = ""
    before: int | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """One entry with its place in the chain (None: not chained yet) and who did it, by name."""

    entry: AuditEntry
    seq: int | None
    name: str


def entries(session: Session, asked: Asked, limit: int = PAGE) -> Sequence[Shown]:
    """Return the entries asked for, the newest first; the next page begins before the last."""
    found = session.execute(_narrowed(asked).order_by(AuditEntry.id.desc()).limit(limit)).all()
    rows: list[tuple[AuditEntry, int | None]] = [(row[0], row[1]) for row in found]
    names = _names(session, {entry.actor for entry, _ in rows})
    return [Shown(entry, seq, names.get(entry.actor, entry.actor)) for entry, seq in rows]


def _narrowed(asked: Asked) -> Select[AuditEntry, int]:
    query = select(AuditEntry, AuditSeal.seq).outerjoin(
        AuditSeal, AuditSeal.audit_id == AuditEntry.id
    )
    if asked.object:
        query = query.where(AuditEntry.object == asked.object)
    if asked.actor:
        query = query.where(AuditEntry.actor == asked.actor)
    if asked.before is not None:
        query = query.where(AuditEntry.id < asked.before)
    return query


def _names(session: Session, actors: set[str]) -> dict[str, str]:
    numbers = {int(a.partition(":")[2]) for a in actors if a.startswith("account:")}
    named = select(Account.id, Account.name).where(Account.id.in_(numbers))
    return {f"account:{number}": name for number, name in session.execute(named)}
