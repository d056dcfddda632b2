"""A new master key is put in use while all goes on; only wrapped keys change."""

import hashlib
import threading
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from sqlalchemy import insert, select

from app.errors import Conflict
from app.keys import Purpose, ring
from app.keys.sealing import new_data_key, wrapped
from app.privacy.rotation import key_state, put_in_use, retire, rewrap
from app.records.tables import StoredFile
from app.storage import Stored
from app.storage.rows import as_stored, record_file
from app.stores import Stores

COUNT = 10_000


def _keep(stores: Stores, data: bytes) -> Stored:
    stored = stores.storage.put(BytesIO(data), limit_bytes=100)
    with stores.sessions.begin() as session:
        record_file(session, stored, "text/plain", stores.now())
    return stored


def _rows(stores: Stores) -> list[Stored]:
    with stores.sessions() as session:
        return [as_stored(row) for row in session.scalars(select(StoredFile))]


def _later(now: datetime) -> datetime:
    return now + timedelta(hours=2)


def _blobs(stores: Stores) -> dict[str, bytes]:
    folder = stores.settings.data_folder / "files"
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_rotation_leaves_every_file_readable_and_every_sealed_byte_as_it_was(
    stores: Stores,
) -> None:
    files = [_keep(stores, f"letter {n}".encode()) for n in range(20)]
    old, before = stores.storage.keys.ring.current.id, _blobs(stores)

    put_in_use(stores.storage.keys, stores.now())
    made = rewrap(stores)
    retire(stores, old, _later(stores.now()))

    assert (made.rewrapped, made.unreadable) == (20, ())
    assert _blobs(stores) == before
    assert {row.key_id for row in _rows(stores)} == {stores.storage.keys.ring.current.id}
    opened = {stores.storage.content(row) for row in _rows(stores)}
    assert len(opened) == len(files)


def test_ten_thousand_files_are_wrapped_anew_and_none_is_unreadable(stores: Stores) -> None:
    sample = _keep(stores, b"letter")
    _add_rows(stores, sample)
    put_in_use(stores.storage.keys, stores.now())

    made = rewrap(stores)

    assert (made.rewrapped, made.unreadable) == (COUNT + 1, ())
    assert all(stores.storage.opens(row) for row in _rows(stores))


def _add_rows(stores: Stores, sample: Stored) -> None:
    """Add rows whose keys are wrapped as those of real files are; their bytes are not asked for."""
    closing = stores.storage.keys.ring.current.derived(Purpose.FILES)
    digests = [hashlib.sha256(str(number).encode()).hexdigest() for number in range(COUNT)]
    rows = [
        {
            "sha256": digest,
            "size_bytes": 1,
            "media_type": "x",
            "stored_at": stores.now(),
            "name": digest[:32],
            "key_id": sample.key_id,
            "wrapped_key": wrapped(new_data_key(), closing, f"{digest[:32]} {digest}"),
        }
        for digest in digests
    ]
    with stores.sessions.begin() as session:
        session.execute(insert(StoredFile), rows)


def test_what_arrives_meanwhile_is_closed_with_one_of_the_two_and_opens(stores: Stores) -> None:
    for number in range(50):
        _keep(stores, f"early {number}".encode())
    arriving = threading.Thread(
        target=lambda: [_keep(stores, f"late {n}".encode()) for n in range(50)]
    )

    arriving.start()
    put_in_use(stores.storage.keys, stores.now())
    rewrap(stores)
    arriving.join()
    rewrap(stores)

    assert len({stores.storage.content(row) for row in _rows(stores)}) == 100
    assert {row.key_id for row in _rows(stores)} == {stores.storage.keys.ring.current.id}


def test_files_from_before_files_were_sealed_are_sealed(stores: Stores) -> None:
    digest = hashlib.sha256(b"plain letter").hexdigest()
    stores.storage.blobs.write(digest, [b"plain letter"])
    row = {"sha256": digest, "size_bytes": 0, "media_type": "x", "stored_at": stores.now()}
    with stores.sessions.begin() as session:
        session.execute(insert(StoredFile).values(**row, name=digest))

    made = rewrap(stores)

    assert made.sealed == 1
    assert not any(b"plain" in data for data in _blobs(stores).values())
    assert [stores.storage.content(row) for row in _rows(stores)] == [b"plain letter"]


def test_a_key_that_is_needed_cannot_be_retired(stores: Stores) -> None:
    _keep(stores, b"letter")
    old = stores.storage.keys.ring.current.id

    with pytest.raises(Conflict, match="in use"):
        retire(stores, old, stores.now())
    put_in_use(stores.storage.keys, stores.now())
    with pytest.raises(Conflict, match="closes 1 files"):
        retire(stores, old, stores.now())
    rewrap(stores)
    with pytest.raises(Conflict, match="on their way"):
        retire(stores, old, stores.now())

    assert old in stores.storage.keys.ring.ids


def test_the_state_names_files_whose_key_is_missing(stores: Stores, tmp_path: Path) -> None:
    kept = _keep(stores, b"letter")
    path = ring.key_path(stores.settings)
    ring.add(path, stores.now())
    ring.without(path, str(kept.key_id))

    with stores.sessions() as session:
        found = key_state(session, stores.storage.keys)

    assert [(state.id, state.files, state.is_known) for state in found] == [
        (kept.key_id, 1, False),
        (stores.storage.keys.ring.current.id, 0, True),
    ]
    assert rewrap(stores).unreadable == (kept.sha256,)
