"""A thousand letters come by mail at once: how soon is the receipt there, and who else waits.

Applicants send a letter every so often, first alone, then beside the batch: the same people at the
same pace, so that the one is compared with the other. Everything is real: the receiver, the
dispatcher, two workers, the web server, and a mail server that takes the answers.
"""

import secrets
import smtplib
import statistics
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import func, select

from app.access import Role
from app.accounts import add_account
from app.own_redis import free_port
from app.records import tables
from app.samples.front_door import FrontDoor, Refused, sign_in
from app.settings import Settings
from app.states import DocumentState
from app.stores import Stores
from bench.inbound.company import (
    PASSWORD,
    Company,
    answering_names,
    company,
    letters,
    message,
    records_of,
    zipped,
)
from bench.inbound.post import Post, posting
from bench.inbound.uploads import UNREAD, Half, Uploads
from bench.machine import Machine, wait_for

RECEIPT_SECONDS = 60.0
"""The goal for the 95th of a hundred receipts."""

SLOWER_BY = 1.5
"""So much longer, in the 95th percentile, may an applicant's upload take beside a batch."""

READ_SECONDS = 10.0
"""The goal for the 95th of a hundred applicants' letters to be read beside a batch.

In the order of their coming they would wait for the whole batch: many minutes.
"""

_APPLICANTS = 4
_FIRST = "<0@large.example>"
_STARTS_WITHIN = 180.0
_ALL_SECONDS = 620.0
"""A run begins no upload after so long, counted from its start; it ends within two minutes."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How large a run is: letters in the batch, and seconds of each of its two halves at most."""

    letters: int = 1000
    alone_seconds: float = 120.0
    beside_seconds: float = 480.0
    every_seconds: float = 3.0
    small_every_seconds: float = 10.0


@dataclass(frozen=True, slots=True)
class Found:
    """What a run showed; ``receipts`` in seconds from the first byte sent.

    ``own`` is that of the batch itself, infinite when it never came, as ``missing`` ones never did;
    ``batch_read`` letters of the batch were read by the end.
    """

    own: float
    receipts: Sequence[float]
    missing: int
    batch_read: int
    batch_letters: int
    beside_seconds: float
    alone: Half
    beside: Half


def run(plan: Plan, folder: Path, say: Callable[[str], None]) -> Found:
    """Make one run in ``folder``; ``say`` is told how far it is."""
    records: dict[str, str] = {}
    ends_at = time.monotonic() + _ALL_SECONDS
    with posting() as (post, post_port), answering_names(records) as names:
        settings = _settings(folder, post_port, names)
        with Machine(folder / "machine", settings) as machine:
            large, small = (company(machine.stores, f"{n}.example") for n in ("large", "small"))
            records |= records_of([large, small])
            doors = _started(machine, _applicants(machine.stores))
            say("applicants alone")
            alone = Uploads(machine.stores, doors, plan.every_seconds)
            alone.go_on(plan.alone_seconds, lambda: False)
            say(f"a batch of {plan.letters} letters comes")
            left = min(plan.beside_seconds, ends_at - time.monotonic())
            plan = replace(plan, beside_seconds=left)
            return _beside(plan, machine, post, (large, small), alone, doors, say)


def _beside(
    plan: Plan,
    machine: Machine,
    post: Post,
    companies: tuple[Company, Company],
    alone: Uploads,
    doors: Sequence[FrontDoor],
    say: Callable[[str], None],
) -> Found:
    stores, (large, small) = machine.stores, companies
    mailing = _Mailing(int(machine.settings.inbound_listen.rpartition(":")[2]))
    account, began = _account_of(stores, large), time.monotonic()
    mailing.send(large, 0, [("letters.zip", zipped(letters(plan.letters, "letter")))])
    uploads = Uploads(stores, doors, plan.every_seconds)
    others = threading.Thread(
        target=mailing.go_on, args=(small, plan.small_every_seconds, uploads.is_over)
    )
    others.start()
    uploads.go_on(plan.beside_seconds, lambda: _read_of(stores, account) >= plan.letters)
    others.join()
    lasted = time.monotonic() - began
    say("the last receipts are waited for")
    receipts = mailing.receipts(post)
    return Found(
        own=receipts.get(_FIRST, float("inf")),
        receipts=list(receipts.values()),
        missing=len(mailing.sent) - len(receipts),
        batch_read=_read_of(stores, account),
        batch_letters=plan.letters,
        beside_seconds=lasted,
        alone=alone.half(),
        beside=uploads.half(),
    )


