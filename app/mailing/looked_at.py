"""Mail as operators see it: what waits, what failed and why, and sending it again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import Session

from app.errors import Conflict, NotFound
from app.mailing.outgoing import MailState
from app.records import audit, tables

_SHOWN = 200
_COUNTED_FOR = timedelta(days=2)
_LISTED_FOR = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class MailCounts:
    """How much mail waits and has failed, and since when the oldest due one waits.

    What came back counts among the failed for two days: it cannot be sent again.
    """

    waiting: int = 0
    failed: int = 0
    oldest_due_at: datetime | None = None


def counts(session: Session, now: datetime) -> MailCounts:
    """Return how mail stands at ``now``; what is held back on purpose does not count as waiting."""
    mail = tables.OutgoingMail
    due = mail.state == MailState.WAITING, mail.due_at <= now
    waiting, oldest = session.execute(
        select(func.count(), func.min(mail.written_at)).where(*due)
    ).one()
    asked = select(func.count()).where(_not_arrived(now - _COUNTED_FOR))
    return MailCounts(waiting, session.scalar(asked) or 0, oldest)


def failed(session: Session, now: datetime) -> Sequence[tables.OutgoingMail]:
    """Return the mail that could not be delivered, and what came back lately, the newest first."""
    mail = tables.OutgoingMail
    asked = select(mail).where(_not_arrived(now - _LISTED_FOR))
    return session.scalars(asked.order_by(mail.id.desc()).limit(_SHOWN)).all()


def _not_arrived(since: datetime) -> ColumnElement[bool]:
    mail = tables.OutgoingMail
    came_back = and_(mail.state == MailState.BOUNCED, mail.written_at > since)
    return or_(mail.state == MailState.FAILED, came_back)


def recent(session: Session, limit: int) -> Sequence[tables.OutgoingMail]:
    """Return the mail written last, the newest first, whatever became of it."""
    mail = tables.OutgoingMail
    return session.scalars(select(mail).order_by(mail.id.desc()).limit(limit)).all()


def send_again(session: Session, public_id: str, *, by: int | None, now: datetime) -> None:
    """Have a failed mail delivered with all its tries; raise ``Conflict`` when it did not fail."""
    mail = tables.OutgoingMail
    asked = select(mail).where(mail.public_id == public_id).with_for_update()
    row = session.scalars(asked).one_or_none()
    if row is None:
        raise NotFound("There is no such mail.")
    if row.state != MailState.FAILED:
        raise Conflict("This mail did not fail: it was sent, or is still being tried.")
    before = {"state": row.state, "attempt": row.attempt}
    row.state, row.attempt, row.due_at, row.problem = MailState.WAITING, 0, now, None
    actor = f"account:{by}" if by is not None else "service"
    subject, after = f"mail:{public_id}", {"state": row.state, "attempt": 0}
    audit.record(
        session, now, actor, "mail-again", subject, {"kind": row.kind}, before=before, after=after
    )
