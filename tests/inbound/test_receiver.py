"""A message is accepted only once it is durable, and only for an address that is ours."""

import smtplib
import subprocess
from dataclasses import replace

import pytest

from app.errors import StorageFull
from app.inbound import addresses
from app.inbound.names import resolver
from app.inbound.relays import relays_of
from app.inbound.states import MailKind, MailState, Proof
from app.records.tables import PartnerAddress
from app.settings import SettingError
from tests.inbound.conftest import DOMAIN, messages
from tests.inbound.letters_by_mail import COMPANY, letter, sign, signed_letter, zone

SENDER = f"bounces@{COMPANY}"


def _send(
    port: int, to: str | list[str], message: bytes, sender: str = SENDER
) -> tuple[int, bytes]:
    """Return the answer to the message itself; a refused recipient raises."""
    with smtplib.SMTP("127.0.0.1", port, timeout=30) as client:
        client.ehlo()
        client.mail(sender, [f"size={len(message)}"])
        for each in [to] if isinstance(to, str) else to:
            code, answer = client.rcpt(each)
            if code != 250:
                raise smtplib.SMTPRecipientsRefused({each: (code, answer)})
        return client.data(message)


def test_a_letter_is_durable_when_250_is_said(stores, partner, receiving, names) -> None:
    message = signed_letter(to=partner.address)

    code, answer = _send(receiving(names), partner.address, message)

    (row,) = messages(stores)
    assert (code, row.proof, row.state) == (250, Proof.PROVEN, MailState.OPENING)
    assert row.public_id[:12].encode() in answer
    assert (row.subject, row.sender) == ("Letters, week 47", f"letters@{COMPANY}")


def test_swaks_delivers_through_a_real_resolver(stores, partner, receiving, dns, tmp_path) -> None:
    file = tmp_path / "letter.eml"
    file.write_bytes(signed_letter(to=partner.address))
    port = receiving(resolver(dns))

    sent = subprocess.run(
        [
            *("swaks", "--server", f"127.0.0.1:{port}", "--from", SENDER),
            *("--to", partner.address, "--data", f"@{file}", "--helo", "mta.payroll.example"),
        ],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )

    assert sent.returncode == 0, sent.stdout
    assert [row.proof for row in messages(stores)] == [Proof.PROVEN]


@pytest.mark.parametrize(
    "recipient", ["nobody@" + DOMAIN, "postmaster@else.example", "reels-payroll@" + DOMAIN]
)
def test_an_unknown_address_is_refused_at_once(
    recipient, stores, partner, receiving, names
) -> None:
    with pytest.raises(smtplib.SMTPRecipientsRefused) as refused:
        _send(receiving(names), recipient, letter())

    assert refused.value.recipients[recipient][0] == 550
    assert messages(stores) == []


def test_an_address_that_is_off_takes_nothing(stores, partner, receiving, names) -> None:
    with stores.sessions.begin() as session:
        row = session.get_one(PartnerAddress, partner.address_id)
        addresses.switch(session, row, "service", stores.now(), on=False)

    with pytest.raises(smtplib.SMTPRecipientsRefused, match=r"5\.2\.1"):
        _send(receiving(names), partner.address, letter())


def test_the_size_limit_is_announced_and_kept(stores, partner, receiving, names) -> None:
    small = replace(stores, settings=replace(stores.settings, container_limit_bytes=10_000))
    port = receiving(names, with_stores=small)
    with smtplib.SMTP("127.0.0.1", port, timeout=30) as client:
        client.ehlo()
        announced = client.esmtp_features["size"]
        too_large = client.mail(SENDER, ["size=10001"])
        client.rset()
        client.mail(SENDER)
        client.rcpt(partner.address)
        anyway = client.data(b"Subject: x\r\n\r\n" + b"a line\r\n" * 2000)

    assert announced == "10000"
    assert (too_large[0], anyway[0]) == (552, 552)
    assert messages(stores) == []


@pytest.mark.parametrize("error", [StorageFull("full"), OSError(28, "No space left")])
def test_a_full_disk_has_the_sender_try_again(
    error, stores, partner, receiving, names, monkeypatch
) -> None:
    def full(*_: object) -> None:
        raise error

    monkeypatch.setattr(stores.storage.blobs, "write", full)

    code, _ = _send(receiving(names), partner.address, signed_letter(to=partner.address))

    assert code == 451
    assert messages(stores) == []


def test_a_locked_database_has_the_sender_try_again(
    stores, settings, partner, receiving, names
) -> None:
    from app.opening import open_stores  # noqa: PLC0415

    impatient = open_stores(settings, busy_wait_seconds=0.1)
    port = receiving(names, with_stores=impatient)
    with stores.sessions.begin():
        code, _ = _send(port, partner.address, signed_letter(to=partner.address))
    impatient.sessions.kw["bind"].dispose()

    assert code == 451
    assert list(stores.storage.kept()) == []


@pytest.mark.parametrize("name", [f"_dmarc.{COMPANY}", f"s1._domainkey.{COMPANY}"])
def test_a_sender_who_cannot_be_checked_now_is_asked_to_come_again(
    name, stores, partner, receiving, dns, names
) -> None:
    names.away = frozenset({name})

    code, answer = _send(
        receiving(resolver(dns)), partner.address, signed_letter(to=partner.address)
    )

    assert (code, answer[:5]) == (451, b"4.4.3")
    assert messages(stores) == []


def test_a_retried_message_is_one_message(stores, partner, receiving, names) -> None:
    message, port = signed_letter(to=partner.address), receiving(names)

    for hop in (b"first", b"second"):
        _send(port, partner.address, b"Received: from " + hop + b"\r\n" + message)

    assert [(row.times_seen, row.proof) for row in messages(stores)] == [(2, Proof.PROVEN)]


