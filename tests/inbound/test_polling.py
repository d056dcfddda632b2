"""A real mailbox (Dovecot): what is kept is marked, and nothing is marked that is not kept."""

import imaplib
import os
import pwd
import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from app.errors import StorageFull
from app.inbound.polling import mailbox_of, poll
from app.inbound.states import MailKind, Proof
from app.settings import SettingError
from app.stores import Stores
from tests.certificates import made_certificate
from tests.inbound.conftest import messages
from tests.inbound.letters_by_mail import COMPANY, OTHER, Zone, letter, sign, signed_letter

CONFIGURATION = """
base_dir = {folder}/run
state_dir = {folder}/state
log_path = {folder}/log
protocols = imap
ssl = yes
ssl_cert = <{certificate}
ssl_key = <{certificate}
disable_plaintext_auth = no
default_login_user = {user}
default_internal_user = {user}
first_valid_uid = 1
mail_location = maildir:{folder}/mail/%u
service imap-login {{
  chroot =
  inet_listener imap {{
    address = 127.0.0.1
    port = {port}
  }}
  inet_listener imaps {{
    address = 127.0.0.1
    port = {tls_port}
    ssl = yes
  }}
}}
service anvil {{
  chroot =
}}
passdb {{
  driver = static
  args = password=secret
}}
userdb {{
  driver = static
  args = uid={user} gid={group} home={folder}/mail/%u
}}
"""


@dataclass(frozen=True)
class Dovecot:
    """An IMAP server with a mailbox for everybody, password “secret”."""

    port: int
    tls_port: int
    certificate: Path


@pytest.fixture(scope="module")
def dovecot(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dovecot]:
    """The server, ended at last."""
    program = shutil.which("dovecot") or "/usr/sbin/dovecot"
    folder = Path(os.environ.get("TMPDIR", "/tmp")) / f"dovecot-{os.getpid()}"
    for name in ("run", "state", "mail"):
        (folder / name).mkdir(parents=True)
    # Dovecot gives mail to nobody who is root; everybody else runs all of it as themselves.
    user = pwd.getpwnam("nobody") if os.geteuid() == 0 else pwd.getpwuid(os.geteuid())
    group = subprocess.run(
        ["id", "-gn", user.pw_name], capture_output=True, text=True, check=True
    ).stdout.strip()
    shutil.chown(folder / "mail", user.pw_uid, user.pw_gid)
    served = Dovecot(_free_port(), _free_port(), made_certificate(folder))
    written = folder / "dovecot.conf"
    written.write_text(
        CONFIGURATION.format(
            folder=folder,
            port=served.port,
            tls_port=served.tls_port,
            certificate=served.certificate,
            user=user.pw_name,
            group=group,
        )
    )
    server = subprocess.Popen([program, "-F", "-c", str(written)])
    _wait_for(served.port, folder / "log")
    yield served
    server.terminate()
    server.wait(10)
    shutil.rmtree(folder, ignore_errors=True)


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _wait_for(port: int, log: Path) -> None:
    for _ in range(100):
        try:
            with socket.create_connection(("127.0.0.1", port), 5) as connection:
                assert connection.recv(100).startswith(b"* OK")
                return
        except OSError:
            time.sleep(0.1)
    raise AssertionError(log.read_text() if log.exists() else "no IMAP server")


@pytest.fixture
def mailbox(dovecot: Dovecot, request: pytest.FixtureRequest) -> Iterator[imaplib.IMAP4]:
    """An empty mailbox of its own, opened as its owner."""
    client = imaplib.IMAP4("127.0.0.1", dovecot.port)
    client.user = f"box{abs(hash(request.node.nodeid))}"  # type: ignore[attr-defined]
    client.login(client.user, "secret")  # type: ignore[attr-defined]
    client.select("INBOX")
    yield client
    client.logout()


@pytest.fixture
def box_stores(stores: Stores, mailbox: imaplib.IMAP4) -> Stores:
    """The stores of a machine that polls the mailbox."""
    url = f"imap://{mailbox.user}@127.0.0.1:{mailbox.port}/INBOX"  # type: ignore[attr-defined]
    polled = replace(stores.settings, inbound_imap_url=url, inbound_imap_password="secret")
    return replace(stores, settings=polled)


Put = Callable[[bytes], None]


@pytest.fixture
def put(mailbox: imaplib.IMAP4) -> Put:
    """A function that puts a message into the mailbox."""
    return lambda message: mailbox.append("INBOX", "", None, message) and None


def _flags(mailbox: imaplib.IMAP4) -> list[bool]:
    """Return for every message whether it is marked as kept."""
    mailbox.noop()
    every, marked = (
        mailbox.search(None, what)[1][0].split() for what in ("ALL", "KEYWORD Dayproof")
    )
    return [each in marked for each in every]


