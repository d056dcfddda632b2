"""Databases of before rows had random ids get one for each, and every other column stays."""

import re
from datetime import UTC, date, datetime

from alembic import command
from sqlalchemy import Connection, MetaData, Table, insert, select

from app.records import migrate, tables
from app.records.engine import make_engine, rebuilding

NOW = datetime(2026, 3, 8, tzinfo=UTC)
COURSES = 40


def test_rows_of_before_get_random_ids_and_keep_the_rest(database_url: str) -> None:
    engine = make_engine(database_url, busy_wait_seconds=5)
    with rebuilding(engine).connect() as connection, connection.begin():
        command.upgrade(migrate._config(connection), "0024")
        _fill(connection)

    migrate.upgrade(engine)

    fact = tables.TrainingFact
    with engine.connect() as connection:
        rows = connection.execute(select(fact.id, fact.public_id, fact.provider)).all()
    engine.dispose()
    assert [row.provider for row in rows] == [f"School {row.id}" for row in rows]
    assert len({row.public_id for row in rows}) == COURSES
    assert all(re.fullmatch("[0-9a-f]{32}", row.public_id) for row in rows)


def _fill(connection: Connection) -> None:
    """Write one person with many courses into the tables as they were."""
    person = {"id": 1, "public_id": "p" * 32, "name": "Jo Sample", "created_at": NOW}
    connection.execute(insert(tables.Professional), [person])
    course = {"professional_id": 1, "kind": "completed", "because": "", "recorded_by": "service"}
    every = [
        course
        | {
            "course": f"C{n}",
            "provider": f"School {n}",
            "day": date(2026, 3, 2),
            "recorded_at": NOW,
        }
        for n in range(1, COURSES + 1)
    ]
    of_before = Table("training_facts", MetaData(), autoload_with=connection)
    connection.execute(insert(of_before), every)
