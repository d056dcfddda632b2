"""Whoever connects gets nothing by tricks of the protocol, and keeps nobody else from sending."""

import smtplib
import socket
import ssl
import subprocess
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from sqlalchemy import select

from app.answering.telling import answer_batches
from app.inbound.door import Door
from app.inbound.names import resolver
from app.inbound.relays import relays_of
from app.inbound.states import MailKind, MailState, Proof
from app.records import tables
from app.stores import Stores
from tests.certificates import made_certificate
from tests.inbound.conftest import DOMAIN, Partner, messages
from tests.inbound.letters_by_mail import COMPANY, OTHER, letter, sign, signed_letter

SENDER = f"bounces@{COMPANY}"
_ENDED = (smtplib.SMTPServerDisconnected, OSError)


def _dialogue(port: int, *said: bytes) -> bytes:
    """Say everything at once, without waiting, and return all that is answered until the end."""
    heard = b""
    with socket.create_connection(("127.0.0.1", port), 10) as connection, suppress(ConnectionError):
        connection.sendall(b"".join(said))
        while more := connection.recv(65536):
            heard += more
    return heard


def _with(stores: Stores, **settings: object) -> Stores:
    return replace(stores, settings=replace(stores.settings, **settings))


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A key and a certificate for 127.0.0.1, in one file."""
    return made_certificate(tmp_path_factory.mktemp("tls"))


@pytest.fixture
def encrypted(stores, receiving, dns, certificate) -> int:
    """The port of a receiver that offers STARTTLS and asks a real DNS."""
    return receiving(resolver(dns), with_stores=_with(stores, inbound_certificate=str(certificate)))


def test_curl_delivers_over_starttls(stores, partner, encrypted, certificate, tmp_path) -> None:
    file = tmp_path / "letter.eml"
    file.write_bytes(signed_letter(to=partner.address))

    sent = subprocess.run(
        [
            *("curl", "-sS", "--ssl-reqd", "--cacert", str(certificate)),
            *("--mail-from", SENDER, "--mail-rcpt", partner.address),
            *("--upload-file", str(file), f"smtp://127.0.0.1:{encrypted}"),
        ],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )

    assert sent.returncode == 0, sent.stderr
    assert [row.proof for row in messages(stores)] == [Proof.PROVEN]


def test_what_was_said_before_the_encryption_is_forgotten(
    stores, partner, encrypted, certificate
) -> None:
    trusting = ssl.create_default_context(cafile=str(certificate))
    with socket.create_connection(("127.0.0.1", encrypted), 10) as plain:
        _reply(plain)
        plain.sendall(b"EHLO a.example\r\n")
        _reply(plain)
        injected = f"MAIL FROM:<{SENDER}>\r\nRCPT TO:<{partner.address}>\r\n".encode()
        plain.sendall(b"STARTTLS\r\n" + injected)
        heard = _reply(plain)
        with trusting.wrap_socket(plain, server_hostname="127.0.0.1") as inside:
            inside.sendall(b"EHLO a.example\r\nDATA\r\nQUIT\r\n")
            answers = b""
            while more := inside.recv(1000):
                answers += more

    assert heard.startswith(b"220")
    assert b"503" in answers
    assert b"354" not in answers


def _reply(plain: socket.socket) -> bytes:
    """Return one reply, in whatever pieces it comes: a space behind the code ends it."""
    lines = [b""]
    while not (lines[-1].endswith(b"\r\n") and lines[-1][3:4] == b" "):
        if lines[-1].endswith(b"\r\n"):
            lines.append(b"")
        lines[-1] += plain.recv(1)
    return b"".join(lines)


def test_a_whole_dialogue_in_one_go_is_answered_in_order(stores, partner, receiving, names) -> None:
    to, port = partner.address, receiving(names)
    envelope = f"MAIL FROM:<{SENDER}>\r\nRCPT TO:<{to}>\r\nDATA\r\n".encode()
    first, second = (signed_letter(to=to, message_id=f"<{n}@{COMPANY}>") for n in (1, 2))

    heard = _dialogue(
        port,
        b"EHLO a.example\r\n",
        *(part for each in (first, second) for part in (envelope, each, b"\r\n.\r\n")),
        b"QUIT\r\n",
    )

    codes = [line[:3] for line in heard.splitlines() if line[3:4] == b" "]
    assert codes == [b"220", b"250", *[b"250", b"250", b"354", b"250"] * 2, b"221"]
    assert len(messages(stores)) == 2


def test_half_a_message_is_no_message(stores, partner, receiving, names) -> None:
    port, whole = receiving(names), signed_letter(to=partner.address)
    begun = f"HELO a.example\r\nMAIL FROM:<{SENDER}>\r\nRCPT TO:<{partner.address}>\r\nDATA\r\n"

    with socket.create_connection(("127.0.0.1", port), 10) as connection:
        connection.sendall(begun.encode() + whole[: len(whole) // 2])
        while not connection.recv(1000).endswith(b"<CR><LF>\r\n"):
            pass
    with smtplib.SMTP("127.0.0.1", port, timeout=10) as client:
        client.noop()

    assert messages(stores) == []
    assert list(stores.storage.kept()) == []


@pytest.mark.parametrize(
    "end", [b"\n.\n", b"\n.\r\n", b"\r\n.\n", b"\r.\r", b"\r\n\x00.\r\n", b"\r\n..\r\n"]
)
def test_no_second_message_is_smuggled_in_behind_the_first(
    end, stores, partner, receiving, names
) -> None:
    """Of what ends a message, only <CR><LF>.<CR><LF> does (RFC 5321 4.1.1.4)."""
    to, port = partner.address, receiving(names)
    begun = f"MAIL FROM:<{SENDER}>\r\nRCPT TO:<{to}>\r\nDATA\r\n".encode()
    inner = signed_letter(to=to, message_id=f"<inner@{COMPANY}>")
    outer = letter(to=to, sender=f"a@{OTHER}", attachments=[])

    _dialogue(port, b"EHLO a.example\r\n", begun, outer, end, begun, inner, b"\r\n.\r\nQUIT\r\n")

    kept = messages(stores)
    assert len(kept) <= 1
    assert all(row.proof == Proof.UNPROVEN for row in kept)


def test_ten_thousand_recipients_are_twenty_and_then_the_end(
    stores, partner, receiving, names
) -> None:
    wanted = f"RCPT TO:<{partner.address}>\r\n".encode() * 10_000

    heard = _dialogue(receiving(names), f"HELO a\r\nMAIL FROM:<{SENDER}>\r\n".encode(), wanted)

    codes = [line[:3] for line in heard.splitlines()]
    assert codes.count(b"250") <= 22
    assert len(codes) < 110
    assert messages(stores) == []


@pytest.mark.parametrize("command", [b"VRFY", b"EXPN"])
def test_nobody_is_told_which_addresses_there_are(command, partner, receiving, names) -> None:
    port, known = receiving(names), partner.address.encode()

    told = [
        _dialogue(port, b"HELO a\r\n", command, b" <", each, b">\r\nQUIT\r\n").splitlines()[2]
        for each in (known, b"nobody@" + DOMAIN.encode())
    ]

    assert told[0].replace(known, b"") == told[1].replace(b"nobody@" + DOMAIN.encode(), b"")


def test_a_connection_ends_however_busy_it_keeps_itself(stores, partner, receiving, names) -> None:
    port = receiving(names, with_stores=_with(stores, inbound_seconds=0.3))
    began = time.monotonic()

    with smtplib.SMTP("127.0.0.1", port, timeout=10) as client, suppress(*_ENDED):
        while time.monotonic() - began < 10:
            client.noop()
            time.sleep(0.1)

    assert 0.9 < time.monotonic() - began < 8


def test_a_trickle_of_a_message_ends_as_well(stores, partner, receiving, names) -> None:
    port = receiving(names, with_stores=_with(stores, inbound_seconds=0.5))
    begun = f"HELO a\r\nMAIL FROM:<{SENDER}>\r\nRCPT TO:<{partner.address}>\r\nDATA\r\n".encode()
    began = time.monotonic()

    with socket.create_connection(("127.0.0.1", port), 10) as connection:
        connection.sendall(begun)
        with suppress(*_ENDED):
            while time.monotonic() - began < 10:
                connection.sendall(b"a")
                time.sleep(0.05)

    assert time.monotonic() - began < 8
    assert messages(stores) == []


@pytest.mark.parametrize(
    ("hosts", "let_in"),
    [
        (["192.0.2.1"] * 8, 4),
        (["192.0.2.1", "192.0.2.2"] * 4, 8),
        (["127.0.0.1"] * 9, 8),
        (["198.51.100.7"] * 9, 8),
        ([f"2001:db8::{n}" for n in range(1, 9)], 4),
        (["::ffff:192.0.2.1", "192.0.2.1"] * 4, 4),
    ],
    ids=["a stranger", "two", "this machine", "a trusted relay", "one IPv6 network", "mapped"],
)
def test_a_stranger_never_has_all_connections(hosts, let_in) -> None:
    door = Door(8, SimpleNamespace, relays_of("mx.relay.example 198.51.100.0/24"))

    inside = [door.enter(host) for host in hosts]

    assert len([each for each in inside if each is not None]) == let_in
    inside[0].leave()
    assert door.enter(hosts[0]) is not None


def test_strangers_fill_no_disk_and_hold_up_nobody_who_is_proven(
    stores, partner, receiving, names
) -> None:
    port = receiving(names, with_stores=_with(stores, container_limit_bytes=3_000))
    codes = []

    with smtplib.SMTP("127.0.0.1", port, timeout=30) as client:
        client.ehlo()
        for number in range(40):
            stranger = letter(to=partner.address, body=f"{number} " + "x" * 60 + "\r\n" * 1_000)
            client.mail(SENDER)
            client.rcpt(partner.address)
            codes.append(client.data(stranger)[0])
        client.mail(SENDER)
        client.rcpt(partner.address)
        codes.append(client.data(signed_letter(to=partner.address))[0])

    assert (codes[0], codes[-2], codes[-1]) == (250, 452, 250)
    kept = [row for row in messages(stores) if row.proof != Proof.PROVEN]
    assert sum(row.size_bytes for row in kept) <= 20 * 3_000


Attack = Callable[[Partner], bytes]


@pytest.mark.parametrize(
    ("attack", "kind"),
    [
        (lambda p: letter(to=p.address, sender=f"a@{OTHER}"), MailKind.LETTERS),
        (lambda p: sign(letter(to=p.address, sender=f"a@{OTHER}"), domain=OTHER), MailKind.LETTERS),
        (
            lambda p: b"Auto-Submitted: auto-replied\r\n" + signed_letter(to=p.address),
            MailKind.AUTOMATIC,
        ),
        (lambda p: b"X-Autoreply: yes\r\n" + signed_letter(to=p.address), MailKind.AUTOMATIC),
        (
            lambda p: signed_letter(to=p.address, sender=f"Mailer <mailer-daemon@{COMPANY}>"),
            MailKind.BOUNCE,
        ),
        (lambda p: b"List-Id: <x.example>\r\n" + signed_letter(to=p.address), MailKind.AUTOMATIC),
        (lambda p: letter(sender=p.address, to=p.address), MailKind.LOOP),
        (
            lambda p: f"Reply-To: victim@{OTHER}\r\n".encode() + letter(to=p.address),
            MailKind.LETTERS,
        ),
    ],
    ids=[
        "unsigned",
        "another's signature",
        "out of office",
        "autoreply",
        "bounce",
        "list",
        "loop",
        "answer to a victim",
    ],
)
def test_nobody_is_sent_mail_for_what_a_stranger_or_a_program_wrote(
    attack: Attack, kind, stores, partner, receiving, names, open_all
) -> None:
    with smtplib.SMTP("127.0.0.1", receiving(names), timeout=30) as client:
        client.sendmail(SENDER, [partner.address], attack(partner))

    open_all(stores, names)
    answer_batches(stores)

    (row,) = messages(stores)
    assert row.kind == kind
    assert row.proof == Proof.UNPROVEN
    assert row.state in {MailState.WAITING, MailState.LISTED}
    with stores.sessions() as session:
        assert session.scalars(select(tables.OutgoingMail)).all() == []
        assert session.scalars(select(tables.Document)).all() == []
