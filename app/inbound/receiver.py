"""Receives mail by SMTP or LMTP: 250 is said only once the message is durable.

Nothing is bounced later, so nobody is ever sent mail for what somebody else wrote in their name:
what cannot be taken is refused while the sender is still there.
"""

import asyncio
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from typing import AnyStr
from urllib.parse import urlsplit

from aiosmtpd.lmtp import LMTP
from aiosmtpd.smtp import SMTP, Envelope, Session
from sqlalchemy.exc import SQLAlchemyError

from app.errors import ServiceError
from app.inbound import addresses
from app.inbound.heads import read_head
from app.inbound.keeping import Arrived, Recipient, keep, unchecked
from app.inbound.kinds import kind_of
from app.inbound.names import Txt
from app.inbound.proof import Delivery, judge
from app.inbound.relays import Relay
from app.inbound.states import MailKind, Proof
from app.logs import log, places
from app.settings import SettingError
from app.stores import Stores

RECIPIENTS_MAX = 20
_LINE_BYTES = 64 * 1024
_OK = "250 2.0.0 Kept"
_LATER = "451 4.3.0 Cannot keep this now, try again later"
_UNCHECKED = "451 4.4.3 Cannot check the sender now, try again later"
_UNKNOWN = "550 5.1.1 No such address here"
_OFF = "550 5.2.1 This address takes no mail at the moment"
_ONE_BY_ONE = "452 4.5.3 One recipient at a time"
_TOO_MANY = "452 4.5.3 Too many recipients"
_FULL = b"421 4.7.0 Too many connections, try again later\r\n"


@dataclass(frozen=True, slots=True)
class Place:
    """Where mail is received, and by which protocol: ``smtp`` or ``lmtp``."""

    protocol: str
    host: str
    port: int


def place_of(listen: str) -> Place:
    """Return what ``DAYPROOF_INBOUND_LISTEN`` says; raise ``SettingError``."""
    parts = urlsplit(listen)
    try:
        port = parts.port
    except ValueError:
        port = None
    if parts.scheme not in {"smtp", "lmtp"} or not parts.hostname or port is None:
        raise SettingError(
            f"DAYPROOF_INBOUND_LISTEN is {listen!r}: write smtp://127.0.0.1:2525 or "
            "lmtp://127.0.0.1:2424"
        )
    return Place(parts.scheme, parts.hostname, port)


class Receiver:
    """Answers the commands of one sender after the other; what blocks is done in threads."""

    def __init__(
        self, stores: Stores, txt: Txt, relays: tuple[Relay, ...] = (), protocol: str = "smtp"
    ) -> None:
        self._stores = stores
        self._txt = txt
        self._relays = relays
        self._protocol = protocol

    async def handle_RCPT(  # noqa: N802 - aiosmtpd's name
        self,
        server: SMTP,  # noqa: ARG002
        session: Session,  # noqa: ARG002
        envelope: Envelope,
        address: str,
        rcpt_options: list[str],  # noqa: ARG002
    ) -> str:
        """Take an address of a partner that is on, and refuse every other."""
        if self._protocol == "lmtp" and envelope.rcpt_tos:
            # LMTP wants an answer for each recipient, and one message has one here.
            return _ONE_BY_ONE
        if len(envelope.rcpt_tos) >= RECIPIENTS_MAX:
            return _TOO_MANY
        answer = await asyncio.to_thread(self._recipient, address)
        if answer is None:
            envelope.rcpt_tos.append(address)
            return "250 2.1.5 OK"
        return answer

    async def handle_DATA(  # noqa: N802 - aiosmtpd's name
        self,
        server: SMTP,  # noqa: ARG002
        session: Session,
        envelope: Envelope,
    ) -> str:
        """Keep a message for good, or have its sender try again."""
        peer = session.peer[0] if isinstance(session.peer, tuple) else ""
        return await asyncio.to_thread(self._take, envelope, peer)

    def _recipient(self, address: str) -> str | None:
        """Return why an address is refused, None for one that is taken."""
        try:
            with self._stores.sessions() as session:
                row = addresses.at(session, address, self._stores.settings.inbound_domain)
                if row is None:
                    return _UNKNOWN
                return None if row.active else _OFF
        except (SQLAlchemyError, ServiceError) as error:
            log.error("inbound-refused", error_type=type(error).__name__, where=places(error))
            return _LATER

    def _take(self, envelope: Envelope, peer: str) -> str:
        message = envelope.content if isinstance(envelope.content, bytes) else b""
        sender = (envelope.mail_from or "").strip("<>")
        arrived = Arrived(message, self._protocol, sender, peer)
        try:
            recipients = [self._judged(arrived, each) for each in envelope.rcpt_tos]
            if any(each.verdict.proof is Proof.PENDING for each in recipients):
                return _UNCHECKED
            kept = keep(self._stores, arrived, recipients)
        except Exception as error:  # noqa: BLE001 - whatever went wrong, nothing was accepted
            log.error("inbound-refused", error_type=type(error).__name__, where=places(error))
            return _LATER
        for one in kept:
            log.info("inbound-kept", inbound=one.public_id)
        return f"{_OK} {kept[0].public_id[:12]}"

    def _judged(self, arrived: Arrived, address: str) -> Recipient:
        """Return a recipient with what was found of the sender for it."""
        settings = self._stores.settings
        with self._stores.sessions() as session:
            row = addresses.at(session, address, settings.inbound_domain)
            if row is None:
                raise ServiceError("The address went away while the message came.")
            rules = addresses.rules_of(row, settings.inbound_domain)
        head = read_head(arrived.message, settings.mail_head_limit_bytes)
        if kind_of(head, arrived.envelope_from, ())[0] is not MailKind.LETTERS:
            return Recipient(rules.address, rules.partner_id, unchecked())
        verdict = judge(self._delivery(arrived), rules, self._txt)
        return Recipient(rules.address, rules.partner_id, verdict)

    def _delivery(self, arrived: Arrived) -> Delivery:
        relay = next((each.name for each in self._relays if each.is_at(arrived.peer)), None)
        limit = self._stores.settings.mail_head_limit_bytes
        return Delivery(arrived.message, limit, self._stores.now(), relay)


