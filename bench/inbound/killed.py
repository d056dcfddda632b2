"""Kills and stops the mail receiver while messages come in, and counts what became of them.

How many messages were sent, how often the receiver was killed or put to sleep for longer than a
sender waits, how many accepted ones are missing, and how many are there twice.
"""

import os
import random
import secrets
import signal
import smtplib
import socket
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select

from app.access import Role
from app.accounts import add_account
from app.inbound import addresses
from app.opening import open_stores
from app.records import tables
from app.records.engine import make_engine
from app.records.migrate import upgrade
from app.settings import Settings
from app.stores import Stores

DOMAIN = "letters.bench.example"
_SENDERS = 4
_TRIES = 400
_SENDER_WAITS_SECONDS = 3.0
_LONGEST_WAIT_SECONDS = 60.0
_ASLEEP_SECONDS = 4.0
"""A sender gives up meanwhile and tries again, and the sleeper then goes on with what it had."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a run; ``tries`` counts every time a message was offered."""

    sent: int
    tries: int
    kills: int
    sleeps: int
    lost: int
    doubled: int
    seconds: float


def run(messages: int, folder: Path, *, seed: int = 1, every_seconds: float = 4.0) -> Outcome:
    """Send ``messages`` until each was accepted; the receiver is stopped and killed in turns."""
    settings = Settings(
        data_folder=folder,
        database_url=f"sqlite:///{folder}/bench.sqlite3",
        inbound_domain=DOMAIN,
    )
    folder.mkdir(parents=True, exist_ok=True)
    engine = make_engine(settings.database_url, 15)
    upgrade(engine)
    engine.dispose()
    stores = open_stores(settings, busy_wait_seconds=15)
    address, port, began = _address(stores), _free_port(), time.monotonic()
    with _disturbed(settings, port, seed, every_seconds) as done:
        half = messages // 2
        tries = _send_all(range(half), address, port)
        _until_asleep(done)
        tries += _send_all(range(half, messages), address, port)
    kept = _kept(stores)
    stores.sessions.engine.dispose()
    wanted = {f"{n}@bench.example" for n in range(messages)}
    return Outcome(
        sent=messages,
        tries=tries,
        kills=done["killed"],
        sleeps=done["stopped"],
        lost=len(wanted - set(kept)),
        doubled=len(kept) - len(set(kept)),
        seconds=round(time.monotonic() - began, 1),
    )


def _address(stores: Stores) -> str:
    with stores.sessions.begin() as session:
        role, now = [Role.PAYROLL_PARTNER], stores.now()
        password = secrets.token_hex(16)
        account = add_account(session, "desk@bench.example", "Bench", role, password, now=now)
        account.payroll_company = "Bench Payroll"
        row = addresses.make(session, account, ["bench.example"], "service", now)
        return f"{row.local_part}@{DOMAIN}"


@contextmanager
def _disturbed(
    settings: Settings, port: int, seed: int, every_seconds: float
) -> Iterator[Counter[str]]:
    """Keep a receiver running, and stop and kill it at chance moments; yields how often."""
    done: Counter[str] = Counter()
    stopping, chance = threading.Event(), random.Random(seed)

    def drive() -> None:
        while not stopping.is_set():
            receiver = _receiver(settings, port)
            # The first moments go to starting: a receiver that never listens proves nothing.
            _wait_for(port, receiver)
            stopping.wait(every_seconds * chance.uniform(0.5, 1.5))
            if done["stopped"] <= done["killed"] and not stopping.is_set():
                done["stopped"] += 1
                _sleep(receiver)
                stopping.wait(every_seconds * chance.uniform(0.1, 0.5))
            receiver.send_signal(signal.SIGKILL)
            receiver.wait()
            done["killed"] += 1

    thread = threading.Thread(target=drive)
    thread.start()
    try:
        yield done
    finally:
        stopping.set()
        thread.join()


def _sleep(receiver: subprocess.Popen[bytes]) -> None:
    receiver.send_signal(signal.SIGSTOP)
    time.sleep(_ASLEEP_SECONDS)
    receiver.send_signal(signal.SIGCONT)


def _receiver(settings: Settings, port: int) -> subprocess.Popen[bytes]:
    environ = {
        **os.environ,
        "DAYPROOF_DATA_FOLDER": str(settings.data_folder),
        "DAYPROOF_DATABASE_URL": settings.database_url,
        "DAYPROOF_INBOUND_DOMAIN": DOMAIN,
        "DAYPROOF_INBOUND_LISTEN": f"smtp://127.0.0.1:{port}",
    }
    command = [sys.executable, "-m", "app.cli", "mail", "serve"]
    return subprocess.Popen(
        command, env=environ, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


def _wait_for(port: int, receiver: subprocess.Popen[bytes]) -> None:
    while receiver.poll() is None:
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.05)


def _until_asleep(done: Counter[str]) -> None:
    """Wait until the receiver was put to sleep once, however fast the first messages went."""
    end = time.monotonic() + _LONGEST_WAIT_SECONDS
    while not done["stopped"] and time.monotonic() < end:
        time.sleep(0.05)


def _send_all(messages: Iterable[int], address: str, port: int) -> int:
    """Offer every message until it is accepted; return how often that was."""
    waiting, tries = list(messages), 0
    lock = threading.Lock()

    def send() -> None:
        nonlocal tries
        while True:
            with lock:
                if not waiting:
                    return
                number = waiting.pop()
            for _ in range(_TRIES):
                with lock:
                    tries += 1
                if _accepted(number, address, port):
                    break
                time.sleep(0.1)

    senders = [threading.Thread(target=send) for _ in range(_SENDERS)]
    for each in senders:
        each.start()
    for each in senders:
        each.join()
    return tries


def _accepted(number: int, address: str, port: int) -> bool:
    message = (
        f"From: a@bench.example\r\nTo: {address}\r\nSubject: {number}\r\n"
        f"Message-ID: <{number}@bench.example>\r\n\r\nSAMPLE. A letter.\r\n"
    )
    try:
        with smtplib.SMTP("127.0.0.1", port, timeout=_SENDER_WAITS_SECONDS) as client:
            client.sendmail("a@bench.example", [address], message)
    except (OSError, smtplib.SMTPException):
        return False
    return True


def _kept(stores: Stores) -> list[str]:
    """Return the Message-ID of every message that is kept, bytes and row."""
    with stores.sessions() as session:
        row = tables.InboundMessage
        found = session.execute(
            select(row.message_id, tables.StoredFile.name).join(
                tables.StoredFile, tables.StoredFile.sha256 == row.sha256
            )
        ).all()
    names = {each.name for each in stores.storage.kept()}
    return [each.message_id for each in found if each.name in names]


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])
