"""What ``dayproof run`` starts it also ends, even when it is killed itself."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from app.running import CannotRun, Plan, Program, only_run, started
from app.settings import Settings

OWNER = """
import os, sys, time
from pathlib import Path
from app.running import Plan, Program, started
from app.settings import Settings

folder, *command = sys.argv[1:]
programs = (Program("one", command), Program("two", command))
with started(Plan(Settings(data_folder=Path(folder)), programs, dict(os.environ))):
    time.sleep(60)
"""


def test_all_programs_have_ended_afterwards(
    tmp_path: Path,
    sleeper: list[str],
    pids: Callable[[], list[int]],
    wait_for: Callable[[Callable[[], bool]], None],
    is_running: Callable[[int], bool],
) -> None:
    programs = (Program("one", sleeper), Program("two", sleeper))

    with started(Plan(Settings(data_folder=tmp_path), programs, {})):
        wait_for(lambda: len(pids()) == 2)

    assert [pid for pid in pids() if is_running(pid)] == []


def test_nothing_is_left_after_sigkill(
    tmp_path: Path,
    sleeper: list[str],
    pids: Callable[[], list[int]],
    wait_for: Callable[[Callable[[], bool]], None],
    is_running: Callable[[int], bool],
) -> None:
    owner = subprocess.Popen([sys.executable, "-c", OWNER, str(tmp_path), *sleeper])
    with owner:
        try:
            wait_for(lambda: len(pids()) == 2)
        finally:
            owner.kill()

    wait_for(lambda: not any(is_running(pid) for pid in pids()))


def test_two_runs_never_share_a_data_folder(tmp_path: Path) -> None:
    with only_run(tmp_path), pytest.raises(CannotRun, match="already runs"), only_run(tmp_path):
        pass


def test_a_data_folder_is_free_again_after_a_run(tmp_path: Path) -> None:
    with only_run(tmp_path):
        pass

    with only_run(tmp_path):
        assert (tmp_path / "run.lock").exists()


def test_a_data_folder_that_is_a_file_is_named(tmp_path: Path) -> None:
    taken = tmp_path / "data"
    taken.write_text("notes")

    with pytest.raises(CannotRun, match="cannot be used as the data folder"), only_run(taken):
        pass
