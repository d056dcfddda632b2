"""What is recorded of one person is found by indexes, however much is recorded of everybody."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection
from sqlalchemy.dialects import sqlite

from app.records.engine import make_engine
from app.records.migrate import upgrade
from app.standing import fact_queries


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
    "name", ["DAYS_NOW", "DAYS_EVER", "RECORDS", "RECORD_FACTS", "CREDENTIALS", "TRAINING"]
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
