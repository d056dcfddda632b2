"""How a record stood on a past day that was typed on its page."""

from datetime import date, datetime

from sqlalchemy.orm import Session

from app import standing
from app.records import tables
from app.settings import Settings
from app.standing import AsOf
from app.web.told import text as _


def stood_on(
    session: Session,
    record: tables.RosterRecord,
    typed: str,
    today: date,
    known_at: datetime,
    settings: Settings,
) -> tuple[AsOf | None, str | None]:
    """Return the answer about the day that was typed, or what is wrong with it; neither for none.

    ``known_at`` is up to when its reader knows of decisions.
    """
    if not typed:
        return None, None
    try:
        on = date.fromisoformat(typed)
    except ValueError:
        return None, _("“%(given)s” is no day: write it as 2026-11-20.", given=typed)
    if on > today:
        return None, _("That day is still ahead: choose a past day, or today.")
    return standing.as_of(session, record, on, known_at, settings), None
