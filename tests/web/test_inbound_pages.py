"""Staff see every message; a reviewer vouches for one that nothing proves, and that is told."""

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from sqlalchemy import select

from app.batches.making import FileIn, NewBatch, add_file, make
from app.batches.states import FileState
from app.inbound import addresses
from app.inbound.keeping import Arrived, Recipient, keep
from app.inbound.proof import Verdict
from app.inbound.states import MailState, Proof
from app.records import tables
from app.settings import Settings
from tests.inbound.letters_by_mail import COMPANY, letter, signed_letter

SignIn = Callable[..., Any]
Send = Callable[..., Any]
DOMAIN = "letters.roster.example"
WHY = "Confirmed with Reels by telephone"


@pytest.fixture
def settings(settings: Settings) -> Settings:
    """The settings of a machine that receives mail, whose DNS nobody answers for."""
    return replace(settings, inbound_domain=DOMAIN, inbound_dns="127.0.0.1:9")


@pytest.fixture
def address(scene: Any) -> tables.PartnerAddress:
    """The address of a company whose letters come from payroll.example."""
    with scene.stores.sessions.begin() as session:
        account = session.get_one(tables.Account, scene.accounts["pat"])
        account.payroll_company = "Reels Payroll"
        row = addresses.make(session, account, [COMPANY], "service", scene.stores.now())
        session.refresh(row)
        session.expunge(row)
        return row


@pytest.fixture
def waiting(scene: Any, address: tables.PartnerAddress) -> str:
    """A message whose sender is not proven, and that was opened."""
    to = f"{address.local_part}@{DOMAIN}"
    recipient = Recipient(to, address.id, Verdict(Proof.UNPROVEN, f"{COMPANY} did not sign it."))
    arrived = Arrived(letter(to=to), "smtp", f"a@{COMPANY}", "192.0.2.7")
    (kept,) = keep(scene.stores, arrived, [recipient])
    with scene.stores.sessions.begin() as session:
        row = session.scalars(select(tables.InboundMessage)).one()
        row.state, row.task = MailState.WAITING, None
    return kept.public_id


def _row(scene: Any) -> tables.InboundMessage:
    with scene.stores.sessions() as session:
        return session.scalars(select(tables.InboundMessage)).one()


def test_a_message_that_waits_stands_first_with_its_reason(
    scene: Any, waiting: str, sign_in: SignIn
) -> None:
    page = sign_in("robin").get("/inbound").text

    assert page.index("Letters, week 47") < page.index("Last messages")
    assert f"{COMPANY} did not sign it." in page


def test_a_reviewer_who_releases_a_message_is_named_with_it(
    scene: Any, waiting: str, sign_in: SignIn, send: Send
) -> None:
    answer = send(sign_in("robin"), f"/inbound/messages/{waiting}/release", {"why": WHY})

    row, page = _row(scene), sign_in("robin").get(f"/inbound/messages/{waiting}").text
    assert answer.status_code == 302
    assert (row.proof, row.state, row.task) == (Proof.VOUCHED, MailState.OPENING, "open")
    assert "Vouched for by Robin Sample" in page
    assert "never count as sent by the company" in page
    with scene.stores.sessions() as session:
        asked = select(tables.AuditEntry).where(tables.AuditEntry.action == "inbound-released")
        entry = session.scalars(asked).one()
    assert entry.actor == f"account:{scene.accounts['robin']}"


def test_a_message_is_set_aside_and_stays_kept(
    scene: Any, waiting: str, sign_in: SignIn, send: Send
) -> None:
    send(sign_in("robin"), f"/inbound/messages/{waiting}/set-aside", {"why": "Advertising"})

    assert (_row(scene).state, _row(scene).proof) == (MailState.SET_ASIDE, Proof.UNPROVEN)
    assert "Set aside by Robin Sample" in sign_in("robin").get(f"/inbound/messages/{waiting}").text


def test_a_reply_shows_the_files_of_the_batch_that_it_answers(
    scene: Any, address: tables.PartnerAddress, waiting: str, sign_in: SignIn
) -> None:
    with scene.stores.sessions.begin() as session:
        new = NewBatch(address.account_id, address.name, "mail")
        batch = make(session, new, scene.stores.now())
        add_file(session, batch, FileIn("locked.pdf", FileState.NOT_TAKEN, 9, "locked", "Locked."))
        session.scalars(select(tables.InboundMessage)).one().about = f"batch:{batch.public_id}"
        reference = batch.reference

    page = sign_in("robin").get(f"/inbound/messages/{waiting}").text

    assert f"What it answers: {reference}" in page
    assert "locked.pdf" in page
    assert "Needs you: Locked." in page


