"""A store of files in a folder, with a ring of keys in a file."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.keys import Keys, ring
from app.storage import Storage
from app.storage.folder import FolderBlobs

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


@pytest.fixture
def key_file(tmp_path: Path) -> Path:
    """A key file with one key."""
    ring.make(tmp_path / "keys", NOW)
    return tmp_path / "keys"


@pytest.fixture
def keys(key_file: Path) -> Keys:
    """The keys in that file."""
    return Keys(lambda: ring.read(key_file), key_file)


@pytest.fixture
def storage(tmp_path: Path, keys: Keys) -> Storage:
    """A store in ``tmp_path / "files"``."""
    return Storage(FolderBlobs(tmp_path / "files"), keys, tmp_path / "working")
