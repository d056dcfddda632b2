"""Gathers what the dashboard of an applicant shows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import messages
from app.access import Actor, visible_roster_records
from app.records import tables
from app.settings import Settings
from app.standing import tell_standing
from app.web.applicant.attention import Item, attention
from app.web.applicant.evidence import Evidence, evidence_of
from app.web.roster.panel import Panel, panel_of

MESSAGES_SHOWN = 2


@dataclass(frozen=True, slots=True)
class Dashboard:
    """Everything on an applicant's first page; ``panel`` is None without a classification."""

    professional: tables.Professional | None
    items: list[Item]
    records: Sequence[tables.RosterRecord]
    suspended: list[tables.RosterRecord]
    panel: Panel | None
    evidence: Sequence[Evidence]
    messages: Sequence[tables.Message]


def dashboard_of(
    session: Session,
    actor: Actor,
    chosen: str | None,
    on: date,
    now: datetime,
    settings: Settings,
) -> Dashboard:
    """Return the dashboard; ``chosen`` is the public id of the record whose panel is open."""
    mine = actor.professional_id or 0
    records = session.scalars(visible_roster_records(actor).order_by(tables.RosterRecord.id)).all()
    tell_standing(session, records, now, settings)
    evidence = evidence_of(session, actor, mine, now)
    opened = next((record for record in records if record.public_id == chosen), None)
    opened = opened or next(iter(records), None)
    told = messages.messages_of(mine, now).limit(MESSAGES_SHOWN)
    return Dashboard(
        professional=session.scalars(select(tables.Professional).filter_by(id=mine)).first(),
        items=attention(records, evidence, on),
        records=records,
        suspended=[record for record in records if record.standing == "Suspended"],
        panel=panel_of(session, opened, evidence, on) if opened is not None else None,
        evidence=evidence,
        messages=session.scalars(told).all(),
    )
