"""Files are kept whole or not at all, and nothing is left behind by what failed."""

import errno
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest

from app.errors import FileTooLarge, StorageFull
from app.keys import Keys
from app.storage import Storage
from app.storage.folder import FolderBlobs

HELLO = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"


def _left_over(folder: Path) -> list[Path]:
    return list((folder / "arriving").iterdir())


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A folder that is full after 256 KiB: a real one for root, else the kernel's full device."""
    folder = tmp_path / "small"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(folder)]
    mounted = os.geteuid() == 0 and subprocess.run(mount, check=False).returncode == 0
    yield folder
    if mounted:
        subprocess.run(["umount", str(folder)], check=True)


class _FullDisk(BytesIO):
    """A source whose reading fails as a write to a full disk does."""

    def read(self, size: int | None = -1) -> bytes:
        raise OSError(errno.ENOSPC, "No space left on device")


def test_a_file_opens_as_it_was_and_its_digest_is_that_of_its_plain_bytes(
    storage: Storage,
) -> None:
    stored = storage.put(BytesIO(b"hello"), limit_bytes=5)

    assert (stored.sha256, stored.size_bytes) == (HELLO, 5)
    assert storage.exists(stored)
    assert storage.content(stored) == b"hello"


def test_many_files_are_kept_at_once_and_the_disk_is_waited_for_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits: list[str] = []
    monkeypatch.setattr(os, "sync", lambda: waits.append("sync"))
    monkeypatch.setattr(os, "fsync", lambda _file: waits.append("fsync"))
    blobs = FolderBlobs(tmp_path)

    blobs.write_all((name, [name.encode(), b"!"]) for name in ("aa1", "aa2", "bb1"))

    assert {kept.name for kept in blobs.kept()} == {"aa1", "aa2", "bb1"}
    with blobs.open("bb1") as data:
        assert data.read() == b"bb1!"
    assert waits == ["sync"]
    assert _left_over(tmp_path) == []


def test_of_many_files_the_one_without_room_is_not_left_half_there(tmp_path: Path) -> None:
    def pieces() -> Iterator[bytes]:
        yield b"half"
        raise OSError(errno.ENOSPC, "No space left on device")

    blobs = FolderBlobs(tmp_path)

    with pytest.raises(StorageFull):
        blobs.write_all([("aa1", [b"whole"]), ("aa2", pieces())])

    assert [kept.name for kept in blobs.kept()] == ["aa1"]
    assert _left_over(tmp_path) == []


def test_neither_the_bytes_nor_the_names_in_the_store_tell_what_is_kept(
    tmp_path: Path, storage: Storage
) -> None:
    storage.put(BytesIO(b"CANARY 123-45-6789"), limit_bytes=100)
    storage.put(BytesIO(b"CANARY 123-45-6789"), limit_bytes=100)

    found = _files(tmp_path / "files")

    assert len({path.name for path in found}) == 2
    assert not any(HELLO in str(path) or b"CANARY" in path.read_bytes() for path in found)


def test_a_file_over_the_limit_leaves_nothing_behind(tmp_path: Path, storage: Storage) -> None:
    # Guards: the unlink in app.storage.folder.FolderBlobs._write.
    with pytest.raises(FileTooLarge, match="larger than"):
        storage.put(BytesIO(b"hello!"), limit_bytes=5)

    assert _files(tmp_path / "files") == []


def test_an_error_of_a_full_disk_is_told_as_one(tmp_path: Path, storage: Storage) -> None:
    with pytest.raises(StorageFull, match="Nothing was accepted"):
        storage.put(_FullDisk(), limit_bytes=5)

    assert _files(tmp_path / "files") == []


def test_a_full_disk_takes_files_again_once_there_is_room(
    tmp_path: Path, small_disk: Path, keys: Keys
) -> None:
    # Guards: the unlink in "finally"; without it the first refusal fills the disk for good.
    storage = Storage(FolderBlobs(small_disk), keys, tmp_path / "working")
    fits, too_much = b"x" * 50_000, b"y" * 2_000_000
    disk_is_small = os.statvfs(small_disk).f_blocks < 1000

    if disk_is_small:
        for _ in range(10):
            with pytest.raises(StorageFull):
                storage.put(BytesIO(too_much), limit_bytes=5_000_000)
    stored = storage.put(BytesIO(fits), limit_bytes=5_000_000)

    assert storage.content(stored) == fits
    assert _left_over(small_disk) == []


def test_the_bytes_are_on_the_disk_before_they_get_their_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Guards: the three fsyncs, without which a power failure leaves a name and no bytes.
    blobs = FolderBlobs(tmp_path)
    calls: list[str] = []
    sync, rename = os.fsync, Path.replace

    def noted_sync(descriptor: int) -> None:
        is_folder = Path(f"/proc/self/fd/{descriptor}").is_dir()
        calls.append("folder" if is_folder else "file")
        sync(descriptor)

    def noted_rename(self: Path, target: Path) -> Path:
        calls.append("rename")
        return rename(self, target)

    monkeypatch.setattr(os, "fsync", noted_sync)
    monkeypatch.setattr(Path, "replace", noted_rename)

    blobs.write("abc", [b"hello"])

    assert calls == ["file", "folder", "rename", "folder"]


_KILLED = """
import sys, time
from pathlib import Path
from app.storage.folder import FolderBlobs
from app.storage.working import Working

def slowly():
    yield b"CANARY"
    with Working(Path(sys.argv[1]) / "working").folder() as folder:
        (folder / "part.pdf").write_bytes(b"CANARY")
        print("writing", flush=True)
        time.sleep(60)

FolderBlobs(Path(sys.argv[1]) / "files").write("abc", slowly())
"""


def test_what_a_killed_process_left_is_swept_and_what_a_living_one_writes_is_not(
    tmp_path: Path, keys: Keys
) -> None:
    command = [sys.executable, "-c", _KILLED, str(tmp_path)]
    writer = subprocess.Popen(command, stdout=subprocess.PIPE)
    assert writer.stdout is not None
    assert writer.stdout.readline() == b"writing\n"
    left = [*_left_over(tmp_path / "files"), *(tmp_path / "working").iterdir()]

    alive = _after_two_minutes(tmp_path, keys, left)
    writer.send_signal(signal.SIGKILL)
    writer.wait()
    writer.stdout.close()
    dead = _after_two_minutes(tmp_path, keys, left)

    assert alive == left
    assert len(left) == 2
    assert dead == []


def _after_two_minutes(tmp_path: Path, keys: Keys, left: list[Path]) -> list[Path]:
    two_minutes_ago = time.time() - 120
    for path in left:
        os.utime(path, (two_minutes_ago, two_minutes_ago))
    Storage(FolderBlobs(tmp_path / "files"), keys, tmp_path / "working")
    return [path for path in left if path.exists()]


def test_what_is_kept_can_be_gone_through_and_taken_away(storage: Storage) -> None:
    one = storage.put(BytesIO(b"one"), limit_bytes=5)
    two = storage.put(BytesIO(b"two"), limit_bytes=5)

    storage.remove(one.name)
    storage.remove("not-there")
    storage.probe()

    assert [kept.name for kept in storage.kept()] == [two.name]
