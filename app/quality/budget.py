"""What an administrator allows to be wrong, and how much is looked at twice; each row dated."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.errors import BadRequest
from app.policy import FIELD_ERRORS
from app.records import audit, tables

DAY_ERRORS = 0.001
SAMPLE_STRAIGHT = 0.05
SAMPLE_DECIDED = 0.02
"""EXTRACTION: 2 to 5 % of what is accepted is looked at by people."""

_FIELDS_MOST, _DAYS_MOST = 0.1, 0.005


@dataclass(frozen=True, slots=True)
class Budget:
    """The shares (0 to 1) of fields and days that may be wrong, and of what is looked at twice."""

    field_errors: float = FIELD_ERRORS
    day_errors: float = DAY_ERRORS
    sample_straight: float = SAMPLE_STRAIGHT
    sample_decided: float = SAMPLE_DECIDED


def budget(session: Session) -> Budget:
    """Return the budget in force; the default one until an administrator has set another."""
    row = latest(session)
    if row is None:
        return Budget()
    return Budget(row.field_errors, row.day_errors, row.sample_straight, row.sample_decided)


def latest(session: Session) -> tables.ErrorBudget | None:
    """Return the row that is in force, with who set it and when."""
    newest = select(tables.ErrorBudget).order_by(tables.ErrorBudget.id.desc())
    return session.scalars(newest.limit(1)).one_or_none()


def set_budget(
    session: Session, given: Budget, account: tables.Account, now: datetime
) -> tables.ErrorBudget:
    """Set the budget from now on. Raises ``BadRequest`` for shares of no use, with the limits."""
    _check(given)
    before = budget(session)
    row = tables.ErrorBudget(**_facts(given), set_by=account.id, set_at=now)
    session.add(row)
    session.flush()
    audit.record(
        session,
        now,
        f"account:{account.id}",
        "set-error-budget",
        f"error-budget:{row.id}",
        before=_facts(before),
        after=_facts(given),
    )
    return row


def _facts(given: Budget) -> dict[str, float]:
    return {
        "field_errors": given.field_errors,
        "day_errors": given.day_errors,
        "sample_straight": given.sample_straight,
        "sample_decided": given.sample_decided,
    }


def _check(given: Budget) -> None:
    if not 0.0 < given.field_errors <= _FIELDS_MOST:
        raise BadRequest("Wrong fields: allow more than 0 % and at most 10 %.")
    if not 0.0 < given.day_errors <= _DAYS_MOST:
        raise BadRequest("Wrong days: allow more than 0 % and at most 0.5 %.")
    if not (0.0 < given.sample_straight <= 1.0 and 0.0 <= given.sample_decided <= 1.0):
        raise BadRequest("Look twice at more than 0 % and at most 100 % of what is released.")
