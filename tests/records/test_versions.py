"""Programs of two versions on one database: who goes on, who is refused, and what they are told."""

import pytest
from sqlalchemy import Engine, insert, select, text

from app.errors import Unavailable
from app.opening import refuse_unfit
from app.records.engine import make_engine, writing
from app.records.migrate import oldest_programs, upgrade
from app.records.tables import Base, OldestPrograms, Probe
from app.records.versions import KNOWN, OtherDatabase, Version, version_at
from app.stores import Stores

LATER = "9001"


def _taken_over(engine: Engine, oldest: str) -> None:
    """Leave the database as the upgrade of a later version does."""
    with writing(engine).begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = :it"), {"it": LATER})
        connection.execute(text("UPDATE oldest_programs SET revision = :it"), {"it": oldest})


def _write(stores: Stores) -> None:
    with stores.sessions.begin() as session:
        session.execute(insert(Probe).values(name="worker:one.1", at=stores.now()))


def _written(stores: Stores) -> list[str]:
    with stores.sessions() as session:
        return list(session.scalars(select(Probe.name)))


def test_an_upgrade_says_whose_programs_may_go_on(stores: Stores) -> None:
    with stores.sessions() as session:
        recorded = session.scalars(select(OldestPrograms.revision)).all()

    assert recorded == [oldest_programs(KNOWN[-1])]
    assert version_at(stores.sessions.engine) is Version.SAME


@pytest.mark.parametrize("oldest", [KNOWN[-1], KNOWN[-2]])
def test_programs_that_a_later_version_allows_start_and_write(stores: Stores, oldest: str) -> None:
    _taken_over(stores.sessions.engine, oldest)

    refuse_unfit(stores)
    upgrade(stores.sessions.engine)
    _write(stores)

    assert version_at(stores.sessions.engine) is Version.NEWER
    assert _written(stores) == ["worker:one.1"]


def test_programs_that_a_later_version_does_not_allow_neither_start_nor_write(
    stores: Stores,
) -> None:
    _taken_over(stores.sessions.engine, LATER)

    for refused in (refuse_unfit, lambda each: upgrade(each.sessions.engine)):
        with pytest.raises(OtherDatabase, match=r"newer than this program.*in its place"):
            refused(stores)
    with pytest.raises(Unavailable):
        _write(stores)

    assert version_at(stores.sessions.engine) is Version.TOO_NEW
    assert _written(stores) == []


def test_a_program_that_runs_stops_writing_when_it_is_no_longer_allowed(stores: Stores) -> None:
    _write(stores)

    _taken_over(stores.sessions.engine, LATER)

    with pytest.raises(Unavailable), stores.sessions.begin() as session:
        session.execute(insert(Probe).values(name="worker:two.2", at=stores.now()))
    assert _written(stores) == ["worker:one.1"]


def test_a_later_version_without_a_word_about_others_allows_nobody(stores: Stores) -> None:
    _taken_over(stores.sessions.engine, KNOWN[-1])
    with writing(stores.sessions.engine).begin() as connection:
        connection.execute(text("DELETE FROM oldest_programs"))

    assert version_at(stores.sessions.engine) is Version.TOO_NEW


def test_programs_do_not_start_before_the_tables_are_brought_up_to_date(
    stores: Stores, database_url: str
) -> None:
    with writing(stores.sessions.engine).begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0026'"))

    with pytest.raises(OtherDatabase, match="dayproof database upgrade"):
        refuse_unfit(stores)
    with pytest.raises(Unavailable):
        _write(stores)


def test_a_database_without_tables_is_older(database_url: str) -> None:
    engine = make_engine(database_url, busy_wait_seconds=5)

    found = version_at(engine)

    engine.dispose()
    assert found is Version.OLDER


def test_the_record_that_older_programs_read_stays_as_it_is() -> None:
    table = Base.metadata.tables["oldest_programs"]

    assert [(each.name, each.primary_key) for each in table.columns] == [("revision", True)]
