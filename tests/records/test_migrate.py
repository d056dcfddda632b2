"""The migrations give exactly the tables that the code describes, on both databases."""

import multiprocessing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from click.testing import CliRunner

from app.cli.database import database
from app.records.engine import make_engine
from app.records.migrate import upgrade
from app.records.tables import Base
from app.records.versions import Version, version_at


def _upgrade(url: str) -> None:
    upgrade(make_engine(url, busy_wait_seconds=30))


def test_migrations_and_models_describe_the_same_tables(database_url: str) -> None:
    engine = make_engine(database_url, busy_wait_seconds=5)
    upgrade(engine)

    with engine.connect() as connection:
        difference = compare_metadata(MigrationContext.configure(connection), Base.metadata)

    engine.dispose()
    assert difference == []


def test_two_processes_may_upgrade_at_once(database_url: str) -> None:
    start = multiprocessing.get_context("spawn")
    both = [start.Process(target=_upgrade, args=(database_url,)) for _ in range(2)]

    for process in both:
        process.start()
    for process in both:
        process.join(timeout=60)

    assert [process.exitcode for process in both] == [0, 0]
    engine = make_engine(database_url, busy_wait_seconds=5)
    assert version_at(engine) is Version.SAME
    engine.dispose()


def test_the_command_says_when_the_database_is_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DAYPROOF_DATA_FOLDER", str(tmp_path))

    before = CliRunner().invoke(database, ["check"])
    CliRunner().invoke(database, ["upgrade"], catch_exceptions=False)
    after = CliRunner().invoke(database, ["check"])

    assert (before.exit_code, after.exit_code) == (1, 0)
    assert "dayproof database upgrade" in before.stderr


@pytest.mark.parametrize(
    ("before", "said"), [("0026", "may go on meanwhile"), ("0024", "Stop every program before")]
)
def test_the_command_says_what_an_upgrade_means_for_programs_that_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, before: str, said: str
) -> None:
    monkeypatch.setenv("DAYPROOF_DATA_FOLDER", str(tmp_path))
    engine = make_engine(f"sqlite:///{tmp_path}/dayproof.sqlite3", busy_wait_seconds=5)
    upgrade(engine, before)
    engine.dispose()

    asked = CliRunner().invoke(database, ["check"])

    assert asked.exit_code == 1
    assert said in asked.stderr
