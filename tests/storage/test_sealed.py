"""What lies in the store opens only through its own row, with a key of the ring."""

import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from io import BytesIO
from pathlib import Path

import pytest

from app.keys import Keys, ring
from app.storage import FileErased, FileUnreadable, Storage, Stored
from app.storage.folder import FolderBlobs

NOW = datetime(2026, 11, 22, 13, 0, tzinfo=UTC)
LETTER = b"a letter" * 100_000


def _path(tmp_path: Path, stored: Stored) -> Path:
    return tmp_path / "files" / stored.name[:2] / stored.name


def test_two_files_that_were_swapped_do_not_open(tmp_path: Path, storage: Storage) -> None:
    one = storage.put(BytesIO(b"one"), limit_bytes=5)
    two = storage.put(BytesIO(b"two"), limit_bytes=5)

    _path(tmp_path, one).rename(tmp_path / "aside")
    _path(tmp_path, two).rename(_path(tmp_path, one))
    (tmp_path / "aside").rename(_path(tmp_path, two))

    for stored in (one, two):
        with pytest.raises(FileUnreadable, match="not what was put there"):
            storage.content(stored)


def test_a_row_that_was_given_the_bytes_and_key_of_another_does_not_open(
    storage: Storage,
) -> None:
    one = storage.put(BytesIO(b"one"), limit_bytes=5)
    two = storage.put(BytesIO(b"two"), limit_bytes=5)

    with pytest.raises(FileUnreadable):
        storage.content(replace(two, sha256=one.sha256))


@pytest.mark.parametrize(
    "damage",
    [
        lambda path: path.unlink(),
        lambda path: path.write_bytes(b""),
        lambda path: os.truncate(path, 300_000),
        lambda path: path.write_bytes(path.read_bytes()[:-1] + b"x"),
    ],
    ids=["gone", "empty", "cut", "changed"],
)
def test_a_damaged_file_is_told_as_one_and_gives_no_false_byte(
    tmp_path: Path, storage: Storage, damage: Callable[[Path], None]
) -> None:
    stored = storage.put(BytesIO(LETTER), limit_bytes=len(LETTER))
    damage(_path(tmp_path, stored))
    given: list[bytes] = []

    with pytest.raises(FileUnreadable, match="backup"):
        given += iter(partial(storage.open(stored).read1, 10_000), b"")

    assert LETTER.startswith(b"".join(given))


def test_without_its_key_a_file_is_gone_for_good(storage: Storage) -> None:
    stored = storage.put(BytesIO(b"one"), limit_bytes=5)

    erased = replace(stored, wrapped_key=None, key_id=None, is_erased=True)

    with pytest.raises(FileErased):
        storage.content(erased)
    assert not storage.opens(erased)


def test_a_new_key_closes_what_comes_and_the_old_one_opens_what_was(
    storage: Storage, key_file: Path
) -> None:
    before = storage.put(BytesIO(b"one"), limit_bytes=5)

    ring.add(key_file, NOW)
    after = storage.put(BytesIO(b"two"), limit_bytes=5)

    assert before.key_id != after.key_id
    assert (storage.content(before), storage.content(after)) == (b"one", b"two")


def test_rewrapping_changes_the_wrapped_key_alone(
    tmp_path: Path, storage: Storage, key_file: Path
) -> None:
    before = storage.put(BytesIO(b"one"), limit_bytes=5)
    bytes_before = _path(tmp_path, before).read_bytes()
    ring.add(key_file, NOW)

    after = storage.rewrapped(before)
    ring.without(key_file, str(before.key_id))

    assert replace(after, key_id=before.key_id, wrapped_key=before.wrapped_key) == before
    assert _path(tmp_path, after).read_bytes() == bytes_before
    assert storage.content(after) == b"one"
    with pytest.raises(FileUnreadable, match="not in the ring"):
        storage.content(before)


def test_a_file_from_before_files_were_sealed_opens_and_can_be_sealed(
    tmp_path: Path, storage: Storage
) -> None:
    digest = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"
    FolderBlobs(tmp_path / "files").write(digest, [b"hello"])
    plain = Stored(digest, 0, digest, None, None)

    sealed = storage.rewrapped(plain)

    assert storage.content(plain) == storage.content(sealed) == b"hello"
    assert (sealed.sha256, sealed.size_bytes) == (digest, 5)
    assert b"hello" not in _path(tmp_path, sealed).read_bytes()


def test_a_working_copy_has_no_name_that_another_process_could_open(
    tmp_path: Path, storage: Storage
) -> None:
    stored = storage.put(BytesIO(LETTER), limit_bytes=len(LETTER))

    with storage.working_copy(stored) as path:
        read = path.read_bytes()
        again = path.read_bytes()
        names = list((tmp_path / "working").iterdir())

    assert read == again == LETTER
    assert names == []
    with pytest.raises(OSError, match="No such file"):
        path.read_bytes()


def test_a_working_folder_is_gone_afterwards_also_after_an_error(
    tmp_path: Path, storage: Storage
) -> None:
    with suppress(ZeroDivisionError), storage.working_folder() as folder:
        (folder / "part.pdf").write_bytes(b"CANARY")
        raise ZeroDivisionError

    assert list((tmp_path / "working").iterdir()) == []


def test_a_store_that_was_moved_whole_opens_elsewhere(
    tmp_path: Path, storage: Storage, keys: Keys
) -> None:
    stored = storage.put(BytesIO(b"one"), limit_bytes=5)
    shutil.move(tmp_path / "files", tmp_path / "moved")

    moved = Storage(FolderBlobs(tmp_path / "moved"), keys, tmp_path / "working")

    assert moved.content(stored) == b"one"
