"""The door of the receiver: how many connections are let in, for how long, and over TLS.

Whoever holds connections open without end, or takes all of them, keeps nobody else from sending.
"""

import asyncio
import ipaddress
import ssl
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import AnyStr
from urllib.parse import urlsplit

from aiosmtpd.lmtp import LMTP
from aiosmtpd.smtp import SMTP

from app.inbound.receiver import Receiver
from app.inbound.relays import Relay
from app.settings import SettingError
from app.stores import Stores

_LINE_BYTES = 64 * 1024
_LONGEST = 4
"""A connection ends after so many times what one command may take, whatever it does."""

_SHARE = 2
"""One stranger has at most this part of the connections: a half."""

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


class _Smtp(SMTP):
    """A connection that ends when it goes on and on, in bytes without an answer or in time."""

    line_length_limit = _LINE_BYTES
    leave: Callable[[], None] | None = None
    _end: asyncio.TimerHandle | None = None
    _unanswered_bytes = 0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Begin, or go on over TLS: the time that is left stays the same."""
        super().connection_made(transport)
        if self._end is None:
            self._end = self.loop.call_later(_LONGEST * self._timeout_duration, self._timeout_cb)

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
        if self._end is not None:
            self._end.cancel()
        super().connection_lost(error)


class _Lmtp(_Smtp, LMTP):
    """The same with LHLO."""


class Door:
    """Lets so many connections in at once; the next is told to come back.

    A stranger has half of them at most: ours, and those of ``relays``, may take them all.
    """

    def __init__(
        self, connections_max: int, make: Callable[[], _Smtp], relays: tuple[Relay, ...] = ()
    ) -> None:
        self._max = connections_max
        self._make = make
        self._relays = relays
        self._inside: Counter[str] = Counter()

    def __call__(self) -> asyncio.Protocol:
        """Return the protocol of a new connection until it is known whose it is."""
        return _Entrance(self)

    def enter(self, host: str) -> _Smtp | None:
        """Return the protocol for a connection from ``host``; None when there is no room."""
        who = _network(host)
        share = self._max if self._is_ours(host) else max(1, self._max // _SHARE)
        if self._inside.total() >= self._max or self._inside[who] >= share:
            return None
        self._inside[who] += 1
        protocol = self._make()
        protocol.leave = lambda: self._inside.subtract([who])
        return protocol

    def _is_ours(self, host: str) -> bool:
        address = _address(host)
        is_here = address is not None and address.is_loopback
        return is_here or any(relay.is_at(host) for relay in self._relays)


class _Entrance(asyncio.Protocol):
    """Asks the door, and hands the connection over to what answers it from then on."""

    def __init__(self, door: Door) -> None:
        self._door = door

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)  # noqa: S101 - a TCP connection
        peer = transport.get_extra_info("peername")
        inside = self._door.enter(str(peer[0]) if isinstance(peer, tuple) else "")
        if inside is None:
            transport.write(_FULL)
            transport.close()
        else:
            transport.set_protocol(inside)
            inside.connection_made(transport)


def _network(host: str) -> str:
    """Return whose an address is: of IPv6 everybody has a whole /64."""
    address = _address(host)
    if isinstance(address, ipaddress.IPv6Address):
        return str(ipaddress.ip_network((address, 64), strict=False))
    return host if address is None else str(address)


def _address(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    """Return an address, one of IPv4 that is written as IPv6 as what it is; None for no address."""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return None
    mapped = address.ipv4_mapped if isinstance(address, ipaddress.IPv6Address) else None
    return mapped or address


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

    return Door(settings.inbound_connections, made, receiver.relays)


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
