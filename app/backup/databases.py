"""Copies a database while it is written to, and puts a copy into an empty one."""

import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

from sqlalchemy import URL, Engine, inspect, make_url

from app.backup.manifest import BadBackup
from app.errors import Conflict


def kind(database_url: str) -> str:
    """Return ``sqlite`` or ``postgresql``."""
    return make_url(database_url).get_backend_name()


def copy(database_url: str, into: Path) -> None:
    """Copy the database as it stands at one moment; writers go on meanwhile."""
    url = make_url(database_url)
    if url.get_backend_name() == "sqlite":
        with closing(sqlite3.connect(str(url.database))) as source:
            _copy_sqlite(source, into)
        return
    _run([_program("pg_dump"), "--format=custom", "--no-owner", f"--file={into}"], url)


def put(copied: Path, database_url: str) -> None:
    """Put a copy into an empty database."""
    url = make_url(database_url)
    if url.get_backend_name() == "sqlite":
        with closing(sqlite3.connect(f"file:{copied}?mode=ro&immutable=1", uri=True)) as source:
            _copy_sqlite(source, Path(str(url.database)))
        return
    options = ["--no-owner", "--exit-on-error", "--single-transaction"]
    _run([_program("pg_restore"), *options, f"--dbname={url.database}", str(copied)], url)


def refuse_used(engine: Engine) -> None:
    """Raise ``Conflict`` when a database has tables."""
    url = engine.url
    if url.get_backend_name() == "sqlite" and not Path(str(url.database)).exists():
        return
    if inspect(engine).get_table_names():
        raise Conflict(
            "The database is not empty: a backup is restored into an empty one only. Name another "
            "in DAYPROOF_DATABASE_URL, or another DAYPROOF_DATA_FOLDER."
        )


def _copy_sqlite(source: sqlite3.Connection, into: Path) -> None:
    # In one step: in WAL mode others write on, while a copy in steps would begin again each time.
    with closing(sqlite3.connect(str(into))) as target:
        source.backup(target)
        target.execute("PRAGMA journal_mode=DELETE")
    into.chmod(0o600)


def _run(command: list[str], url: URL) -> None:
    done = subprocess.run(
        command, env={**os.environ, **_environ(url)}, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise BadBackup(f"{Path(command[0]).name} ended with: {done.stderr.strip()[-500:]}")


def _environ(url: URL) -> dict[str, str]:
    """Return how PostgreSQL's programs are told where the database is: arguments show passwords."""
    given = {
        "PGHOST": url.host or url.query.get("host"),
        "PGPORT": str(url.port) if url.port else url.query.get("port"),
        "PGUSER": url.username,
        "PGPASSWORD": url.password,
        "PGDATABASE": url.database,
        "PGSSLMODE": url.query.get("sslmode"),
    }
    return {name: str(value) for name, value in given.items() if value}


def _program(name: str) -> str:
    debian = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    found = shutil.which(name) or (str(debian[-1]) if debian else None)
    if found is None:
        raise BadBackup(f"{name} is not installed: install PostgreSQL's client programs.")
    return found
