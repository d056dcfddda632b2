"""A file is in for good, or refused with nothing recorded; the same file is worked on once."""

import dataclasses
import threading
from io import BytesIO

import pytest
from sqlalchemy import func, select

from app.errors import FileRefused, FileTooLarge
from app.receive import Receipt, Upload, receive
from app.records.tables import AuditEntry, Base, Document, StoredFile, Work
from app.states import DocumentState, Stage
from app.storage.rows import kept_file
from app.stores import Stores

LETTER = b"%PDF-1.4 SAMPLE letter"


def _send(stores: Stores, sender_id: int, data: bytes = LETTER, name: str = "a.pdf") -> Receipt:
    return receive(
        stores,
        Upload(name, BytesIO(data)),
        sender_id=sender_id,
        professional_id=None,
        roster_record_id=None,
        source="web",
    )


def _count(stores: Stores, table: type[Base]) -> int:
    with stores.sessions() as session:
        return session.scalars(select(func.count()).select_from(table)).one()


def test_bytes_record_work_and_audit_are_there_when_the_receipt_is(
    stores: Stores, sender_id: int
) -> None:
    receipt = _send(stores, sender_id, name="../letter")

    with stores.sessions() as session:
        document = session.scalars(select(Document)).one()
        work = session.scalars(select(Work)).one()
        entry = session.scalars(select(AuditEntry)).one()
        assert (document.public_id, document.reference) == (receipt.document_id, receipt.reference)
        assert (document.state, document.file_name) == (DocumentState.RECEIVED, "letter.pdf")
        assert (work.document_id, work.stage, work.attempt) == (document.id, Stage.READ, 0)
        assert entry.object == f"document:{receipt.document_id}"
        assert stores.storage.content(kept_file(session, document.sha256)) == LETTER


def test_the_hint_comes_after_the_record(stores: Stores, sender_id: int) -> None:
    seen: list[int] = []
    watched = dataclasses.replace(stores, hint=lambda _id: seen.append(_count(stores, Work)))

    _send(watched, sender_id)

    assert seen == [1]


@pytest.mark.parametrize(
    ("data", "code"), [(b"", "empty-file"), (b"\x7fELF\x02\x01\x01\x00" * 9, "unknown-type")]
)
def test_a_refused_file_leaves_nothing_behind(
    stores: Stores, sender_id: int, data: bytes, code: str
) -> None:
    with pytest.raises(FileRefused) as refusal:
        _send(stores, sender_id, data)

    assert refusal.value.code == code
    assert [_count(stores, table) for table in (StoredFile, Document, Work)] == [0, 0, 0]


def test_a_file_over_the_limit_is_refused_as_too_large(stores: Stores, sender_id: int) -> None:
    small = dataclasses.replace(stores.settings, file_limit_bytes=10)

    with pytest.raises(FileTooLarge):
        _send(dataclasses.replace(stores, settings=small), sender_id)

    assert _count(stores, Document) == 0


def test_the_same_file_again_gets_the_first_receipt_and_no_second_work(
    stores: Stores, sender_id: int
) -> None:
    first = _send(stores, sender_id, name="a.pdf")

    second = _send(stores, sender_id, name="b.pdf")

    assert second == dataclasses.replace(first, already_had=True)
    assert (_count(stores, Document), _count(stores, Work)) == (1, 1)


def test_the_same_file_sent_many_times_at_once_is_one_document(
    stores: Stores, sender_id: int
) -> None:
    # Guards: record_file() before the question in app.receive; PostgreSQL would answer both
    # of two simultaneous questions with "not seen before".
    threads = [threading.Thread(target=_send, args=(stores, sender_id)) for _ in range(8)]

    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert (_count(stores, Document), _count(stores, Work)) == (1, 1)
