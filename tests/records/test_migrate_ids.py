"""A database of before is brought up to date in time that its rows account for, and loses none."""

import re

from sqlalchemy import select

from app.records import tables
from app.records.engine import make_engine
from bench.migrations import GOAL_SECONDS, fill, upgraded

ROWS = 2_000
STARTED_SECONDS = 5.0
"""What bringing an empty database up to date may cost this processor."""


def test_rows_of_before_get_random_ids_and_keep_the_rest(database_url: str) -> None:
    engine = make_engine(database_url, busy_wait_seconds=5)
    fill(engine, ROWS)

    _, cpu_seconds = upgraded(engine)

    fact = tables.TrainingFact
    with engine.connect() as connection:
        rows = connection.execute(select(fact.id, fact.public_id, fact.provider)).all()
        keys = connection.execute(select(tables.Professional.middle_key).distinct()).all()
    engine.dispose()
    assert [row.provider for row in rows] == [f"School {row.id}" for row in rows]
    assert len({row.public_id for row in rows}) == ROWS
    assert all(re.fullmatch("[0-9a-f]{32}", row.public_id) for row in rows)
    assert len(keys) >= 1
    assert cpu_seconds <= STARTED_SECONDS + GOAL_SECONDS * ROWS / 1_000_000
