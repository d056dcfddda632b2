"""A report on any folder names how every file ended, and never stops at one of them."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from click.testing import CliRunner, Result

from app.cli import corpus
from app.cli.read import read
from extractors.contained import Reader
from extractors.values import Reading

LETTER = """April 2, 2026
To whom it may concern: this letter verifies the employment of Jo Sample, who worked as a Grip
on the feature film Harbor Lanterns on 01/05/2026 and 01/06/2026.
Sincerely, Avery Example
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one file for each way that reading can end but by a crash."""
    below = tmp_path / "sent" / "by mail"
    below.mkdir(parents=True)
    (below / "letter.txt").write_text(LETTER)
    (below / "empty.pdf").write_bytes(b"")
    with ZipFile(tmp_path / "sent" / "both.zip", "w") as archive:
        archive.writestr("letter.txt", LETTER)
        archive.writestr("program.exe", b"MZ\x90\x00" + bytes(500))
    (tmp_path / "sent" / "round").symlink_to(tmp_path / "sent")
    os.mkfifo(tmp_path / "sent" / "pipe")
    return tmp_path / "sent"


def report(*arguments: object) -> Result:
    return CliRunner().invoke(read, ["--readers", "1", *map(str, arguments)])


def lines(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_every_file_ends_as_read_partial_or_refused_with_its_reason(folder: Path):
    result = report(folder, "--report", "--json")

    *files, last = lines(result)
    ends = {Path(each["file"]).name: (each["end"], each["code"]) for each in files}
    assert ends == {
        "letter.txt": ("read", None),
        "empty.pdf": ("refused", "empty-file"),
        "both.zip": ("partial", "unknown-type"),
        "pipe": ("refused", "file-not-found"),
    }
    assert last["summary"]["ends"] == {"read": 1, "partial": 1, "refused": 2, "crashed": 0}
    assert last["summary"]["kinds"]["zip"]["partial"] == 1
    assert result.exit_code == 0


def test_a_report_says_what_each_file_cost(folder: Path):
    letter = next(x for x in lines(report(folder, "--report", "--json")) if "txt" in str(x))

    assert letter["cpu_seconds"] >= 0
    assert 20 < letter["peak_megabytes"] < 800


def test_people_get_tables_by_kind_and_reason(folder: Path):
    shown = report("--report", folder).stdout

    assert "empty.pdf: refused (empty-file)" in shown
    assert "The file is empty (0 bytes)" in shown
    assert "By kind" in shown
    assert "By reason" in shown
    assert "4 files: 1 read, 1 partial, 2 refused, 0 crashed." in shown


def test_a_second_run_reads_only_what_is_new_or_changed(folder: Path, tmp_path: Path):
    kept = tmp_path / "report.jsonl"
    report(folder, "--report", kept)
    (folder / "new.txt").write_text(LETTER)
    (folder / "by mail" / "empty.pdf").write_bytes(b"%PDF-")

    again = report(folder, "--report", kept)

    assert "2 of 2 files" in again.stderr
    assert "5 files: 2 read, 1 partial, 2 refused, 0 crashed." in again.stdout


def test_a_crash_of_our_own_is_told_and_the_rest_is_read(
    folder: Path, monkeypatch: pytest.MonkeyPatch
):
    asked = corpus.read_whole

    def fail(reader: Reader, paths: list[Path], *rest: Any, **more: Any) -> Reading:
        if paths[0].name == "both.zip":
            raise LookupError
        return asked(reader, paths, *rest, **more)

    monkeypatch.setattr(corpus, "read_whole", fail)

    result = report(folder, "--report")

    assert "1 read, 0 partial, 2 refused, 1 crashed" in result.stdout
    assert result.exit_code == 1


def test_an_interrupted_report_prints_what_is_done_and_leaves_nothing_running(tmp_path: Path):
    for number in range(200):
        (tmp_path / f"{number:03}.txt").write_text(LETTER)
    root = Path(corpus.__file__).parents[2]
    # Programs in the background of a shell are told to ignore it, and hand that on.
    heeding = ["env", "--default-signal=INT"]
    read = ["-m", "app.cli", "read", str(tmp_path), "--report", "--readers", "1"]
    command = [*heeding, sys.executable, *read]
    with subprocess.Popen(
        command,
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as running:
        assert running.stderr is not None
        running.stderr.readline()  # The first files are counted.
        children = _children(running.pid)
        running.send_signal(signal.SIGINT)
        said, told = running.communicate(timeout=60)

    assert running.returncode == 130
    assert "files: " in said
    assert "Interrupted" in told
    assert children
    assert _gone(children)


def _children(parent: int) -> list[int]:
    told = Path(f"/proc/{parent}/task/{parent}/children")
    threads = Path(f"/proc/{parent}/task").iterdir()
    assert told.exists()
    return [int(each) for thread in threads for each in (thread / "children").read_text().split()]


def _gone(processes: list[int]) -> bool:
    end = time.monotonic() + 10
    while time.monotonic() < end:
        if not any(Path(f"/proc/{each}").exists() for each in processes):
            return True
        time.sleep(0.05)
    return False