class _Mailing:
    """Sends messages to the receiver and remembers when the first byte of each went."""

    def __init__(self, port: int) -> None:
        self._port = port
        self.sent: dict[str, float] = {}

    def send(self, by: Company, number: int, files: Sequence[tuple[str, bytes]]) -> None:
        content = message(by, number, files, datetime.now(UTC))
        self.sent[f"<{number}@{by.domain}>"] = time.monotonic()
        with smtplib.SMTP("127.0.0.1", self._port, timeout=120) as client:
            client.sendmail(by.sender, [by.address], content)

    def go_on(self, by: Company, every_seconds: float, is_over: threading.Event) -> None:
        """Send a message with one letter every so often."""
        number = 0
        while not is_over.wait(every_seconds):
            number += 1
            self.send(by, number, letters(1, f"small-{number}"))

    def receipts(self, post: Post) -> dict[str, float]:
        """Return after how many seconds each receipt came; wait for the last ones for a while."""
        give_up_at = time.monotonic() + RECEIPT_SECONDS
        while not self.sent.keys() <= post.came.keys() and time.monotonic() < give_up_at:
            time.sleep(0.5)
        return {one: post.came[one] - at for one, at in self.sent.items() if one in post.came}


def _settings(folder: Path, post_port: int, names: str) -> Settings:
    return Settings(
        database_url=f"sqlite:///{folder}/bench.sqlite3",
        secret_key=secrets.token_hex(32),
        port=free_port(),
        secure_cookies=False,
        public_url="http://127.0.0.1",
        mail_url=f"smtp://127.0.0.1:{post_port}?tls=off",
        mail_from="Experience Roster <roster@bench.example>",
        inbound_domain="letters.bench.example",
        inbound_listen=f"smtp://127.0.0.1:{free_port()}",
        inbound_dns=names,
    )


def _started(machine: Machine, emails: Sequence[str]) -> list[FrontDoor]:
    """Start every program and return the applicants, signed in."""
    machine.start_redis()
    machine.start("-m", "jobs.dispatch")
    for _ in range(2):
        machine.start("-m", "jobs.worker")
    machine.start("-m", "app.cli", "serve")
    machine.start("-m", "app.cli", "mail", "serve")
    url, doors = f"http://127.0.0.1:{machine.settings.port}", []

    def is_up() -> bool:
        try:
            doors.append(sign_in(url, emails[0], PASSWORD))
        except Refused:
            return False
        return True

    wait_for("the service answers", is_up, _STARTS_WITHIN)
    return doors + [sign_in(url, each, PASSWORD) for each in emails[1:]]


def _applicants(stores: Stores) -> list[str]:
    emails = [f"applicant-{number}@bench.example" for number in range(_APPLICANTS)]
    with stores.sessions.begin() as session:
        for each in emails:
            add_account(session, each, each, [Role.APPLICANT], PASSWORD, now=stores.now())
    return emails


def _account_of(stores: Stores, one: Company) -> int:
    with stores.sessions() as session:
        asked = select(tables.Account.id).where(tables.Account.email == f"desk@{one.domain}")
        return session.scalars(asked).one()


def _read_of(stores: Stores, account_id: int) -> int:
    """Return how many letters of an account are read; an archive is none."""
    row = tables.Document
    mine = row.sender_id == account_id, row.state.not_in([*UNREAD, DocumentState.OPENED])
    with stores.sessions() as session:
        return session.scalar(select(func.count()).where(*mine)) or 0


def percentile(values: Sequence[float], percent: int) -> float:
    """Return a percentile; of fewer than two values the one, or infinity for none."""
    if len(values) < 2:
        return values[0] if values else float("inf")
    return statistics.quantiles(values, n=100, method="inclusive")[percent - 1]