@pytest.mark.parametrize("act", ["release", "set-aside"])
def test_without_a_reason_nothing_is_decided(
    act: str, scene: Any, waiting: str, sign_in: SignIn, send: Send
) -> None:
    answer = send(sign_in("robin"), f"/inbound/messages/{waiting}/{act}", {"why": " "})

    assert answer.status_code == 400
    assert _row(scene).state == MailState.WAITING


def test_a_message_is_decided_once(scene: Any, waiting: str, sign_in: SignIn, send: Send) -> None:
    for _ in range(2):
        answer = send(sign_in("robin"), f"/inbound/messages/{waiting}/release", {"why": WHY})

    assert answer.status_code == 409


@pytest.mark.parametrize(("name", "code"), [("alex", 403), ("pat", 403), ("avery", 403)])
def test_only_reviewers_vouch(
    name: str, code: int, scene: Any, waiting: str, sign_in: SignIn, send: Send
) -> None:
    answer = send(sign_in(name), f"/inbound/messages/{waiting}/release", {"why": WHY})

    assert answer.status_code == code
    assert _row(scene).state == MailState.WAITING


def test_an_administrator_makes_an_address_and_its_rules(
    scene: Any, sign_in: SignIn, send: Send
) -> None:
    with scene.stores.sessions.begin() as session:
        session.get_one(tables.Account, scene.accounts["pat"]).payroll_company = "Reels Payroll"
        public_id = session.get_one(tables.Account, scene.accounts["pat"]).public_id
    alex = sign_in("alex")

    send(alex, "/inbound/addresses", {"account": public_id, "senders": COMPANY})
    with scene.stores.sessions() as session:
        made = session.scalars(select(tables.PartnerAddress)).one().public_id
    send(alex, f"/inbound/addresses/{made}", {"do": "allow", "sender": "a@other.example"})
    send(alex, f"/inbound/addresses/{made}", {"do": "forbid", "sender": COMPANY})
    rules = {"do": "rules", "key_bits_min": "1024", "fresh_days": "3"}
    send(alex, f"/inbound/addresses/{made}", rules)
    send(alex, f"/inbound/addresses/{made}", {"do": "off"})

    with scene.stores.sessions() as session:
        row = session.scalars(select(tables.PartnerAddress)).one()
        assert [each.sender for each in row.senders] == ["a@other.example"]
        assert (row.key_bits_min, row.fresh_days, row.active) == (1024, 3, False)
    assert f"{row.local_part}@{DOMAIN}" in alex.get("/inbound").text


@pytest.mark.parametrize(
    "form",
    [
        {"do": "allow", "sender": "not a domain"},
        {"do": "allow", "sender": "pаyroll.example"},
        {"do": "rules", "key_bits_min": "512", "fresh_days": "7"},
        {"do": "rules", "key_bits_min": "2048", "fresh_days": "99"},
        {"do": "else"},
    ],
)
def test_a_rule_that_would_prove_nothing_is_refused(
    form: dict[str, str], scene: Any, address: Any, sign_in: SignIn, send: Send
) -> None:
    answer = send(sign_in("alex"), f"/inbound/addresses/{address.public_id}", form)

    assert answer.status_code == 400


def test_a_sample_says_what_would_happen_and_changes_nothing(
    scene: Any, address: Any, sign_in: SignIn, send: Send
) -> None:
    to = f"{address.local_part}@{DOMAIN}"
    alex = sign_in("alex")

    by_nobody = send(alex, "/inbound/sample", {"source": letter(to="a@b.example").decode()}).text
    other = letter(to=to, sender="a@else.example").decode()
    unproven = send(alex, "/inbound/sample", {"source": other}).text
    file = {"file": (BytesIO(signed_letter(to=to)), "a.eml")}
    unchecked = send(alex, "/inbound/sample", file).text

    assert "addressed to nobody here" in by_nobody
    assert "wait for a person" in unproven
    assert "no allowed sender" in unproven
    assert "could not be checked now" in unchecked
    assert "letter.txt</b>: would be taken" in unchecked
    with scene.stores.sessions() as session:
        assert session.scalars(select(tables.InboundMessage)).all() == []
        assert session.scalars(select(tables.Document)).all() == []


def test_staff_read_the_message_as_it_came_and_nobody_else(waiting: str, sign_in: SignIn) -> None:
    address = f"/inbound/messages/{waiting}/original"

    answer = sign_in("robin").get(address)

    assert answer.data.startswith(b"From: Reels Payroll")
    assert "attachment" in answer.headers["Content-Disposition"]
    assert [sign_in(name).get(address).status_code for name in ("pat", "avery")] == [403, 403]
