"""What crediting the days of a document would mean for its professional."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.crediting import credited_days
from app.records import tables
from app.states import Stage


@dataclass(frozen=True, slots=True)
class Consequence:
    """What approving would mean: days that count before, days added, days needed if known."""

    before: int
    added: int
    need: int | None

    @property
    def after(self) -> int:
        """Return how many days would count then."""
        return self.before + self.added


def consequence(session: Session, document: tables.Document, days: Collection[date]) -> Consequence:
    """Return what crediting ``days`` of a document would mean for its professional."""
    if document.professional_id is None:
        return Consequence(0, len(set(days)), None)
    record = record_of(session, document)
    return consequence_for(session, document.professional_id, record, days)


def consequence_for(
    session: Session,
    professional_id: int,
    record: tables.RosterRecord | None,
    days: Collection[date],
) -> Consequence:
    """Return what crediting ``days`` would mean for a professional, in one roster record."""
    before = credited_days(session, professional_id)
    needs = record.assessment.get("requirements", []) if record is not None else []
    need = next((each["need"] for each in needs if each["id"] == "work-experience"), None)
    return Consequence(len(before), len(set(days) - before), need)


def record_of(session: Session, document: tables.Document) -> tables.RosterRecord | None:
    """Return the roster record that a document is for: as sent, else as its check found it."""
    if document.roster_record_id is not None:
        return session.get(tables.RosterRecord, document.roster_record_id)
    result = session.get(tables.Result, (document.id, Stage.CHECK))
    public_id = result.payload.get("roster_record") if result is not None else None
    named = select(tables.RosterRecord).where(tables.RosterRecord.public_id == public_id)
    return session.scalars(named).one_or_none()
