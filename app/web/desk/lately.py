"""What a reviewer decided lately: what can be undone unseen, and their own list of decisions."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.records import tables
from app.shown import words
from app.undo_window import UNDO_SECONDS, is_unseen

_SHOWN = 100
_DONE = {"approved": "Approved", "declined": "Declined", "fix-asked": "Asked for a fix of"}


@dataclass(frozen=True, slots=True)
class Last:
    """The decision, or those made at one stroke, that can still be undone unseen."""

    document: str
    number: int
    together: str | None
    said: str
    seconds_left: int


@dataclass(frozen=True, slots=True)
class Made:
    """One decision of a reviewer as listed; ``then`` says what became of it."""

    document: str
    number: int
    person: str
    title: str
    said: str
    at: datetime
    is_unseen: bool
    is_undone: bool
    then: str


def last_decision(session: Session, account_id: int, now: datetime) -> Last | None:
    """Return what a reviewer decided last if nobody was told of it yet, else None."""
    decision, document = tables.Decision, tables.Document
    recent = (
        select(decision, document)
        .join(document, document.id == decision.document_id)
        .where(
            decision.account_id == account_id,
            decision.undone_at.is_(None),
            decision.decided_at > now - timedelta(seconds=UNDO_SECONDS),
        )
        .order_by(decision.decided_at.desc(), decision.id.desc())
    )
    rows = session.execute(recent).all()
    if not rows:
        return None
    made, about = rows[0]
    many = sum(1 for each, _ in rows if made.together and each.together == made.together)
    said = f"Approved {words.count(many, 'document')}" if many else _said(made, about)
    ends = made.decided_at + timedelta(seconds=UNDO_SECONDS)
    return Last(about.public_id, made.id, made.together, said, int((ends - now).total_seconds()))


def done_since(session: Session, account_id: int, since: datetime) -> int:
    """Return how many decisions of a reviewer since a moment still stand."""
    decision = tables.Decision
    mine = decision.account_id == account_id, decision.decided_at >= since
    return session.scalar(select(func.count()).where(*mine, decision.undone_at.is_(None))) or 0


def my_decisions(session: Session, account_id: int, now: datetime) -> Sequence[Made]:
    """Return the decisions of a reviewer, the latest first, with what others made of them since."""
    decision, document = tables.Decision, tables.Document
    mine = (
        select(decision, document)
        .join(document, document.id == decision.document_id)
        .where(decision.account_id == account_id)
        .order_by(decision.decided_at.desc(), decision.id.desc())
        .limit(_SHOWN)
    )
    rows = session.execute(mine).all()
    later = _later(session, [about.id for _, about in rows], account_id)
    return [_made(made, about, later.get(about.id), now) for made, about in rows]


def _later(session: Session, ids: Sequence[int], account_id: int) -> dict[int, tables.Decision]:
    """Return the last decision of somebody else on each document."""
    decision = tables.Decision
    others = select(decision).where(
        decision.document_id.in_(ids),
        decision.account_id.is_not(None),
        decision.account_id != account_id,
        decision.undone_at.is_(None),
    )
    return {each.document_id: each for each in session.scalars(others.order_by(decision.id))}


def _made(
    made: tables.Decision, about: tables.Document, later: tables.Decision | None, now: datetime
) -> Made:
    return Made(
        document=about.public_id,
        number=made.id,
        person=about.professional.name if about.professional else "Nobody matched",
        title=words.document_type(about.document_type),
        said=_said(made, about),
        at=made.decided_at,
        is_unseen=made.undone_at is None and is_unseen(made, now),
        is_undone=made.undone_at is not None,
        then=_then(made, later),
    )


def _then(made: tables.Decision, later: tables.Decision | None) -> str:
    if later is not None and later.id > made.id and later.account is not None:
        days = f", {words.count(len(later.days), 'day')}" if later.days else ""
        return f"{later.account.name} decided later: {later.kind.replace('-', ' ')}{days}"
    return "Undone" if made.undone_at is not None else "Stands"


def _said(made: tables.Decision, about: tables.Document) -> str:
    done = _DONE.get(made.kind, made.kind)
    if made.kind == "approved" and made.days:
        return f"{done} {words.count(len(made.days), 'day')} of {about.file_name}"
    return f"{done} {about.file_name}"
