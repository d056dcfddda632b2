"""How much processor time and memory a payroll file costs, and the check again of whom it touches.

``python -m bench.imports`` imports a million rows in a process of its own, then five thousand into
a service whose reviewers have letters of some of those people before them.
"""

import csv
import json
import resource
import secrets
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import click
from sqlalchemy import select

from app import people
from app.checking import compare, settle
from app.imports.whole import import_payroll
from app.opening import open_stores
from app.records import tables
from app.records.engine import make_engine
from app.records.migrate import upgrade
from app.settings import Settings
from app.states import DocumentState, Stage
from app.stores import Stores
from extractors.payload import dump_reading, load_reading
from extractors.values import DocumentType, Field, Place, Reading, Statement

HEADER = (
    "Work Date", "Week Ending", "Last Name", "First Name", "SSN Last 4", "Production",
    "Production Company", "Local", "Occupation", "Day Type", "Hours",
)  # fmt: skip
DAYS_A_PERSON = 50
FIRST_DAY = date(2026, 1, 5)
NOW = datetime(2026, 6, 1, 18, 0, tzinfo=UTC)


@click.command()
@click.option("--rows", default=1_000_000, show_default=True)
@click.option("--update-rows", default=5_000, show_default=True)
@click.option("--letters", default=300, show_default=True)
@click.option("--measure", hidden=True, type=click.Path(path_type=Path))
def main(rows: int, update_rows: int, letters: int, measure: Path | None) -> None:
    """Print processor seconds, peak memory, and the time of the check again."""
    if measure is not None:
        click.echo(json.dumps(_imported(measure)))
        return
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "payroll.csv"
        _write(file, rows)
        found = _in_its_own_process(file)
        click.echo(
            f"{rows:,} rows ({file.stat().st_size / 1e6:,.0f} MB): "
            f"{found['cpu']:.1f} CPU s, {1e5 * found['cpu'] / rows:.2f} CPU s per 100,000 rows, "
            f"peak {found['megabytes']:,.0f} MB"
        )
        cpu, touched = _checked_again(Path(folder) / "service", update_rows, letters)
        click.echo(
            f"{update_rows:,} more rows touch {touched} of {letters} letters in review: "
            f"compared and settled again in {cpu:.2f} CPU s"
        )