def test_a_new_message_is_kept_once_and_marked(box_stores, partner, mailbox, put, names) -> None:
    put(signed_letter(to=partner.address))

    kept = [poll(box_stores, names) for _ in range(2)]

    assert kept == [1, 0]
    assert [(row.how, row.proof) for row in messages(box_stores)] == [("imap", Proof.PROVEN)]
    assert _flags(mailbox) == [True]


def test_what_could_not_be_kept_is_not_marked_and_comes_again(
    box_stores, partner, mailbox, put, names, monkeypatch
) -> None:
    put(signed_letter(to=partner.address))

    def full(*_: object) -> None:
        raise StorageFull("full")

    with monkeypatch.context() as patched:
        patched.setattr(box_stores.storage.blobs, "write", full)
        with pytest.raises(StorageFull):
            poll(box_stores, names)
    marked = _flags(mailbox)

    assert (marked, messages(box_stores)) == ([False], [])
    assert poll(box_stores, names) == 1


def test_a_poll_that_died_before_the_mark_keeps_nothing_twice(
    box_stores, partner, mailbox, put, names, monkeypatch
) -> None:
    put(signed_letter(to=partner.address))

    def died(*_: object) -> None:
        raise ConnectionError

    with monkeypatch.context() as patched:
        patched.setattr("app.inbound.polling._mark", died)
        with pytest.raises(ConnectionError):
            poll(box_stores, names)

    assert poll(box_stores, names) == 0
    assert [row.times_seen for row in messages(box_stores)] == [2]
    assert _flags(mailbox) == [True]


def test_a_kept_message_moves_to_the_folder_of_the_setting(
    box_stores, partner, mailbox, put, names
) -> None:
    moving = replace(box_stores.settings, inbound_imap_done="Kept")
    put(signed_letter(to=partner.address))

    poll(replace(box_stores, settings=moving), names)

    assert mailbox.select("INBOX")[1] == [b"0"]
    assert mailbox.select("Kept")[1] == [b"1"]


def test_mail_that_is_nobody_s_is_listed_and_never_dropped(
    box_stores, partner, mailbox, put, names
) -> None:
    put(letter(to="someone@else.example", sender="stranger@else.example"))

    poll(box_stores, names)

    (row,) = messages(box_stores)
    assert (row.kind, row.partner_id, row.task) == (MailKind.UNMATCHED, None, None)


def test_mail_to_the_mailbox_itself_is_matched_by_its_sender_and_not_proven(
    box_stores, partner, mailbox, put, names
) -> None:
    put(signed_letter(to="letters@mailbox.example"))

    poll(box_stores, names)

    (row,) = messages(box_stores)
    assert (row.partner_id, row.proof) == (partner.address_id, Proof.UNPROVEN)
    assert "written to somebody else" in row.proof_reason


def test_a_sender_who_cannot_be_checked_yet_is_kept_and_waits(
    box_stores, partner, mailbox, put, names
) -> None:
    names.away = frozenset({f"_dmarc.{COMPANY}"})
    put(signed_letter(to=partner.address))

    poll(box_stores, names)

    assert [row.proof for row in messages(box_stores)] == [Proof.PENDING]
    assert _flags(mailbox) == [True]


def test_a_message_that_is_too_large_is_listed_with_its_head(
    box_stores, partner, mailbox, put, names
) -> None:
    small = replace(box_stores.settings, container_limit_bytes=5_000)
    put(signed_letter(to=partner.address, attachments=[("a.txt", b"SAMPLE " * 2_000)]))

    poll(replace(box_stores, settings=small), names)

    (row,) = messages(box_stores)
    assert (row.kind, row.subject) == (MailKind.TOO_LARGE, "Letters, week 47")
    assert "only its head was kept" in row.note


def _over_tls(stores: Stores, mailbox: imaplib.IMAP4, dovecot: Dovecot, **more: str) -> Stores:
    url = f"imaps://{mailbox.user}@127.0.0.1:{dovecot.tls_port}/INBOX"  # type: ignore[attr-defined]
    return replace(stores, settings=replace(stores.settings, inbound_imap_url=url, **more))


def test_a_server_that_proves_its_name_is_polled_over_tls(
    box_stores, partner, mailbox, put, names, dovecot, monkeypatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(dovecot.certificate))
    put(signed_letter(to=partner.address))

    assert poll(_over_tls(box_stores, mailbox, dovecot), names) == 1


def test_a_server_that_cannot_prove_its_name_is_told_no_password(
    box_stores, partner, mailbox, put, names, dovecot
) -> None:
    put(signed_letter(to=partner.address))

    with pytest.raises(ssl.SSLCertVerificationError):
        poll(_over_tls(box_stores, mailbox, dovecot), names)

    assert messages(box_stores) == []


