"""Operators see what waits: messages to be opened, held up by the scanner, or for a person."""

from app.inbound import deciding, tasks
from app.inbound.keeping import Arrived, Recipient, keep
from app.inbound.proof import Verdict
from app.inbound.states import MailKind, MailState, Proof
from app.operations.letters_by_mail import inbound_counts
from app.operations.measures import measure
from app.operations.metrics import exposition
from app.records import tables
from app.stores import Stores
from tests.inbound.conftest import Partner, messages
from tests.inbound.letters_by_mail import letter


def _kept(stores: Stores, partner: Partner, number: int, **values: str | None) -> None:
    message = letter(to=partner.address, message_id=f"<{number}@payroll.example>")
    verdict = Verdict(Proof.UNPROVEN, "Nobody signed it.")
    recipient = Recipient(partner.address, partner.address_id, verdict)
    keep(stores, Arrived(message, "smtp", "a@payroll.example", "192.0.2.7"), [recipient])
    with stores.sessions.begin() as session:
        row = session.get_one(tables.InboundMessage, messages(stores)[-1].id)
        for name, value in values.items():
            setattr(row, name, value)


def test_what_waits_is_counted_as_the_page_lists_it(stores: Stores, partner: Partner) -> None:
    _kept(stores, partner, 1)
    _kept(stores, partner, 2, held_up_by=tasks.SCANNER)
    _kept(stores, partner, 3, state=MailState.WAITING, task=None)
    _kept(stores, partner, 4, state=MailState.NEEDS_ATTENTION, task=None, proof=Proof.PROVEN)
    _kept(stores, partner, 5, state=MailState.LISTED, task=None, kind=MailKind.UNMATCHED)
    _kept(stores, partner, 6, state=MailState.LISTED, task=None, kind=MailKind.BOUNCE)

    with stores.sessions() as session:
        found = inbound_counts(session)
        listed = deciding.waiting_count(session)

    assert (found.opening, found.without_scanner) == (2, 1)
    assert (found.deciding, found.unproven) == (listed, 1) == (3, 1)
    assert None not in (found.oldest_opening_at, found.oldest_deciding_at)


def test_monitors_read_it(stores: Stores, partner: Partner) -> None:
    _kept(stores, partner, 1, held_up_by=tasks.SCANNER)

    with stores.sessions() as session:
        now = measure(session, stores.settings, stores.now())
        text = exposition(session, now, "full").decode()

    assert 'dayproof_inbound_messages{why="scanner-away"} 1.0' in text
    assert "dayproof_inbound_oldest_opening_seconds " in text
