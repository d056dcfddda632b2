"""Inbound mail: read by everyone who may see it, without scripts."""

from collections.abc import Callable
from typing import Any

import pytest

from app.inbound import addresses as partner_addresses
from app.inbound.keeping import Arrived, Recipient, keep
from app.inbound.proof import Verdict
from app.inbound.states import MailState, Proof
from app.records import tables
from tests.inbound.letters_by_mail import COMPANY, letter

pytestmark = pytest.mark.usefixtures("scene")


@pytest.fixture
def message(scene: Any) -> str:
    """A message that waits for a person, to an address with a rule."""
    with scene.stores.sessions.begin() as session:
        account = session.get_one(tables.Account, scene.accounts["pat"])
        account.payroll_company = "Reels Payroll"
        row = partner_addresses.make(session, account, [COMPANY], "service", scene.stores.now())
        recipient = Recipient(
            f"{row.local_part}@x.example", row.id, Verdict(Proof.UNPROVEN, "Nobody signed it.")
        )
    (kept,) = keep(scene.stores, Arrived(letter(), "smtp", "a@b.example", ""), [recipient])
    with scene.stores.sessions.begin() as session:
        found = session.query(tables.InboundMessage).one()
        found.state, found.task = MailState.WAITING, None
    return kept.public_id


def test_no_page_of_inbound_mail_has_a_violation_or_scrolls_sideways(
    message: str, flaws: Callable[..., Any]
) -> None:
    pages = ["/inbound", f"/inbound/messages/{message}"]

    assert flaws({"alex": pages, "robin": pages[1:]}) == []
