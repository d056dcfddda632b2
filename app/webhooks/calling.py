"""One call of a webhook: to a public address only, resolved once, without following anything.

The name is resolved here and the connection made to what was found, so that no second answer of a
name server can lead it to another place (RELIABILITY section 2: resolve once, pin the address).
"""

import http.client
import ipaddress
import socket
import ssl
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from urllib.parse import urlsplit

TIMEOUT_SECONDS = 10.0
"""How long one step may take."""
DEADLINE_SECONDS = 11.0
"""How long a call may take in all: an answer that drips holds nobody else up for longer."""
_ANSWER_BYTES = 1024

_INTERNET = ipaddress.ip_network("2000::/3")
"""What is given out of IPv6 for the public Internet; everything else is for special uses."""
_TUNNELS = (ipaddress.ip_network("2001::/32"), ipaddress.ip_network("2002::/16"))
"""Teredo and 6to4: they lead to an IPv4 address that stands inside."""
_TRANSLATED = ipaddress.ip_network("64:ff9b::/96")
"""How networks with IPv6 alone reach a public IPv4 address, which stands at the end."""

Resolve = Callable[[str, int], list[str]]
"""Returns the addresses of a host."""


class NotTold(Exception):
    """The webhook did not take the event; the words say why."""


def resolved(host: str, port: int) -> list[str]:
    """Return the addresses of a host, as this machine resolves it."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(each[4][0]) for each in found))


def call(
    url: str,
    body: bytes,
    headers: Mapping[str, str],
    *,
    private_hosts: frozenset[str],
    resolve: Resolve = resolved,
) -> int:
    """Post ``body`` and return the status, which is one of success; else raise ``NotTold``.

    Hosts of ``private_hosts`` may be on this machine or in a private network, for trying it out.
    """
    parts = urlsplit(url)
    host, port = parts.hostname or "", parts.port or 443
    address = _public(host, port, private_hosts, resolve)
    connection = _Pinned(host, port, address)
    deadline = threading.Timer(DEADLINE_SECONDS, connection.cut_off)
    deadline.start()
    target = parts.path or "/"
    target = f"{target}?{parts.query}" if parts.query else target
    try:
        connection.request("POST", target, body, dict(headers))
        answer = connection.getresponse()
        answer.read(_ANSWER_BYTES)
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise NotTold(f"{type(error).__name__}: {error}"[:300]) from error
    finally:
        deadline.cancel()
        connection.close()
    if not 200 <= answer.status < 300:
        raise NotTold(f"It answered {answer.status}; an event is taken with 200 to 299.")
    return answer.status


def _public(host: str, port: int, private_hosts: frozenset[str], resolve: Resolve) -> str:
    try:
        addresses = resolve(host, port)
    except (OSError, UnicodeError) as error:
        raise NotTold(f"{host} is not known: {type(error).__name__}.") from error
    if not addresses:
        raise NotTold(f"{host} has no address.")
    if host not in private_hosts and not all(is_public(each) for each in addresses):
        raise NotTold(f"{host} leads into a private network: nothing is sent there.")
    return addresses[0]


def is_public(address: str) -> bool:
    """Return whether an address belongs to the public Internet itself, wrapped in nothing."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return False
    if isinstance(found, ipaddress.IPv6Address):
        if found in _TRANSLATED:
            found = ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)
        elif found not in _INTERNET or any(found in tunnel for tunnel in _TUNNELS):
            return False
    return found.is_global and not found.is_multicast


class _Pinned(http.client.HTTPSConnection):
    """Connects to one address, and proves with TLS that it is the host."""

    def __init__(self, host: str, port: int, address: str) -> None:
        context = ssl.create_default_context()
        super().__init__(host, port, timeout=TIMEOUT_SECONDS, context=context)
        self._address, self._tls = address, context

    def connect(self) -> None:
        """Connect to the address that was looked at."""
        plain = socket.create_connection((self._address, self.port), TIMEOUT_SECONDS)
        self.sock = self._tls.wrap_socket(plain, server_hostname=self.host)

    def cut_off(self) -> None:
        """End whatever is waited for, from another thread."""
        with suppress(AttributeError, OSError):
            self.sock.shutdown(socket.SHUT_RDWR)
