"""``python -m bench.cases.load``: the check under load, with a whole year of payroll on SQLite.

Makes professionals with one letter each and payroll rows of them all, then compares every letter
with the records as the service does, and again the letters that a later import touches. Prints CPU
seconds of the checking process and its largest memory.
"""

import resource
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

import click
from sqlalchemy import JSON, Engine, insert, select
from sqlalchemy.orm import Session
from sqlalchemy.types import TypeEngine

from app import checking
from app.evidence_ahead import in_batches, read_ahead
from app.records import tables
from app.records.engine import make_engine, writing
from app.records.migrate import upgrade
from app.states import DocumentState, Stage
from bench.cases.draft import ON, Letter, statement_of, weekdays
from bench.cases.invent import invented_job, payroll_name
from extractors.payload import dump_reading, load_reading
from extractors.values import Reading

NOW = datetime(2026, 11, 21, 18, 0, tzinfo=UTC)
_BATCH = 5000
_FIRST = (
    "Maria",
    "Theodore",
    "José",
    "Robert",
    "Ana",
    "Sean",
    "Priya",
    "William",
    "Katherine",
    "June",
)
_LAST = ("Vale", "Okonkwo", "Núñez", "Alder", "Cruz", "O'Hara", "Raman", "Marsh", "Lund", "Quill")
_TITLES = tuple(
    f"{a} {b}"
    for a in ("Harbor", "Quiet", "Copper", "Glass")
    for b in ("Lights", "Water", "Canyon")
)


@dataclass(frozen=True)
class Size:
    """How much is made."""

    claims: int
    rows: int
    later_rows: int


@click.command()
@click.option("--claims", default=10_000)
@click.option("--rows", default=1_000_000)
@click.option("--later-rows", default=5_000)
def main(claims: int, rows: int, later_rows: int) -> None:
    """Make the records, check every letter, import once more, and recheck what that touches."""
    size = Size(claims, rows, later_rows)
    with TemporaryDirectory() as folder:
        engine = make_engine(f"sqlite:///{Path(folder) / 'load.sqlite3'}", 5)
        upgrade(engine)
        fill(engine, size)
        before = _peak_mb()
        seconds, days = _check(engine, None)
        click.echo(
            f"{claims} letters, {rows} payroll rows: {seconds:.1f} s of CPU "
            f"({seconds / claims * 1000:.2f} ms each), {days} days counted"
        )
        touched = _later_import(engine, size)
        again, _ = _check(engine, touched)
        click.echo(
            f"after {later_rows} more rows: {len(touched)} letters again in {again:.1f} s of CPU"
        )
        click.echo(f"largest memory {_peak_mb():.0f} MB (making the records took {before:.0f} MB)")


def _check(engine: Engine, only: set[int] | None) -> tuple[float, int]:
    started, counted = time.process_time(), 0
    with Session(engine) as session:
        ids = only if only is not None else session.scalars(select(tables.Document.id)).all()
        for batch in in_batches(session, ids):
            read = payloads(session, batch)
            with read_ahead(session, batch):
                for document in batch:
                    for statement in load_reading(read[document.id]).documents:
                        found = checking.check_statement(session, document, statement, ON)
                        counted += sum(line.status == "counted" for line in found.days)
            session.expunge_all()
    return time.process_time() - started, counted


def payloads(session: Session, batch: Sequence[tables.Document]) -> dict[int, Any]:
    read = select(tables.Result.document_id, tables.Result.payload).where(
        tables.Result.stage == Stage.READ, tables.Result.document_id.in_([d.id for d in batch])
    )
    return {row.document_id: row.payload for row in session.execute(read)}


