"""Where automation falls back: too much of an issuer was wrong, so a person looks at all of it."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.corrections import corrected_payload
from app.errors import BadRequest, Conflict, NotFound
from app.policy import PolicyAnswer
from app.quality.bounds import lower
from app.quality.budget import Budget
from app.quality.drawing import SUSPECT, put_look
from app.quality.issuers import issuer_in, issuer_of
from app.quality.measuring import Counts
from app.quality.questions import ASKED
from app.records import audit, tables
from extractors.payload import load_reading
from extractors.values import Statement

SUSPECT_DAYS = 90
"""What was released so long before a breach comes back to be looked at."""

_SUSPECTS_MOST = 2_000


@dataclass(frozen=True, slots=True)
class Stop:
    """Since when, and in which words, nothing of an issuer is decided without a person."""

    issuer: str
    because: str
    since: datetime


def breach(found: Counts, allowed: Budget) -> str | None:
    """Return in words what is surely (95 %) beyond the budget; None while nothing is."""
    for wrong, looked, most, what in (
        (found.days_differing, found.days, allowed.day_errors, "days"),
        (found.fields_differing, found.fields, allowed.field_errors, "fields"),
    ):
        if lower(wrong, looked) > most:
            return (
                f"{wrong} of {looked} {what} that a second person read again were wrong, "
                f"and {most:.2%} may be."
            )
    return None


def refuse_stopped(session: Session, answer: PolicyAnswer, statement: Statement) -> PolicyAnswer:
    """Return the answer, refused while automation is stopped for the document's issuer."""
    stop = _live(session, issuer_of(statement))
    if stop is None:
        return answer
    reason = f"Nothing of this issuer is decided without a person now: {stop.because}"
    return PolicyAnswer(answer.name, (reason, *answer.reasons))


def live_stops(session: Session) -> Sequence[tables.AutomationStop]:
    """Return the stops that hold, the latest first."""
    stop = tables.AutomationStop
    return session.scalars(
        select(stop).where(stop.lifted_at.is_(None)).order_by(stop.id.desc())
    ).all()


def begin(session: Session, issuer: str, because: str, now: datetime) -> bool:
    """Stop automation for an issuer and bring back what it released; False when it is stopped."""
    if _live(session, issuer) is not None:
        return False
    row = tables.AutomationStop(
        public_id=secrets.token_hex(16), issuer=issuer, because=because, began_at=now, suspects=0
    )
    session.add(row)
    session.flush()
    row.suspects = _bring_back(session, issuer, now)
    audit.record(
        session,
        now,
        "service",
        "stopped-automation",
        f"automation-stop:{row.public_id}",
        {"suspects": row.suspects},
        said=because,
        before={"stopped": False},
        after={"stopped": True, "issuer": issuer},
    )
    return True


def lift(
    session: Session, public_id: str, account: tables.Account, reason: str, now: datetime
) -> tables.AutomationStop:
    """Let policy decide again for an issuer; errors are counted anew from now on.

    Raises ``BadRequest`` without a reason, ``NotFound`` and ``Conflict`` when there is nothing to
    lift.
    """
    named = select(tables.AutomationStop).where(tables.AutomationStop.public_id == public_id)
    row = session.scalars(named).one_or_none()
    if row is None:
        raise NotFound("There is no such stop.")
    if not reason.strip():
        raise BadRequest("Say what was found and why it will not happen again.")
    session.refresh(row, with_for_update=True)
    if row.lifted_at is not None:
        raise Conflict("This was lifted already.")
    row.lifted_at, row.lifted_by, row.lift_reason = now, account.id, reason.strip()
    session.flush()
    actor, subject = f"account:{account.id}", f"automation-stop:{public_id}"
    before, after = {"stopped": True}, {"stopped": False}
    audit.record(
        session,
        now,
        actor,
        "lifted-automation-stop",
        subject,
        said=reason,
        before=before,
        after=after,
    )
    return row


def last_lifted(session: Session, issuer: str) -> datetime | None:
    """Return when automation was last let loose again for an issuer."""
    stop = tables.AutomationStop
    lifted = select(stop.lifted_at).where(stop.issuer == issuer, stop.lifted_at.is_not(None))
    return session.scalars(lifted.order_by(stop.lifted_at.desc()).limit(1)).first()


def _live(session: Session, issuer: str) -> tables.AutomationStop | None:
    stop = tables.AutomationStop
    live = select(stop).where(stop.issuer == issuer, stop.lifted_at.is_(None))
    return session.scalars(live.limit(1)).first()


def _bring_back(session: Session, issuer: str, now: datetime) -> int:
    """Have a person look at what policy released of an issuer lately and nobody looked at."""
    decision, document, look = tables.Decision, tables.Document, tables.SecondLook
    released = (
        select(decision, document)
        .join(document, document.id == decision.document_id)
        .outerjoin(look, look.decision_id == decision.id)
        .where(
            decision.policy.is_not(None),
            decision.kind == "approved",
            decision.undone_at.is_(None),
            decision.decided_at >= now - timedelta(days=SUSPECT_DAYS),
            document.document_type.in_(list(ASKED)),
            document.erased_at.is_(None),
            look.id.is_(None),
        )
        .order_by(decision.id.desc())
        .limit(_SUSPECTS_MOST)
    )
    suspects = [
        (document, decision)
        for decision, document in session.execute(released).all()
        if issuer_in(load_reading(corrected_payload(session, document.id) or {})) == issuer
    ]
    for suspect, decided in suspects:
        put_look(session, suspect, decided, SUSPECT, now)
    return len(suspects)
