"""The dispatcher hints what is due, but never floods a queue that is not nearly empty."""

import dataclasses
from io import BytesIO

import pytest
from sqlalchemy import update

from app.hints import HintQueue
from app.receive import Upload, receive
from app.records.tables import Work
from app.stores import Stores
from jobs.dispatch import dispatch_once


class _Queue(HintQueue):
    """A queue that holds ``waiting`` hints already and remembers what else was put on it."""

    def __init__(self, waiting: int) -> None:
        self._waiting = waiting
        self.added: list[str] = []

    def waiting(self) -> int:
        return self._waiting + len(self.added)

    def put(self, public_id: str, *, first: bool = False) -> None:
        self.added.append(public_id)


@pytest.fixture
def stores(stores: Stores) -> Stores:
    """Stores whose dispatcher fills the queue up to three hints."""
    settings = dataclasses.replace(stores.settings, dispatch_low_water=3)
    return dataclasses.replace(stores, settings=settings)


@pytest.fixture
def waiting(stores: Stores, sender_id: int) -> list[str]:
    """Five documents whose work is due and whose hints were lost."""
    sent = [
        receive(
            stores,
            Upload("a.pdf", BytesIO(f"%PDF-1.4 SAMPLE {number}".encode())),
            sender_id=sender_id,
            professional_id=None,
            roster_record_id=None,
            source="web",
        ).document_id
        for number in range(5)
    ]
    with stores.sessions.begin() as session:
        session.execute(update(Work).values(hinted_at=None))
    return sent


def test_a_queue_is_filled_up_to_its_low_water_mark(stores: Stores, waiting: list[str]) -> None:
    # Guards: the room in jobs.dispatch._fill: a flood of hints starves the workers.
    queue = _Queue(waiting=1)

    dispatch_once(stores, queue)

    assert queue.added == waiting[:2]


def test_a_full_queue_gets_no_hint(stores: Stores, waiting: list[str]) -> None:
    queue = _Queue(waiting=3)

    dispatch_once(stores, queue)

    assert queue.added == []
