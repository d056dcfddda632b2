"""Takes back a dated fact that was wrong: courses, credentials, facts of a record, all alike."""

from datetime import datetime
from typing import Protocol

from sqlalchemy.orm import Session

from app import standing
from app.errors import Conflict
from app.records import audit
from app.settings import Settings


class DatedFact(Protocol):
    """A row that is never changed, only withdrawn: by whom, and when."""

    withdrawn_at: datetime | None
    withdrawn_by: str | None


def withdraw(  # noqa: PLR0913 - an audit entry has this many parts
    session: Session,
    fact: DatedFact,
    professional_id: int,
    *,
    action: str,
    about: str,
    before: audit.Facts,
    actor: str,
    now: datetime,
    settings: Settings,
) -> None:
    """Take a fact back; it stays as history, and its professional is judged anew.

    ``action``, ``about`` and ``before`` are what the audit says. Raises ``Conflict`` when the fact
    was withdrawn before.
    """
    if fact.withdrawn_at is not None:
        raise Conflict("This was withdrawn already.")
    fact.withdrawn_at, fact.withdrawn_by = now, actor
    audit.record(session, now, actor, action, about, before=before)
    standing.recompute(session, professional_id, now, settings)
