"""What is recorded of one person is found by indexes, however much is recorded of everybody."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Connection
from sqlalchemy.dialects import sqlite

from app.records.engine import make_engine
from app.records.migrate import upgrade
from app.settings import Settings
from app.standing import fact_queries
from app.standing.sweep import due_records


@pytest.fixture(scope="module")
def connection(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Connection]:
    """Yield a connection to an empty SQLite database, which tells how it would answer."""
    folder: Path = tmp_path_factory.mktemp("plans")
    engine = make_engine(f"sqlite:///{folder}/plans.sqlite3", busy_wait_seconds=5)
    upgrade(engine)
    with engine.connect() as opened:
        yield opened
    engine.dispose()


@pytest.mark.parametrize(
    "name",
    ["DAYS_NOW", "DAYS_EVER", "RECORDS", "RECORDS_HELD", "RECORD_FACTS", "CREDENTIALS", "TRAINING"],
)
def test_no_table_is_read_as_a_whole(connection, name):
    query = getattr(fact_queries, name).params(ids=[7])
    text = str(
        query.compile(
            dialect=sqlite.dialect(),
            compile_kwargs={"literal_binds": True, "render_postcompile": True},
        )
    )

    steps = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {text}").all()

    assert [row[3] for row in steps if row[3].startswith("SCAN")] == []


def test_who_is_due_is_found_by_its_index_even_where_all_were_due_at_once(connection):
    with closing(sqlite3.connect(connection.engine.url.database)) as plain:
        plain.execute("ANALYZE")
        plain.execute(
            "INSERT INTO sqlite_stat1 VALUES "
            "('roster_records', 'ix_roster_records_due', '1000000 1000000'), "
            "('roster_records', 'sqlite_autoindex_roster_records_1', '1000000 2 2 1 1')"
        )
        plain.execute("ANALYZE sqlite_schema")
        query = due_records(datetime(2026, 11, 21, 20, 0, tzinfo=UTC), Settings())

        text = str(query.compile(dialect=sqlite.dialect(), compile_kwargs={"literal_binds": True}))
        steps = [row[3] for row in plain.execute(f"EXPLAIN QUERY PLAN {text}")]

    assert steps == ["SEARCH roster_records USING INDEX ix_roster_records_due (due_on<?)"]
