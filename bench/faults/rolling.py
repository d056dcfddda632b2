"""A deploy under load: every program is asked to end, one after the other, and started again.

``Deploy`` brings the database up to a later version first, while programs of this one go on.

``python -m bench.faults.rolling`` does ten rounds and exits with status 1 when an upload failed,
a program took over thirty seconds to end, or a promise was broken.
"""

import os
import signal
import sys
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from bench.faults.later import upgrade_to
from bench.faults.load import letters
from bench.faults.system import COMMANDS, System, answers, readiness
from bench.faults.trial import Plan, run
from bench.machine import wait_for

END_SECONDS = 30.0
"""How long a program may take to end once it was asked to (RELIABILITY R15)."""

_PROGRAMS = ("web", "dispatcher", "worker1", "worker2")
_LOOK_SECONDS = 0.05
_START_SECONDS = 60.0


@dataclass
class Rolling:
    """Restarts every program ``rounds`` times; ``recoveries`` are the seconds that each took."""

    system: System
    rounds: int
    done: Counter[str] = field(default_factory=Counter)
    recoveries: list[float] = field(default_factory=list)

    def run(self, _stop: threading.Event) -> None:
        """Do every round, however soon the load is over."""
        for _ in range(self.rounds):
            for name in _PROGRAMS:
                self._restart(name)

    def _restart(self, name: str) -> None:
        before = self.system.pids(name)
        began = time.monotonic()
        self.system.send_signal(before, signal.SIGTERM)
        wait_for(f"{name} ends", lambda: not any(map(_is_there, before)), _START_SECONDS)
        self.recoveries.append(time.monotonic() - began)
        self.done[f"restart {name}"] += 1
        wait_for(f"{name} is back", lambda: bool(self.system.pids(name)), _START_SECONDS)
        if name == "web":
            wait_for("the service answers", lambda: answers(self.system.url), _START_SECONDS)


@dataclass
class Deploy:
    """Replaces every program by one of a ``later`` version, which upgrades the database first.

    Between the two a worker and the web server of this version crash and come back; ``told`` is
    what ``/readyz`` said of the database's version then, and at the end.
    """

    system: System
    later: Path
    done: Counter[str] = field(default_factory=Counter)
    recoveries: list[float] = field(default_factory=list)
    told: list[str] = field(default_factory=list)

    def run(self, _stop: threading.Event) -> None:
        """Upgrade, crash and replace, however soon the load is over."""
        upgrade_to(self.system.machine, self.later)
        self.done["upgrade"] += 1
        for name in ("worker1", "web"):
            self._crash(name)
        self._ask()
        for name in COMMANDS:
            self._replace(name)
        self._ask()

    def _crash(self, name: str) -> None:
        before = self.system.pids(name)
        self.system.send_signal(before, signal.SIGKILL)
        self.done[f"kill {name}"] += 1
        wait_for(f"{name} is back", lambda: self._is_back(name, before), _START_SECONDS)

    def _is_back(self, name: str, before: list[int]) -> bool:
        there = self.system.pids(name)
        return bool(there) and not set(there) & set(before)

    def _replace(self, name: str) -> None:
        began = time.monotonic()
        keeper = self.system.programs[name].process
        keeper.terminate()
        keeper.wait(_START_SECONDS)
        self.recoveries.append(time.monotonic() - began)
        command = COMMANDS[name]
        self.system.programs[name] = self.system.machine.keep(*command, root=self.later)
        self.done[f"replace {name}"] += 1
        wait_for(f"{name} is back", lambda: bool(self.system.pids(name)), _START_SECONDS)

    def _ask(self) -> None:
        wait_for("the service answers", lambda: answers(self.system.url), _START_SECONDS)
        self.told.append(readiness(self.system.url)["checks"]["version"]["database"])


def _is_there(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    time.sleep(_LOOK_SECONDS)
    return True


@click.command()
@click.option("--rounds", default=10, show_default=True)
@click.option("--uploads", default=100, show_default=True)
@click.option("--per-second", default=2.0, show_default=True)
def main(rounds: int, uploads: int, per_second: float) -> None:
    """Restart every program under load; exit with status 1 when anything was lost or slow."""
    plan = Plan(letters(uploads), rounds * len(_PROGRAMS), 0, per_second, 3600.0)
    with TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder, 'rolling.sqlite3')}"
        ended = run(lambda: url, plan, lambda system: Rolling(system, rounds))
    slowest = ended.recoveries[-1]
    click.echo(f"{sum(ended.faults.values())} restarts, the slowest ended in {slowest:.1f} s")
    click.echo(f"answers {dict(ended.answers)} (0: not reached, sent again); {ended.verdict}")
    sys.exit(0 if ended.is_clean and slowest <= END_SECONDS else 1)


if __name__ == "__main__":
    main()
