"""A program that says when it is alive, and ways to wait for it."""

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

_GIVE_UP_SECONDS = 20.0


@pytest.fixture
def witness(tmp_path: Path) -> Path:
    """Return the file to which each run of ``sleeper`` adds its process id, one a line."""
    return tmp_path / "pids"


@pytest.fixture
def sleeper(witness: Path) -> list[str]:
    """Return the command of a program that notes its process id and sleeps for a minute."""
    note = "open(sys.argv[1], 'a').write(f'{os.getpid()}\\n')"
    code = f"import os, sys, time; {note}; time.sleep(60)"
    return [sys.executable, "-I", "-c", code, str(witness)]


@pytest.fixture
def wait_for() -> Callable[[Callable[[], bool]], None]:
    """Return a function that waits until a question is answered with yes, or fails."""

    def wait(question: Callable[[], bool]) -> None:
        give_up_at = time.monotonic() + _GIVE_UP_SECONDS
        while not question():
            assert time.monotonic() < give_up_at, "waited in vain"
            time.sleep(0.05)

    return wait


@pytest.fixture
def pids(witness: Path) -> Callable[[], list[int]]:
    """Return a function that lists the process ids noted so far."""
    return lambda: [int(line) for line in witness.read_text().split()] if witness.exists() else []


@pytest.fixture
def is_running() -> Callable[[int], bool]:
    """Return a function that says whether a process lives; a zombie does not."""

    def answer(pid: int) -> bool:
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return False
        status = Path(f"/proc/{pid}/stat")
        return not status.exists() or status.read_text().rpartition(")")[2].split()[0] != "Z"

    return answer
