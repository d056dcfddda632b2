"""A restored chain is held against the heads that were signed before its backup."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import make_url

from app.audit import heads
from app.audit.signing import KEY_FILE, public_key
from app.backup.making import back_up
from app.backup.manifest import BadBackup
from app.backup.restoring import Restored, restore
from app.settings import Settings
from app.stores import Stores

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
PASSPHRASE = "a long enough passphrase"


@pytest.fixture
def empty(settings: Settings, tmp_path: Path, request: pytest.FixtureRequest) -> Settings:
    """The settings of an empty machine that has the master keys and no key of the audit."""
    folder = tmp_path / "restored"
    folder.mkdir()
    (folder / "keys").write_text((settings.data_folder / "keys").read_text())
    (folder / "keys").chmod(0o600)
    url = f"sqlite:///{folder}/restored.sqlite3"
    if make_url(settings.database_url).get_backend_name() != "sqlite":
        url = request.getfixturevalue("new_postgresql")()
    return replace(
        settings, data_folder=folder, database_url=url, secret_key="0123456789abcdef" * 4
    )


def _backed_up(stores: Stores, tmp_path: Path, passphrase: str | None = None) -> Path:
    return back_up(stores, tmp_path / "backups", passphrase=passphrase).folder


def test_heads_come_back_with_the_key_that_signed_them(
    stores: Stores, empty: Settings, tmp_path: Path, write_entries: Callable[[int], None]
) -> None:
    write_entries(3)
    signed = heads.export(stores.sessions, stores.settings, NOON)
    source = _backed_up(stores, tmp_path, PASSPHRASE)

    done = restore(source, empty, passphrase=PASSPHRASE)

    assert done.problems == ()
    assert heads.exported(heads.heads_folder(empty)) == [signed]
    assert public_key(empty.data_folder) == public_key(stores.settings.data_folder)


def test_without_the_passphrase_heads_lie_beside_their_own_public_key(
    stores: Stores, empty: Settings, tmp_path: Path, write_entries: Callable[[int], None]
) -> None:
    write_entries(3)
    signed = heads.export(stores.sessions, stores.settings, NOON)
    source = _backed_up(stores, tmp_path)

    done = restore(source, empty)

    public = public_key(stores.settings.data_folder)
    assert done.problems == ()
    assert heads.exported(heads.heads_folder(empty)) == []
    assert heads.exported(heads.heads_folder(empty) / f"signed-by-{public[:16]}") == [signed]


def test_a_chain_that_was_cut_off_before_its_backup_is_told(
    stores: Stores,
    empty: Settings,
    tmp_path: Path,
    write_entries: Callable[[int], None],
    tamper: Callable[..., None],
) -> None:
    write_entries(3)
    heads.export(stores.sessions, stores.settings, NOON)
    tamper("DELETE FROM audit_seals WHERE seq = 3", "DELETE FROM audit WHERE id = 3")

    done: Restored = restore(_backed_up(stores, tmp_path), empty)

    assert done.problems == (f"On {NOON.isoformat()} the chain had 3 entries, now it ends at 2.",)


def test_the_signing_key_is_in_a_backup_only_closed(
    stores: Stores, empty: Settings, tmp_path: Path, write_entries: Callable[[int], None]
) -> None:
    write_entries(1)
    source = _backed_up(stores, tmp_path, PASSPHRASE)
    secret = (stores.settings.data_folder / KEY_FILE).read_bytes().strip()

    assert all(secret not in path.read_bytes() for path in source.rglob("*") if path.is_file())
    with pytest.raises(BadBackup, match="passphrase does not open"):
        restore(source, empty, passphrase="another passphrase")
