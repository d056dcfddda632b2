"""What many tests start from: real databases, and stores opened on them with one sender.

PostgreSQL runs on a Unix socket, started once when a test asks for it.
"""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import URL, make_url

from app.opening import open_stores
from app.records.engine import make_engine
from app.records.migrate import upgrade
from app.records.tables import Account
from app.settings import Settings
from app.stores import Stores
from bench.postgresql import copy_database, drop_database, new_database, server


@pytest.fixture(scope="session")
def postgresql_folder() -> Iterator[Path]:
    """The folder with the socket of a PostgreSQL server that lives as long as the test run."""
    with server(durable=False) as folder:
        yield folder


@pytest.fixture
def new_postgresql(postgresql_folder: Path) -> Iterator[Callable[[], str]]:
    """A function that makes an empty PostgreSQL database and returns its URL.

    It is gone after the test: hundreds that are left take a minute to remove at the end.
    """
    made: list[str] = []

    def make() -> str:
        made.append(new_database(postgresql_folder))
        return made[-1]

    yield make
    for url in made:
        drop_database(postgresql_folder, url)


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of an empty database, once for each kind that is served."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/test.sqlite3"
    new: Callable[[], str] = request.getfixturevalue("new_postgresql")
    return new()


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty, up-to-date SQLite database to copy: migrating for every test would take minutes."""
    file = tmp_path_factory.mktemp("migrated") / "empty.sqlite3"
    _upgrade(f"sqlite:///{file}")
    return file


@pytest.fixture(scope="session")
def migrated_name(postgresql_folder: Path) -> str:
    """The name of an empty, up-to-date PostgreSQL database to copy."""
    url = new_database(postgresql_folder)
    _upgrade(url)
    return str(make_url(url).database)


def _upgrade(url: str) -> None:
    engine = make_engine(url, busy_wait_seconds=5)
    upgrade(engine)
    if engine.dialect.name == "sqlite":
        with engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    engine.dispose()


def _copy_database(request: pytest.FixtureRequest, url: URL) -> None:
    if url.get_backend_name() == "sqlite":
        shutil.copyfile(request.getfixturevalue("migrated_file"), str(url.database))
        return
    folder: Path = request.getfixturevalue("postgresql_folder")
    copy_database(folder, request.getfixturevalue("migrated_name"), str(url))


@pytest.fixture
def settings(request: pytest.FixtureRequest, database_url: str, tmp_path: Path) -> Settings:
    """The settings of a machine with an up-to-date, empty database and no Redis."""
    _copy_database(request, make_url(database_url))
    return Settings(data_folder=tmp_path / "data", database_url=database_url)


@pytest.fixture
def stores(settings: Settings) -> Iterator[Stores]:
    """The stores of ``settings``, opened."""
    opened = open_stores(settings, busy_wait_seconds=5)
    yield opened
    opened.sessions.kw["bind"].dispose()


@pytest.fixture
def sender_id(stores: Stores) -> int:
    """The account of somebody who sends files."""
    account = Account(
        public_id="0" * 32,
        email="sam.sender@example.com",
        name="Sam Sender",
        fs_uniquifier="sam",
        created_at=stores.now(),
    )
    with stores.sessions.begin() as session:
        session.add(account)
        session.flush()
        return account.id
