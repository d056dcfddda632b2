"""What follows from an answered look: thresholds move, and automation may stop for an issuer."""

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from app.quality import stops, thresholds
from app.quality.budget import budget
from app.quality.measuring import counts
from app.quality.thresholds import latest_move, moved

MEASURED_DAYS = 180
"""Errors in what was decided longer ago say little of what is decided today."""


def assess(session: Session, issuer: str, now: datetime) -> None:
    """Move the thresholds by what was decided under them, and stop an issuer that is beyond it."""
    allowed, oldest = budget(session), now - timedelta(days=MEASURED_DAYS)
    last = latest_move(session)
    since = max(last.moved_at, oldest) if last is not None else oldest
    move = moved(thresholds.limits(session), counts(session, decided_since=since), allowed)
    if move is not None:
        thresholds.keep(session, move, now)
    lifted = stops.last_lifted(session, issuer)
    since = max(lifted, oldest) if lifted is not None else oldest
    because = stops.breach(counts(session, issuer=issuer, decided_since=since), allowed)
    if because is not None:
        stops.begin(session, issuer, because, now)
