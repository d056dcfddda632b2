"""The chances that policy asks for: tightened at once when too much is wrong, loosened slowly.

Limits: never looser than the budget says nor than policy's own (``start``), never tightened beyond
``TIGHTEST``. Only
looks at what was decided under the thresholds in force move them, so that one bad week is not
counted twice and nothing swings to and fro.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.policy import DEFAULT_LIMITS, Limits
from app.quality.bounds import lower, upper
from app.quality.budget import Budget, budget
from app.quality.measuring import Counts
from app.records import audit, tables

TIGHTEST = Limits(field_confidence=0.995, day_confidence=0.99)
_MISREAD_AND_PAID = 0.01
_DOUBT_KEPT_WHEN_TIGHTENED = 0.5
_DOUBT_GAINED_WHEN_LOOSENED = 1.15


@dataclass(frozen=True, slots=True)
class Move:
    """The limits from now on, and why they moved."""

    limits: Limits
    because: str


def start(allowed: Budget) -> Limits:
    """Return the chances that keep a budget by themselves, before anything was measured.

    A value may be wrong as often as the budget says. A day that is misread is credited only where
    records show work on just that day: at most once in a hundred (``what-policy-may-credit.md``).
    A budget that allows more loosens nothing: policy never asks for less than its own limits.
    """
    misread_days = min(allowed.day_errors / _MISREAD_AND_PAID, 1.0)
    return Limits(
        max(round(1.0 - allowed.field_errors, 5), DEFAULT_LIMITS.field_confidence),
        max(round(1.0 - misread_days, 5), DEFAULT_LIMITS.day_confidence),
    )


def limits(session: Session) -> Limits:
    """Return the chances that policy asks for now: those of the budget, or tighter ones."""
    move, least = latest_move(session), start(budget(session))
    if move is None:
        return least
    return Limits(
        max(move.field_confidence, least.field_confidence),
        max(move.day_confidence, least.day_confidence),
    )


def latest_move(session: Session) -> tables.ThresholdMove | None:
    """Return the last move of the thresholds."""
    newest = select(tables.ThresholdMove).order_by(tables.ThresholdMove.id.desc())
    return session.scalars(newest.limit(1)).one_or_none()


def moved(now: Limits, found: Counts, allowed: Budget) -> Move | None:
    """Return how the limits move after looks at what they released; None when they stay.

    They tighten when more is surely wrong than is allowed, and loosen when surely less than half
    of it is, which wants many looks (239 fields without an error for 2.5 % allowed).
    """
    least = start(allowed)
    fields = _moved(
        now.field_confidence,
        found.fields_differing,
        found.fields,
        allowed.field_errors,
        (least.field_confidence, max(TIGHTEST.field_confidence, least.field_confidence)),
    )
    days = _moved(
        now.day_confidence,
        found.days_differing,
        found.days,
        allowed.day_errors,
        (least.day_confidence, max(TIGHTEST.day_confidence, least.day_confidence)),
    )
    after = Limits(fields, days)
    if after == now:
        return None
    return Move(after, _because(now, after, found))


def keep(session: Session, move: Move, now: datetime) -> None:
    """Put a move in force, with its audit entry."""
    before = limits(session)
    row = tables.ThresholdMove(
        field_confidence=move.limits.field_confidence,
        day_confidence=move.limits.day_confidence,
        because=move.because,
        moved_at=now,
    )
    session.add(row)
    session.flush()
    audit.record(
        session,
        now,
        "service",
        "moved-thresholds",
        f"thresholds:{row.id}",
        said=move.because,
        before={"field": before.field_confidence, "day": before.day_confidence},
        after={"field": row.field_confidence, "day": row.day_confidence},
    )


def _moved(
    now: float, wrong: int, looked: int, allowed: float, between: tuple[float, float]
) -> float:
    loosest, tightest = between
    if lower(wrong, looked) > allowed:
        return round(min(1 - (1 - now) * _DOUBT_KEPT_WHEN_TIGHTENED, tightest), 5)
    if now > loosest and upper(wrong, looked) <= allowed / 2:
        return round(max(1 - (1 - now) * _DOUBT_GAINED_WHEN_LOOSENED, loosest), 5)
    return now


def _because(before: Limits, after: Limits, found: Counts) -> str:
    way = "tightened" if _is_tighter(before, after) else "loosened"
    return (
        f"{found.fields_differing} of {found.fields} fields and {found.days_differing} of "
        f"{found.days} days looked at again were wrong: {way} to {after.field_confidence:.4f} "
        f"for a field and {after.day_confidence:.4f} for a day."
    )


def _is_tighter(before: Limits, after: Limits) -> bool:
    return (
        after.field_confidence > before.field_confidence
        or after.day_confidence > before.day_confidence
    )
