"""A seeded monkey: kills, stops, flushes, fills and locks, and puts right what must end again."""

import signal
import threading
import time
from collections import Counter
from collections.abc import Callable, Collection
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from redis.exceptions import RedisError
from sqlalchemy import select
from sqlalchemy.exc import OperationalError

from app.records.engine import make_engine, writing
from app.records.tables import Work
from app.states import Stage
from app.stores import Stores
from bench.faults.system import System

Undo = Callable[[], None]
_LOCK_SECONDS = 3.0
_LOCK_WAIT_SECONDS = 3.0
_LOOK_SECONDS = 0.1


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that goes wrong: ``do`` returns what ends it, or None when it did not happen."""

    name: str
    do: Callable[[System, Random], Undo | None]
    weight: int = 1
    lasts_seconds: float = 0.0
    takes_work: bool = False


@dataclass
class Monkey:
    """Does ``count`` faults in a random order and rhythm that one seed repeats.

    They are of every kind, or of those that ``only`` names.
    """

    system: System
    count: int
    mean_pause_seconds: float
    seed: int
    only: Collection[str] = ()
    done: Counter[str] = field(default_factory=Counter)
    recoveries: list[float] = field(default_factory=list)
    _ends: list[tuple[float, Undo]] = field(default_factory=list)

    def run(self, stop: threading.Event) -> None:
        """Do every fault, then end those that last; return early once ``stop`` is set."""
        random = Random(self.seed)
        every = all_faults(self.system.machine.settings.lease_seconds)
        faults = [fault for fault in every if not self.only or fault.name in self.only]
        weights = [fault.weight for fault in faults]
        watch = Watch(self.system.machine.stores, self.recoveries)
        next_at = time.monotonic()
        try:
            while sum(self.done.values()) < self.count and not stop.wait(_LOOK_SECONDS):
                self._end_due()
                watch.look()
                if time.monotonic() >= next_at:
                    fault = random.choices(faults, weights)[0]
                    pause = self.mean_pause_seconds * random.uniform(0.4, 1.6)
                    # Who is not there cannot be killed: then somebody else, and at once.
                    next_at = time.monotonic() + pause * self._do(fault, random, watch)
        finally:
            self._end_due(everything=True)
        while watch.waits and not stop.wait(_LOOK_SECONDS):
            watch.look()

    def _do(self, fault: Fault, random: Random, watch: "Watch") -> bool:
        """Do one fault and return whether it happened."""
        if fault.takes_work:
            watch.begin()
        undo: Undo | None = None
        with suppress(RedisError):
            undo = fault.do(self.system, random)
        if undo is None:
            return False
        self.done[fault.name] += 1
        self._ends.append((time.monotonic() + fault.lasts_seconds, undo))
        return True

    def _end_due(self, *, everything: bool = False) -> None:
        due = [end for end in self._ends if everything or end[0] <= time.monotonic()]
        self._ends = [end for end in self._ends if end not in due]
        for _, undo in due:
            with suppress(RedisError):
                undo()


class Watch:
    """Measures how long work that somebody held when a worker died waits for the next attempt."""

    def __init__(self, stores: Stores, recoveries: list[float]) -> None:
        self._stores, self._recoveries = stores, recoveries
        self._held: dict[int, tuple[str, float]] = {}

    @property
    def waits(self) -> bool:
        """True while work that was held at a death is neither done nor held by another."""
        return bool(self._held)

    def begin(self) -> None:
        """Note what is held now: some of it loses its holder in a moment."""
        for work_id, owner in self._now().items():
            self._held.setdefault(work_id, (owner, time.monotonic()))

    def look(self) -> None:
        """Note what was taken over, or finished, since."""
        if not self._held:
            return
        now = self._now()
        for work_id, (owner, since) in list(self._held.items()):
            if now.get(work_id) != owner:
                self._recoveries.append(time.monotonic() - since)
                del self._held[work_id]

    def _now(self) -> dict[int, str]:
        held = select(Work.id, Work.lease_owner).where(
            Work.lease_owner.is_not(None), Work.stage != Stage.DONE
        )
        with self._stores.sessions() as session:
            return {work_id: owner for work_id, owner in session.execute(held) if owner}


def all_faults(lease_seconds: float) -> list[Fault]:
    """Return every fault; who is stopped wakes when its lease is long over."""
    asleep = lease_seconds + 2.0
    return [
        Fault("kill -9 a work-horse", _kill(_a_horse), 4, takes_work=True),
        Fault("kill -9 a worker", _kill(_a("worker")), 2, takes_work=True),
        Fault("kill -9 a worker with its horse", _kill(_worker_and_horse), 2, takes_work=True),
        Fault("kill -9 a fork server", _kill(_a_fork_server), 1, takes_work=True),
        Fault("kill -9 the dispatcher", _kill(_a("dispatcher")), 1),
        Fault("kill -9 the web server", _kill(_a("web")), 2),
        Fault("kill -9 Redis", _kill(_a("redis")), 1),
        Fault("stop a work-horse past its lease", _stop(_a_horse), 1, asleep),
        Fault("stop a worker with its horse past its lease", _stop(_worker_and_horse), 1, asleep),
        Fault("stop the dispatcher", _stop(_a("dispatcher")), 1, asleep),
        Fault("stop the web server", _stop(_a("web")), 1, asleep / 2),
        Fault("stop Redis", _stop(_a("redis")), 1, asleep / 2),
        Fault("flush Redis", _flush, 1),
        Fault("fill Redis", _fill, 1, asleep / 2),
        Fault("lock the database", _lock, 1, _LOCK_SECONDS),
    ]


def _a(name: str) -> Callable[[System, Random], list[int]]:
    def chosen(system: System, random: Random) -> list[int]:
        pids = system.pids(name)
        return [random.choice(pids)] if pids else []

    return chosen


def _a_horse(system: System, random: Random) -> list[int]:
    horses = system.horses()
    return [random.choice(horses)] if horses else []


def _a_fork_server(system: System, random: Random) -> list[int]:
    servers = system.fork_servers()
    return [random.choice(servers)] if servers else []


def _worker_and_horse(system: System, random: Random) -> list[int]:
    name = random.choice(["worker1", "worker2"])
    horses = system.horses()
    workers = system.pids(name)
    own = [horse for horse in horses if _parent_of(horse) in workers]
    return workers + own


def _parent_of(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])
    except OSError:
        return 0


def _kill(who: Callable[[System, Random], list[int]]) -> Callable[[System, Random], Undo | None]:
    def kill(system: System, random: Random) -> Undo | None:
        return _over if system.send_signal(who(system, random), signal.SIGKILL) else None

    return kill


def _stop(who: Callable[[System, Random], list[int]]) -> Callable[[System, Random], Undo | None]:
    def stop(system: System, random: Random) -> Undo | None:
        pids = who(system, random)
        if not system.send_signal(pids, signal.SIGSTOP):
            return None
        return lambda: _wake(system, pids)

    return stop


def _wake(system: System, pids: list[int]) -> None:
    system.send_signal(pids, signal.SIGCONT)


def _over() -> None:
    """Do nothing: what was killed is started again by its keeper."""


def _flush(system: System, _random: Random) -> Undo:
    system.machine.redis().flushall()
    return _over


def _fill(system: System, _random: Random) -> Undo:
    redis = system.machine.redis()
    redis.config_set("maxmemory", "1")

    def empty() -> None:
        # The monkey may have killed it meanwhile: then it has its own settings again.
        redis.config_set("maxmemory", "0")

    return empty


def _lock(system: System, _random: Random) -> Undo | None:
    engine = make_engine(system.machine.settings.database_url, _LOCK_WAIT_SECONDS)
    connection = writing(engine).connect()

    def unlock() -> None:
        connection.close()
        engine.dispose()

    try:
        connection.begin()
        if engine.dialect.name == "postgresql":
            connection.exec_driver_sql("LOCK TABLE work IN EXCLUSIVE MODE")
    except OperationalError:
        # Who holds it may be somebody whom the monkey stopped, and would have to wake.
        unlock()
        return None
    return unlock
