"""What approving would mean for the person: the days before, the days added, the days needed."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from app import review
from app.records import tables
from app.web.documents.days import DayLine


@dataclass(frozen=True, slots=True)
class Outcome:
    """Days verified before, days added by this document, and days needed (None is unknown)."""

    before: int
    added: int
    need: int | None

    @property
    def total(self) -> int:
        """The days that would be verified afterwards."""
        return self.before + self.added


def outcome(session: Session, document: tables.Document, days: list[DayLine]) -> Outcome | None:
    """Return the consequence of approving the days that count, or None when nobody is matched."""
    chosen = {line.date for line in days if line.counts}
    if document.professional_id is None or not days:
        return None
    told = review.consequence(session, document, chosen)
    return Outcome(told.before, told.added, told.need)
