"""Compliance reports for employers: how one production's people stand, by a link that ends.

A report shows what the bargaining parties publish: name, local, classification, standing. No
number, no day, no reason.
"""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import and_, exists, func, select
from sqlalchemy.orm import Session, joinedload

from app import standing
from app.accounts.sign_ins import key_hash
from app.errors import BadRequest, Conflict, NotFound
from app.records import audit, tables
from app.settings import Settings
from app.undo_window import is_credit_told

DAYS_MAX = 90
_PEOPLE = 2000
_GONE = "This report link is not valid: it has ended, was withdrawn, or never was. Ask for another."


@dataclass(frozen=True, slots=True)
class ReportLine:
    """How one professional stands in one classification that they worked in."""

    name: str
    local: str
    classification: str
    standing: str
    assessed_on: date


@dataclass(frozen=True, slots=True)
class MadeReport:
    """A new report link: its row, and the key that is told once."""

    row: tables.ReportLink
    key: str


def productions(session: Session) -> Sequence[str]:
    """Return the productions that a credited day is from, by name."""
    live = select(tables.Credit.production).where(tables.Credit.withdrawn_at.is_(None))
    return session.scalars(live.distinct().order_by(tables.Credit.production)).all()


def make_report_link(
    session: Session, production: str, issued_to: str, days: int, *, by: int, now: datetime
) -> MadeReport:
    """Make a link to the report of one production, valid for ``days``."""
    issued_to = " ".join(issued_to.split())[:200]
    if production not in productions(session):
        raise BadRequest("No credited day is from that production: choose one of the list.")
    if not issued_to:
        raise BadRequest("Say whom the report is for: it is printed on it.")
    if not 1 <= days <= DAYS_MAX:
        raise BadRequest(f"A link lasts 1 to {DAYS_MAX} days.")
    key = secrets.token_hex(16)
    row = tables.ReportLink(
        public_id=secrets.token_hex(16),
        key_hash=key_hash(key),
        production=production,
        issued_to=issued_to,
        made_by=by,
        made_at=now,
        ends_at=now + timedelta(days=days),
    )
    session.add(row)
    session.flush()
    subject, link = f"report:{row.public_id}", {"works": True}
    audit.record(session, now, f"account:{by}", "report-issued", subject, after=link)
    return MadeReport(row, key)


def withdraw_report_link(session: Session, public_id: str, *, by: int, now: datetime) -> None:
    """End a report link at once."""
    row = tables.ReportLink
    found = session.scalars(select(row).where(row.public_id == public_id)).one_or_none()
    if found is None:
        raise NotFound("There is no such report link.")
    if found.withdrawn_at is not None:
        raise Conflict("This link was withdrawn already.")
    found.withdrawn_at = now
    subject, link = f"report:{public_id}", {"works": True}
    audit.record(session, now, f"account:{by}", "report-withdrawn", subject, before=link)


def report_links(session: Session) -> Sequence[tables.ReportLink]:
    """Return the report links, the latest first."""
    return session.scalars(select(tables.ReportLink).order_by(tables.ReportLink.id.desc())).all()


def report_link_of(session: Session, key: str, now: datetime) -> tables.ReportLink:
    """Return the live link of this key; raise ``NotFound`` when there is none."""
    row = tables.ReportLink
    found = session.scalars(select(row).where(row.key_hash == key_hash(key))).one_or_none()
    if found is None or found.withdrawn_at is not None or found.ends_at <= now:
        raise NotFound(_GONE, code="link-gone")
    return found


def report_lines(
    session: Session, link: tables.ReportLink, now: datetime, settings: Settings
) -> list[ReportLine]:
    """Return how the people of the link's production stand, by name; of nobody else anything.

    A person is of a production by a day credited on it, and stands in what the day was worked as.
    """
    record, credit, person = tables.RosterRecord, tables.Credit, tables.Professional
    worked = and_(
        credit.professional_id == record.professional_id,
        credit.classification == record.classification,
        func.coalesce(credit.local, record.local) == record.local,
    )
    counts = credit.withdrawn_at.is_(None), is_credit_told(now)
    query = (
        select(record)
        .join(person, person.id == record.professional_id)
        .where(exists().where(worked, credit.production == link.production, *counts))
        .order_by(person.name, record.local, record.classification)
        .options(joinedload(record.professional))
        .limit(_PEOPLE)
    )
    records = session.scalars(query).all()
    standing.tell_standing(session, records, now, settings)
    return [
        ReportLine(
            each.professional.name,
            each.local,
            each.classification,
            each.standing,
            each.assessed_on,
        )
        for each in records
    ]
