"""Limited processes forked from a loaded one: as contained, and never left behind."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from extractors.contained import Reader
from extractors.containment.probing import probe
from extractors.containment.process import ChildDied, ChildProcess
from extractors.containment.starting import ForkServer, forking
from extractors.limits import Limits
from extractors.refusals import ReadingInterrupted

ROOT = Path(__file__).resolve().parents[3]
LETTER = b"""April 2, 2026. To whom it may concern: this verifies the employment of Jo Sample,
who worked as a Grip on the feature film Harbor Lanterns on 01/05/2026. Sincerely, Avery Example
"""


@pytest.fixture(scope="module")
def server() -> Iterator[ForkServer]:
    with forking() as server:
        yield server


def _is_running(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


def _wait_until_gone(pid: int) -> bool:
    end = time.monotonic() + 20
    while _is_running(pid) and time.monotonic() < end:
        time.sleep(0.05)
    return not _is_running(pid)


def test_a_forked_reader_is_as_contained_as_a_program(server: ForkServer) -> None:
    forked = probe(Limits())
    assert server.pid

    started = subprocess.run(
        [
            sys.executable,
            "-c",
            "from extractors.containment.probing import probe\n"
            "from extractors.limits import Limits\n"
            "found = probe(Limits())\n"
            "print(found.level, *found.open)",
        ],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )

    assert [forked.level, *forked.open] == started.stdout.split()


def test_a_forked_reader_reads_and_tells_what_it_used(server: ForkServer, tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_bytes(LETTER)

    with Reader(Limits()) as reader:
        reading = reader.read([letter])
        used = reader.take_usage()
        child = reader._child
        assert child is not None
        parent = child.process.parent

    assert reading.error is None
    assert len(reading.documents) == 1
    assert used.cpu_seconds >= 0
    assert used.peak_bytes > 10_000_000
    assert parent == server.pid


def test_a_forked_reader_ends_with_its_block(server: ForkServer) -> None:
    child = ChildProcess(Limits())
    pid = child.process.pid
    assert _is_running(pid)

    child.end()

    assert _wait_until_gone(pid)
    assert _is_running(server.pid)


def test_a_forked_reader_dies_when_its_asker_is_killed(server: ForkServer) -> None:
    come, tell = os.pipe()
    asker = os.fork()
    if asker == 0:
        child = ChildProcess(Limits())
        os.write(tell, str(child.process.pid).encode())
        time.sleep(60)
        os._exit(0)
    pid = int(os.read(come, 20))
    assert _is_running(pid)

    os.kill(asker, signal.SIGKILL)
    os.waitpid(asker, 0)

    assert _wait_until_gone(pid)
    assert _is_running(server.pid)


def test_how_a_forked_reader_died_is_told(server: ForkServer) -> None:
    child = ChildProcess(Limits())
    os.kill(child.process.pid, signal.SIGXCPU)

    with pytest.raises(ChildDied) as death:
        list(child.ask({"task": "unpack"}, []))

    assert death.value.refusal.code == "time-limit"
    assert _is_running(server.pid)


def test_readers_die_with_the_server_and_start_as_programs_until_it_is_renewed() -> None:
    with forking() as server:
        first = ChildProcess(Limits())
        os.kill(server.pid, signal.SIGKILL)
        assert _wait_until_gone(first.process.pid)
        with pytest.raises(ReadingInterrupted):
            list(first.ask({"task": "unpack"}, []))

        second = ChildProcess(Limits())
        assert second.process.parent == os.getpid()
        second.end()

        server.renew()
        third = ChildProcess(Limits())
        assert third.process.parent == server.pid
        third.end()


def test_nothing_is_left_once_forking_is_over() -> None:
    with forking() as server:
        child = ChildProcess(Limits())
        pids = [server.pid, child.process.pid]

    assert all(_wait_until_gone(pid) for pid in pids)
    with pytest.raises(ReadingInterrupted):
        list(child.ask({"task": "unpack"}, []))
