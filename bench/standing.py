"""What the roster costs at scale: a full recompute, a night's sweep, one record, one page.

``python -m bench.standing`` makes a database of invented people in a temporary folder, or in the
empty PostgreSQL database of ``--url``, and prints CPU seconds, milliseconds and the peak memory.
"""

import resource
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from itertools import count
from pathlib import Path
from typing import Any

import click
from sqlalchemy import update

from app import standing
from app.opening import open_stores
from app.records import tables
from app.records.engine import make_engine
from app.records.migrate import upgrade
from app.roster.compliance import assess
from app.roster.rulebook import rule_book
from app.settings import Settings
from app.stores import Stores
from bench.standing_letters import lettered
from bench.standing_pages import page_costs
from bench.standing_people import NOW, TODAY, make_people

_WAY = ["full", "sweep", "page"]
_LETTERED = 5_000
"""So many of those that worked have letters, when pages are looked at: theirs are shown."""


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
        with_letters = lettered(worked, _LETTERED) if "page" in measure else range(0)
        made = _timed(lambda: make_people(stores, people, worked, days, with_letters))
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
            click.echo("pages: least / median / p95 of forty people")
            for cost in page_costs(stores, with_letters):
                click.echo(str(cost))
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


if __name__ == "__main__":
    main()
