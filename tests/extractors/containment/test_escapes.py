"""A taken-over reader finds no way out; where the kernel grants less, that is told or refused."""

import json
import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from app.cli import main
from app.settings import SettingError, Settings
from extractors.containment.escapes import ESCAPES
from extractors.containment.levels import LEVELS, NotContained, require

ROOT = Path(__file__).resolve().parents[3]
NOBODY = 65534


def _interpreter(user: int) -> str | None:
    """Return a Python of this version that the user may run, or None: some live in /root."""
    for program in (sys.executable, shutil.which(f"python3.{sys.version_info.minor}", path="/bin")):
        if program and _runs(program, user):
            return program
    return None


def _runs(program: str, user: int) -> bool:
    try:
        asked = [program, "-c", "import sys; print(sys.version_info.minor)"]
        done = subprocess.run(asked, user=user, capture_output=True, text=True, check=False)
    except OSError:
        return False
    return done.stdout.strip() == str(sys.version_info.minor)


ME = os.geteuid()
PROGRAMS = {user: _interpreter(user) for user in {ME, NOBODY if ME == 0 else ME}}
USERS = [user for user, program in PROGRAMS.items() if program]
# What Docker takes away is taken from root; what a filter refuses is refused to everybody.
RUNS = [*((user, "plain") for user in USERS), (ME, "docker")]
LESS = [
    (ME, "no-seccomp", "landlock", "UDP packet"),
    *(
        (user, "no-landlock", "uid" if user == 0 else "rlimit", "files of the system")
        for user in USERS
    ),
]


@cache
def probed(user: int, how: str) -> dict[str, Any]:
    packages = [entry for entry in sys.path if entry.endswith("-packages")]
    done = subprocess.run(
        [str(PROGRAMS[user]), str(Path(__file__).with_name("restricted.py")), how],
        user=user if user != ME else None,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": os.pathsep.join([str(ROOT), *packages])},
        cwd="/",
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize(("user", "how"), RUNS)
def test_all_nine_ways_out_are_closed(user: int, how: str):
    found = probed(user, how)

    assert found["level"] == "full"
    assert found["open"] == []
    assert set(found["closed"]) == set(ESCAPES)
    assert len(ESCAPES) == 9
    assert found["read"] == "evl"


@pytest.mark.parametrize(("user", "how", "level", "open_way"), LESS)
def test_what_a_kernel_without_a_layer_leaves_open_is_told(
    user: int, how: str, level: str, open_way: str
):
    found = probed(user, how)

    assert found["level"] == level
    assert open_way in found["open"]
    assert all(way in found["told"] for way in found["open"])
    assert "a gigabyte of memory" in found["closed"]
    assert found["read"] == "evl"


@pytest.mark.parametrize("how", ["no-seccomp", "no-landlock"])
def test_below_the_minimum_that_is_set_nothing_is_read(how: str):
    refusal = probed(ME, how)["refusal"]

    assert "DAYPROOF_SANDBOX_MINIMUM" in refusal
    assert "“full” is asked for" in refusal


def test_a_level_meets_itself_and_every_lesser_one():
    for place, level in enumerate(LEVELS):
        for least in LEVELS[place:]:
            require(level, least)
        for better in LEVELS[:place]:
            with pytest.raises(NotContained):
                require(level, better)


def test_a_command_says_so_when_reading_is_not_contained_enough(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    letter = tmp_path / "letter.txt"
    letter.write_text("To whom it may concern: Jo Sample worked as a Grip on May 4, 2026.")
    monkeypatch.setattr("extractors.containment.levels.LEVELS", ("beyond", *LEVELS))
    monkeypatch.setattr("app.settings.LEVELS", ("beyond", *LEVELS))
    monkeypatch.setenv("DAYPROOF_SANDBOX_MINIMUM", "beyond")

    result = CliRunner().invoke(main, ["read", str(letter)])

    assert result.exit_code == 2
    assert "“beyond” is asked for" in result.output


def test_an_unknown_minimum_is_refused_at_the_start():
    with pytest.raises(SettingError, match="full, landlock, uid, rlimit"):
        Settings.from_env({"DAYPROOF_SANDBOX_MINIMUM": "strong"})
