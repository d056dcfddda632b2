"""One trial: the same load with and without faults, on one database, judged at the end."""

import threading
import time
from collections import Counter
from collections.abc import Callable, Collection
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Protocol

from sqlalchemy import func, select

from app.records.tables import Document, Work
from app.states import Stage
from bench.faults.clients import Clients
from bench.faults.journal import Journal
from bench.faults.judge import Verdict, judge
from bench.faults.load import Letter, prepare
from bench.faults.monkey import Monkey
from bench.faults.system import System, running, settings_for
from bench.faults.told import leaked, metrics_of, untrue
from bench.machine import Machine

LEASE_SECONDS = 6.0
_LOOK_SECONDS = 0.25
_STOP_SECONDS = 30.0


@dataclass(frozen=True, slots=True)
class Plan:
    """How much is sent, how fast, and how much goes wrong meanwhile."""

    letters: list[Letter]
    faults: int
    seed: int
    per_second: float
    limit_seconds: float
    lease_seconds: float = LEASE_SECONDS


@dataclass(frozen=True, slots=True)
class Ended:
    """What became of one run."""

    drain_seconds: float
    answers: Counter[int]
    upload_seconds: list[float]
    verdict: Verdict
    orphans: int
    left_files: int
    faults: Counter[str]
    recoveries: list[float]

    @property
    def is_clean(self) -> bool:
        """True when nothing was lost, doubled, stuck, odd or left behind."""
        return self.verdict.is_clean and not self.orphans and not self.left_files


class Disturbance(Protocol):
    """What happens to the service meanwhile: counted by name, with what took how many seconds."""

    done: Counter[str]
    recoveries: list[float]

    def run(self, stop: threading.Event) -> None:
        """Disturb until everything was done, or until ``stop`` is set."""


def by_monkey(
    plan: Plan, mean_pause_seconds: float, only: Collection[str] = ()
) -> Callable[[System], Disturbance]:
    """Return what makes the monkey that does the faults of a plan, or ``only`` some kinds."""
    return lambda system: Monkey(system, plan.faults, mean_pause_seconds, plan.seed, only)


def run(
    new_database: Callable[[], str], plan: Plan, disturbed_by: Callable[[System], Disturbance]
) -> Ended:
    """Send the letters while the service is disturbed, wait until all is done, and judge."""
    with TemporaryDirectory(prefix="dayproof-faults-") as name:
        folder = Path(name)
        settings = settings_for(new_database(), plan.lease_seconds)
        with Machine(folder / "machine", settings) as machine:
            prepare(machine.stores, plan.letters)
            journal = Journal(folder / "journal")
            with running(machine) as system:
                clients = Clients(system.url, folder / "letters", journal)
                disturbance = disturbed_by(system)
                seconds = _drained(machine, clients, disturbance, plan)
                metrics = metrics_of(system.url)
            orphans = machine.stop(_STOP_SECONDS)
            verdict = judge(machine.stores, journal, plan.letters)
            told = untrue(metrics, journal, set_aside=len(verdict.stuck))
            odd = (*verdict.odd, *told, *leaked(machine, plan.letters))
            return Ended(
                seconds,
                clients.answers,
                clients.seconds,
                replace(verdict, odd=odd),
                len(orphans),
                _left_files(machine),
                disturbance.done,
                sorted(disturbance.recoveries),
            )


def _drained(machine: Machine, clients: Clients, disturbance: Disturbance, plan: Plan) -> float:
    """Return the seconds from the first letter sent to the last document done."""
    began = time.monotonic()
    stop = threading.Event()
    with _beside(disturbance.run, stop):
        clients.send_all(plan.letters, plan.per_second)
        while not _all_done(machine, len(plan.letters)):
            if time.monotonic() - began > plan.limit_seconds:
                break
            time.sleep(_LOOK_SECONDS)
        ended = time.monotonic()
        stop.set()
    return ended - began


@contextmanager
def _beside(work: Callable[[threading.Event], None], stop: threading.Event) -> Any:
    failures: list[BaseException] = []

    def guarded() -> None:
        try:
            work(stop)
        except BaseException as error:  # noqa: BLE001 - told when the block ends
            failures.append(error)

    thread = threading.Thread(target=guarded)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()
    if failures:
        raise failures[0]


def _all_done(machine: Machine, wanted: int) -> bool:
    documents = select(func.count()).select_from(Document)
    open_work = select(func.count()).where(Work.stage != Stage.DONE, Work.needs_attention.is_(None))
    with machine.stores.sessions() as session:
        return session.scalar(documents) == wanted and not session.scalar(open_work)


def _left_files(machine: Machine) -> int:
    """Return how many temporary files stay once the store was opened again."""
    files = machine.settings.data_folder / "files"
    return sum(1 for name in ("arriving", "working") for _ in (files / name).glob("*"))
