"""What is due is hinted once, with room for every sender."""

import threading
from io import BytesIO

import pytest
from sqlalchemy import update

from app.due import next_hints
from app.receive import Upload, receive
from app.records.clock import MomentFromNow
from app.records.tables import Account, Work
from app.stores import Stores
from app.work import take


def _send(stores: Stores, sender_id: int, count: int) -> list[str]:
    """Receive ``count`` documents and forget that they were hinted."""
    sent = [
        receive(
            stores,
            Upload("a.pdf", BytesIO(f"%PDF-1.4 SAMPLE {sender_id} {number}".encode())),
            sender_id=sender_id,
            professional_id=None,
            roster_record_id=None,
            source="web",
        ).document_id
        for number in range(count)
    ]
    with stores.sessions.begin() as session:
        session.execute(update(Work).values(hinted_at=None))
    return sent


@pytest.fixture
def other_sender_id(stores: Stores, sender_id: int) -> int:
    """A second account that sends files."""
    names = {"public_id": "1" * 32, "email": "olga@example.com", "name": "O", "fs_uniquifier": "o"}
    account = Account(created_at=stores.now(), **names)
    with stores.sessions.begin() as session:
        session.add(account)
        session.flush()
        return account.id


def test_a_sender_of_one_file_does_not_wait_for_a_sender_of_many(
    stores: Stores, sender_id: int, other_sender_id: int
) -> None:
    # Guards: the turns in app.due._in_turn.
    many = _send(stores, sender_id, 5)
    one = _send(stores, other_sender_id, 1)

    hinted = next_hints(stores, 3, queue_is_empty=True)

    assert hinted == [many[0], one[0], many[1]]


def test_what_was_just_hinted_is_not_hinted_again(stores: Stores, sender_id: int) -> None:
    first, second = _send(stores, sender_id, 2)

    assert next_hints(stores, 1, queue_is_empty=True) == [first]
    assert next_hints(stores, 9, queue_is_empty=True) == [second]
    assert next_hints(stores, 9, queue_is_empty=True) == []


def test_a_lost_hint_is_repeated_once_the_queue_is_empty(stores: Stores, sender_id: int) -> None:
    sent = _send(stores, sender_id, 1)
    with stores.sessions.begin() as session:
        session.execute(update(Work).values(hinted_at=MomentFromNow(-2)))

    assert next_hints(stores, 9, queue_is_empty=False) == []
    assert next_hints(stores, 9, queue_is_empty=True) == sent


def test_what_somebody_works_on_is_not_hinted(stores: Stores, sender_id: int) -> None:
    sent = _send(stores, sender_id, 1)
    take(stores, sent[0], "job")

    assert next_hints(stores, 9, queue_is_empty=True) == []


def test_two_dispatchers_at_once_hint_everything_once(stores: Stores, sender_id: int) -> None:
    sent = _send(stores, sender_id, 12)
    hinted: list[str] = []

    def dispatch() -> None:
        for _ in range(6):
            hinted.extend(next_hints(stores, 4, queue_is_empty=True))

    threads = [threading.Thread(target=dispatch) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(hinted) == sorted(sent)
