"""Gathers everything about one professional for the person file."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import credentials, messages, record_facts, standing
from app.records import tables
from app.roster.values import StandingSpan
from app.settings import Settings
from app.training.facts import training_of
from app.web.applicant.summaries import title_of
from app.web.people.happened import (
    Days,
    DecisionRow,
    EntryRow,
    audit_of,
    days_of,
    decisions_of,
)
from app.web.roster.courses import CourseLine, course_lines
from app.web.roster.head import record_name
from app.web.roster.picture import Picture, picture_of

_DOCUMENTS_SHOWN = 50
_MESSAGES_SHOWN = 20


@dataclass(frozen=True, slots=True)
class RecordPart:
    """One roster record in the file: its name, timeline and recorded facts."""

    record: tables.RosterRecord
    name: str
    picture: Picture | None
    facts: list[tables.RecordFact]


@dataclass(frozen=True, slots=True)
class Paper:
    """One document of the person by its title."""

    document: tables.Document
    title: str


@dataclass(frozen=True, slots=True)
class PersonFile:
    """One professional with everything known of them: records, days, papers, decisions, audit."""

    person: tables.Professional
    records: list[RecordPart]
    credentials: list[tables.Credential]
    courses: list[CourseLine]
    documents: list[Paper]
    messages: list[tables.Message]
    findings: list[dict[str, Any]]
    days: Days
    decisions: list[DecisionRow]
    audit: list[EntryRow]


def person_file(
    session: Session, person: tables.Professional, now: datetime, settings: Settings
) -> PersonFile:
    """Return everything about one professional, the latest documents and messages first."""
    record, document = tables.RosterRecord, tables.Document
    records = session.scalars(
        select(record).where(record.professional_id == person.id).order_by(record.id)
    ).all()
    sent = session.scalars(
        select(document)
        .where(document.professional_id == person.id)
        .order_by(document.id.desc())
        .limit(_DOCUMENTS_SHOWN)
    ).all()
    spans = standing.spans_of_person(session, person.id, now, settings)
    told = session.scalars(messages.messages_of(person.id, now).limit(_MESSAGES_SHOWN)).all()
    facts = record_facts.facts_of_person(session, person.id)
    return PersonFile(
        person=person,
        records=[_part(each, spans[each.id], facts.get(each.id, [])) for each in records],
        credentials=credentials.credentials_of(session, person.id),
        courses=course_lines(training_of(session, person.id)),
        documents=[Paper(each, title_of(each)) for each in sent],
        messages=list(told),
        findings=_findings(list(records)),
        days=days_of(session, person),
        decisions=decisions_of(session, person),
        audit=audit_of(session, person, sent, records),
    )


def _part(
    record: tables.RosterRecord, spans: Sequence[StandingSpan], facts: list[tables.RecordFact]
) -> RecordPart:
    return RecordPart(record, record_name(record), picture_of(spans), facts)


def _findings(records: list[tables.RosterRecord]) -> list[dict[str, Any]]:
    """Return each contradiction once, though several records may meet it."""
    every = (finding for record in records for finding in record.assessment.get("findings", []))
    return list({(f["code"], f["message"]): f for f in every}.values())
