"""A PostgreSQL server of one's own on a Unix socket, for as long as a block lasts."""

import os
import shutil
import signal
import subprocess
import tempfile
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
from sqlalchemy import make_url

_START_SECONDS = 60
_CHOOSES = 150_000
"""The first server version that can be told how to copy a database."""


@contextmanager
def server(*, durable: bool) -> Iterator[Path]:
    """Yield the folder of the server's socket; only a ``durable`` one waits for its disk."""
    # The name of a Unix socket may have 107 letters only.
    folder = Path(tempfile.mkdtemp(prefix="dayproof-pg-", dir="/tmp"))
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres", "postgres")
    initdb = [_program("initdb"), "-D", f"{folder}/db", "-U", "postgres", "-A", "trust", "-N"]
    start = [_program("postgres"), "-D", f"{folder}/db", "-k", str(folder)]
    start += ["-c", "listen_addresses=", "-c", "max_connections=120"]
    start += ["-c", f"fsync={'on' if durable else 'off'}"]
    subprocess.run(initdb, check=True, capture_output=True, cwd=folder, **_unprivileged())
    running = subprocess.Popen(
        start,
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        **_unprivileged(),
    )
    try:
        _wait_until_it_answers(folder, running)
        yield folder
    finally:
        running.send_signal(signal.SIGQUIT)
        running.wait(timeout=_START_SECONDS)
        shutil.rmtree(folder, ignore_errors=True)


def new_database(folder: Path) -> str:
    """Make an empty database on the server whose socket is in ``folder``; return its URL."""
    url = f"postgresql://postgres@/t{uuid.uuid4().hex}?host={folder}"
    copy_database(folder, "template1", url)
    return url


def copy_database(folder: Path, template: str, url: str) -> None:
    """Make the database of ``url`` a copy of the one named ``template``, whatever it was before."""
    drop_database(folder, url)
    with psycopg.connect(_address(folder), autocommit=True) as connection:
        # Files are copied in half the time of pages; before release 15 there was no other way.
        how = "STRATEGY file_copy" if connection.info.server_version >= _CHOOSES else ""
        name = make_url(url).database
        connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}" {how}')


def drop_database(folder: Path, url: str) -> None:
    """Remove the database of ``url`` from the server, whoever is still connected to it."""
    with psycopg.connect(_address(folder), autocommit=True) as connection:
        connection.execute(f'DROP DATABASE IF EXISTS "{make_url(url).database}" WITH (FORCE)')


def _address(folder: Path) -> str:
    return f"host={folder} user=postgres dbname=postgres"


def _program(name: str) -> str:
    found = shutil.which(name)
    debian = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    if found is None and not debian:
        raise FileNotFoundError(f"{name} is not installed: install PostgreSQL")
    return found or str(debian[-1])


def _unprivileged() -> dict[str, Any]:
    # PostgreSQL refuses to run as root; its Debian package brings the user.
    if os.geteuid() != 0:
        return {}
    return {"user": "postgres", "group": "postgres", "extra_groups": []}


def _wait_until_it_answers(folder: Path, running: subprocess.Popen[bytes]) -> None:
    give_up_at = time.monotonic() + _START_SECONDS
    while True:
        try:
            psycopg.connect(_address(folder)).close()
        except psycopg.OperationalError:
            if running.poll() is not None or time.monotonic() > give_up_at:
                raise
            time.sleep(0.1)
        else:
            return
