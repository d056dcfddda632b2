"""The real application on a SQLite file, with invented people and documents at every state."""

import zlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from PIL import Image
from sqlalchemy import select
from sqlalchemy.orm import Session

from app import create_app
from app.access import Role
from app.accounts import hash_password, sign_ins
from app.accounts.registering import new_account
from app.imports.whole import import_payroll
from app.records import tables
from app.settings import Settings
from app.states import DocumentState, Stage
from app.storage.rows import record_file
from app.stores import Stores

PASSWORD = "correct horse battery staple"
NOW = datetime(2026, 11, 21, 18, 0, tzinfo=UTC)
PAGE_SIZE = (612.0, 792.0)
POLICY = {
    "name": "letter",
    "approved": False,
    "because": "1 day not proven by records.",
    "reasons": ["1 day not proven by records."],
}


@pytest.fixture
def database_url(tmp_path: Path) -> str:
    """The URL of an empty SQLite database: what pages show does not differ between databases."""
    return f"sqlite:///{tmp_path}/web.sqlite3"


@pytest.fixture
def settings(settings: Settings) -> Settings:
    """Settings for plain http on this machine, with a small file limit."""
    limit = 64 * 1024
    return replace(
        settings,
        secret_key="0123456789abcdef" * 4,
        secure_cookies=False,
        file_limit_bytes=limit,
        container_limit_bytes=2 * limit,
    )


@pytest.fixture
def app(settings: Settings, stores: Stores, scene: "Scene") -> Flask:
    """The application, with the scene's people in its database."""
    return create_app(settings, stores)


@dataclass
class Scene:
    """Two professionals, an account for each role, and documents seeded at will."""

    stores: Stores
    accounts: dict[str, int]
    professionals: dict[str, int]
    roster_record: str

    def document(
        self,
        public_id: str,
        *,
        state: DocumentState = DocumentState.IN_REVIEW,
        owner: str = "avery",
        ledger: list[dict[str, Any]] | None = None,
        findings: list[dict[str, Any]] | None = None,
        with_picture: bool = True,
        error: tuple[str, str] | None = None,
    ) -> str:
        """Seed a document as the jobs leave it, and return its public id, 32 letters long."""
        public_id = public_id.ljust(32, "0")
        with self.stores.sessions.begin() as session:
            row = self._row(session, public_id, state, owner)
            if error:
                row.error_code, row.error_message = error
            if state not in {DocumentState.RECEIVED, DocumentState.READING}:
                session.add(_result(row, Stage.READ, read_payload(row.sha256)))
                lines = day_lines() if ledger is None else ledger
                check = {"findings": findings or [], "ledger": lines, "policy": POLICY}
                session.add(_result(row, Stage.CHECK, check))
            if with_picture:
                self._picture(session, row)
        return public_id

    def record_of(self, owner: str) -> str:
        """Return the public id of a roster record of somebody, opened when they have none."""
        person = self.professionals[owner]
        with self.stores.sessions.begin() as session:
            mine = select(tables.RosterRecord).where(tables.RosterRecord.professional_id == person)
            found = session.scalars(mine).first()
            if found is None:
                found = _roster_record(session.get_one(tables.Professional, person))
                found.public_id = f"record{owner}".ljust(32, "0")
                session.add(found)
            return found.public_id

    def credit(self, document: str, production: str, day: date = date(2026, 3, 2)) -> None:
        """Credit one day of a document, as an approval leaves it."""
        with self.stores.sessions.begin() as session:
            wanted = select(tables.Document).where(tables.Document.public_id == document)
            row = session.scalars(wanted).one()
            decision = tables.Decision(
                document_id=row.id,
                kind="approved",
                account_id=self.accounts["robin"],
                days=[day.isoformat()],
                decided_at=NOW,
            )
            session.add(decision)
            session.flush()
            session.add(_credit(row, decision, production, day))

    def _row(
        self, session: Session, public_id: str, state: DocumentState, owner: str
    ) -> tables.Document:
        stored = self.stores.storage.put(BytesIO(f"%PDF-1.4 SAMPLE {public_id}".encode()), 10_000)
        record_file(session, stored, "application/pdf", NOW)
        row = tables.Document(
            public_id=public_id,
            reference=f"U-{public_id[:6].upper()}",
            sha256=stored.sha256,
            file_name=f"{public_id.rstrip('0')}.pdf",
            source="web",
            sender_id=self.accounts[owner],
            professional_id=self.professionals[owner],
            state=state,
            document_type="evl",
            received_at=NOW,
            changed_at=NOW,
        )
        session.add(row)
        session.flush()
        session.add(
            tables.Work(
                document_id=row.id, sender_id=row.sender_id, stage=Stage.DONE, created_at=NOW
            )
        )
        return row

    def _picture(self, session: Session, row: tables.Document) -> None:
        for width in (1100, 2200):
            height = round(width * PAGE_SIZE[1] / PAGE_SIZE[0])
            stored = self.stores.storage.put(BytesIO(blank_picture(width, height)), 1_000_000)
            record_file(session, stored, "image/webp", NOW)
            session.add(
                tables.PageImage(
                    document_id=row.id,
                    page=1,
                    width_px=width,
                    height_px=height,
                    sha256=stored.sha256,
                )
            )


