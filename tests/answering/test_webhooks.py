"""Webhooks: signed, tried for two days with one key, turned off with notice, never private."""

import hashlib
import hmac
import json
import socket
import sys
import time
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, text

from app import webhooks
from app.answering.telling import answer_batches
from app.errors import BadRequest
from app.keys import KeyRing, Keys
from app.keys.ring import new_key
from app.keys.sealing import NotGenuine
from app.records import tables
from app.states import DocumentState
from app.storage import Storage
from app.stores import Stores
from app.webhooks import calling
from app.webhooks.calling import NotTold, call, is_public
from app.webhooks.delivering import RETRY_AFTER, deliver_due
from app.webhooks.hooks import HookState, refuse_address
from app.webhooks.sealing import closed_with, opened, seal_anew

sys.path.insert(0, str(Path(__file__).parent))
from batch_scene import Clock, Partner, posted

HOOK = "https://hooks.northline.example/dayproof"


@pytest.fixture
def database_url(tmp_path: Path) -> str:
    """One database: what is told does not depend on it."""
    return f"sqlite:///{tmp_path}/hooks.sqlite3"


class Program:
    """A partner's program that takes events, or refuses them with words."""

    def __init__(self) -> None:
        self.taken: list[tuple[dict[str, str], bytes]] = []
        self.refuses = ""

    def __call__(self, url: str, body: bytes, headers: dict[str, str], **_: Any) -> int:
        """Answer one call."""
        self.taken.append((headers, body))
        if self.refuses:
            raise NotTold(self.refuses)
        return 200


def _hook(stores: Stores, pat: Partner) -> str:
    with stores.sessions.begin() as session:
        account = session.get_one(tables.Account, pat.account_id)
        ring = stores.storage.keys.ring
        made = webhooks.make(session, ring, account, "Northline Payroll", HOOK, stores.now())
        return made[1]


def _received(pat: Partner) -> None:
    pat.begin()
    pat.letter("EVL_Avery.pdf", DocumentState.READING)
    pat.whole()


def test_an_event_is_signed_over_time_and_body_and_names_nobody(
    posting: Stores, pat: Partner
) -> None:
    secret, program = _hook(posting, pat), Program()
    _received(pat)
    answer_batches(posting)

    assert webhooks.deliver_due(posting, program) == 1
    assert webhooks.deliver_due(posting, program) == 0

    ((headers, body),) = program.taken
    told = json.loads(body)
    at, proof = (part.partition("=")[2] for part in headers["Dayproof-Signature"].split(","))
    expected = hmac.new(secret.encode(), f"{at}.".encode() + body, hashlib.sha256).hexdigest()
    assert proof == expected
    assert (told["event"], told["results"]["reading"]) == ("batch.receipt", 1)
    assert headers["Idempotency-Key"] == told["id"]
    assert b"Avery" not in body


def test_its_secret_is_sealed_opens_in_its_place_only_and_follows_a_new_key(
    posting: Stores, pat: Partner
) -> None:
    secret, ring = _hook(posting, pat), posting.storage.keys.ring
    with posting.sessions() as session:
        (hook,) = webhooks.hooks_of(session, "Northline Payroll")
        kept = session.execute(text("SELECT * FROM webhooks")).one()

    assert not any(secret in str(value) for value in kept)
    assert opened(ring, hook.sealed_secret, hook.public_id) == secret
    with pytest.raises(NotGenuine):
        opened(ring, hook.sealed_secret, "f" * 32)
    newer = KeyRing((*ring.keys, new_key(posting.now())))
    keys = Keys(lambda: newer)
    storage = Storage(posting.storage.blobs, keys, posting.settings.data_folder / "working")
    assert seal_anew(replace(posting, storage=storage)) == 1
    with posting.sessions() as session:
        (hook,) = webhooks.hooks_of(session, "Northline Payroll")
        assert closed_with(session, ring.current.id) == 0
    assert opened(newer, hook.sealed_secret, hook.public_id) == secret


def test_an_event_that_cannot_be_signed_is_not_sent_and_says_why(
    posting: Stores, pat: Partner
) -> None:
    _hook(posting, pat)
    with posting.sessions.begin() as session:
        (hook,) = webhooks.hooks_of(session, "Northline Payroll")
        hook.sealed_secret = ""
    program = Program()
    _received(pat)
    answer_batches(posting)

    assert webhooks.deliver_due(posting, program) == 0

    with posting.sessions() as session:
        (delivery,) = webhooks.last_deliveries(
            session, webhooks.hooks_of(session, "Northline Payroll")
        )
    assert program.taken == []
    assert "add it anew" in delivery.problem


def test_it_is_tried_seven_times_more_with_one_key_then_turned_off_with_notice(
    posting: Stores, pat: Partner, clock: Clock
) -> None:
    _hook(posting, pat)
    program = Program()
    program.refuses = "It answered 503."
    _received(pat)
    answer_batches(posting)

    for pause in (*RETRY_AFTER, timedelta(minutes=1)):
        webhooks.deliver_due(posting, program)
        clock.pass_time(pause)
    webhooks.deliver_due(posting, program)

    assert len(program.taken) == 8
    assert len({headers["Idempotency-Key"] for headers, _ in program.taken}) == 1
    assert sum(RETRY_AFTER, timedelta()) >= timedelta(days=2)
    with posting.sessions() as session:
        (hook,) = webhooks.hooks_of(session, "Northline Payroll")
        assert hook.disabled_because == "It answered 503."
    assert "Your webhook is turned off" in [mail["Subject"] for mail in posted(posting)]