def _in_its_own_process(file: Path) -> dict[str, float]:
    command = [sys.executable, "-m", "bench.imports", "--measure", str(file)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def _imported(file: Path) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        stores, account = _new(Path(folder))
        began = time.process_time()
        with file.open("rb") as data:
            import_payroll(
                stores, file.name, data, payroll_company="Reelpay", imported_by=account, now=NOW
            )
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        return {"cpu": time.process_time() - began, "megabytes": memory}


def _checked_again(folder: Path, rows: int, letters: int) -> tuple[float, int]:
    """Return the processor seconds from a file's application to the last letter settled."""
    stores, account = _new(folder)
    _import(stores, account, _rows(rows, first_person=letters))
    for number in range(letters):
        _letter(stores, account, number)
    began = time.process_time()
    _import(stores, account, _rows(rows))
    waiting = _waiting(stores)
    for document_id in waiting:
        _check(stores, document_id)
    return time.process_time() - began, len(waiting)


def _new(folder: Path) -> tuple[Stores, int]:
    folder.mkdir(parents=True, exist_ok=True)
    url = f"sqlite:///{folder}/bench.sqlite3"
    engine = make_engine(url, busy_wait_seconds=5)
    upgrade(engine)
    engine.dispose()
    stores = open_stores(
        Settings(data_folder=folder / "data", database_url=url), busy_wait_seconds=5
    )
    with stores.sessions.begin() as session:
        account = tables.Account(
            public_id=secrets.token_hex(16), email="bench@example.com", name="Bench",
            fs_uniquifier="bench", created_at=NOW,
        )  # fmt: skip
        session.add(account)
        session.flush()
        return stores, account.id


def _write(file: Path, count: int) -> None:
    with file.open("w", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(HEADER)
        writer.writerows(_rows(count))


def _rows(count: int, *, first_person: int = 0) -> Iterator[tuple[str, ...]]:
    """Yield the rows of week after week, as a payroll company's cumulative export has them."""
    persons = max(1, count // DAYS_A_PERSON)
    for n in range(count):
        person, day = first_person + n % persons, _day(n // persons)
        ending = day + timedelta(days=(5 - day.weekday()) % 7)
        yield (
            day.isoformat(), ending.isoformat(), f"Vale{person}", f"Maria{person % 97}",
            f"{person % 10_000:04}", f"Harbor Lights {person % 40}", "Northlight Pictures, LLC",
            "80", "Grip", "WK", f"{8 + n % 5}.0",
        )  # fmt: skip


def _day(index: int) -> date:
    return FIRST_DAY + timedelta(days=7 * (index // 5) + index % 5)


def _import(stores: Stores, account: int, rows: Iterator[tuple[str, ...]]) -> None:
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow(HEADER)
    writer.writerows(rows)
    data = BytesIO(out.getvalue().encode())
    import_payroll(stores, "p.csv", data, payroll_company="Reelpay", imported_by=account, now=NOW)


def _letter(stores: Stores, account: int, number: int) -> None:
    """Put a letter of one person before the reviewers, compared with what is known so far."""
    with stores.sessions.begin() as session:
        digits = f"{number % 10_000:04}"
        name = f"Maria{number % 97} Vale{number}"
        person = people.add_professional(session, name, digits, f"IL{number:08}", None, NOW)
        people.open_roster_record(session, person, "IER", "80", "Grip", date(2026, 4, 15), NOW)
        sha256 = secrets.token_hex(32)
        session.add(tables.StoredFile(sha256=sha256, size_bytes=1, media_type="x", stored_at=NOW))
        document = tables.Document(
            public_id=secrets.token_hex(16), reference=f"U-{number}", sha256=sha256,
            file_name="letter.pdf", source="web", sender_id=account, professional_id=person.id,
            state=DocumentState.CHECKING, document_type=DocumentType.EVL, received_at=NOW,
            changed_at=NOW,
        )  # fmt: skip
        session.add(document)
        session.flush()
        payload = dump_reading(_reading(name, digits, number))
        session.add(
            tables.Result(document_id=document.id, stage=Stage.READ, payload=payload, made_at=NOW)
        )
        session.add(
            tables.Work(
                document_id=document.id, sender_id=account, stage=Stage.DONE, created_at=NOW
            )
        )
        document_id = document.id
    _check(stores, document_id)


def _reading(name: str, last4: str, number: int) -> Reading:
    days = [_day(index).isoformat() for index in range(35)]
    places = tuple(Place(1, (72.0, 100.0 + n, 90.0, 110.0 + n), d, d) for n, d in enumerate(days))
    fields = {
        "letter_date": _value("2026-05-30"),
        "payroll_company": _value("Reelpay"),
        "has_signature": _value(True),  # noqa: FBT003 - what the letter shows
        "has_letterhead": _value(True),  # noqa: FBT003
        "proof_of_payment_attached": _value(False),  # noqa: FBT003
    }
    record = {
        "employee_name": _value(name),
        "last4": _value(last4),
        "production": _value(f"Harbor Lights {number % 40}"),
        "production_type": _value("feature"),
        "classification": _value("Key Grip"),
        "local": _value("80"),
        "work_dates": Field(days, 0.99, places),
    }
    statement = Statement(DocumentType.EVL, 0.99, (1,), fields, (record,))
    return Reading(secrets.token_hex(32), ((612.0, 792.0),), (statement,))


def _value(found: Any) -> Field:
    return Field(found, 0.99, (Place(1, (72.0, 96.0, 180.0, 110.0), str(found)),))


def _waiting(stores: Stores) -> list[int]:
    due = select(tables.Work.document_id).where(tables.Work.stage == Stage.CHECK)
    with stores.sessions() as session:
        return list(session.scalars(due.order_by(tables.Work.document_id)))


def _check(stores: Stores, document_id: int) -> None:
    """Compare and settle one letter as the CHECK stage does."""
    settings = stores.settings
    with stores.sessions() as session:
        document = session.get_one(tables.Document, document_id)
        read = session.get_one(tables.Result, (document_id, Stage.READ))
        reading = load_reading(read.payload)
        compared = compare(session, document, reading, now=NOW, settings=settings)
    with stores.sessions.begin() as session:
        document = session.get_one(tables.Document, document_id)
        payload = settle(session, document, compared, now=NOW, settings=settings)
        session.add(
            tables.Result(document_id=document_id, stage=Stage.CHECK, payload=payload, made_at=NOW)
        )


if __name__ == "__main__":
    main()
