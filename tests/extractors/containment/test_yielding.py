"""Who is read for long gives way to who is read at once, whichever session they are in."""

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from extractors.contained import Reader
from extractors.containment import yielding
from extractors.containment.yielding import yield_to_others
from extractors.limits import Limits

LETTER = b"""April 2, 2026. To whom it may concern: this verifies the employment of Jo Sample,
who worked as a Grip on the feature film Harbor Lanterns on 01/05/2026. Sincerely, Avery Example
"""
SPIN = "import os, time\nos.setsid()\nprint(flush=True)\nwhile True: pass"


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    """An ordinary letter, read in a blink."""
    path = tmp_path / "letter.txt"
    path.write_bytes(LETTER)
    return path


@pytest.fixture
def spinning() -> Iterator[int]:
    """A process that works without end, in a session of its own."""
    told, telling = os.pipe()
    pid = os.posix_spawn(
        sys.executable,
        [sys.executable, "-c", SPIN],
        dict(os.environ),
        file_actions=[(os.POSIX_SPAWN_DUP2, telling, 1)],
    )
    os.read(told, 1)
    yield pid
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    os.close(told)
    os.close(telling)


@pytest.fixture
def yielded(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The processes that were made to yield, which this keeps from happening."""
    found: list[int] = []

    def keep(pid: int) -> bool:
        found.append(pid)
        return True

    monkeypatch.setattr(yielding, "yield_to_others", keep)
    return found


def _told_by_the_kernel(pid: int) -> str:
    path = Path(f"/proc/{pid}/autogroup")
    return path.read_text().split()[-1] if path.exists() else "10"


def test_a_process_gives_way_within_its_session_and_among_sessions(spinning: int) -> None:
    while not yield_to_others(spinning):
        pass

    assert os.getpriority(os.PRIO_PROCESS, spinning) == 19
    assert _told_by_the_kernel(spinning) == "10"


def test_a_process_that_is_gone_yields_without_a_word() -> None:
    assert yield_to_others(2**22 + 1)


def test_who_has_read_for_long_yields_and_is_read_to_its_end(
    letter: Path, yielded: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(yielding, "LONG_CPU_SECONDS", -1.0)

    with Reader(Limits()) as reader:
        reading = reader.read([letter])

    assert reading.error is None
    assert len(yielded) == 1


def test_who_has_just_begun_yields_to_nobody(letter: Path, yielded: list[int]) -> None:
    with Reader(Limits()) as reader:
        reader.read([letter])

    assert yielded == []
