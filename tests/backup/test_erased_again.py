"""Who was erased after a backup is erased again when that backup is restored."""

import re
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import make_url, select

from app.backup import making, restoring
from app.opening import open_stores
from app.privacy import erasing
from app.privacy.erasing import Reason
from app.records import tables
from app.settings import Settings
from app.stores import Stores

sys.path.insert(0, str(Path(__file__).parents[1] / "privacy"))
from known_person import (
    CANARIES,
    bytes_in,
    known_person,
    words_in_tables,
)


@pytest.fixture
def database_url(tmp_path: Path) -> str:
    """SQLite alone: the drill shows both databases, and here its very bytes are searched."""
    return f"sqlite:///{tmp_path}/data/test.sqlite3"


@pytest.fixture
def settings(database_url: str, migrated_file: Path, tmp_path: Path) -> Settings:
    """A machine whose database lies in its data folder."""
    (tmp_path / "data").mkdir()
    Path(str(make_url(database_url).database)).write_bytes(migrated_file.read_bytes())
    return Settings(data_folder=tmp_path / "data", database_url=database_url)


def test_an_erased_person_does_not_come_back_with_an_older_backup(
    stores: Stores, tmp_path: Path
) -> None:
    stores = replace(
        stores, settings=replace(stores.settings, backup_folder=str(tmp_path / "backups"))
    )
    cast = known_person(stores)
    made = making.back_up(stores, tmp_path / "backups")
    with stores.sessions.begin() as session:
        person = session.scalars(select(tables.Professional)).one()
        now = stores.now()
        asked = erasing.ask(session, person, Reason.ASKED, by=cast.first, now=now).public_id
    erasing.confirm(stores, asked, by=cast.second)
    folder = tmp_path / "restored"
    folder.mkdir()
    (folder / "keys").write_text((stores.settings.data_folder / "keys").read_text())
    (folder / "keys").chmod(0o600)
    machine = Settings(data_folder=folder, database_url=f"sqlite:///{folder}/r.sqlite3")

    done = restoring.restore(made.folder, machine)

    restored = open_stores(machine, busy_wait_seconds=5)
    everything = words_in_tables(restored)
    with restored.sessions() as session:
        erasure = session.scalars(select(tables.Erasure)).one()
        assert (erasure.public_id, erasure.asked_by, erasure.confirmed_by) == (
            asked,
            cast.first,
            cast.second,
        )
    restored.sessions.engine.dispose()
    everything += bytes_in(folder).decode("latin-1")
    assert (done.erased_again, done.problems) == (1, ())
    assert [canary for canary in CANARIES if _stands_in(canary, everything)] == []


def _stands_in(canary: str, text: str) -> bool:
    """Return whether a canary stands in a text; four digits inside of a random id are none."""
    edge = ("(?<![0-9a-f])", "(?![0-9a-f])") if canary.isdigit() else ("", "")
    return bool(re.search(edge[0] + re.escape(canary) + edge[1], text, re.IGNORECASE))
