"""Starts everything that one machine needs, under honcho, and leaves no process behind."""

import fcntl
import os
import shlex
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO

from app import own_redis
from app.opening import open_stores
from app.records.engine import make_engine
from app.records.migrate import upgrade
from app.settings import Settings

_KEEPER = Path(__file__).with_name("keeper.py")
_STOP_SECONDS = 10.0
_WORKERS = 2


class CannotRun(Exception):
    """The service could not be started; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Program:
    """One program of the service: its name in the log and its command line."""

    name: str
    command: list[str]


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that a run starts, with the settings that all of it shares."""

    settings: Settings
    programs: tuple[Program, ...]
    environ: Mapping[str, str]

    @property
    def url(self) -> str:
        """The address of the pages."""
        return f"http://{self.settings.host}:{self.settings.port}"

    @property
    def log(self) -> Path:
        """Where the programs' output goes."""
        return self.settings.data_folder / "run" / "log"


def plan(settings: Settings) -> Plan:
    """Return what to start: secrets made, ports chosen, the database of today's shape."""
    folder = settings.data_folder.absolute()
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    settings = replace(
        settings,
        data_folder=folder,
        secret_key=settings.secret_key or own_redis.secret_in(folder / "secret"),
        port=own_redis.free_port(settings.port, settings.host),
    )
    redis_programs: tuple[Program, ...] = ()
    if not settings.redis_url:
        own = own_redis.prepare(folder / "redis")
        settings = replace(settings, redis_url=own.url)
        redis_programs = (Program("redis", own.command),)
    _upgrade_database(settings)
    open_stores(settings, busy_wait_seconds=settings.web_busy_wait_seconds)
    return Plan(settings, redis_programs + _programs(settings), _environ(settings))


def _programs(settings: Settings) -> tuple[Program, ...]:
    python = [sys.executable, "-m"]
    serve = ["app.cli", "serve", "--host", settings.host, "--port", str(settings.port)]
    workers = [Program(f"worker{n}", [*python, "jobs.worker"]) for n in range(1, _WORKERS + 1)]
    return (
        Program("dispatcher", [*python, "jobs.dispatch"]),
        *workers,
        Program("web", [*python, *serve]),
        *_mail_programs(settings, python),
    )


def _mail_programs(settings: Settings, python: list[str]) -> Iterator[Program]:
    """Yield what receives and fetches mail of payroll companies, where that is set up."""
    if settings.inbound_listen:
        yield Program("mail", [*python, "app.cli", "mail", "serve"])
    if settings.inbound_imap_url:
        yield Program("mailbox", [*python, "app.cli", "mail", "poll"])


def _environ(settings: Settings) -> dict[str, str]:
    """Return the environment of the programs: this one's, with what was made or chosen here.

    Secure cookies are off unless set, since these pages are served on this machine without TLS,
    and the sample staff are shown the code that they sign in with.
    """
    return {
        "DAYPROOF_SECURE_COOKIES": "false",
        "DAYPROOF_SHOW_SAMPLE_CODES": "true",
        **os.environ,
        "DAYPROOF_DATA_FOLDER": str(settings.data_folder),
        "DAYPROOF_REDIS_URL": settings.redis_url,
        "DAYPROOF_SECRET_KEY": settings.secret_key,
        "DAYPROOF_PORT": str(settings.port),
        "OMP_THREAD_LIMIT": "1",
        "PYTHONUNBUFFERED": "1",
    }


def _upgrade_database(settings: Settings) -> None:
    engine = make_engine(settings.database_url, settings.web_busy_wait_seconds)
    try:
        upgrade(engine)
    finally:
        engine.dispose()


@contextmanager
def only_run(data_folder: Path) -> Iterator[None]:
    """Hold the data folder for this run; raise ``CannotRun`` when another run holds it."""
    with _lock_file(data_folder) as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise CannotRun(
                f"Dayproof already runs on {data_folder.absolute()}: stop it (Ctrl-C there), "
                "or set DAYPROOF_DATA_FOLDER to another folder."
            ) from None
        yield


def _lock_file(data_folder: Path) -> IO[str]:
    try:
        data_folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        return (data_folder / "run.lock").open("a")
    except OSError as error:
        raise CannotRun(
            f"{data_folder.absolute()} cannot be used as the data folder ({error.strerror}): "
            "set DAYPROOF_DATA_FOLDER to a folder that you may write to."
        ) from error


@contextmanager
def started(what: Plan) -> Iterator[subprocess.Popen[bytes]]:
    """Start the programs under honcho; stop them all at the end, however it comes.

    Each program has a keeper that starts it again when it dies and that ends it when this
    process is gone, so that even SIGKILL here leaves nothing behind.
    """
    what.log.parent.mkdir(exist_ok=True)
    procfile = what.log.with_name("Procfile")
    keeper = [sys.executable, "-I", str(_KEEPER), str(os.getpid())]
    lines = [f"{p.name}: exec {shlex.join([*keeper, *p.command])}\n" for p in what.programs]
    procfile.write_text("".join(lines))
    command = [sys.executable, "-m", "honcho", "-f", str(procfile), "-e", "", "start"]
    with what.log.open("wb") as log:
        honcho = subprocess.Popen(
            command, env=what.environ, stdout=log, stderr=log, start_new_session=True
        )
    try:
        yield honcho
    finally:
        _stop(honcho)


def _stop(honcho: subprocess.Popen[bytes]) -> None:
    """End honcho, which ends its programs; without an answer in ten seconds, kill its group."""
    honcho.terminate()
    try:
        honcho.wait(_STOP_SECONDS)
    except subprocess.TimeoutExpired:
        os.killpg(honcho.pid, signal.SIGKILL)
        honcho.wait()


def wait_until_ready(what: Plan, honcho: subprocess.Popen[bytes], timeout_seconds: float) -> None:
    """Return once the web server says that it is ready; raise ``CannotRun`` with the log's end."""
    deadline = time.monotonic() + timeout_seconds
    while time.monotonic() < deadline and honcho.poll() is None:
        try:
            with urllib.request.urlopen(f"{what.url}/readyz", timeout=5):  # noqa: S310 - our own address
                return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
    tail = "\n".join(what.log.read_text(errors="replace").splitlines()[-20:])
    raise CannotRun(f"The service did not become ready. The last lines of {what.log}:\n{tail}")
