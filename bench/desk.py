"""What the review desk costs with many documents waiting: queue, one document, one decision.

``python -m bench.desk`` fills a database in a temporary folder with letters in review, SQLite or
(``--postgresql``) PostgreSQL, and prints the server's milliseconds and CPU milliseconds, medians,
each beside its goal.
"""

import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

import click
from flask.testing import FlaskClient
from sqlalchemy import insert, text

from app import create_app
from app.access import Role
from app.accounts import sign_ins
from app.accounts.registering import new_account
from app.opening import open_stores
from app.records import tables
from app.records.engine import make_engine
from app.records.migrate import upgrade
from app.settings import Settings
from app.states import DocumentState, Stage
from app.stores import Stores
from bench.postgresql import new_database, server

NOW = datetime(2026, 11, 21, 20, 0, tzinfo=UTC)
_FIRST_DAY = date(2026, 1, 5)
_DAYS = 20
_LOCALS = ("80", "44", "600", "695", "700", "728", "729")
_REASONS = ("", "days-not-in-payroll", "total-mismatch", "missing-signature")
_ROWS_AT_ONCE = 1000
_TIMES = 15
_SERVER_MS, _NEXT_MS = 200.0, 400.0
"""The goals of the review desk: of one answer of the server, and from a decision to the next."""

_TAKEN = {200, 302}


@click.command()
@click.option("--waiting", default=10_000, show_default=True, help="Letters in review.")
@click.option("--postgresql", is_flag=True, help="On a PostgreSQL server of its own.")
def main(*, waiting: int, postgresql: bool) -> None:
    """Print what the desk's pages and decisions take on the server."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="dayproof-bench-")))
        url = f"sqlite:///{folder}/desk.sqlite3"
        if postgresql:
            url = new_database(stack.enter_context(server(durable=False)))
        stores = _stores(folder, url)
        key = _fill(stores, waiting)
        found = {what: numbers for what, *numbers in _measured(stores, key)}
    both = zip(found["decision"], found["next document"], strict=True)
    for what, numbers in found.items():
        click.echo(_line_of(what, numbers, _SERVER_MS))
    click.echo(_line_of("decision key to next document", [sum(each) for each in both], _NEXT_MS))


def _line_of(what: str, numbers: Sequence[float], goal: float) -> str:
    elapsed, spent = numbers
    said = "met" if elapsed <= goal else "met in CPU time only" if spent <= goal else "missed"
    return (
        f"{what}: {elapsed:.0f} ms, {spent:.0f} ms CPU, median of {_TIMES}; "
        f"goal {goal:.0f} ms: {said}"
    )


def _stores(folder: Path, url: str) -> Stores:
    engine = make_engine(url, busy_wait_seconds=5)
    upgrade(engine)
    engine.dispose()
    settings = Settings(data_folder=folder, database_url=url, secret_key="0123456789abcdef" * 4)
    return open_stores(replace(settings, secure_cookies=False), busy_wait_seconds=5)


def _fill(stores: Stores, waiting: int) -> str:
    """Put the letters on the desk and return the key of a reviewer's sign-in."""
    with stores.sessions.begin() as session:
        sender = new_account(session, "sam@example.com", "Sam", [Role.APPLICANT], now=NOW)
        robin = new_account(session, "robin@example.com", "Robin", [Role.REVIEWER], now=NOW)
        session.flush()
        begun = sign_ins.begin(
            session,
            robin,
            sign_ins.Kind.PAGES,
            "bench",
            is_complete=True,
            now=stores.now(),
            settings=stores.settings,
        )
        key, sender_id = begun.key, sender.id
    numbers = range(1, waiting + 1)
    tables_and_rows: tuple[tuple[Any, Iterator[dict[str, Any]]], ...] = (
        (tables.StoredFile, (_file(n) for n in numbers)),
        (tables.Professional, (_person(n) for n in numbers)),
        (tables.Document, (_document(n, sender_id) for n in numbers)),
        (tables.Result, (row for n in numbers for row in _results(n))),
        (tables.DeskItem, (_item(n) for n in numbers)),
    )
    for table, rows in tables_and_rows:
        while some := list(islice(rows, _ROWS_AT_ONCE)):
            with stores.sessions.begin() as session:
                session.execute(insert(table), some)
    with stores.sessions.begin() as session:
        session.execute(text("ANALYZE"))
    return key