RESULT = f"imap.example; dmarc=pass header.from={COMPANY}; spf=pass smtp.mailfrom=a@{COMPANY}"
SIGNATURE_SEEN = f"imap.example; dmarc=pass header.from={COMPANY}; dkim=pass header.d={COMPANY}"
FAILED = f"imap.example; dmarc=fail header.from={COMPANY}"
NOTHING = Zone({f"_dmarc.{COMPANY}": ("v=DMARC1; p=reject",)})
"""A DNS without a key: only the mailbox's server can have seen that a signature was right."""


def _said(*lines: str) -> bytes:
    return "".join(f"Authentication-Results: {line}\r\n" for line in lines).encode()


_TRACE = b"Received: from mail.payroll.example by imap.example; now\r\n"


@pytest.mark.parametrize(
    "message",
    [
        lambda to: _said(RESULT) + _TRACE + letter(to=to),
        lambda to: _TRACE + _said(RESULT) + letter(to=to),
        lambda to: _TRACE + _said(SIGNATURE_SEEN) + signed_letter(to=to),
        lambda to: _said(RESULT, "other.example; none") + letter(to=to),
    ],
    ids=["above its trace", "below its trace", "a signature", "another server's below"],
)
def test_the_mailbox_s_server_answers_for_the_sender(
    message, box_stores, partner, mailbox, put
) -> None:
    put(message(partner.address))
    known = replace(box_stores.settings, inbound_imap_server="IMAP.example")

    poll(replace(box_stores, settings=known), NOTHING)

    (row,) = messages(box_stores)
    assert (row.proof, row.proof_facts["relay"]) == (Proof.PROVEN, "imap.example")


SPOOFS: dict[str, tuple[Callable[[str], bytes], str]] = {
    "the sender's own below the server's": (
        lambda to: _said(FAILED) + _TRACE + _said(RESULT) + letter(to=to), "imap.example"),
    "the sender's own above the server's": (
        lambda to: _said(RESULT) + _TRACE + _said(FAILED) + letter(to=to), "imap.example"),
    "twice the same": (
        lambda to: _said(RESULT, RESULT) + letter(to=to), "imap.example"),
    "in other letters": (
        lambda to: _said(FAILED, RESULT.replace("imap", "IMAP")) + letter(to=to), "imap.example"),
    "below another server's": (
        lambda to: _said("other.example; none", RESULT) + letter(to=to), "imap.example"),
    "in the name of another": (
        lambda to: _said(RESULT) + letter(to=to), "mx.example"),
    "in a name that begins alike": (
        lambda to: _said(RESULT.replace("imap.example", "imap.example.attacker.example"))
        + letter(to=to), "imap.example"),
    "in a comment": (
        lambda to: _said(f"x.example (imap.example); {RESULT.partition('; ')[2]}") + letter(to=to),
        "imap.example"),
    "about another From": (
        lambda to: _said(RESULT.replace(f"from={COMPANY}", f"from={OTHER}")) + letter(to=to),
        "imap.example"),
    "a second From": (
        lambda to: f"From: a@{OTHER}\r\n".encode() + _said(RESULT) + letter(to=to),
        "imap.example"),
    "a pass for what is open at its end": (
        lambda to: _said(SIGNATURE_SEEN) + sign(letter(to=to), length=True), "imap.example"),
    "to somebody else": (
        lambda to: _said(RESULT) + letter(to="someone@else.example"), "imap.example"),
    "no server is named in the settings": (
        lambda to: _said(RESULT) + letter(to=to), ""),
    "in the body": (
        lambda to: letter(to=to, body=_said(RESULT).decode()), "imap.example"),
}  # fmt: skip


@pytest.mark.parametrize(("message", "server"), SPOOFS.values(), ids=SPOOFS)
def test_nobody_speaks_for_the_mailbox_s_server(
    message, server, box_stores, partner, mailbox, put
) -> None:
    put(message(partner.address))
    known = replace(box_stores.settings, inbound_imap_server=server)

    poll(replace(box_stores, settings=known), NOTHING)

    assert [row.proof for row in messages(box_stores)] == [Proof.UNPROVEN]


@pytest.mark.parametrize(
    "url",
    [
        "imaps://host.example/INBOX",
        "pop3://a@host.example",
        "imap://a@host.example",
        "imaps://a:b@h",
    ],
)
def test_a_mailbox_that_cannot_be_used_is_refused_with_what_to_write(url) -> None:
    with pytest.raises(SettingError, match="DAYPROOF_INBOUND_IMAP_URL"):
        mailbox_of(url)
