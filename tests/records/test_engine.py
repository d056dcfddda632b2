"""Writers wait for one another and lose nothing; sessions that read cannot write."""

import multiprocessing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from app.errors import Unavailable
from app.records.clock import MomentFromNow
from app.records.engine import Sessions, make_engine
from app.records.migrate import upgrade
from app.records.tables import AuditEntry, Role


def _count_up(url: str, times: int) -> None:
    sessions = Sessions(make_engine(url, busy_wait_seconds=30))
    for _ in range(times):
        with sessions.begin() as session:
            role = session.scalars(select(Role)).one()
            role.description = str(int(role.description) + 1)


def test_no_update_is_lost_between_processes_on_sqlite(tmp_path: Path) -> None:
    # Guards: "BEGIN IMMEDIATE" in app.records.engine._begin. With a plain BEGIN most of these
    # fail as locked; with the driver's own transactions about half of the counts vanish.
    url = f"sqlite:///{tmp_path}/test.sqlite3"
    engine = make_engine(url, busy_wait_seconds=5)
    upgrade(engine)
    with Sessions(engine).begin() as session:
        session.add(Role(name="counter", description="0"))
    start = multiprocessing.get_context("spawn")

    processes = [start.Process(target=_count_up, args=(url, 40)) for _ in range(3)]
    for process in processes:
        process.start()
    for process in processes:
        process.join(timeout=60)

    with Sessions(engine)() as session:
        assert session.scalars(select(Role.description)).one() == "120"
    engine.dispose()


def test_a_reading_session_cannot_write(database_url: str) -> None:
    engine = make_engine(database_url, busy_wait_seconds=5)
    upgrade(engine)

    with Sessions(engine)() as session, pytest.raises(DBAPIError, match=r"read-?only"):
        session.execute(text("INSERT INTO roles (name, description) VALUES ('a', '')"))

    engine.dispose()


def test_sqlite_keeps_what_it_acknowledged_when_the_power_fails(tmp_path: Path) -> None:
    # Guards: journal_mode, synchronous and foreign_keys in app.records.engine._make_durable.
    engine = make_engine(f"sqlite:///{tmp_path}/test.sqlite3", busy_wait_seconds=5)

    with engine.connect() as connection:
        asked = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        found = [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in asked]

    engine.dispose()
    assert found == ["wal", 2, 1, 5000]


def test_the_database_clock_is_stored_and_compared_like_any_moment(database_url: str) -> None:
    engine = make_engine(database_url, busy_wait_seconds=5)
    upgrade(engine)
    sessions = Sessions(engine)

    with sessions.begin() as session:
        session.add(AuditEntry(at=MomentFromNow(60), actor="", action="", object=""))

    with sessions() as session:
        stored = session.scalars(select(AuditEntry.at)).one()
        assert 55 < (stored - datetime.now(UTC)).total_seconds() < 65
        assert session.scalars(select(AuditEntry).where(AuditEntry.at > MomentFromNow(50))).all()
        assert not session.scalars(
            select(AuditEntry).where(AuditEntry.at > MomentFromNow(70))
        ).all()
    engine.dispose()


def test_a_database_that_stays_locked_is_told_as_unavailable(tmp_path: Path) -> None:
    engine = make_engine(f"sqlite:///{tmp_path}/test.sqlite3", busy_wait_seconds=0.1)
    upgrade(engine)
    others = make_engine(f"sqlite:///{tmp_path}/test.sqlite3", busy_wait_seconds=0.1)

    with Sessions(others).begin(), pytest.raises(Unavailable), Sessions(engine).begin():
        pass

    engine.dispose()
    others.dispose()


def test_a_thread_whose_turn_never_comes_is_told_so(tmp_path: Path) -> None:
    # Guards: the turns in app.records.engine.Sessions.begin.
    engine = make_engine(f"sqlite:///{tmp_path}/test.sqlite3", busy_wait_seconds=9)
    sessions = Sessions(engine, busy_wait_seconds=0.1)

    with sessions.begin(), pytest.raises(Unavailable), sessions.begin():
        pass

    engine.dispose()