def _measured(stores: Stores, key: str) -> Iterator[tuple[str, float, float]]:
    """Yield each step with its milliseconds and CPU milliseconds, in the median."""
    client = create_app(stores.settings, stores).test_client()
    with client.session_transaction() as cookie:
        cookie["key"] = key
    pages = {
        "queue": "/desk",
        "queue of one local and reason": "/desk?local=80&reason=total-mismatch",
        "my decisions": "/desk/decisions",
    }
    for what, address in pages.items():
        yield what, *_median(lambda address=address: client.get(address))  # type: ignore[misc]
    numbers = iter(range(1, 10 * _TIMES))
    yield "one document", *_median(lambda: client.get(f"/desk/{next(numbers):032d}"))
    page = client.get("/desk/" + "1".zfill(32)).get_data(as_text=True)
    token = page.split('name="csrf_token" value="', 1)[1].split('"', 1)[0]
    yield "decision", *_median(lambda: _approve(client, next(numbers), token))
    yield "next document", *_median(lambda: client.get(f"/desk/{next(numbers):032d}"))


def _approve(client: FlaskClient, number: int, token: str) -> Any:
    days = [day.isoformat() for day in _days(number)]
    form = {"csrf_token": token, "day": days}
    return client.post(f"/desk/{number:032d}/approve", data=form)


def _median(ask: Callable[[], Any]) -> tuple[float, float]:
    elapsed, spent = [], []
    for _ in range(_TIMES):
        start, cpu = time.perf_counter(), time.process_time()
        answer = ask()
        elapsed.append(1000 * (time.perf_counter() - start))
        spent.append(1000 * (time.process_time() - cpu))
        if answer.status_code not in _TAKEN:
            raise click.ClickException(f"{answer.request.path}: {answer.status_code}")
    return statistics.median(elapsed), statistics.median(spent)


def _file(n: int) -> dict[str, Any]:
    return {
        "sha256": f"{n:064d}",
        "size_bytes": 1000,
        "media_type": "application/pdf",
        "stored_at": NOW,
        "name": f"{n:032d}",
    }


def _person(n: int) -> dict[str, Any]:
    return {
        "id": n,
        "public_id": f"p{n:031d}",
        "name": f"Person {n}",
        "last4": f"{n % 10_000:04d}",
        "created_at": NOW,
    }


def _document(n: int, sender_id: int) -> dict[str, Any]:
    came = NOW - timedelta(minutes=7 * n)
    return {
        "id": n,
        "public_id": f"{n:032d}",
        "reference": f"U-{n:06d}",
        "sha256": f"{n:064d}",
        "file_name": f"letter-{n}.pdf",
        "source": "web",
        "sender_id": sender_id,
        "professional_id": n,
        "state": DocumentState.IN_REVIEW,
        "document_type": "evl",
        "received_at": came,
        "changed_at": came,
    }


def _item(n: int) -> dict[str, Any]:
    return {
        "document_id": n,
        "due_on": (NOW - timedelta(minutes=7 * n)).date() + timedelta(days=3),
        "value": n % 3,
        "local": _LOCALS[n % len(_LOCALS)],
        "classification": "Grip",
        "reason_code": _REASONS[n % len(_REASONS)],
    }


def _days(n: int) -> list[date]:
    return [_FIRST_DAY + timedelta(days=n % 7 + each) for each in range(_DAYS)]


def _results(n: int) -> Iterator[dict[str, Any]]:
    days = _days(n)
    made = {"document_id": n, "made_at": NOW}
    record = {
        "employee_name": _field(f"Person {n}"),
        "production": _field("Harbor Lights"),
        "classification": _field("Grip"),
        "total_days_stated": _field(_DAYS, 0.61),
        "work_dates": _field([day.isoformat() for day in days]),
    }
    letter = {
        "type": "evl",
        "type_confidence": 0.99,
        "pages": [1],
        "fields": {"letter_date": _field("2026-04-02"), "has_signature": _field(value=True)},
        "records": [record],
        "findings": [],
    }
    read = {"sha256": f"{n:064d}", "page_sizes": [[612.0, 792.0]], "documents": [letter]}
    yield {**made, "stage": Stage.READ, "payload": {**read, "error": None}}
    checked = {
        "findings": [],
        "ledger": [_line(day) for day in days],
        "policy": {"name": "letter", "approved": False, "because": "A look", "reasons": []},
    }
    yield {**made, "stage": Stage.CHECK, "payload": checked}


def _field(value: Any, confidence: float = 0.98) -> dict[str, Any]:
    box = [72.0, 100.0, 180.0, 112.0]
    evidence = [{"page": 1, "box": box, "text": str(value)[:40]}]
    return {"value": value, "confidence": confidence, "evidence": evidence}


def _line(day: date) -> dict[str, Any]:
    place = {"page": 1, "box": [72.0, 300.0, 200.0, 314.0], "text": day.isoformat()}
    return {
        "date": day.isoformat(),
        "production": "Harbor Lights",
        "classification": "Grip",
        "day_verdict": "confirmed",
        "status": "counted",
        "because": "Paid.",
        "claimed_by": [{"file": "letter.pdf", **place}],
        "paid_by": [],
        "remitted_by": [],
        "rule_id": "ier-80-work-days",
        "rule_version": "2026-01-01",
        "payroll_line": None,
        "fringe_line": None,
    }


if __name__ == "__main__":
    main()
