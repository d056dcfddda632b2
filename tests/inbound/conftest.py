"""A payroll company with an address, a receiver on a port of its own, and a DNS that answers."""

import asyncio
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import pytest
from dnslib import QTYPE, RR, TXT
from dnslib.server import BaseResolver, DNSServer
from sqlalchemy import select

from app.access import Role
from app.accounts import add_account
from app.inbound import addresses
from app.inbound.door import Place, serve
from app.inbound.names import Txt
from app.inbound.receiver import Receiver
from app.inbound.relays import Relay
from app.limits import limits_of
from app.records import tables
from app.settings import Settings
from app.stores import Stores
from extractors.contained import Reader
from jobs import inbound
from tests.inbound.letters_by_mail import COMPANY, Zone, zone

DOMAIN = "letters.roster.example"


@pytest.fixture
def settings(settings: Settings) -> Settings:
    """The settings of a machine that receives mail, on SQLite."""
    return replace(settings, inbound_domain=DOMAIN)


@pytest.fixture(params=["sqlite"])
def database_url(request: pytest.FixtureRequest, tmp_path) -> str:
    """SQLite alone: the statements that differ are tested in ``test_both_databases``."""
    return f"sqlite:///{tmp_path}/test.sqlite3"


@dataclass(frozen=True)
class Partner:
    """A payroll company: its account, and its address here."""

    account_id: int
    address: str
    address_id: int


@pytest.fixture
def partner(stores: Stores) -> Partner:
    """Reels Payroll, whose letters come from payroll.example."""
    return new_partner(stores)


def new_partner(stores: Stores, name: str = "Reels Payroll", domain: str = COMPANY) -> Partner:
    """A payroll company whose letters come from ``domain``."""
    with stores.sessions.begin() as session:
        account = add_account(
            session,
            f"desk@{domain}",
            name,
            [Role.PAYROLL_PARTNER],
            "a long enough password",
            now=stores.now(),
        )
        account.payroll_company = name
        row = addresses.make(session, account, [domain], "service", stores.now())
        return Partner(account.id, f"{row.local_part}@{DOMAIN}", row.id)


@pytest.fixture
def names() -> Zone:
    """What the DNS says."""
    return zone()


@pytest.fixture
def dns(names: Zone) -> Iterator[str]:
    """A DNS server that says it, by its address."""

    class Answers(BaseResolver):
        def resolve(self, request, handler):
            reply = request.reply()
            name = str(request.q.qname).rstrip(".")
            if name in names.away:
                reply.header.rcode = 2
            for text in names.records.get(name, ()):
                parts = [text[start : start + 250] for start in range(0, len(text), 250)]
                reply.add_answer(RR(name, QTYPE.TXT, rdata=TXT(parts), ttl=0))
            return reply

    server = DNSServer(Answers(), address="127.0.0.1", port=0)
    server.start_thread()
    host, port = server.server.server_address[:2]
    yield f"{host}:{port}"
    server.stop()
    server.server.server_close()


@pytest.fixture
def receiving(stores: Stores) -> Iterator[Callable[..., int]]:
    """A function that starts a receiver and returns its port."""
    stops: list[Callable[[], None]] = []

    def start(
        txt: Txt, protocol: str = "smtp", relays: tuple[Relay, ...] = (), with_stores=stores
    ) -> int:
        loop, ready = asyncio.new_event_loop(), threading.Event()
        port = 0

        def started(chosen: int) -> None:
            nonlocal port
            port = chosen
            ready.set()

        receiver = Receiver(with_stores, txt, relays, protocol)
        place = Place(protocol, "127.0.0.1", 0)
        task = loop.create_task(serve(with_stores, receiver, place, started=started))
        thread = threading.Thread(target=_run, args=(loop, task))
        thread.start()
        assert ready.wait(10)

        def stop() -> None:
            loop.call_soon_threadsafe(task.cancel)
            thread.join(10)

        stops.append(stop)
        return port

    yield start
    for stop in stops:
        stop()


def _run(loop: asyncio.AbstractEventLoop, task: "asyncio.Task[None]") -> None:
    try:
        loop.run_until_complete(task)
    except asyncio.CancelledError:
        for other in asyncio.all_tasks(loop):
            other.cancel()
        loop.run_until_complete(asyncio.sleep(0))
        loop.run_until_complete(loop.shutdown_default_executor())
    finally:
        loop.close()


@pytest.fixture(scope="session")
def reader() -> Iterator[Reader]:
    """The real limited process."""
    with Reader(limits_of(Settings())) as reader:
        yield reader


@pytest.fixture
def open_all(reader: Reader) -> Callable[..., None]:
    """A function that opens every message that waits, as a worker does."""

    def opened(stores: Stores, txt: Txt, scan=lambda _path: None) -> None:
        with stores.sessions() as session:
            row = tables.InboundMessage
            waiting = session.scalars(select(row.public_id).where(row.task.is_not(None))).all()
        tools = inbound.tools(stores.settings, reader, txt, scan)
        for public_id in waiting:
            inbound.work_on(stores, public_id, tools)

    return opened


def messages(stores: Stores) -> list[tables.InboundMessage]:
    """Every message that is kept, in order."""
    with stores.sessions() as session:
        return list(
            session.scalars(select(tables.InboundMessage).order_by(tables.InboundMessage.id))
        )


def files(stores: Stores) -> list[tuple[str, str, str | None]]:
    """The name, state and code of every file of every batch, in order."""
    with stores.sessions() as session:
        row = tables.BatchFile
        found = session.scalars(select(row).order_by(row.batch_id, row.position))
        return [(each.name, each.state, each.code) for each in found]