def _credit(
    row: tables.Document, decision: tables.Decision, production: str, day: date
) -> tables.Credit:
    return tables.Credit(
        professional_id=row.professional_id,
        day=day,
        production=production,
        local="80",
        classification="Grip",
        document_id=row.id,
        verdict="confirmed",
        because="Paid by Northline Payroll.",
        rule="ier-80-work-days",
        rule_version="2026-01-01",
        decision_id=decision.id,
        credited_at=NOW,
    )


@lru_cache
def blank_picture(width: int, height: int) -> bytes:
    """Return an empty page as WebP."""
    picture = BytesIO()
    Image.new("L", (width, height), 245).save(picture, "WEBP", method=0)
    return picture.getvalue()


def _result(row: tables.Document, stage: Stage, payload: dict[str, Any]) -> tables.Result:
    return tables.Result(document_id=row.id, stage=stage, payload=payload, made_at=NOW)


def _field(value: Any, box: list[float], confidence: float = 0.98) -> dict[str, Any]:
    evidence = [{"page": 1, "box": box, "text": str(value)}]
    return {"value": value, "confidence": confidence, "evidence": evidence}


def read_payload(sha256: str) -> dict[str, Any]:
    """Return what reading a letter of three days leaves."""
    days = ["2026-03-02", "2026-03-03", "2026-03-04"]
    work_dates = {
        "value": days,
        "confidence": 0.95,
        "evidence": [
            {"page": 1, "box": [72, 300 + 20 * n, 200, 314 + 20 * n], "text": day, "item": day}
            for n, day in enumerate(days)
        ],
    }
    record = {
        "employee_name": _field("Jordan Avery", [72, 100, 180, 112]),
        "production": _field("Harbor Lights, Season 2", [72, 120, 240, 132]),
        "classification": _field("Grip", [72, 140, 120, 152]),
        "total_days_stated": _field(3, [72, 400, 90, 412], confidence=0.61),
        "work_dates": work_dates,
    }
    letter_date = _field("2026-04-02", [72, 60, 180, 72])
    fields = {"letter_date": letter_date, "has_signature": _field(True, [72, 600, 200, 640])}
    letter = {
        "type": "evl",
        "type_confidence": 0.99,
        "pages": [1],
        "fields": fields,
        "records": [record],
        "findings": [],
    }
    return {
        "sha256": sha256,
        "page_sizes": [list(PAGE_SIZE)],
        "documents": [letter],
        "error": None,
    }


def day_lines() -> list[dict[str, Any]]:
    """Return the ledger of that letter: two days paid, one not."""
    return [
        _day("2026-03-02", "confirmed", "counted", 0),
        _day("2026-03-03", "confirmed", "counted", 1),
        _day("2026-03-04", "unsupported", "not-counted", 2),
    ]


def _day(day: str, verdict: str, status: str, row: int) -> dict[str, Any]:
    paid = [{"file": "payroll.csv", "row": 14 + row}] if status == "counted" else []
    box = [72.0, 300.0 + 20 * row, 200.0, 314.0 + 20 * row]
    return {
        "date": day,
        "production": "Harbor Lights, Season 2",
        "classification": "Grip",
        "day_verdict": verdict,
        "status": status,
        "because": "Paid by Northline Payroll." if paid else "No payroll line covers this day.",
        "claimed_by": [{"file": "letter.pdf", "page": 1, "box": box, "text": day}],
        "paid_by": paid,
        "remitted_by": [],
        "rule": "ier-80-work-days (2026-01-01)",
        "rule_id": "ier-80-work-days",
        "rule_version": "2026-01-01",
        "payroll_line": None,
        "fringe_line": None,
        "record": 0,
    }


@pytest.fixture
def scene(stores: Stores) -> Scene:
    """The people of the scene: Avery and Blake apply, Robin reviews, Alex administers, Pat pays."""
    with stores.sessions.begin() as session:
        people = {name: _professional(session, name) for name in ("avery", "blake")}
        accounts = {
            name: _account(session, name, role, people.get(name)).id for name, role in ROLES.items()
        }
        record = _roster_record(people["avery"])
        session.add(record)
        session.flush()
        return Scene(
            stores, accounts, {name: row.id for name, row in people.items()}, record.public_id
        )


ROLES = {
    "avery": Role.APPLICANT,
    "blake": Role.APPLICANT,
    "robin": Role.REVIEWER,
    "alex": Role.ADMINISTRATOR,
    "pat": Role.PAYROLL_PARTNER,
}


