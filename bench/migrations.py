"""``python -m bench.migrations``: how long bringing a large database up to date keeps it locked.

The database has the tables of ``OF_BEFORE`` and as many people and courses as said; all that came
since is applied at once. A migration is one transaction, so its time is how long others wait.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from tempfile import TemporaryDirectory
from typing import Any

import click
from sqlalchemy import Connection, Engine, MetaData, Table, insert

from app.records import migrate
from app.records.engine import make_engine, rebuilding
from bench.postgresql import new_database, server

OF_BEFORE = "0021"
"""The revision that the database has, unless another is said: those after it fill columns."""
GOAL_SECONDS = 60.0
_AT_ONCE = 10_000
_NOW = datetime(2026, 3, 8, tzinfo=UTC)


@click.command()
@click.option("--rows", default=1_000_000, show_default=True)
@click.option("--before", default=OF_BEFORE, show_default=True, help="The revision it has.")
@click.option("--database", type=click.Choice(["sqlite", "postgresql"]), default="sqlite")
def main(rows: int, before: str, database: str) -> None:
    """Fill a database of before, bring it up to date, and print what that took."""
    with _database(database) as url:
        engine = make_engine(url, busy_wait_seconds=5)
        fill(engine, rows, before)
        wall, cpu = upgraded(engine)
        engine.dispose()
    click.echo(f"{database}: {rows:,} people and courses: {wall:.1f} s, {cpu:.1f} s of CPU here")


def fill(engine: Engine, rows: int, before: str = OF_BEFORE) -> None:
    """Make the tables of before, with so many people and one course of each."""
    migrate.upgrade(engine, before)
    with rebuilding(engine).connect() as connection, connection.begin():
        _insert(connection, "professionals", (_person(n) for n in range(1, rows + 1)))
        _insert(connection, "training_facts", (_course(n) for n in range(1, rows + 1)))


def upgraded(engine: Engine) -> tuple[float, float]:
    """Bring a database up to date; return the seconds it took, and those of this processor."""
    began, cpu = time.perf_counter(), time.process_time()
    migrate.upgrade(engine)
    return time.perf_counter() - began, time.process_time() - cpu


def _insert(connection: Connection, name: str, rows: Iterator[dict[str, Any]]) -> None:
    table = Table(name, MetaData(), autoload_with=connection)
    batch: list[dict[str, Any]] = []
    for row in rows:
        batch.append(row)
        if len(batch) == _AT_ONCE:
            connection.execute(insert(table), batch)
            batch = []
    if batch:
        connection.execute(insert(table), batch)


def _person(number: int) -> dict[str, Any]:
    name = f"Person{number % 9973} de la Family{number % 7919}"
    return {"id": number, "public_id": f"{number:032x}", "name": name, "created_at": _NOW}


def _course(number: int) -> dict[str, Any]:
    return {
        "professional_id": number,
        "kind": "completed",
        "course": "A",
        "day": date(2026, 3, 2),
        "provider": f"School {number}",
        "because": "",
        "recorded_at": _NOW,
        "recorded_by": "service",
    }


@contextmanager
def _database(kind: str) -> Iterator[str]:
    if kind == "postgresql":
        with server(durable=True) as folder:
            yield new_database(folder)
        return
    with TemporaryDirectory(prefix="dayproof-migrations-") as name:
        yield f"sqlite:///{name}/large.sqlite3"


if __name__ == "__main__":
    main()
