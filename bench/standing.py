"""What the roster costs at scale: a full recompute, a night's sweep, one record, one page.

``python -m bench.standing`` makes a database of invented people in a temporary folder, or in the
empty PostgreSQL database of ``--url``, and prints CPU seconds, milliseconds and the peak memory.
"""

import resource
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import count, islice
from pathlib import Path
from typing import Any

import click
from sqlalchemy import insert, select, text, update
from sqlalchemy.orm import Session

from app import create_app, standing
from app.access import Role
from app.accounts import add_account, sign_ins
from app.opening import open_stores
from app.records import tables
from app.records.engine import make_engine
from app.records.migrate import upgrade
from app.roster.compliance import assess
from app.roster.rulebook import rule_book
from app.settings import Settings
from app.stores import Stores

NOW = datetime(2026, 11, 21, 20, 0, tzinfo=UTC)
TODAY = date(2026, 11, 21)
PASSWORD = "correct horse battery staple"  # noqa: S105 - of an invented reviewer
_ROWS_AT_ONCE = 5000
_FIRST_CREDIT = date(2026, 1, 5)
_OK = 200
_PAGES = (
    "/people/p{:031d}",
    "/roster/g{:031d}",
    "/roster/r{:031d}/other",
    "/roster/r{:031d}/history",
    "/roster?q=person+{}",
)
_WAY = ["full", "sweep", "page"]


@click.command()
@click.option("--url", help="An empty PostgreSQL database; else SQLite in a temporary folder.")
@click.option(
    "--people", default=55_000, show_default=True, help="Professionals, two records each."
)
@click.option("--days", default=55, show_default=True, help="Credited days of each professional.")
@click.option(
    "--one-in", default=1, show_default=True, help="Days are credited to one person in so many."
)
@click.option("--due", default=500, show_default=True, help="Records that change in the sweep.")
@click.option("--measure", type=click.Choice(_WAY), multiple=True, default=_WAY)
def main(
    url: str | None, people: int, days: int, one_in: int, due: int, measure: tuple[str, ...]
) -> None:
    """Print what the roster costs with so many people."""
    with tempfile.TemporaryDirectory(prefix="dayproof-bench-") as folder:
        stores = _stores(Path(folder), url)
        worked = range(1, people + 1, one_in)
        made = _timed(lambda: _people(stores, people, worked, days))
        credited = len(worked) * days
        click.echo(f"made {people:,} people, {2 * people:,} records, {credited:,} days: {made}")
        if "full" in measure:
            click.echo(f"full recompute, everything new: {_timed(lambda: _all(stores))}")
            click.echo(f"full recompute, nothing new: {_timed(lambda: _all(stores))}")
            click.echo(f"one record reassessed: {_one_record(stores):.2f} ms CPU")
        if "sweep" in measure:
            _make_due(stores, due)
            click.echo(f"sweep, {due:,} of {2 * people:,} due: {_timed(lambda: _sweep(stores))}")
        if "page" in measure:
            for address, milliseconds in _pages(stores, worked):
                click.echo(f"{address}: {milliseconds:.1f} ms CPU on the server, median")
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        click.echo(f"peak memory: {peak:.0f} MB")


def _stores(folder: Path, url: str | None) -> Stores:
    database = url or f"sqlite:///{folder}/bench.sqlite3"
    settings = Settings(
        data_folder=folder,
        database_url=database,
        secret_key="0123456789abcdef" * 4,
        secure_cookies=False,
    )
    engine = make_engine(database, 30)
    upgrade(engine)
    engine.dispose()
    return replace(open_stores(settings, busy_wait_seconds=30), now=lambda: NOW)


def _timed(run: Callable[[], Any]) -> str:
    start, cpu = time.perf_counter(), time.process_time()
    run()
    return f"{time.process_time() - cpu:.1f} s CPU, {time.perf_counter() - start:.1f} s"


def _people(stores: Stores, people: int, worked: range, days: int) -> None:
    with stores.sessions.begin() as session:
        _staff_and_paper(session)
    tables_and_rows: tuple[tuple[Any, Iterator[dict[str, Any]]], ...] = (
        (tables.Professional, (_person(n) for n in range(1, people + 1))),
        (tables.RosterRecord, (row for n in range(1, people + 1) for row in _records(n))),
        (tables.RecordFact, (row for n in range(1, people + 1) for row in _facts(n))),
        (tables.Credential, (row for n in range(1, people + 1) for row in _credentials(n))),
        (tables.Credit, (row for n in worked for row in _credits(n, days))),
    )
    for table, rows in tables_and_rows:
        while some := list(islice(rows, _ROWS_AT_ONCE)):
            with stores.sessions.begin() as session:
                session.execute(insert(table), some)
    with stores.sessions.begin() as session:
        session.execute(text("ANALYZE"))


