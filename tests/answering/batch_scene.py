"""A payroll partner with a batch whose files stand at chosen states."""

import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from hashlib import sha256

from sqlalchemy import update

from app.access import Role
from app.batches.making import FileIn, NewBatch, add_file, close, make
from app.batches.states import FileState
from app.mailing import deliver_due
from app.records import tables
from app.states import DocumentState, Stage
from app.stores import Stores

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


@dataclass
class Clock:
    """A clock that moves when it is told to."""

    at: datetime = NOON

    def __call__(self) -> datetime:
        """Return the moment that it shows."""
        return self.at

    def pass_time(self, much: timedelta) -> None:
        """Move on."""
        self.at += much


@dataclass
class Partner:
    """A partner account with one batch, and a person whose letters it holds."""

    stores: Stores
    account_id: int
    person_id: int
    batch_id: int = 0

    def begin(self, source: str = "mail", proof: str | None = "proven", **values: str) -> None:
        """Make the batch, as a message or a page does."""
        given = {
            "reply_to": "letters@northline.example",
            "subject": "EVLs wk ending 11/20 NPS-2026-47",
            "message_id": "their-1@northline.example",
            "own_reference": "NPS-2026-47",
            **values,
        }
        new = NewBatch(self.account_id, "Northline Payroll", source, proof=proof, **given)
        with self.stores.sessions.begin() as session:
            self.batch_id = make(session, new, self.stores.now()).id

    def letter(self, name: str, state: DocumentState, *, known: bool = True, days: int = 0) -> int:
        """Add a letter that stands at a state; with ``days`` it claims and counts so many."""
        with self.stores.sessions.begin() as session:
            document = _document(session, self, name, state, known=known)
            batch = session.get_one(tables.Batch, self.batch_id)
            add_file(session, batch, FileIn(name, FileState.TAKEN, 22_400, document_id=document.id))
            if days:
                _counted(session, document, days)
            return document.id

    def refused(self, name: str, reason: str) -> None:
        """Add a file that was not taken in."""
        with self.stores.sessions.begin() as session:
            batch = session.get_one(tables.Batch, self.batch_id)
            file = FileIn(name, FileState.NOT_TAKEN, 10, "encrypted", reason)
            add_file(session, batch, file)

    def whole(self) -> None:
        """Say that every file is written down."""
        with self.stores.sessions.begin() as session:
            close(session, session.get_one(tables.Batch, self.batch_id), self.stores.now())

    def becomes(self, document_id: int, state: DocumentState) -> None:
        """Move a document to a state."""
        with self.stores.sessions.begin() as session:
            row = tables.Document
            session.execute(update(row).where(row.id == document_id).values(state=state))


def partner(stores: Stores, account_id: int) -> Partner:
    """Return a partner who holds an account, and a person it pays."""
    with stores.sessions.begin() as session:
        account = session.get_one(tables.Account, account_id)
        account.payroll_company = "Northline Payroll"
        account.roles = [tables.Role(name=Role.PAYROLL_PARTNER)]
        person = tables.Professional(
            public_id="a" * 32, name="Jordan Avery", last4="4471", created_at=NOON
        )
        session.add(person)
        session.flush()
        return Partner(stores, account_id, person.id)


def posted(stores: Stores) -> list[EmailMessage]:
    """Deliver what is due and return all mail there is, in the order it was written."""
    deliver_due(stores)
    folder = stores.settings.data_folder / "outbox"
    files = folder.glob("*.eml") if folder.exists() else []
    found = sorted(files, key=lambda file: file.stat().st_mtime_ns)
    return [message_from_bytes(file.read_bytes(), policy=default) for file in found]  # type: ignore[misc]


def _document(
    session, one: Partner, name: str, state: DocumentState, *, known: bool
) -> tables.Document:
    digest = sha256(secrets.token_bytes(8)).hexdigest()
    session.add(
        tables.StoredFile(
            sha256=digest, size_bytes=10, media_type="application/pdf", stored_at=NOON
        )
    )
    session.flush()
    document = tables.Document(
        public_id=secrets.token_hex(16),
        reference=f"U-{secrets.token_hex(3).upper()}",
        sha256=digest,
        file_name=name,
        source="mail",
        sender_id=one.account_id,
        professional_id=one.person_id if known else None,
        state=state,
        received_at=NOON,
        changed_at=NOON,
    )
    session.add(document)
    session.flush()
    return document


def _counted(session, document: tables.Document, days: int) -> None:
    decision = tables.Decision(
        document_id=document.id, kind="approved", policy="letter", days=[], decided_at=NOON
    )
    session.add(decision)
    session.flush()
    ledger = []
    for number in range(days):
        day = datetime(2026, 3, 1 + number, tzinfo=UTC).date()
        ledger.append({"date": day.isoformat(), "paid_by": []})
        session.add(
            tables.Credit(
                decision_id=decision.id,
                document_id=document.id,
                professional_id=document.professional_id,
                day=day,
                production="Harbor Lights",
                classification="Grip",
                local="80",
                verdict="confirmed",
                because="Paid.",
                rule="ier-80-work-days",
                rule_version="2026-01-01",
                credited_at=NOON,
            )
        )
    session.add(
        tables.Result(
            document_id=document.id, stage=Stage.CHECK, payload={"ledger": ledger}, made_at=NOON
        )
    )
