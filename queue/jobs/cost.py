"""What a job costs in processor time, its children included, and the limit to its own part."""

import os
import resource
from collections.abc import Iterable
from pathlib import Path

from app.settings import Settings

_TICKS_PER_SECOND = os.sysconf("SC_CLK_TCK")


class Meter:
    """Counts the processor time of this process and its children, living and gone."""

    def __init__(self) -> None:
        self._told_ms = _used_ms()

    def untold_ms(self) -> int:
        """Return the milliseconds used since this was asked last."""
        now = _used_ms()
        # A child that ends takes the time of its own children along, unless they were waited for.
        used, self._told_ms = max(0, now - self._told_ms), now
        return used


def limit_own(settings: Settings) -> None:
    """Have this process killed when it alone uses more than one try may.

    A pattern that never ends holds the interpreter, so that no timeout of our own could fire.
    """
    used = sum(resource.getrusage(resource.RUSAGE_SELF)[:2])
    most = used + settings.work_cpu_seconds / settings.attempt_limit
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    resource.setrlimit(resource.RLIMIT_CPU, (int(most) + 1, hard))


def _used_ms() -> int:
    own = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    waited = sum(usage.ru_utime + usage.ru_stime for usage in own)
    return int(1000 * (waited + sum(map(_seconds_of, _living_children()))))


def _living_children() -> Iterable[int]:
    for task in Path("/proc/self/task").glob("*/children"):
        try:
            yield from map(int, task.read_text().split())
        except OSError:
            continue


def _seconds_of(pid: int) -> float:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / _TICKS_PER_SECOND
