"""What many tests start from: real databases, and stores opened on them with one sender.

PostgreSQL runs on a Unix socket, started once when a test asks for it.
"""

import os
import shutil
import signal
import subprocess
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from sqlalchemy import URL, make_url

from app.opening import open_stores
from app.records.engine import make_engine
from app.records.migrate import upgrade
from app.records.tables import Account
from app.settings import Settings
from app.stores import Stores

_START_SECONDS = 30


def _program(name: str) -> str:
    found = shutil.which(name)
    debian = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    if found is None and not debian:
        raise FileNotFoundError(f"{name} is not installed: install PostgreSQL to run the tests")
    return found or str(debian[-1])


def _unprivileged() -> dict[str, Any]:
    # PostgreSQL refuses to run as root; its Debian package brings the user.
    if os.geteuid() != 0:
        return {}
    return {"user": "postgres", "group": "postgres", "extra_groups": []}


def _wait_until_it_answers(folder: Path, server: subprocess.Popen[bytes]) -> None:
    give_up_at = time.monotonic() + _START_SECONDS
    while True:
        try:
            psycopg.connect(f"host={folder} user=postgres dbname=postgres").close()
        except psycopg.OperationalError:
            if server.poll() is not None or time.monotonic() > give_up_at:
                raise
            time.sleep(0.1)
        else:
            return


@pytest.fixture(scope="session")
def postgresql_folder() -> Iterator[Path]:
    """The folder with the socket of a PostgreSQL server that lives as long as the test run."""
    # Not tmp_path: the name of a Unix socket may have 107 letters only.
    folder = Path(tempfile.mkdtemp(prefix="dayproof-pg-", dir="/tmp"))
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres", "postgres")
    initdb = [_program("initdb"), "-D", f"{folder}/db", "-U", "postgres", "-A", "trust", "-N"]
    start = [_program("postgres"), "-D", f"{folder}/db", "-k", str(folder)]
    start += ["-c", "listen_addresses=", "-c", "fsync=off", "-c", "max_connections=60"]
    subprocess.run(initdb, check=True, capture_output=True, cwd=folder, **_unprivileged())
    server = subprocess.Popen(
        start,
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        **_unprivileged(),
    )
    try:
        _wait_until_it_answers(folder, server)
        yield folder
    finally:
        server.send_signal(signal.SIGQUIT)
        server.wait(timeout=_START_SECONDS)
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def new_postgresql(postgresql_folder: Path) -> Callable[[], str]:
    """A function that makes an empty PostgreSQL database and returns its URL."""

    def make() -> str:
        name = f"t{uuid.uuid4().hex}"
        server = f"host={postgresql_folder} user=postgres dbname=postgres"
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{name}"')
        return f"postgresql://postgres@/{name}?host={postgresql_folder}"

    return make


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
def migrated_name(new_postgresql: Callable[[], str]) -> str:
    """The name of an empty, up-to-date PostgreSQL database to copy."""
    url = new_postgresql()
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
    template: str = request.getfixturevalue("migrated_name")
    server = f"host={url.query['host']} user=postgres dbname=postgres"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'DROP DATABASE "{url.database}"')
        connection.execute(f'CREATE DATABASE "{url.database}" TEMPLATE "{template}"')


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
