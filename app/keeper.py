"""Keeps one program running: starts it again when it dies, and ends it when its owner is gone.

Run as a file (``python -I keeper.py OWNER_PID PROGRAM …``), so that it loads nothing but itself.
"""

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import time
from types import FrameType

_LOOK_SECONDS = 0.5
_STOP_SECONDS = 2.0
_FIRST_DELAY_SECONDS = 0.5
_LONGEST_DELAY_SECONDS = 10.0
_PR_SET_PDEATHSIG = 1


class _Stop(Exception):
    """Somebody asked this keeper to end."""


def keep(owner_pid: int, command: list[str]) -> None:
    """Run ``command`` again and again until the owner is gone or a stop signal arrives.

    A program that dies at once is started less and less often, up to every ten seconds.
    """
    delay_seconds = _FIRST_DELAY_SECONDS
    while _is_alive(owner_pid):
        began = time.monotonic()
        status = _run_once(owner_pid, command)
        if not _is_alive(owner_pid):
            return
        lasted_long = time.monotonic() - began > _LONGEST_DELAY_SECONDS
        delay_seconds = _FIRST_DELAY_SECONDS if lasted_long else delay_seconds
        print(f"ended with status {status}; starting again in {delay_seconds:.1f} s", flush=True)  # noqa: T201 - the process manager keeps this line
        time.sleep(delay_seconds)
        delay_seconds = min(2 * delay_seconds, _LONGEST_DELAY_SECONDS)


def _run_once(owner_pid: int, command: list[str]) -> int | None:
    program = subprocess.Popen(command, preexec_fn=_die_with_parent)  # noqa: PLW1509 - no threads here
    try:
        while _is_alive(owner_pid):
            try:
                return program.wait(_LOOK_SECONDS)
            except subprocess.TimeoutExpired:
                continue
    finally:
        _end(program)
    return None


def _end(program: subprocess.Popen[bytes]) -> None:
    """End the program and wait for it: politely twice, then without asking.

    The second request tells an RQ worker to give up the job it is still finishing.
    """
    for ask in (program.terminate, program.terminate, program.kill):
        if program.poll() is not None:
            return
        ask()
        with contextlib.suppress(subprocess.TimeoutExpired):
            program.wait(_STOP_SECONDS)


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _die_with_parent() -> None:
    """Ask Linux to end this program should its keeper be killed; other systems go without."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)


def _stop(signum: int, frame: FrameType | None) -> None:  # noqa: ARG001 - a signal handler's signature
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    raise _Stop


def main() -> None:
    """Keep the program that the command line names."""
    signal.signal(signal.SIGTERM, _stop)
    signal.signal(signal.SIGINT, _stop)
    try:
        keep(int(sys.argv[1]), sys.argv[2:])
    except _Stop:
        return


if __name__ == "__main__":
    main()
