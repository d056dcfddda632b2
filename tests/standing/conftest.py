"""A driver of Local 399 whose license and medical certificate staff enter, on a clock we set."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any

import pytest
from sqlalchemy import select

from app import credentials, people, record_facts, standing
from app.fact_kinds import RecordFactKind
from app.receive import Upload, receive
from app.records import tables
from app.stores import Stores

OPENED = date(2022, 5, 30)


def noon(day: date) -> datetime:
    """Noon in Los Angeles in winter, and an hour later in summer."""
    return datetime(day.year, day.month, day.day, 20, 0, tzinfo=UTC)


@dataclass
class Driver:
    """One driver in Group 3 since 30 May 2022, and what happens to the record."""

    stores: Stores
    person: int
    record: int
    document: str
    today: date

    def at(self, day: date) -> Stores:
        """Return the stores at noon of a day."""
        return replace(self.stores, now=lambda: noon(day))

    def sweep(self, day: date) -> int:
        """Sweep at noon of a day until nobody is due; return how many people were judged."""
        judged = 0
        while some := standing.recompute_due(self.at(day)):
            judged += some
        return judged

    def hold(self, kind: str, expires_on: date | None, on: date, **more: Any) -> int:
        """Record a credential on a day, and return its id."""
        with self.stores.sessions.begin() as session:
            document = session.scalars(
                select(tables.Document).where(tables.Document.public_id == self.document)
            ).one()
            new = credentials.NewCredential(kind, expires_on, **more)
            row = credentials.record_credential(
                session, document, new, actor="account:1", now=noon(on)
            )
            return row.id

    def fact(self, kind: RecordFactKind, day: date, on: date, **more: Any) -> int:
        """Record a fact of the record on a day, and return its id."""
        with self.stores.sessions.begin() as session:
            record = session.get_one(tables.RosterRecord, self.record)
            new = record_facts.NewFact(kind, day, **more)
            fact = record_facts.record_fact(session, record, new, actor="account:1", now=noon(on))
            session.flush()
            return fact.id

    def row(self) -> tables.RosterRecord:
        """Return the roster record as it is kept."""
        with self.stores.sessions() as session:
            return session.get_one(tables.RosterRecord, self.record)

    def as_of(self, day: date, asked_on: date) -> standing.AsOf:
        """Return how the record stood on a day, asked on another."""
        with self.stores.sessions() as session:
            record = session.get_one(tables.RosterRecord, self.record)
            return standing.as_of(session, record, day, noon(asked_on))

    def answers(self) -> list[tuple[date, dict[str, Any]]]:
        """Return every answer given, in order, with the day it is for."""
        answer = tables.RosterAssessment
        query = select(answer).where(answer.roster_record_id == self.record).order_by(answer.id)
        with self.stores.sessions() as session:
            return [(row.assessed_on, row.assessment) for row in session.scalars(query)]

    def messages(self) -> list[tuple[date, str, str]]:
        """Return every message, in the order of its day, with its kind and text."""
        with self.stores.sessions() as session:
            rows = session.scalars(select(tables.Message)).all()
            return sorted((row.about_on, row.kind, row.text) for row in rows)


@pytest.fixture
def make_driver(stores: Stores, sender_id: int) -> Callable[..., Driver]:
    """Return what makes a driver, opened and placed on 30 May 2022, nothing else recorded."""

    def make(name: str = "Ona Reyes") -> Driver:
        with stores.sessions.begin() as session:
            person = people.add_professional(session, name, "4321", None, None, noon(OPENED))
            record = people.open_roster_record(
                session, person, "IER", "399", "Driver", OPENED, noon(OPENED)
            )
            people.place_on_roster(session, record, OPENED, noon(OPENED))
            ids = person.id, record.id
        paper = Upload("paper.pdf", BytesIO(f"%PDF-1.4 SAMPLE {name}".encode()))
        receipt = receive(
            stores,
            paper,
            sender_id=sender_id,
            professional_id=ids[0],
            roster_record_id=None,
            source="web",
        )
        return Driver(stores, *ids, receipt.document_id, OPENED)

    return make


@pytest.fixture
def driver(make_driver: Callable[..., Driver]) -> Driver:
    """A compliant driver in Group 3, whose license and certificate last through 2030."""
    made = make_driver()
    made.hold("driver_license", date(2030, 5, 30), OPENED)
    made.hold("medical_certificate", date(2024, 5, 20), OPENED, issued_on=OPENED)
    made.fact(RecordFactKind.GROUPED, OPENED, OPENED, group="3")
    return made