def _staff_and_paper(session: Session) -> None:
    add_account(session, "robin@example.com", "Robin", [Role.REVIEWER], PASSWORD, now=NOW)
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
    return {
        "id": n,
        "public_id": f"p{n:031d}",
        "name": f"Person {n} Sample",
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
    yield {**shared, "kind": "placed", "day": placed, "group": None}
    yield {**shared, "kind": "grouped", "day": placed, "group": "3"}


def _credentials(n: int) -> Iterator[dict[str, Any]]:
    shared = {"professional_id": n, "document_id": 1, "decision_id": 1, "recorded_at": NOW}
    ends = TODAY + timedelta(days=100 + n % 700)
    yield {**shared, "kind": "driver_license", "expires_on": date(2030, 1, 1), "issued_on": None}
    yield {
        **shared,
        "kind": "medical_certificate",
        "expires_on": ends,
        "issued_on": date(2025, 10, 1),
    }


def _credits(n: int, days: int) -> Iterator[dict[str, Any]]:
    """Yield the days of one professional, who works in a crew of sixty."""
    crew = n // 60
    for number in range(days):
        yield {
            "professional_id": n,
            "day": _FIRST_CREDIT + timedelta(days=number * 4 + crew % 40),
            "production": f"Production {(crew + number // 20) % 5000}",
            "local": "80",
            "classification": "Grip",
            "document_id": 1,
            "verdict": "confirmed",
            "because": "Paid.",
            "rule": "ier-80",
            "rule_version": "",
            "decision_id": 1,
            "credited_at": NOW,
        }


def _all(stores: Stores) -> None:
    standing.recompute_all(stores)


def _one_record(stores: Stores) -> float:
    """Return the CPU milliseconds, in the median, to load one record's facts and to judge it."""
    taken = []
    for n in range(1, 201):
        with stores.sessions() as session:
            record = session.get_one(tables.RosterRecord, n)
            start = time.process_time()
            assess(standing.history_of(session, record), rule_book(), TODAY)
            taken.append(1000 * (time.process_time() - start))
    return statistics.median(taken)


def _make_due(stores: Stores, due: int) -> None:
    """Let the certificates of some people lapse yesterday, so that their records change today.

    They were judged before, as everybody is; that everybody else was makes no difference.
    """
    ids, record = range(7, 7 + due), tables.RosterRecord
    held = tables.Credential
    with stores.sessions.begin() as session:
        standing.recompute_people(session, ids, NOW)
    with stores.sessions.begin() as session:
        # Everybody else is due another day, as after a sweep.
        session.execute(
            update(record).where(record.due_on.is_(None)).values(due_on=TODAY + timedelta(days=30))
        )
        lapsed = update(held).where(held.professional_id.in_(ids), held.kind != "driver_license")
        session.execute(lapsed.values(expires_on=TODAY - timedelta(days=1)))
        mine = update(record).where(record.professional_id.in_(ids), record.local == "399")
        session.execute(mine.values(due_on=TODAY))


def _sweep(stores: Stores) -> None:
    for _ in count():
        if not standing.recompute_due(stores):
            return


def _pages(stores: Stores, worked: range) -> Iterator[tuple[str, float]]:
    """Yield each page with its CPU milliseconds in the median of forty people."""
    client = create_app(stores.settings, stores).test_client()
    with client.session_transaction() as cookie:
        cookie["key"] = _signed_in(stores)
    people = _forty(stores, worked)
    for address in _PAGES:
        taken = []
        for n in people:
            start = time.process_time()
            answer = client.get(address.format(n))
            taken.append(1000 * (time.process_time() - start))
            if answer.status_code != _OK:
                raise click.ClickException(f"{address}: {answer.status_code}")
        yield address, statistics.median(taken)


def _signed_in(stores: Stores) -> str:
    """Return the key of a reviewer's sign-in, proved by two factors."""
    with stores.sessions.begin() as session:
        robin = session.scalars(select(tables.Account)).one()
        return sign_ins.begin(
            session,
            robin,
            sign_ins.Kind.PAGES,
            "Firefox on Linux",
            is_complete=True,
            now=stores.now(),
            settings=stores.settings,
        ).key


def _forty(stores: Stores, worked: range) -> list[int]:
    """Return forty professionals who worked, from all over the database, judged."""
    chosen = [worked[n * len(worked) // 41] for n in range(1, 41)]
    with stores.sessions.begin() as session:
        standing.recompute_people(session, chosen, NOW)
    return chosen


if __name__ == "__main__":
    main()
