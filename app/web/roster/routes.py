"""The roster record page, and for staff the list of records."""

from flask import Blueprint, render_template, request
from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from app.access import Access, roster_record_for, visible_roster_records
from app.entry import current
from app.entry.admission import allow
from app.records import tables
from app.shown.calendar import DayMark, day_calendar
from app.shown.ledger import counted_days, ledger, unclaimed_days

pages = Blueprint("roster", __name__, url_prefix="/roster")

RECORDS_SHOWN = 100


@pages.get("")
@allow(Access.STAFF)
def index() -> str:
    """Show the roster records whose person matches the search, by name or IL#."""
    wanted = request.args.get("q", "").strip()
    query = visible_roster_records(current.actor()).join(tables.Professional)
    if wanted:
        like = f"%{wanted}%"
        query = query.where(
            or_(tables.Professional.name.ilike(like), tables.Professional.il_number == wanted)
        )
    with current.stores().sessions() as session:
        records = session.scalars(
            query.order_by(tables.Professional.name).limit(RECORDS_SHOWN)
        ).all()
        return render_template("roster/index.html", records=records, wanted=wanted)


@pages.get("/<public_id>")
@allow(Access.SIGNED_IN)
def record(public_id: str) -> str:
    """Show one roster record: its standing, requirements, next expiry and day ledger."""
    with current.stores().sessions() as session:
        found = roster_record_for(session, current.actor(), public_id)
        lines = ledger(session, found)
        unclaimed = unclaimed_days(session, found.professional_id)
        marks = [(line.day, line.mark) for line in lines]
        return render_template(
            "roster/record.html",
            record=found,
            requirements=found.assessment.get("requirements", []),
            lines=lines,
            unclaimed=unclaimed,
            calendar=day_calendar([*marks, *((day, DayMark.UNCLAIMED) for day in unclaimed)]),
            counted=counted_days(lines),
            credentials=_credentials(session, found),
        )


def _credentials(session: Session, record: tables.RosterRecord) -> list[tables.Credential]:
    query = (
        select(tables.Credential)
        .where(
            tables.Credential.professional_id == record.professional_id,
            tables.Credential.withdrawn_at.is_(None),
        )
        .order_by(tables.Credential.expires_on)
    )
    return list(session.scalars(query))
