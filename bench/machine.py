"""A whole Dayproof on this computer for tests and benchmarks: real processes, all ended at last."""

import dataclasses
import os
import secrets
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from types import TracebackType
from typing import Self

from redis import Redis
from sqlalchemy import select

from app.opening import open_stores
from app.receive import Receipt, Upload, receive
from app.records.engine import make_engine
from app.records.migrate import upgrade
from app.records.tables import Account
from app.redis_safety import redis_answers
from app.settings import Settings
from app.stores import Stores

_MARK = "DAYPROOF_MACHINE"
ROOT = Path(__file__).resolve().parent.parent
"""The version of the programs that runs unless another is named: this one."""
_KEEPER = ROOT / "app" / "keeper.py"


def wait_for(what: str, is_so: Callable[[], bool], seconds: float = 60.0) -> None:
    """Return once ``is_so()``; raise ``TimeoutError`` saying ``what`` never came about."""
    give_up_at = time.monotonic() + seconds
    while not is_so():
        if time.monotonic() > give_up_at:
            raise TimeoutError(f"not within {seconds:.0f} s: {what}")
        time.sleep(0.02)


def children_of(pid: int) -> list[int]:
    """Return the process ids of the children of a process."""
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


@dataclasses.dataclass(frozen=True)
class Program:
    """A started program and the file with everything it printed."""

    process: subprocess.Popen[bytes]
    log: Path

    @property
    def printed(self) -> str:
        """Everything the program has printed so far."""
        return self.log.read_text()

    @property
    def children(self) -> list[int]:
        """The process ids of its children, its work-horse for a worker."""
        return children_of(self.process.pid)

    def signal_all(self, number: signal.Signals) -> None:
        """Send a signal to the program and its children, the program first."""
        for pid in [self.process.pid, *self.children]:
            os.kill(pid, number)


class Machine:
    """One data folder with its database, and the programs started on it.

    Use it as a context: at its end every program, and all that they started, is gone.
    """

    def __init__(self, folder: Path, settings: Settings) -> None:
        self.folder = folder
        self.folder.mkdir(parents=True, exist_ok=True)
        self.socket = folder / "redis.sock"
        url = f"unix://:secret@{self.socket}"
        self.settings = dataclasses.replace(
            settings, data_folder=folder / "data", redis_url=settings.redis_url or url
        )
        self._mark = secrets.token_hex(8)
        self._programs: list[Program] = []
        engine = make_engine(self.settings.database_url, busy_wait_seconds=5)
        upgrade(engine)
        engine.dispose()
        self.stores: Stores = open_stores(self.settings, busy_wait_seconds=5)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        # Redis writes over its environment, so the programs themselves are ended by name.
        for program in self._programs:
            program.process.kill()
            program.process.wait()
        for pid in self._running():
            os.kill(pid, signal.SIGKILL)
        wait_for("every program is gone", lambda: not self._running())
        self.stores.sessions.kw["bind"].dispose()

    def start(self, *arguments: str, root: Path = ROOT) -> Program:
        """Start a Python program (``-m jobs.worker``, or a file) of a version on this machine."""
        return self._start([sys.executable, *arguments], root)

    def stop(self, seconds: float) -> list[int]:
        """Ask every program to end, and return the process ids of what is left after ``seconds``.

        Nothing should be: the list is what a run left behind.
        """
        for program in self._programs:
            program.process.terminate()
        give_up_at = time.monotonic() + seconds
        while (left := self._running()) and time.monotonic() < give_up_at:
            for program in self._programs:
                program.process.poll()
            time.sleep(0.1)
        return left

    def keep(self, *arguments: str, root: Path = ROOT) -> Program:
        """Start a Python program that is started again when it dies, as ``dayproof run`` does.

        The program itself is the one child of what is returned.
        """
        return self._start([*self._keeper(), sys.executable, *arguments], root)

    def keep_redis(self) -> Program:
        """Start the Redis of this machine so that it is started again when it dies."""
        program = self._start([*self._keeper(), *self._redis_command()])
        wait_for("Redis answers", lambda: redis_answers(self.settings.redis_url))
        return program

    def start_redis(self) -> Program:
        """Start the Redis of this machine, safe as the service demands it."""
        program = self._start(self._redis_command())
        wait_for("Redis answers", lambda: redis_answers(self.settings.redis_url))
        return program

    def _keeper(self) -> list[str]:
        return [sys.executable, "-I", str(_KEEPER), str(os.getpid())]

    def _redis_command(self) -> list[str]:
        options = {"port": "0", "unixsocket": str(self.socket), "requirepass": "secret"}
        options |= {"appendonly": "yes", "save": "", "dir": str(self.folder)}
        words = [word for name, value in options.items() for word in (f"--{name}", value)]
        return ["redis-server", *words]

    def redis(self) -> Redis:
        """Return a client of this machine's Redis."""
        return Redis.from_url(self.settings.redis_url)

    def send(self, data: bytes) -> Receipt:
        """Receive a file as if it had been uploaded."""
        return receive(
            self.stores,
            Upload("letter.pdf", BytesIO(data)),
            sender_id=self._sender_id(),
            professional_id=None,
            roster_record_id=None,
            source="web",
        )

    def _sender_id(self) -> int:
        with self.stores.sessions.begin() as session:
            account = session.scalars(select(Account)).first()
            if account is None:
                names = {"public_id": "0" * 32, "email": "sam@example.com", "name": "Sam Sender"}
                account = Account(fs_uniquifier="s", created_at=self.stores.now(), **names)
                session.add(account)
                session.flush()
            return account.id

    def _start(self, command: list[str], root: Path = ROOT) -> Program:
        log = self.folder / f"{len(self._programs) + 1}.log"
        with log.open("wb") as output:
            process = subprocess.Popen(
                command,
                cwd=root,
                env=os.environ | self._environment(root),
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        program = Program(process, log)
        self._programs.append(program)
        return program

    def _environment(self, root: Path) -> dict[str, str]:
        own = {
            f"DAYPROOF_{field.name.upper()}": str(getattr(self.settings, field.name))
            for field in dataclasses.fields(self.settings)
        }
        path = os.pathsep.join([str(root), str(root / "queue"), os.environ.get("PYTHONPATH", "")])
        return own | {_MARK: self._mark, "PYTHONPATH": path, "PYTHONUNBUFFERED": "1"}

    def _running(self) -> list[int]:
        # Work-horses outlive a killed worker, in a process group of their own: they are found by
        # a mark in the environment that they inherit.
        return [
            int(entry.parent.name)
            for entry in Path("/proc").glob("[0-9]*/environ")
            if self._is_ours(entry)
        ]

    def _is_ours(self, environ: Path) -> bool:
        try:
            return f"{_MARK}={self._mark}".encode() in environ.read_bytes()
        except OSError:
            return False