class _Smtp(SMTP):
    """A connection that ends when it goes on and on without a line end: that would fill memory."""

    line_length_limit = _LINE_BYTES
    leave: Callable[[], None] | None = None
    _unanswered_bytes = 0

    def data_received(self, data: bytes) -> None:
        """Take bytes in, at most twice a message's between two answers."""
        self._unanswered_bytes += len(data)
        if self._unanswered_bytes > 2 * (self.data_size_limit or 0) and self.transport is not None:
            self.transport.close()
            return
        super().data_received(data)

    async def push(self, status: AnyStr) -> None:
        """Answer, and count anew."""
        self._unanswered_bytes = 0
        await super().push(status)

    def connection_lost(self, error: Exception | None) -> None:
        """Make room for another connection."""
        leave, self.leave = self.leave, None
        if leave is not None:
            leave()
        super().connection_lost(error)


class _Lmtp(_Smtp, LMTP):
    """The same with LHLO."""


class _Refusal(asyncio.Protocol):
    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.WriteTransport)  # noqa: S101 - a TCP connection
        transport.write(_FULL)
        transport.close()


class Door:
    """Lets so many connections in at once; the next is told to come back."""

    def __init__(self, connections_max: int, make: Callable[[], _Smtp]) -> None:
        self._free = connections_max
        self._make = make

    def __call__(self) -> asyncio.Protocol:
        """Return the protocol of a new connection."""
        if self._free <= 0:
            return _Refusal()
        self._free -= 1
        protocol = self._make()
        protocol.leave = self._leave
        return protocol

    def _leave(self) -> None:
        self._free += 1


def door(stores: Stores, receiver: Receiver, protocol: str) -> Door:
    """Return the factory of connections, as the settings limit them."""
    settings = stores.settings
    kind = _Lmtp if protocol == "lmtp" else _Smtp
    tls = _tls(settings.inbound_certificate, settings.inbound_certificate_key)

    def made() -> _Smtp:
        return kind(
            receiver,
            data_size_limit=settings.container_limit_bytes,
            enable_SMTPUTF8=False,
            hostname=settings.inbound_domain or None,
            ident="ready",
            timeout=settings.inbound_seconds,
            tls_context=tls,
            command_call_limit=100,
        )

    return Door(settings.inbound_connections, made)


async def serve(
    stores: Stores, receiver: Receiver, place: Place, *, started: Callable[[int], None]
) -> None:
    """Receive until cancelled; ``started`` is told the port."""
    loop = asyncio.get_running_loop()
    factory = door(stores, receiver, place.protocol)
    server = await loop.create_server(factory, place.host, place.port)
    started(server.sockets[0].getsockname()[1])
    async with server:
        await server.serve_forever()


def _tls(certificate: str, key: str) -> ssl.SSLContext | None:
    if not certificate:
        return None
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    try:
        context.load_cert_chain(certificate, key or None)
    except (OSError, ssl.SSLError) as error:
        raise SettingError(
            f"DAYPROOF_INBOUND_CERTIFICATE cannot be used ({error}): name PEM files that this "
            "user may read"
        ) from error
    return context
