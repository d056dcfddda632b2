"""Asks the DNS for text records; an answer that did not come is never taken for “there is none”."""

from collections.abc import Callable

import dns.exception
import dns.resolver

Txt = Callable[[str], tuple[bytes, ...]]
"""Returns the text records of a name, empty when there are none; raises ``NamesAway``."""

_EACH_SECONDS = 3.0
_ALL_SECONDS = 8.0


class NamesAway(Exception):
    """The DNS gave no answer: nothing can be said now, and later perhaps."""


def resolver(server: str = "") -> Txt:
    """Return a function that asks ``server`` ("127.0.0.1:5300"), by default the machine's own."""
    asked = dns.resolver.Resolver(configure=not server)
    asked.timeout, asked.lifetime = _EACH_SECONDS, _ALL_SECONDS
    asked.cache = dns.resolver.LRUCache()
    if server:
        host, _, port = server.rpartition(":")
        asked.nameservers, asked.port = [host.strip("[]")], int(port)

    def txt(name: str) -> tuple[bytes, ...]:
        try:
            answer = asked.resolve(name, "TXT", search=False)
        except (dns.resolver.NXDOMAIN, dns.resolver.NoAnswer, dns.resolver.YXDOMAIN):
            return ()
        except (dns.exception.DNSException, OSError) as error:
            raise NamesAway(f"The DNS did not answer about {name}.") from error
        return tuple(b"".join(record.strings) for record in answer)

    return txt
