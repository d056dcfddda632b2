"""Invented people at scale, with records, credentials and credited days, in a database."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from typing import Any

from psycopg import sql
from sqlalchemy import Connection, Table, insert, text
from sqlalchemy.orm import Session

from app.access import Role
from app.accounts import add_account
from app.records import tables
from app.records.json_text import json_text
from app.records.name_keys import family_key, middle_key, name_key
from app.stores import Stores
from bench import standing_letters as letters

NOW = datetime(2026, 11, 21, 20, 0, tzinfo=UTC)
TODAY = date(2026, 11, 21)
_PASSWORD = "correct horse battery staple"  # noqa: S105 - of an invented reviewer
_ROWS_AT_ONCE = 5000
_FIRST_CREDIT = date(2026, 1, 5)
_DECIDED = NOW - timedelta(days=3)


def make_people(stores: Stores, people: int, worked: range, days: int, with_letters: range) -> None:
    """Put people with two records each into an empty database.

    Those who ``worked`` have credited days; those of them ``with_letters`` have claimed them.
    """
    claimed = [list(_worked_days(n, days)) for n in with_letters]
    with stores.sessions.begin() as session:
        _staff_and_paper(session)
    tables_and_rows: tuple[tuple[Any, Iterator[dict[str, Any]]], ...] = (
        (tables.Professional, (_person(n) for n in range(1, people + 1))),
        (tables.RosterRecord, (row for n in range(1, people + 1) for row in _records(n))),
        (tables.RecordFact, (row for n in range(1, people + 1) for row in _facts(n))),
        (tables.Credential, (row for n in range(1, people + 1) for row in _credentials(n))),
        (tables.Document, letters.documents(with_letters, _DECIDED)),
        (tables.Decision, letters.decisions(with_letters, _DECIDED)),
        (tables.Result, letters.checks(with_letters, claimed, _DECIDED)),
        (tables.Message, letters.messages(with_letters, _DECIDED, TODAY)),
        (tables.AuditEntry, letters.entries(with_letters, _DECIDED)),
        (tables.Credit, (row for n in worked for row in _credits(n, days, with_letters))),
    )
    for table, rows in tables_and_rows:
        while some := list(islice(rows, _ROWS_AT_ONCE)):
            with stores.sessions.begin() as session:
                _put(session.connection(), table.__table__, some)
    with stores.sessions.begin() as session:
        session.execute(text("ANALYZE"))


def _put(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    """Add rows to a table, by COPY on PostgreSQL, which takes millions in minutes."""
    if connection.dialect.name == "sqlite":
        connection.execute(insert(table), rows)
        return
    raw: Any = connection.connection.driver_connection
    names = sql.SQL(", ").join(map(sql.Identifier, rows[0]))
    copied = sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(table.name), names)
    with raw.cursor() as cursor, cursor.copy(copied) as copy:
        for row in rows:
            copy.write_row(
                [
                    json_text(each) if isinstance(each, (dict, list)) else each
                    for each in row.values()
                ]
            )


def _staff_and_paper(session: Session) -> None:
    add_account(session, "robin@example.com", "Robin", [Role.REVIEWER], _PASSWORD, now=NOW)
    session.add(
        tables.StoredFile(
            sha256="0" * 64, size_bytes=1, media_type="application/pdf", stored_at=NOW
        )
    )
    session.flush()
    document = tables.Document(
        public_id="d".ljust(32, "0"),
        reference="U-1",
        sha256="0" * 64,
        file_name="letter.pdf",
        source="web",
        sender_id=1,
        state="verified",
        document_type="evl",
        received_at=NOW,
        changed_at=NOW,
    )
    session.add(document)
    session.flush()
    decision = tables.Decision(
        document_id=document.id, kind="approved", policy="records-agree-1", days=[], decided_at=NOW
    )
    session.add(decision)
    session.flush()


def _person(n: int) -> dict[str, Any]:
    name = f"Person {n} Sample"
    return {
        "id": n,
        "public_id": f"p{n:031d}",
        "name": name,
        "name_key": name_key(name),
        "family_key": family_key(name),
        "middle_key": middle_key(name),
        "last4": f"{n % 10_000:04d}",
        "il_number": f"{n:010d}",
        "created_at": NOW,
    }


def _records(n: int) -> Iterator[dict[str, Any]]:
    """Yield an application whose days count, and a grouped driver on the roster."""
    shared = {
        "professional_id": n,
        "roster": "IER",
        "standing": "",
        "assessment": {},
        "assessed_on": TODAY,
        "training_recorded_from": date(2024, 1, 1),
        "changed_at": NOW,
    }
    grip = {"local": "80", "classification": "Grip", "applied_on": date(2026, 9, 1)}
    driver = {"local": "399", "classification": "Driver", "applied_on": date(2024, 1, 10)}
    yield {**shared, **grip, "id": 2 * n - 1, "public_id": f"g{n:031d}"}
    yield {**shared, **driver, "id": 2 * n, "public_id": f"r{n:031d}"}


def _facts(n: int) -> Iterator[dict[str, Any]]:
    shared = {"roster_record_id": 2 * n, "recorded_at": NOW, "recorded_by": "service", "reason": ""}
    placed = date(2024, 2, 1) + timedelta(days=n % 600)
    yield {**shared, "public_id": f"f{n:031d}", "kind": "placed", "day": placed, "group": None}
    yield {**shared, "public_id": f"g{n:031d}", "kind": "grouped", "day": placed, "group": "3"}


def _credentials(n: int) -> Iterator[dict[str, Any]]:
    shared = {"professional_id": n, "document_id": 1, "decision_id": 1, "recorded_at": NOW}
    ends = TODAY + timedelta(days=100 + n % 700)
    yield {
        **shared,
        "public_id": f"l{n:031d}",
        "kind": "driver_license",
        "expires_on": date(2030, 1, 1),
        "issued_on": None,
    }
    yield {
        **shared,
        "public_id": f"m{n:031d}",
        "kind": "medical_certificate",
        "expires_on": ends,
        "issued_on": date(2025, 10, 1),
    }


def _worked_days(n: int, days: int) -> Iterator[tuple[date, str]]:
    """Yield day and production of one professional, who works in a crew of sixty."""
    crew = n // 60
    for number in range(days):
        day = _FIRST_CREDIT + timedelta(days=number * 4 + crew % 40)
        yield day, f"Production {(crew + number // 20) % 5000}"


def _credits(n: int, days: int, with_letters: range) -> Iterator[dict[str, Any]]:
    for number, (day, production) in enumerate(_worked_days(n, days)):
        letter = letters.letter_of(with_letters, n, number)
        yield {
            "professional_id": n,
            "day": day,
            "production": production,
            "local": "80",
            "classification": "Grip",
            "document_id": letter,
            "verdict": "confirmed",
            "because": "Paid.",
            "rule": "ier-80",
            "rule_version": "",
            "decision_id": letter,
            "credited_at": NOW,
        }