def test_what_happens_while_it_is_off_is_told_when_it_is_on(
    posting: Stores, pat: Partner, clock: Clock
) -> None:
    _hook(posting, pat)
    program = Program()
    with posting.sessions.begin() as session:
        (hook,) = webhooks.hooks_of(session, "Northline Payroll")
        webhooks.disable(session, hook, "It answered 503.", clock())
    _received(pat)
    answer_batches(posting)
    while_off = webhooks.deliver_due(posting, program)

    with posting.sessions.begin() as session:
        (hook,) = webhooks.hooks_of(session, "Northline Payroll")
        webhooks.enable(session, hook, session.get_one(tables.Account, pat.account_id), clock())

    assert (while_off, webhooks.deliver_due(posting, program)) == (0, 1)


def test_nothing_is_told_to_a_company_while_no_account_of_it_is_open(
    posting: Stores, pat: Partner
) -> None:
    _hook(posting, pat)
    program = Program()
    _received(pat)
    answer_batches(posting)

    _open(posting, pat, is_open=False)
    while_closed = webhooks.deliver_due(posting, program)
    _open(posting, pat, is_open=True)

    assert (while_closed, webhooks.deliver_due(posting, program)) == (0, 1)


def _open(stores: Stores, pat: Partner, *, is_open: bool) -> None:
    with stores.sessions.begin() as session:
        session.get_one(tables.Account, pat.account_id).active = is_open


def test_what_it_missed_is_told_when_it_is_on_again(
    posting: Stores, pat: Partner, clock: Clock
) -> None:
    _hook(posting, pat)
    program = Program()
    program.refuses = "It answered 503."
    _received(pat)
    answer_batches(posting)
    for pause in (*RETRY_AFTER, timedelta(minutes=1)):
        webhooks.deliver_due(posting, program)
        clock.pass_time(pause)

    program.refuses = ""
    with posting.sessions.begin() as session:
        (hook,) = webhooks.hooks_of(session, "Northline Payroll")
        account = session.get_one(tables.Account, pat.account_id)
        webhooks.enable(session, hook, account, clock())

    assert webhooks.deliver_due(posting, program) == 1


@pytest.mark.parametrize(
    "url",
    [
        "http://hooks.example.com/",
        "https://user:pass@hooks.example.com/",
        "https://hooks.example.com:6379/",
        "https:///nowhere",
        "ftp://hooks.example.com/",
        "https://hooks.example.com/#part",
        "https://hooks.example.com:port/",
    ],
)
def test_an_odd_address_is_refused(url: str) -> None:
    with pytest.raises(BadRequest):
        refuse_address(url)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "::1",
        "::ffff:127.0.0.1",
        "fe80::1%eth0",
        "fd00::1",
        "64:ff9b::7f00:1",
        "64:ff9b:1::7f00:1",
        "::127.0.0.1",
        "2002:7f00:1::",
        "2002:0808:0808::",
        "2001:0:808:808:0:0:80ff:fffe",
        "fec0::1",
        "100::1",
        "2001:db8::1",
        "not-an-address",
    ],
)
def test_no_private_address_is_called_by_any_spelling(address: str) -> None:
    assert not is_public(address)
    with pytest.raises(NotTold, match="private network"):
        call(HOOK, b"{}", {}, private_hosts=frozenset(), resolve=lambda *_: ["8.8.8.8", address])


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700::1111", "64:ff9b::808:808"])
def test_a_public_address_may_be_called(address: str) -> None:
    assert is_public(address)


def test_a_name_is_resolved_once_and_nothing_else_is_connected_to() -> None:
    asked = []

    def resolve(host: str, _port: int) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"]

    with pytest.raises(NotTold, match="ConnectionRefused"):
        call(
            "https://localhost:8443/",
            b"{}",
            {},
            private_hosts=frozenset({"localhost"}),
            resolve=resolve,
        )

    assert asked == ["localhost"]


def test_an_answer_that_drips_is_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calling, "DEADLINE_SECONDS", 0.5)
    ours, theirs = socket.socketpair()
    ours.settimeout(calling.TIMEOUT_SECONDS)
    theirs.sendall(b"HTTP/1.")
    monkeypatch.setattr(calling._Pinned, "connect", lambda self: setattr(self, "sock", ours))
    began = time.monotonic()

    with theirs, pytest.raises(NotTold):
        call(HOOK, b"{}", {}, private_hosts=frozenset(), resolve=lambda *_: ["8.8.8.8"])

    assert time.monotonic() - began < calling.TIMEOUT_SECONDS


def test_one_webhook_with_much_to_hear_keeps_no_other_waiting(stores: Stores, pat: Partner) -> None:
    for _ in range(2):
        _hook(stores, pat)
    with stores.sessions.begin() as session:
        busy, other = session.scalars(select(tables.Webhook.id).order_by(tables.Webhook.id))
        for number, hook in enumerate([busy] * 30 + [other]):
            session.add(
                tables.WebhookDelivery(
                    public_id=f"{number:032x}",
                    webhook_id=hook,
                    event_key=f"event:{number}",
                    body="{}",
                    state=HookState.WAITING,
                    due_at=stores.now() - timedelta(hours=1) + timedelta(seconds=number),
                    written_at=stores.now(),
                )
            )
    called: list[str] = []

    def hear(_url: str, _body: bytes, headers: dict[str, str], **_: Any) -> int:
        called.append(headers["Idempotency-Key"])
        return 200

    deliver_due(stores, hear)

    assert called == [f"{number:032x}" for number in (0, 1, 2, 30)]
