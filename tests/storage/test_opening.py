"""A process starts only with keys that are safe and that open what is stored."""

import base64
import os
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest

from app import create_app
from app.keys import ring
from app.opening import open_stores
from app.records.migrate import upgrade
from app.settings import SettingError, Settings
from app.storage.rows import record_file
from app.stores import Stores

SECRET = base64.b64encode(bytes(32)).decode()


@pytest.fixture
def database_url(tmp_path: Path) -> str:
    """SQLite alone: which keys are known does not depend on the database."""
    return f"sqlite:///{tmp_path}/test.sqlite3"


def _open(settings: Settings) -> Stores:
    return open_stores(settings, busy_wait_seconds=5)


def _keep_a_file(stores: Stores) -> None:
    stored = stores.storage.put(BytesIO(b"letter"), limit_bytes=100)
    with stores.sessions.begin() as session:
        record_file(session, stored, "text/plain", stores.now())


def test_a_new_machine_makes_itself_a_key_for_its_owner_only(settings: Settings) -> None:
    _keep_a_file(_open(settings))

    path = settings.data_folder / "keys"

    assert path.stat().st_mode & 0o777 == 0o600
    assert ring.read(path).ids == _open(settings).storage.keys.ring.ids


def test_a_lost_key_file_stops_the_start_where_files_need_it(settings: Settings) -> None:
    _keep_a_file(_open(settings))
    (settings.data_folder / "keys").unlink()

    with pytest.raises(SettingError, match="is missing, and stored files are closed with"):
        _open(settings)

    assert not (settings.data_folder / "keys").exists()


def test_a_ring_without_the_key_of_stored_files_stops_the_start(settings: Settings) -> None:
    _keep_a_file(_open(settings))
    other = replace(settings, keys=f"other {SECRET}", secret_key="0123456789abcdef" * 4)

    with pytest.raises(SettingError, match="which is not in the ring"):
        create_app(other, _open(other))


def test_a_named_key_file_is_never_made_up(settings: Settings, tmp_path: Path) -> None:
    with pytest.raises(SettingError, match="put it back"):
        _open(replace(settings, key_file=str(tmp_path / "elsewhere")))


@pytest.mark.parametrize("mode", [0o644, 0o640, 0o604])
def test_a_key_file_that_others_may_read_stops_the_start(settings: Settings, mode: int) -> None:
    _open(settings)
    (settings.data_folder / "keys").chmod(mode)

    with pytest.raises(SettingError, match="others may read it"):
        _open(settings)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "holds no master key"),
        ("# only a remark\n", "holds no master key"),
        ("k1 c2hvcnQ=\n", "this one holds 5 bytes"),
        (f"bad/name {SECRET}\n", "no master key"),
        (f"k1 {SECRET}\nk1 {SECRET}\n", "two master keys alike"),
    ],
)
def test_a_key_file_of_no_use_stops_the_start_and_shows_no_key(
    settings: Settings, text: str, said: str
) -> None:
    _open(settings)
    (settings.data_folder / "keys").write_text(text)

    with pytest.raises(SettingError, match=said) as error:
        _open(settings)

    assert SECRET[:20] not in str(error.value)


def test_the_environment_may_hold_the_keys(settings: Settings) -> None:
    given = f"k1 {SECRET},k2 {base64.b64encode(os.urandom(32)).decode()}"
    stores = _open(replace(settings, keys=given))

    _keep_a_file(stores)

    assert stores.storage.keys.ring.current.id == "k2"
    assert not (settings.data_folder / "keys").exists()


def test_keys_for_different_purposes_differ(settings: Settings) -> None:
    key = _open(settings).storage.keys.ring.current

    derived = {key.derived(purpose) for purpose in ring.Purpose}

    assert len(derived) == len(ring.Purpose)
    assert key.secret not in derived
    assert repr(key.secret) not in repr(key)


def test_a_database_without_tables_opens(tmp_path: Path) -> None:
    settings = Settings(data_folder=tmp_path / "new", database_url=f"sqlite:///{tmp_path}/new.db")

    stores = _open(settings)
    upgrade(stores.sessions.kw["bind"])

    assert stores.storage.keys.ring.ids