def test_the_same_message_id_over_other_content_is_kept_as_its_own(
    stores, partner, receiving, names
) -> None:
    port = receiving(names)

    for subject in ("Week 47", "Week 48"):
        _send(port, partner.address, signed_letter(to=partner.address, subject=subject))

    first, second = messages(stores)
    assert (first.note, second.proof) == (None, Proof.PROVEN)
    assert "same Message-ID and other content" in second.note


def test_a_signed_message_sent_again_with_another_head_proves_nothing(
    stores, partner, receiving, names
) -> None:
    message, port = signed_letter(to=partner.address), receiving(names)

    for mark in (b"one", b"two"):
        _send(port, partner.address, b"X-Mark: " + mark + b"\r\n" + message)

    first, copy = messages(stores)
    assert (first.proof, copy.proof) == (Proof.PROVEN, Proof.UNPROVEN)
    assert "a copy proves nothing" in copy.proof_reason


def test_a_copy_with_one_of_two_signatures_taken_off_proves_nothing(
    stores, partner, receiving
) -> None:
    names = zone() | {f"s2._domainkey.{COMPANY}": zone().records[f"s1._domainkey.{COMPANY}"][0]}
    once = signed_letter(to=partner.address)
    port = receiving(names)

    _send(port, partner.address, sign(once, selector="s2"))
    _send(port, partner.address, once)

    assert [row.proof for row in messages(stores)] == [Proof.PROVEN, Proof.UNPROVEN]


@pytest.mark.parametrize(
    ("line", "sender", "kind"),
    [
        (b"", "", MailKind.BOUNCE),
        (b"Auto-Submitted: auto-replied\r\n", SENDER, MailKind.AUTOMATIC),
        (b"Precedence: bulk\r\n", SENDER, MailKind.AUTOMATIC),
        (b"List-Id: <x.example>\r\n", SENDER, MailKind.AUTOMATIC),
        (b"X-Failed-Recipients: a@b.example\r\n", SENDER, MailKind.BOUNCE),
        (b"Received: by a\r\n" * 31, SENDER, MailKind.LOOP),
    ],
    ids=["null sender", "automatic", "bulk", "list", "failed", "hops"],
)
def test_what_programs_send_is_listed_and_left_alone(
    line, sender, kind, stores, partner, receiving, names
) -> None:
    message = line + signed_letter(to=partner.address)

    _send(receiving(names), partner.address, message, sender)

    (row,) = messages(stores)
    assert (row.kind, row.state, row.task) == (kind, MailState.LISTED, None)
    assert row.proof == Proof.UNPROVEN
    assert row.note


def test_a_message_from_our_own_address_is_a_loop(stores, partner, receiving, names) -> None:
    message = letter(sender=partner.address, to=partner.address)

    _send(receiving(names), partner.address, message)

    assert [row.kind for row in messages(stores)] == [MailKind.LOOP]


def test_so_many_connections_are_let_in_and_the_next_when_one_leaves(
    stores, partner, receiving, names
) -> None:
    few = replace(stores, settings=replace(stores.settings, inbound_connections=2))
    port = receiving(names, with_stores=few)
    first, second = (smtplib.SMTP("127.0.0.1", port, timeout=10) for _ in range(2))

    with pytest.raises(smtplib.SMTPConnectError, match="421"):
        smtplib.SMTP("127.0.0.1", port, timeout=10)
    first.quit()

    assert smtplib.SMTP("127.0.0.1", port, timeout=10).quit()[0] == 221
    second.quit()


def test_bytes_without_end_close_the_connection(stores, partner, receiving, names) -> None:
    few = replace(stores, settings=replace(stores.settings, container_limit_bytes=100_000))
    port = receiving(names, with_stores=few)
    client = smtplib.SMTP("127.0.0.1", port, timeout=10)
    client.ehlo()
    client.mail(SENDER)
    client.rcpt(partner.address)
    client.docmd("DATA")

    with pytest.raises(OSError, match=r"reset|Broken pipe|timed out"):
        client.sock.sendall(b"a" * 50_000_000)
    client.close()


def test_lmtp_takes_one_recipient_at_a_time(stores, partner, receiving, names) -> None:
    with smtplib.LMTP("127.0.0.1", receiving(names, protocol="lmtp")) as client:
        client.ehlo()
        client.mail(SENDER)
        first, second = client.rcpt(partner.address), client.rcpt(partner.address)
        code, _ = client.data(signed_letter(to=partner.address))

    assert (first[0], second[0], code) == (250, 452, 250)
    assert [row.how for row in messages(stores)] == ["lmtp"]


def test_a_trusted_server_counts_by_its_network_alone(stores, partner, receiving) -> None:
    said = f"mx.relay.example; dmarc=pass header.from={COMPANY}; spf=pass smtp.mailfrom=a@{COMPANY}"
    message = f"Authentication-Results: {said}\r\n".encode() + letter(to=partner.address)
    for networks in ("192.0.2.0/24", "127.0.0.0/8"):
        port = receiving(zone(), relays=relays_of(f"mx.relay.example {networks}"))
        _send(port, partner.address, message + networks.encode())

    assert [row.proof for row in messages(stores)] == [Proof.UNPROVEN, Proof.PROVEN]


@pytest.mark.parametrize("text", ["mx.relay.example", "mx.relay.example nowhere"])
def test_a_relay_without_a_network_is_refused(text) -> None:
    with pytest.raises(SettingError, match="INBOUND_TRUSTED_RELAYS"):
        relays_of(text)
