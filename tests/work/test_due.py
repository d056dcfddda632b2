"""What is due is hinted once, with room for every sender."""

import threading
from io import BytesIO
from typing import Any

import pytest
from sqlalchemy import event, update

from app.due import Hint, hinted_on_arrival, next_hints
from app.receive import Upload, receive
from app.records.clock import MomentFromNow
from app.records.tables import Account, Work
from app.stores import Stores
from app.work import take


def _hinted(stores: Stores, room: int, *, queue_is_empty: bool = True) -> list[str]:
    return [h.public_id for h in next_hints(stores, room, queue_is_empty=queue_is_empty)]


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

    hinted = _hinted(stores, 3)

    assert hinted == [many[0], one[0], many[1]]


def test_who_has_nothing_on_the_queue_goes_before_all_that_wait_there(
    stores: Stores, sender_id: int, other_sender_id: int
) -> None:
    many = _send(stores, sender_id, 5)
    before = next_hints(stores, 2, queue_is_empty=False)
    one = _send(stores, other_sender_id, 1)
    with stores.sessions.begin() as session:
        waiting = update(Work).where(Work.sender_id == sender_id, Work.id <= 2)
        session.execute(waiting.values(hinted_at=MomentFromNow()))

    hints = next_hints(stores, 3, queue_is_empty=False)

    assert before == [Hint(many[0], first=True), Hint(many[1], first=False)]
    assert hints[0] == Hint(one[0], first=True)
    assert [hint.first for hint in hints[1:]] == [False, False]


def test_a_document_that_comes_is_left_to_its_own_hint_for_half_a_second(
    stores: Stores, sender_id: int
) -> None:
    sent = _send(stores, sender_id, 1)
    with stores.sessions.begin() as session:
        session.execute(update(Work).values(hinted_at=hinted_on_arrival()))
    at_once = _hinted(stores, 9, queue_is_empty=False)
    with stores.sessions.begin() as session:
        arrived_earlier = MomentFromNow(-10.1)
        session.execute(update(Work).values(hinted_at=arrived_earlier))

    assert at_once == []
    assert _hinted(stores, 9, queue_is_empty=False) == sent


def test_what_was_just_hinted_is_not_hinted_again(stores: Stores, sender_id: int) -> None:
    first, second = _send(stores, sender_id, 2)

    # Hints of before are on the queue, so that none counts as lost after a second.
    assert _hinted(stores, 1, queue_is_empty=False) == [first]
    assert _hinted(stores, 9, queue_is_empty=False) == [second]
    assert _hinted(stores, 9, queue_is_empty=False) == []


def test_a_lost_hint_is_repeated_once_the_queue_is_empty(stores: Stores, sender_id: int) -> None:
    sent = _send(stores, sender_id, 1)
    with stores.sessions.begin() as session:
        session.execute(update(Work).values(hinted_at=MomentFromNow(-2)))

    assert _hinted(stores, 9, queue_is_empty=False) == []
    assert _hinted(stores, 9) == sent


def test_what_somebody_works_on_is_not_hinted(stores: Stores, sender_id: int) -> None:
    sent = _send(stores, sender_id, 1)
    take(stores, sent[0], "job")

    assert _hinted(stores, 9) == []


def test_a_document_whose_job_died_is_hinted_before_all_others_and_without_room(
    stores: Stores, sender_id: int
) -> None:
    # Guards: the rescues in app.due.next_hints; behind a full queue it would wait for minutes.
    sent = _send(stores, sender_id, 3)
    take(stores, sent[2], "dead")
    with stores.sessions.begin() as session:
        session.execute(
            update(Work)
            .where(Work.lease_owner == "dead")
            .values(lease_until=MomentFromNow(-1), hinted_at=MomentFromNow(-2))
        )

    full = next_hints(stores, 0, queue_is_empty=False)
    again = next_hints(stores, 0, queue_is_empty=False)

    assert full == [Hint(sent[2], first=True)]
    assert again == []


def test_two_dispatchers_at_once_hint_everything_once(
    stores: Stores, sender_id: int, other_sender_id: int
) -> None:
    sent = _send(stores, sender_id, 4) + _send(stores, other_sender_id, 4)
    hinted: list[str] = []

    def dispatch() -> None:
        for _ in range(6):
            hinted.extend(_hinted(stores, 4))

    threads = [threading.Thread(target=dispatch) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(hinted) == sorted(sent)


def test_looking_for_work_again_writes_no_statement_anew(stores: Stores) -> None:
    # The dispatcher looks twice a second for ever: writing its statements took half of its time.
    _hinted(stores, 3)
    met: dict[str, str] = {}

    def note(*told: Any) -> None:
        statement, context = told[2], told[4]
        met[statement] = context.cache_hit.name

    event.listen(stores.sessions.engine, "after_cursor_execute", note)
    _hinted(stores, 3)

    looked = {how for statement, how in met.items() if statement.startswith("SELECT")}
    assert looked == {"CACHE_HIT"}