@lru_cache
def _password_hash() -> str:
    return hash_password(PASSWORD)


def _account(
    session: Session, name: str, role: Role, professional: tables.Professional | None
) -> tables.Account:
    called = f"{name.capitalize()} Sample"
    account = new_account(
        session, f"{name}@example.com", called, [role], professional=professional, now=NOW
    )
    # One hash for all: five for each test would take longer than the tests.
    account.password = _password_hash()
    if role is Role.PAYROLL_PARTNER:
        account.payroll_company = "Northline Payroll"
    return account


def _professional(session: Session, name: str) -> tables.Professional:
    number = f"{zlib.crc32(name.encode()) % 10_000_000:07}"
    row = tables.Professional(
        public_id=name.ljust(32, "0"),
        name=f"Jordan {name.capitalize()}",
        last4=number[-4:],
        il_number=number,
        created_at=NOW,
    )
    session.add(row)
    session.flush()
    return row


def _roster_record(professional: tables.Professional) -> tables.RosterRecord:
    return tables.RosterRecord(
        public_id="record".ljust(32, "0"),
        professional_id=professional.id,
        roster="IER",
        local="80",
        classification="Grip",
        applied_on=date(2026, 9, 14),
        standing="pending",
        assessment={},
        assessed_on=date(2026, 11, 21),
        changed_at=NOW,
    )


SignIn = Callable[[str], FlaskClient]


@pytest.fixture
def sign_in(app: Flask, scene: Scene) -> SignIn:
    """A function that returns a browser in which somebody of the scene is signed in."""

    def signed_in(name: str) -> FlaskClient:
        client = app.test_client()
        with client.session_transaction() as cookie:
            cookie["key"] = key_for(scene, name, sign_ins.Kind.PAGES)
        return client

    return signed_in


@pytest.fixture
def key_of(scene: Scene) -> Callable[[str], str]:
    """A function that returns the key of a new sign-in on the pages, for a browser's cookie."""
    return lambda name: key_for(scene, name, sign_ins.Kind.PAGES)


@pytest.fixture
def token_for(scene: Scene) -> Callable[[str], str]:
    """A function that returns a token for somebody of the scene."""
    return lambda name: key_for(scene, name, sign_ins.Kind.TOKEN)


def key_for(scene: Scene, name: str, kind: sign_ins.Kind) -> str:
    """Return the key of a new sign-in, proved by two factors."""
    with scene.stores.sessions.begin() as session:
        account = session.get_one(tables.Account, scene.accounts[name])
        begun = sign_ins.begin(
            session,
            account,
            kind,
            "Firefox on Linux",
            is_complete=True,
            now=scene.stores.now(),
            settings=scene.stores.settings,
        )
        return begun.key


def post(client: FlaskClient, address: str, form: dict[str, Any], page: str = "/sign-in") -> Any:
    """Send a form with the token of a page that the client sees, as a browser would."""
    return client.post(address, data={"csrf_token": csrf_token(client, page), **form})


def csrf_token(client: FlaskClient, page: str = "/upload") -> str:
    """Return the token in the forms of a page."""
    text = client.get(page, follow_redirects=True).text
    return text.split('name="csrf_token" value="', 1)[1].split('"', 1)[0]


@pytest.fixture
def a_minute_later(stores: Stores) -> Callable[[], None]:
    """A function that lets the minute pass in which a decision is told to nobody outside."""

    def pass_by() -> None:
        with stores.sessions.begin() as session:
            for decision in session.scalars(select(tables.Decision)):
                decision.decided_at -= timedelta(seconds=61)

    return pass_by


@pytest.fixture
def send() -> Callable[..., Any]:
    """A function that posts a form with its token: ``send(client, address, form)``."""

    def send_form(client: FlaskClient, address: str, form: dict[str, Any]) -> Any:
        return post(client, address, form, page="/upload")

    return send_form


@pytest.fixture
def pay(scene: Scene) -> Callable[..., None]:
    """A function that takes in a payroll file that pays Avery: ``pay("2026-03-06", kind="I")``."""

    def paid(day: str, kind: str = "W", hours: str = "10") -> None:
        with scene.stores.sessions() as session:
            person = session.get_one(tables.Professional, scene.professionals["avery"])
        header = "Work Date,Employee Name,SSN Last 4,Production,Occupation,Hours,Day Type"
        row = f"{day},{person.name},{person.last4},Harbor Lights S2,Grip,{hours},{kind}"
        import_payroll(
            scene.stores,
            f"pay-{day}.csv",
            BytesIO(f"{header}\n{row}\n".encode()),
            payroll_company="Northline Payroll",
            imported_by=scene.accounts["alex"],
            now=NOW,
        )

    return paid
