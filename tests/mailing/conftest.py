"""A real mail server on this machine that can refuse, greylist, hang up and forget."""

import asyncio
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any

import pytest
from aiosmtpd.controller import UnthreadedController
from aiosmtpd.smtp import SMTP, Envelope, Session

from app.mailing import Letter, Outgoing, Paragraph, put_outgoing
from app.stores import Stores

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


@dataclass
class Server:
    """What a mail server took, and what it says to each mail: an answer of its own, or a trick."""

    port: int = 0
    taken: list[EmailMessage] = field(default_factory=list)
    senders: list[str] = field(default_factory=list)
    answer: Callable[[Envelope], str] = lambda _: "250 kept"
    hangs_up: bool = False

    async def handle_RCPT(  # noqa: N802 - aiosmtpd's name
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: Any
    ) -> str:
        envelope.rcpt_tos.append(address)
        return self.answer(envelope)

    async def handle_DATA(self, server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        assert isinstance(envelope.content, bytes)
        self.taken.append(message_from_bytes(envelope.content, policy=default))  # type: ignore[arg-type]
        self.senders.append(envelope.mail_from or "")
        if self.hangs_up:
            assert server.transport is not None
            server.transport.close()
        return "250 kept"


@contextmanager
def serving(served: Server, **options: Any) -> Iterator[Server]:
    """Serve mail on a free port of this machine, in a thread of its own.

    The loop lives in that thread from its first to its last moment: in this one, the browser of
    another test may keep a loop running.
    """
    loop = asyncio.new_event_loop()
    controller = UnthreadedController(served, "127.0.0.1", 0, loop=loop, **options)
    is_ready = threading.Event()

    def serve() -> None:
        controller.begin()
        assert controller.server is not None
        served.port = controller.server.sockets[0].getsockname()[1]
        is_ready.set()
        loop.run_forever()
        loop.run_until_complete(controller.finalize())
        loop.close()

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    assert is_ready.wait(5)
    yield served
    loop.call_soon_threadsafe(loop.stop)
    thread.join(5)


@pytest.fixture
def server() -> Iterator[Server]:
    """A mail server that takes everything until it is told otherwise."""
    with serving(Server()) as served:
        yield served


@dataclass
class Clock:
    """A clock that moves when it is told to."""

    at: datetime = NOON

    def __call__(self) -> datetime:
        """Return the moment that it shows."""
        return self.at

    def pass_time(self, much: timedelta) -> None:
        """Move on."""
        self.at += much


@pytest.fixture
def clock() -> Clock:
    """The clock of the stores."""
    return Clock()


@pytest.fixture
def posting(stores: Stores, server: Server, clock: Clock) -> Stores:
    """Stores whose mail goes to the server."""
    settings = replace(
        stores.settings,
        mail_url=f"smtp://127.0.0.1:{server.port}?tls=off",
        mail_from="Experience Roster <roster@example.org>",
        mail_reply_to="people@example.org",
    )
    return replace(stores, settings=settings, now=clock)


def write(stores: Stores, key: str = "one", **values: Any) -> bool:
    """Write one mail down."""
    letter = Letter("A day was counted", [Paragraph("3 March counts. You need do nothing.")])
    given = {"to": "ann@example.com", "subject": "A day was counted", "letter": letter}
    mail = Outgoing(**{**given, "event_key": key, "kind": "test", **values})
    with stores.sessions.begin() as session:
        return put_outgoing(session, mail, stores.now())
