"""Files are kept whole or not at all, and nothing is left behind by what failed."""

import errno
import os
import subprocess
import time
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest

from app.errors import FileTooLarge, StorageFull
from app.storage import FolderStorage

HELLO = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"


def _left_over(folder: Path) -> list[Path]:
    return list((folder / "arriving").iterdir())


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


def test_a_file_is_found_again_by_its_content(tmp_path: Path) -> None:
    storage = FolderStorage(tmp_path)

    stored = storage.put(BytesIO(b"hello"), limit_bytes=5)

    assert (stored.sha256, stored.size_bytes) == (HELLO, 5)
    assert storage.exists(HELLO)
    assert storage.path(HELLO).read_bytes() == b"hello"
    assert _left_over(tmp_path) == []


def test_a_file_over_the_limit_leaves_nothing_behind(tmp_path: Path) -> None:
    # Guards: the unlink in app.storage.FolderStorage._put.
    storage = FolderStorage(tmp_path)

    with pytest.raises(FileTooLarge, match="larger than"):
        storage.put(BytesIO(b"hello!"), limit_bytes=5)

    assert not storage.exists(HELLO)
    assert _left_over(tmp_path) == []


def test_an_error_of_a_full_disk_is_told_as_one(tmp_path: Path) -> None:
    storage = FolderStorage(tmp_path)

    with pytest.raises(StorageFull, match="Nothing was accepted"):
        storage.put(_FullDisk(), limit_bytes=5)

    assert _left_over(tmp_path) == []


def test_a_full_disk_takes_files_again_once_there_is_room(small_disk: Path) -> None:
    # Guards: the unlink in "finally"; without it the first refusal fills the disk for good.
    storage = FolderStorage(small_disk)
    fits, too_much = b"x" * 50_000, b"y" * 2_000_000
    disk_is_small = os.statvfs(small_disk).f_blocks < 1000

    if disk_is_small:
        for _ in range(10):
            with pytest.raises(StorageFull):
                storage.put(BytesIO(too_much), limit_bytes=5_000_000)
    stored = storage.put(BytesIO(fits), limit_bytes=5_000_000)

    assert storage.path(stored.sha256).read_bytes() == fits
    assert _left_over(small_disk) == []


def test_the_bytes_are_on_the_disk_before_they_get_their_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Guards: the three fsyncs, without which a power failure leaves a name and no bytes.
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

    FolderStorage(tmp_path).put(BytesIO(b"hello"), limit_bytes=5)

    assert calls == ["file", "folder", "rename", "folder"]


def test_what_a_killed_process_left_is_swept_and_a_running_upload_is_not(tmp_path: Path) -> None:
    FolderStorage(tmp_path)
    old, new = tmp_path / "arriving" / "old", tmp_path / "arriving" / "new"
    old.touch()
    new.touch()
    two_days_ago = time.time() - 2 * 24 * 3600
    os.utime(old, (two_days_ago, two_days_ago))

    FolderStorage(tmp_path)

    assert _left_over(tmp_path) == [new]
