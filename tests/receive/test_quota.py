"""Nobody fills the disk: so many files and bytes of one sender are kept in a day, not more."""

import dataclasses
from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest

from app import quota
from app.errors import TooManyTries
from app.receive import Upload, receive
from app.records.tables import Account, StoredFile
from app.stores import Stores


def _send(stores: Stores, sender_id: int, number: int) -> None:
    receive(
        stores,
        Upload("a.pdf", BytesIO(f"%PDF-1.4 letter {number}".encode())),
        sender_id=sender_id,
        professional_id=None,
        roster_record_id=None,
        source="api",
    )


def _with(stores: Stores, **limits: Any) -> Stores:
    return dataclasses.replace(stores, settings=dataclasses.replace(stores.settings, **limits))


def test_more_files_than_a_sender_may_send_in_a_day_are_kept_for_tomorrow(
    stores: Stores, sender_id: int
) -> None:
    few = _with(stores, sender_day_files=2)
    _send(few, sender_id, 1)
    _send(few, sender_id, 2)

    with pytest.raises(TooManyTries, match="2 files within a day"):
        _send(few, sender_id, 3)

    with stores.sessions() as session:
        assert session.query(StoredFile).count() == 2
        other = Account(public_id="o", email="o@x.com", name="O", fs_uniquifier="o")
    with stores.sessions.begin() as session:
        other.created_at = stores.now()
        session.add(other)
        session.flush()
        other_id = other.id
    _send(few, other_id, 3)
    tomorrow = stores.now() + timedelta(days=1, seconds=1)
    _send(dataclasses.replace(few, now=lambda: tomorrow), sender_id, 4)


def test_more_bytes_than_a_sender_may_send_in_a_day_are_refused(
    stores: Stores, sender_id: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(quota, "_LOOKED_AT_FROM", 1)
    _send(stores, sender_id, 1)

    with pytest.raises(TooManyTries, match="within a day"):
        _send(_with(stores, sender_day_bytes=20), sender_id, 2)
