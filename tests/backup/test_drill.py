"""The drill: back up while files arrive, restore on an empty machine, and nothing is missing."""

import hashlib
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from sqlalchemy import make_url, select

from app import create_app
from app.access import Role
from app.accounts import add_account
from app.backup import kept, last_backup_at, making, manifest, restoring
from app.backup.manifest import BadBackup
from app.errors import Conflict
from app.keys import ring
from app.opening import open_stores
from app.receive import Upload, receive
from app.records import tables
from app.settings import Settings
from app.storage.rows import as_stored
from app.stores import Stores

PASSWORD = "a long enough password"
only_sqlite = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
MakeEmpty = Callable[[], Settings]


def _send(stores: Stores, sender_id: int, number: int) -> None:
    receive(
        stores,
        Upload("letter.pdf", BytesIO(_letter(number))),
        sender_id=sender_id,
        professional_id=None,
        roster_record_id=None,
        source="web",
    )


def _letter(number: int) -> bytes:
    return b"%%PDF-1.4 SAMPLE %d " % number * 500


@pytest.fixture
def applicant(stores: Stores) -> int:
    """The account of somebody who sends files and signs in."""
    with stores.sessions.begin() as session:
        roles, now = [Role.APPLICANT], stores.now()
        return add_account(session, "a@example.com", "A", roles, PASSWORD, now=now).id


@pytest.fixture
def empty_machine(settings: Settings, tmp_path: Path, request: pytest.FixtureRequest) -> MakeEmpty:
    """A function that returns the settings of a machine with the keys and nothing else."""

    def make() -> Settings:
        folder = tmp_path / "restored"
        folder.mkdir()
        (folder / "keys").write_text((settings.data_folder / "keys").read_text())
        (folder / "keys").chmod(0o600)
        if make_url(settings.database_url).get_backend_name() == "sqlite":
            url = f"sqlite:///{folder}/restored.sqlite3"
        else:
            url = request.getfixturevalue("new_postgresql")()
        secret = "0123456789abcdef" * 4
        return replace(settings, data_folder=folder, database_url=url, secret_key=secret)

    return make


@pytest.fixture
def opened() -> Iterator[Callable[[Settings], Stores]]:
    """A function that opens stores and closes them at the end."""
    every: list[Stores] = []

    def open_(settings: Settings) -> Stores:
        every.append(open_stores(settings, busy_wait_seconds=5))
        return every[-1]

    yield open_
    for stores in every:
        stores.sessions.engine.dispose()


def test_a_backup_under_load_comes_back_whole(
    stores: Stores,
    applicant: int,
    tmp_path: Path,
    empty_machine: MakeEmpty,
    opened: Callable[[Settings], Stores],
    syncs: list[str],
) -> None:
    for number in range(20):
        _send(stores, applicant, number)
    stopping, sent = threading.Event(), []

    def send_on() -> None:
        while not stopping.is_set():
            _send(stores, applicant, 100 + len(sent))
            sent.append(None)

    sender = threading.Thread(target=send_on)
    sender.start()
    made = making.back_up(stores, tmp_path / "backups")
    stopping.set()
    sender.join()
    wrong, waits_of_backup = manifest.verify(made.folder), len(syncs)
    machine = empty_machine()

    done = restoring.restore(made.folder, machine)

    restored = opened(machine)
    with restored.sessions() as session:
        documents = session.scalars(select(tables.Document)).all()
        rows = [as_stored(row) for row in session.scalars(select(tables.StoredFile))]
    contents = {row.sha256: restored.storage.content(row) for row in rows}
    assert sent, "nothing arrived meanwhile: the drill shows nothing"
    assert (wrong, done.problems, made.manifest.missing) == ([], (), ())
    assert (waits_of_backup, len(syncs)) == (2, 3)
    assert len(documents) >= 20
    assert {document.sha256 for document in documents} == contents.keys()
    assert all(hashlib.sha256(data).hexdigest() == sha for sha, data in contents.items())
    _signs_in(machine, restored)


def _signs_in(settings: Settings, stores: Stores) -> None:
    client = create_app(replace(settings, secure_cookies=False), stores).test_client()
    page = client.get("/sign-in").text
    token = page.split('name="csrf_token" value="', 1)[1].split('"', 1)[0]
    form = {"email": "a@example.com", "password": PASSWORD, "csrf_token": token}
    answer = client.post("/sign-in", data=form)
    assert answer.status_code == 302, answer.text


