"""A company's thousand letters do not hold up applicants, and messages are opened one by one."""

from io import BytesIO

from app.due import next_hints
from app.inbound import tasks
from app.inbound.keeping import Arrived, Recipient, keep
from app.inbound.proof import Verdict
from app.inbound.states import Proof
from app.receive import Upload, receive
from app.records.tables import Work
from app.stores import Stores
from tests.inbound.letters_by_mail import COMPANY, letter


def _send(stores: Stores, sender_id: int, number: int, source: str) -> str:
    return receive(
        stores,
        Upload(f"{number}.txt", BytesIO(b"SAMPLE %d" % number)),
        sender_id=sender_id,
        professional_id=None,
        roster_record_id=None,
        source=source,
    ).document_id


def test_an_applicant_s_letter_is_next_among_a_company_s_hundred(
    stores, partner, sender_id
) -> None:
    for number in range(100):
        _send(stores, partner.account_id, number, "mail")
    mine = _send(stores, sender_id, 1000, "web")

    with stores.sessions.begin() as session:
        session.query(Work).update({"hinted_at": None})
    hints = next_hints(stores, 8, queue_is_empty=True)

    assert mine in [hint.public_id for hint in hints[:2]]


def test_with_one_place_free_at_a_time_an_applicant_is_next_all_the_same(
    stores, partner, sender_id
) -> None:
    for number in range(20):
        _send(stores, partner.account_id, number, "mail")
    with stores.sessions.begin() as session:
        session.query(Work).update({"hinted_at": None})
    crowd = [next_hints(stores, 1, queue_is_empty=False) for _ in range(3)]
    mine = _send(stores, sender_id, 1000, "web")
    with stores.sessions.begin() as session:
        # The queue had no room for its own hint.
        session.query(Work).filter_by(sender_id=sender_id).update({"hinted_at": None})

    hints = next_hints(stores, 1, queue_is_empty=False)

    assert [len(each) for each in crowd] == [1, 1, 1]
    assert [hint.public_id for hint in hints] == [mine]


def test_a_crowd_has_half_of_the_queue_at_most(stores, partner, sender_id) -> None:
    for number in range(20):
        _send(stores, partner.account_id, number, "mail")
    with stores.sessions.begin() as session:
        session.query(Work).update({"hinted_at": None})

    hints = [len(next_hints(stores, 8, queue_is_empty=False)) for _ in range(2)]

    assert hints == [stores.settings.dispatch_low_water // 2, 0]


def test_a_crowd_of_messages_takes_one_worker_at_a_time(stores, partner) -> None:
    for number in range(5):
        message = letter(to=partner.address, message_id=f"<{number}@{COMPANY}>")
        verdict = Verdict(Proof.UNPROVEN, "It is a test.")
        arrived = Arrived(message, "smtp", f"a@{COMPANY}", "")
        keep(stores, arrived, [Recipient(partner.address, partner.address_id, verdict)])

    first, second = tasks.next_hints(stores), tasks.next_hints(stores)
    taken = tasks.take(stores, first[0].public_id)
    while_opened = tasks.next_hints(stores)

    assert (len(first), second, while_opened) == (1, [], [])
    assert taken is not None
    assert tasks.one_waiting(stores) not in {None, first[0].public_id}
