"""A database of before is brought up to date in time that its rows account for, and loses none."""

import re

from sqlalchemy import select

from app.records import tables
from app.records.engine import make_engine
from app.records.name_keys import middle_key
from bench.migrations import GOAL_SECONDS, fill, upgraded

ROWS = 2_000
STARTED_SECONDS = 5.0
"""What bringing an empty database up to date may cost this processor."""


def test_rows_of_before_get_random_ids_and_keep_the_rest(database_url: str) -> None:
    engine = make_engine(database_url, busy_wait_seconds=5)
    fill(engine, ROWS)

    _, cpu_seconds = upgraded(engine)

    fact, person = tables.TrainingFact, tables.Professional
    with engine.connect() as connection:
        rows = connection.execute(select(fact.id, fact.public_id, fact.provider)).all()
        people = connection.execute(select(person.name, person.middle_key)).all()
    engine.dispose()
    assert [row.provider for row in rows] == [f"School {row.id}" for row in rows]
    assert len({row.public_id for row in rows}) == ROWS
    assert all(re.fullmatch("[0-9a-f]{32}", row.public_id) for row in rows)
    assert [each.middle_key for each in people] == [middle_key(each.name) for each in people]
    assert cpu_seconds <= STARTED_SECONDS + GOAL_SECONDS * ROWS / 1_000_000
