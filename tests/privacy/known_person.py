"""A person about whom everything is known, in words that are nowhere else."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.access import Role
from app.accounts import add_account
from app.receive import Upload, receive
from app.records import tables
from app.records.tables import Base
from app.storage.rows import record_file
from app.stores import Stores

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
CANARIES = ("Quillfeather", "quillfeather@", "7319", "IL0099", "Zanzibar Dawn")
LETTER = b"%PDF-1.4 SAMPLE letter for Wren Quillfeather, 7319, Zanzibar Dawn " * 50
PASSWORD = "a long enough password"


@dataclass(frozen=True)
class Cast:
    """The public id of the person, and two administrators by their account ids."""

    person: str
    first: int
    second: int
    own: int
    document: str


def known_person(stores: Stores) -> Cast:
    """Wren Quillfeather with a document, a credited day, and words in every table about them."""
    with stores.sessions.begin() as session:
        person = _person(session, "Wren Quillfeather")
        ids = {
            name: _account(session, name, role, person if name == "wren.quillfeather" else None)
            for name, role in (
                ("first", Role.ADMINISTRATOR),
                ("second", Role.ADMINISTRATOR),
                ("wren.quillfeather", Role.APPLICANT),
            )
        }
        public_id, person_id = person.public_id, person.id
    receipt = receive(
        stores,
        Upload("Quillfeather letter.pdf", BytesIO(LETTER)),
        sender_id=ids["wren.quillfeather"],
        professional_id=person_id,
        roster_record_id=None,
        source="web",
    )
    picture = stores.storage.put(BytesIO(b"picture of Quillfeather"), 1000)
    records = stores.storage.put(BytesIO(b"a payroll file"), 1000)
    with stores.sessions.begin() as session:
        record_file(session, picture, "image/webp", NOW)
        record_file(session, records, "text/csv", NOW)
        for row in _rows(session, person_id, ids["first"], picture.sha256, records.sha256):
            session.add(row)
            session.flush()
    return Cast(
        public_id, ids["first"], ids["second"], ids["wren.quillfeather"], receipt.document_id
    )


def _person(session: Session, name: str) -> tables.Professional:
    person = tables.Professional(
        public_id=name[:1].lower() * 32,
        name=name,
        last4="7319",
        il_number="IL0099",
        member_number="M7319",
        created_at=NOW,
    )
    session.add(person)
    session.flush()
    return person


def _account(session: Session, name: str, role: Role, person: tables.Professional | None) -> int:
    email = f"{name}@example.com"
    title = "Wren Quillfeather" if person else name.title()
    made = add_account(session, email, title, [role], PASSWORD, professional=person, now=NOW)
    return made.id


def _rows(session: Session, person_id: int, staff_id: int, picture: str, records: str) -> list[Any]:
    """Return a row for every table that holds words about a person."""
    document = session.scalars(select(tables.Document)).one()
    document.state, document.error_message = "verified", "Quillfeather"
    work = tables.WorkRecordImport(
        public_id="i" * 32,
        kind="payroll",
        sha256=records,
        file_name="p.csv",
        payroll_company="Northline",
        rows_read=1,
        rows_rejected=0,
        rejections=[],
        preview={},
        imported_by=staff_id,
        imported_at=NOW,
        state="discarded",
        choices={},
        discarded_at=NOW,
    )
    line = tables.PayrollLine(
        source=work,
        row=1,
        employee_name="QUILLFEATHER, WREN",
        last4="7319",
        production="Harbor Lights",
        period_start=date(2026, 3, 2),
        period_end=date(2026, 3, 2),
        days=1.0,
        day=date(2026, 3, 2),
        loanout="Quillfeather Inc",
    )
    decision = tables.Decision(
        document_id=document.id,
        kind="approved",
        account_id=staff_id,
        reason="Quillfeather was there",
        days=["2026-03-02"],
        decided_at=NOW,
    )
    record = tables.RosterRecord(
        public_id="r" * 32,
        professional_id=person_id,
        roster="IER",
        local="80",
        classification="Grip",
        applied_on=date(2026, 1, 1),
        standing="pending",
        assessment={"words": "Zanzibar Dawn"},
        assessed_on=date(2026, 11, 1),
        changed_at=NOW,
    )
    session.add_all([work, line, decision, record])
    session.flush()
    question = tables.Question(
        public_id="q" * 32,
        reference="Q-1",
        document_id=document.id,
        issuer="Zanzibar Dawn LLC",
        subject="Quillfeather",
        body="Quillfeather",
        answer_by=date(2026, 12, 1),
        prepared_by=staff_id,
        prepared_at=NOW,
    )
    row = tables.QuestionRow(
        question=question,
        day=date(2026, 3, 2),
        production="Zanzibar Dawn",
        letter_says="Quillfeather",
        records_say="Quillfeather",
    )
    session.add_all([question, row])
    session.flush()
    return [
        tables.Result(
            document_id=document.id, stage="read", payload={"name": "Quillfeather"}, made_at=NOW
        ),
        tables.PastCheck(
            document_id=document.id,
            payload={"name": "Quillfeather"},
            made_at=NOW,
            replaced_at=NOW,
        ),
        tables.PageImage(
            document_id=document.id, page=1, width_px=1100, height_px=1400, sha256=picture
        ),
        tables.Credit(
            professional_id=person_id,
            day=date(2026, 3, 2),
            production="Zanzibar Dawn",
            classification="Grip",
            document_id=document.id,
            page=1,
            box=[1, 2, 3, 4],
            printed="Quillfeather",
            payroll_line_id=line.id,
            verdict="confirmed",
            because="Quillfeather was paid",
            rule="ier-80-work-days",
            rule_version="2026-01-01",
            decision_id=decision.id,
            credited_at=NOW,
        ),
        tables.Credential(
            professional_id=person_id,
            kind="driver_license",
            license_class="7319",
            document_id=document.id,
            birth_on=date(1980, 7, 31),
            recorded_at=NOW,
        ),
        tables.Message(
            public_id="m" * 32,
            professional_id=person_id,
            kind="k",
            event_key="k",
            about_on=date(2026, 3, 2),
            subject="Quillfeather",
            text="Quillfeather",
            written_at=NOW,
        ),
        tables.TrainingFact(
            professional_id=person_id,
            kind="completed",
            course="A",
            day=date(2026, 3, 2),
            provider="Quillfeather",
            because="Quillfeather",
            recorded_at=NOW,
            recorded_by="x",
        ),
        tables.Alias(
            public_id="a" * 32,
            kind="person",
            one="Wren Quillfeather",
            other="W. Quillfeather",
            one_key="wren quillfeather",
            other_key="w quillfeather",
            professional_id=person_id,
            taught_by=staff_id,
            taught_at=NOW,
        ),
        tables.RosterAssessment(
            roster_record_id=record.id,
            assessed_on=date(2026, 11, 1),
            computed_at=NOW,
            standing="pending",
            assessment={"words": "Zanzibar Dawn"},
        ),
        tables.RecordFact(
            roster_record_id=record.id,
            kind="suspended",
            day=date(2026, 3, 2),
            reason="Quillfeather",
            recorded_at=NOW,
            recorded_by="x",
        ),
        tables.Amendment(
            row_id=row.id,
            kind="confirms",
            note="Quillfeather",
            answered_by="Quillfeather",
            answered_on=date(2026, 4, 1),
            channel="mail",
            recorded_by=staff_id,
            recorded_at=NOW,
        ),
    ]


def words_in_tables(stores: Stores) -> str:
    """Return everything in every table as one text."""
    with stores.sessions() as session:
        return "\n".join(
            f"{table.name}: {row!r}"
            for table in Base.metadata.sorted_tables
            for row in session.execute(select(table))
        )


def bytes_in(folder: Path) -> bytes:
    """Return the bytes of every file in a folder and in the folders in it."""
    return b"\n".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