@only_sqlite
def test_a_second_backup_links_what_the_first_holds(
    stores: Stores, applicant: int, tmp_path: Path
) -> None:
    _send(stores, applicant, 1)
    times = iter((stores.now().replace(second=1), stores.now().replace(second=2)))
    first = making.back_up(replace(stores, now=_held(next(times))), tmp_path / "backups")
    _send(stores, applicant, 2)
    second = making.back_up(replace(stores, now=_held(next(times))), tmp_path / "backups")

    files = [path for path in (second.folder / "files").rglob("*") if path.is_file()]

    assert (first.manifest.files, second.manifest.files) == (1, 2)
    assert sorted(path.stat().st_nlink for path in files) == [1, 2]
    assert manifest.verify(second.folder) == []
    listed = kept.backups_in(tmp_path / "backups")
    assert [each.folder for each in listed] == [first.folder, second.folder]


def _held(moment):
    return lambda: moment


@only_sqlite
def test_nothing_plain_and_no_key_is_in_a_backup(
    stores: Stores, applicant: int, tmp_path: Path
) -> None:
    _send(stores, applicant, 1)
    secret = ring.key_path(stores.settings).read_text().split()[-1]

    made = making.back_up(stores, tmp_path / "backups", passphrase="a long enough passphrase")

    everything = b"".join(path.read_bytes() for path in made.folder.rglob("*") if path.is_file())
    assert b"PDF-1.4 SAMPLE" not in everything
    assert secret.encode() not in everything


@only_sqlite
def test_a_backup_with_keys_needs_its_passphrase_and_no_key_file(
    stores: Stores, applicant: int, tmp_path: Path, empty_machine: MakeEmpty
) -> None:
    _send(stores, applicant, 1)
    made = making.back_up(stores, tmp_path / "backups", passphrase="a long enough passphrase")
    machine = empty_machine()
    (machine.data_folder / "keys").unlink()

    with pytest.raises(BadBackup, match="need the master key"):
        restoring.restore(made.folder, machine)
    with pytest.raises(BadBackup, match="does not open the keys"):
        restoring.restore(made.folder, machine, passphrase="another one")
    done = restoring.restore(made.folder, machine, passphrase="a long enough passphrase")

    assert done.problems == ()


@only_sqlite
@pytest.mark.parametrize("damage", ["change", "remove", "add", "sums"])
def test_a_damaged_backup_is_found_and_not_restored(
    stores: Stores, applicant: int, tmp_path: Path, empty_machine: MakeEmpty, damage: str
) -> None:
    _send(stores, applicant, 1)
    made = making.back_up(stores, tmp_path / "backups")
    path = next(path for path in (made.folder / "files").rglob("*") if path.is_file())
    _damage(made.folder, path, damage)

    with pytest.raises(BadBackup, match="are wrong"):
        restoring.restore(made.folder, empty_machine())

    assert len(manifest.verify(made.folder)) >= 1


def _damage(folder: Path, path: Path, how: str) -> None:
    if how == "change":
        path.write_bytes(path.read_bytes()[:-1] + b"x")
    elif how == "remove":
        path.unlink()
    elif how == "add":
        (folder / "files" / "more").write_bytes(b"x")
    else:
        (folder / "SHA256SUMS").write_text("")


def test_a_machine_that_is_in_use_is_refused(
    stores: Stores, applicant: int, tmp_path: Path
) -> None:
    _send(stores, applicant, 1)
    made = making.back_up(stores, tmp_path / "backups")

    with pytest.raises(Conflict, match="not empty"):
        restoring.restore(made.folder, stores.settings)


@only_sqlite
def test_old_backups_go_and_the_newest_stays(
    stores: Stores, applicant: int, tmp_path: Path
) -> None:
    _send(stores, applicant, 1)
    now, target = stores.now(), tmp_path / "backups"
    for day in (1, 10):
        moment = now.replace(year=2020, day=day)
        making.back_up(replace(stores, now=_held(moment)), target)

    removed = kept.prune(target, 35, now)

    left = kept.backups_in(target)
    assert (len(removed), len(left)) == (1, 1)
    assert left[0].manifest.moment.day == 10
    settings = replace(stores.settings, backup_folder=str(target))
    assert last_backup_at(settings) == left[0].manifest.moment
    assert last_backup_at(stores.settings) is None


@only_sqlite
def test_a_backup_that_fails_leaves_nothing_that_looks_like_one(
    stores: Stores, applicant: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _send(stores, applicant, 1)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(making, "write_manifest", full)

    with pytest.raises(OSError, match="No space"):
        making.back_up(stores, tmp_path / "backups")

    assert list((tmp_path / "backups").iterdir()) == []
