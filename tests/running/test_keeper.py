"""A keeper's promises: the program comes back when it dies, and never outlives its owner."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import app

KEEPER = Path(app.__file__).with_name("keeper.py")
Pids = Callable[[], list[int]]
WaitFor = Callable[[Callable[[], bool]], None]
IsRunning = Callable[[int], bool]


@contextmanager
def kept(command: list[str], owner_pid: int) -> Iterator[subprocess.Popen[bytes]]:
    keeper = subprocess.Popen(
        [sys.executable, "-I", str(KEEPER), str(owner_pid), *command], stdout=subprocess.DEVNULL
    )
    with keeper:
        try:
            yield keeper
        finally:
            keeper.terminate()


def test_a_killed_program_comes_back(sleeper: list[str], pids: Pids, wait_for: WaitFor) -> None:
    with kept(sleeper, os.getpid()):
        wait_for(lambda: len(pids()) == 1)
        os.kill(pids()[0], signal.SIGKILL)

        wait_for(lambda: len(pids()) == 2)


def test_the_program_ends_with_its_keeper(
    sleeper: list[str], pids: Pids, wait_for: WaitFor, is_running: IsRunning
) -> None:
    with kept(sleeper, os.getpid()) as keeper:
        wait_for(lambda: len(pids()) == 1)
        keeper.terminate()
        keeper.wait()

    assert not is_running(pids()[0])


def test_the_program_ends_when_the_owner_is_killed(
    sleeper: list[str], pids: Pids, wait_for: WaitFor, is_running: IsRunning
) -> None:
    owner = subprocess.Popen(["sleep", "60"])
    with kept(sleeper, owner.pid) as keeper:
        wait_for(lambda: len(pids()) == 1)
        owner.kill()
        owner.wait()

        wait_for(lambda: keeper.poll() is not None)

    assert not is_running(pids()[0])


def test_a_killed_keeper_leaves_no_program(
    sleeper: list[str], pids: Pids, wait_for: WaitFor, is_running: IsRunning
) -> None:
    with kept(sleeper, os.getpid()) as keeper:
        wait_for(lambda: len(pids()) == 1)
        keeper.kill()

        if sys.platform == "linux":
            wait_for(lambda: not is_running(pids()[0]))
