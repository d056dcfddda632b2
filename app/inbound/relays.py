"""What a mail server that we trust by name says of a message it handed to us (RFC 8601).

Anybody can write such a header. It counts only when the connection itself shows that the server is
ours to trust, when it is the topmost and above the way it came, and when there is no second one in
the same name.
"""

import ipaddress
from dataclasses import dataclass

import authres
from authres.core import AuthResError

from app.inbound.heads import Head
from app.inbound.senders import domain_of
from app.inbound.signatures import Weak
from app.settings import SettingError


@dataclass(frozen=True, slots=True)
class Relay:
    """A mail server by the name it signs its results with, and the networks it speaks from."""

    name: str
    networks: tuple[ipaddress.IPv4Network | ipaddress.IPv6Network, ...]

    def is_at(self, peer: str) -> bool:
        """Return whether an address is one of the relay's."""
        try:
            address = ipaddress.ip_address(peer)
        except ValueError:
            return False
        return any(address in network for network in self.networks)


@dataclass(frozen=True, slots=True)
class Said:
    """What a relay found: the domains whose signatures it verified, and whose server it met."""

    signed_by: frozenset[str]
    sent_by: frozenset[str]


def relays_of(text: str) -> tuple[Relay, ...]:
    """Return the relays of a setting like ``mx.example.net 192.0.2.0/24; …``.

    Raises ``SettingError``.
    """
    found = []
    for part in filter(None, (each.split() for each in text.split(";"))):
        name, *networks = part
        try:
            found.append(Relay(name.lower(), tuple(map(ipaddress.ip_network, networks))))
        except ValueError as error:
            raise SettingError(f"DAYPROOF_INBOUND_TRUSTED_RELAYS: {error}") from error
        if not networks:
            raise SettingError(
                f"DAYPROOF_INBOUND_TRUSTED_RELAYS names {name} without a network: "
                "write the addresses it connects from"
            )
    return tuple(found)


def said_of(head: Head, sender: str, relay_name: str, *, needs_above: bool = True) -> Said:
    """Return what the relay says of a message from ``sender``; raise ``Weak`` unless it passed.

    A relay that hands a message over writes its Received line above whatever the sender wrote. With
    ``needs_above`` its result must stand above that line: one below it may be the sender's own,
    where the relay added none. Mailboxes write in either order, so theirs are not held to it.
    """
    results = head.all("authentication-results")
    if not results:
        raise Weak(f"{relay_name} added no result of its check.")
    if needs_above and not head.is_above("authentication-results", "received"):
        raise Weak(
            f"The result in the name of {relay_name} stands below a Received line, where a sender "
            "can have written it."
        )
    parsed = [_parsed(value) for value in results]
    named = [each for each in parsed if each is not None and _name(each) == relay_name]
    if parsed[0] is None or named[:1] != parsed[:1]:
        raise Weak(f"The topmost result of a check is not that of {relay_name}.")
    if len(named) > 1:
        raise Weak(f"It has {len(named)} results in the name of {relay_name}: one is forged.")
    domain = domain_of(sender)
    passed = [each for each in named[0].results if each.result.lower() == "pass"]
    if not any(
        each.method.lower() == "dmarc" and _property(each, "header", "from") == domain
        for each in passed
    ):
        raise Weak(f"{relay_name} did not find that it is from {domain} (DMARC).")
    return Said(
        frozenset(_property(each, "header", "d") for each in passed if each.method == "dkim"),
        frozenset(
            domain_of(_property(each, "smtp", "mailfrom"))
            for each in passed
            if each.method == "spf"
        ),
    )


def _parsed(value: bytes) -> authres.AuthenticationResultsHeader | None:
    text = " ".join(value.decode("ascii", "replace").split())
    try:
        return authres.AuthenticationResultsHeader.parse(f"Authentication-Results: {text}")
    except (AuthResError, ValueError, IndexError, AttributeError):
        return None


def _name(header: authres.AuthenticationResultsHeader) -> str:
    return str(header.authserv_id or "").lower()


def _property(result: authres.AuthenticationResult, kind: str, name: str) -> str:
    for each in result.properties:
        if each.type == kind and each.name == name:
            return str(each.value).lower().rstrip(".")
    return ""
