"""The decision that stands on a document, and who made it."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.records import tables


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision as shown: what it was, who decided, when, why, and how many days it credited."""

    id: int
    kind: str
    by: str
    at: datetime
    reason: str
    day_count: int


def latest_decision(session: Session, document: tables.Document) -> Decided | None:
    """Return the latest decision on ``document`` that was not undone, or None."""
    query = (
        select(tables.Decision)
        .where(tables.Decision.document_id == document.id, tables.Decision.undone_at.is_(None))
        .order_by(tables.Decision.id.desc())
        .limit(1)
    )
    decision = session.scalars(query).one_or_none()
    if decision is None:
        return None
    return Decided(
        id=decision.id,
        kind=decision.kind,
        by=decider(decision),
        at=decision.decided_at,
        reason=decision.reason,
        day_count=len(decision.days),
    )


def decider(decision: tables.Decision) -> str:
    """Return who decided: a person's name, or the policy."""
    return decided_by(decision.account.name if decision.account else None, decision.policy)


def decided_by(name: str | None, policy: str | None) -> str:
    """Return who decided by the name of their account; without one it was the policy."""
    return name or f"policy {policy}"
