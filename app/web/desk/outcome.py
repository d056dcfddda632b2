"""What approving would mean for the person: the days before, the days added, the days needed."""

from datetime import date

from sqlalchemy.orm import Session

from app.consequences import Consequence, consequence
from app.records import tables


def outcome(session: Session, document: tables.Document, picked: set[str]) -> Consequence | None:
    """Return the consequence of approving the picked days, or None when nobody is matched."""
    if document.professional_id is None:
        return None
    return consequence(session, document, {date.fromisoformat(day) for day in picked})
