"""``dayproof run --once`` on an empty data folder: the whole service, from upload to roster."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

TIMEOUT_SECONDS = 240


def run_once(data_folder: Path) -> subprocess.CompletedProcess[str]:
    mine = {key: value for key, value in os.environ.items() if not key.startswith("DAYPROOF_")}
    return subprocess.run(
        [sys.executable, "-m", "app.cli", "run", "--once"],
        env={**mine, "DAYPROOF_DATA_FOLDER": str(data_folder)},
        capture_output=True,
        text=True,
        timeout=TIMEOUT_SECONDS,
        check=False,
    )


def still_running(data_folder: Path) -> Iterator[str]:
    """Give the command line of every process that names the data folder in its environment."""
    for environ in Path("/proc").glob("[0-9]*/environ"):
        try:
            if str(data_folder).encode() in environ.read_bytes():
                yield environ.with_name("cmdline").read_text().replace("\0", " ")
        except (FileNotFoundError, PermissionError, ProcessLookupError):
            continue


@pytest.fixture(scope="module")
def data_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("run") / "data"


@pytest.fixture(scope="module")
def first_run(data_folder: Path) -> subprocess.CompletedProcess[str]:
    return run_once(data_folder)


def test_every_sample_comes_out_as_expected(first_run: subprocess.CompletedProcess[str]) -> None:
    assert first_run.returncode == 0, first_run.stdout + first_run.stderr


def test_the_table_names_each_roster_record_and_the_accounts(
    first_run: subprocess.CompletedProcess[str],
) -> None:
    # Declan the driver has a license and still owes a medical certificate: he is Pending.
    for text in ("Declan Fairweather", "Pending", "2029-08-17", "reviewer@dayproof.example"):
        assert text in first_run.stdout


@pytest.mark.usefixtures("first_run")
def test_nobody_else_can_read_what_a_run_keeps(data_folder: Path) -> None:
    readable = [path for path in data_folder.rglob("*") if path.stat().st_mode & 0o077]

    assert readable == []


@pytest.mark.usefixtures("first_run")
def test_a_run_leaves_no_process(data_folder: Path) -> None:
    assert list(still_running(data_folder)) == []


@pytest.mark.usefixtures("first_run")
def test_a_second_run_keeps_the_data_and_sends_nothing_twice(data_folder: Path) -> None:
    before = kept_files(data_folder)
    documents = asked(data_folder, "SELECT public_id FROM documents")

    again = run_once(data_folder)

    assert again.returncode == 0, again.stdout + again.stderr
    assert kept_files(data_folder) >= before
    assert kept_files(data_folder) == asked(data_folder, "SELECT name FROM files")
    assert asked(data_folder, "SELECT public_id FROM documents") == documents


def kept_files(data_folder: Path) -> set[str]:
    """Return the names of all stored files."""
    return {path.name for path in (data_folder / "files").rglob("*") if path.is_file()}


def asked(data_folder: Path, question: str) -> set[str]:
    """Return the first column of what the database answers."""
    with closing(sqlite3.connect(data_folder / "dayproof.sqlite3")) as database:
        return {row[0] for row in database.execute(question)}
