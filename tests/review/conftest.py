"""A professional with a roster record, a reviewer, payroll lines, and letters that were read."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any

import pytest
from sqlalchemy.orm import Session

from app import checking, people
from app.imports import whole
from app.receive import Upload, receive
from app.records import tables
from app.states import Stage
from app.stores import Stores
from extractors.payload import dump_reading
from extractors.values import DocumentType, Field, Fields, Place, Reading, Statement

NOW = datetime(2026, 5, 1, 18, 0, tzinfo=UTC)
APPLIED_ON = date(2026, 4, 15)


@dataclass(frozen=True)
class Scene:
    """The ids of everybody in the tests."""

    maria: int
    record: int
    sender: int
    reviewer: int


def value(text: Any, confidence: float = 0.99) -> Field:
    return Field(text, confidence, (Place(1, (72.0, 96.0, 180.0, 110.0), str(text)),))


@pytest.fixture(name="value")
def value_fixture() -> Callable[..., Field]:
    """Return what makes a field that was read at some place, with a confidence."""
    return value


def days_read(days: list[str], confidence: float = 0.99) -> Field:
    places = tuple(Place(1, (72.0, 100.0 + i, 90.0, 110.0 + i), d, d) for i, d in enumerate(days))
    return Field(days, confidence, places)


@pytest.fixture
def scene(stores: Stores) -> Scene:
    """Maria Vale applied as Grip of Local 80; Robin reviews; Sam sends."""
    with stores.sessions.begin() as session:
        maria = people.add_professional(session, "Maria Vale", "1234", "IL00000001", None, NOW)
        record = people.open_roster_record(session, maria, "IER", "80", "Grip", APPLIED_ON, NOW)
        sender, robin = account(session, "sam", maria.id), account(session, "robin", None)
        return Scene(maria.id, record.id, sender.id, robin.id)


def account(session: Session, name: str, professional_id: int | None) -> tables.Account:
    row = tables.Account(
        public_id=f"{name:0>32}",
        email=f"{name}@example.com",
        name=name.title(),
        fs_uniquifier=name,
        professional_id=professional_id,
        created_at=NOW,
    )
    session.add(row)
    session.flush()
    return row


@pytest.fixture
def pay(stores: Stores, scene: Scene) -> Callable[..., None]:
    """Return what imports a payroll file that pays Maria on the given days."""

    def make(*days: str, occupation: str = "Grip", title: str = "Harbor Lights") -> None:
        rows = [f"{day},Vale,Maria,1234,{title},{occupation},10" for day in days]
        header = "Work Date,Last Name,First Name,SSN Last 4,Production,Occupation,Hours"
        data = BytesIO("\n".join([header, *rows, ""]).encode())
        whole.import_payroll(
            stores,
            "pay.csv",
            data,
            payroll_company="Reelpay",
            imported_by=scene.reviewer,
            now=NOW,
        )

    return make


@pytest.fixture
def letter_fields() -> Callable[..., tuple[Fields, Fields]]:
    """Return what makes the fields and the one record of a letter without defects."""

    def make(days: list[str], **changes: Any) -> tuple[Fields, Fields]:
        fields = {
            "letter_date": value("2026-04-30"),
            "payroll_company": value("Reelpay"),
            "has_signature": value(True),
            "has_letterhead": value(True),
            "proof_of_payment_attached": value(False),
        }
        record = {
            "employee_name": value("Maria Vale"),
            "last4": value("1234"),
            "production": value("Harbor Lights"),
            "production_type": value("feature"),
            "classification": value("Grip"),
            "local": value("80"),
            "work_dates": days_read(days),
        }
        for name, changed in changes.items():
            (fields if name in fields else record)[name] = changed
        return fields, record

    return make


@pytest.fixture
def hand_in(
    stores: Stores, scene: Scene, letter_fields: Callable[..., tuple[Fields, Fields]]
) -> Callable[..., str]:
    """Return what sends a letter that claims the given days, reads and checks it."""
    sent = iter(range(1000))

    def make(*days: str, nobody: bool = False, **changes: Any) -> str:
        fields, record = letter_fields(list(days), **changes)
        statement = Statement(DocumentType.EVL, 0.99, (1,), fields, (record,))
        return _send(stores, scene, (statement,), next(sent), nobody=nobody)

    return make


@pytest.fixture
def hand_in_license(stores: Stores, scene: Scene) -> Callable[..., str]:
    """Return what sends a driver license with an expiry, reads and checks it."""

    def make(expiry: str, name: str = "MARIA VALE", confidence: float = 0.99) -> str:
        fields = {
            "name": value(name),
            "expiry_date": value(expiry, confidence),
            "class": value("A"),
            "jurisdiction": value("CA"),
        }
        statement = Statement(DocumentType.DRIVER_LICENSE, 0.99, (1,), fields)
        return _send(stores, scene, (statement,), 5000, nobody=False)

    return make


@pytest.fixture
def hand_in_reading(stores: Stores, scene: Scene) -> Callable[..., str]:
    """Return what sends a file with the given reading of it."""
    sent = iter(range(6000, 7000))

    def make(reading: Reading) -> str:
        return _record(stores, scene, reading, next(sent), scene.maria)

    return make


def _send(
    stores: Stores, scene: Scene, statements: tuple[Statement, ...], number: int, *, nobody: bool
) -> str:
    reading = Reading("0" * 64, ((612.0, 792.0),), statements)
    return _record(stores, scene, reading, number, None if nobody else scene.maria)


def _record(
    stores: Stores, scene: Scene, reading: Reading, number: int, professional_id: int | None
) -> str:
    data = BytesIO(b"%PDF-1.7\nSAMPLE " + str(number).encode())
    receipt = receive(
        stores,
        Upload("letter.pdf", data),
        sender_id=scene.sender,
        professional_id=professional_id,
        roster_record_id=None,
        source="web",
    )
    with stores.sessions.begin() as session:
        document = find(session, receipt.document_id)
        document.document_type = reading.documents[0].type if reading.documents else None
        read = dump_reading(reading)
        session.add(
            tables.Result(document_id=document.id, stage=Stage.READ, payload=read, made_at=NOW)
        )
        session.flush()
        compared = checking.compare(session, document, reading, now=NOW, settings=stores.settings)
        checked = checking.settle(session, document, compared, now=NOW, settings=stores.settings)
        session.add(
            tables.Result(document_id=document.id, stage=Stage.CHECK, payload=checked, made_at=NOW)
        )
    return receipt.document_id


def find(session: Session, public_id: str) -> tables.Document:
    return session.query(tables.Document).filter_by(public_id=public_id).one()


@pytest.fixture
def look(stores: Stores) -> Callable[[str], tables.Document]:
    """Return what finds a document by its public id."""

    def make(public_id: str) -> tables.Document:
        with stores.sessions() as session:
            return find(session, public_id)

    return make