def _later_import(engine: Engine, size: Size) -> set[int]:
    """Add a file of rows about a few hundred people; return the documents it touches."""
    people = {n % size.claims + 1 for n in range(size.later_rows // 10)}
    with Session(writing(engine)) as session:
        source = _import(session, 2)
        rows = [row for n in sorted(people) for row in _paid_rows(n, 10, source, Random(n + 7))]
        session.execute(insert(tables.PayrollLine), rows)
        session.commit()
    return people


def fill(engine: Engine, size: Size) -> None:
    each = size.rows // size.claims
    with Session(writing(engine)) as session:
        session.execute(
            insert(tables.Account),
            [_row(tables.Account, public_id="a", email="a", name="a", fs_uniquifier="a")],
        )
        session.execute(
            insert(tables.StoredFile),
            [_row(tables.StoredFile, sha256=digit * 64) for digit in "012"],
        )
        source = _import(session, 1)
        pending: list[dict[str, Any]] = []
        for number in range(1, size.claims + 1):
            _add_person(session, number, each)
            pending += _paid_rows(number, each, source, Random(number))
            if len(pending) >= _BATCH:
                session.execute(insert(tables.PayrollLine), pending)
                pending.clear()
        session.execute(insert(tables.PayrollLine), pending) if pending else None
        session.commit()


def _add_person(session: Session, number: int, each: int) -> None:
    name, last4 = _person(number)
    add = session.execute
    add(
        insert(tables.Professional),
        [_row(tables.Professional, id=number, public_id=f"{number:032}", name=name, last4=last4)],
    )
    add(
        insert(tables.RosterRecord),
        [
            _row(
                tables.RosterRecord,
                id=number,
                public_id=f"{number:032}",
                professional_id=number,
                roster="IER",
                local="80",
                classification="Grip",
                applied_on=date(2026, 3, 1),
            )
        ],
    )
    add(
        insert(tables.Document),
        [
            _row(
                tables.Document,
                id=number,
                public_id=f"{number:032}",
                reference=f"D{number:09}",
                sha256="0" * 64,
                sender_id=1,
                professional_id=number,
                roster_record_id=number,
                state=DocumentState.IN_REVIEW,
            )
        ],
    )
    add(
        insert(tables.Result),
        [_row(tables.Result, document_id=number, stage=Stage.READ, payload=_letter(number, each))],
    )


def _person(number: int) -> tuple[str, str]:
    name = f"{_FIRST[number % 10]} {_LAST[number // 10 % 10]}-{chr(65 + number // 100 % 26)}ing"
    return name, f"{number % 10_000:04}"


def _letter(number: int, each: int) -> Any:
    name, last4 = _person(number)
    random = Random(number)
    job = invented_job(random, random.choice(_TITLES), "Northlight Pictures LLC", "Grip", "80")
    days = _days(number, each)
    start = random.randrange(max(1, len(days) - 25))
    job.days = days[start : start + 22]
    letter = Letter([job], name, last4, job.days[-1] + timedelta(days=9))
    return dump_reading(Reading("0" * 64, ((612.0, 792.0),), (statement_of(letter),)))


def _days(number: int, each: int) -> list[date]:
    return weekdays(ON - timedelta(days=360 - number % 40), each)


def _paid_rows(number: int, each: int, source: int, random: Random) -> list[dict[str, Any]]:
    name, last4 = _person(number)
    title = _title(number)
    rows = []
    for row, day in enumerate(_days(number, each), 2):
        kind = random.choice(("WK",) * 20 + ("ID", "TR"))
        rows.append(
            _row(
                tables.PayrollLine,
                import_id=source,
                row=row,
                employee_name=payroll_name(name),
                last4=last4,
                production=title,
                classification="Grip",
                employer="Northlight Pictures LLC",
                day=day,
                period_start=day,
                period_end=day,
                days=1.0,
                hours=10.0,
                day_type=kind,
            )
        )
    return rows


def _title(number: int) -> str:
    return Random(number).choice(_TITLES).upper()


def _import(session: Session, number: int) -> int:
    session.execute(
        insert(tables.WorkRecordImport),
        [
            _row(
                tables.WorkRecordImport,
                id=number,
                public_id=f"{number:032}",
                kind="payroll",
                sha256=str(number) * 64,
                payroll_company="Reelpay Payroll Services, Inc.",
                imported_by=1,
                applied_at=NOW,
                period_start=ON - timedelta(days=365),
                period_end=ON,
            )
        ],
    )
    return number


def _row(table: Any, **values: Any) -> dict[str, Any]:
    """Return a row with something in every column that may not be empty."""
    found = dict(values)
    for column in table.__table__.columns:
        needed = not column.nullable and column.default is None and column.name != "id"
        if column.name not in found and needed:
            found[column.name] = _something(column.name, column.type)
    return found


def _something(name: str, kind: TypeEngine[Any]) -> Any:
    if isinstance(kind, JSON):
        return [] if name == "rejections" else {}
    plain: dict[type, Any] = {int: 0, float: 0.0, bool: True, str: "", date: ON}
    return plain.get(kind.python_type, NOW)


def _peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
