"""An S3-compatible store keeps everything that was acknowledged, however it misbehaves."""

import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import boto3
import pytest
from sqlalchemy import select

from app.errors import FileTooLarge, Unavailable
from app.keys import Keys
from app.opening import open_stores
from app.receive import Upload, receive
from app.records.tables import StoredFile
from app.settings import SettingError, Settings
from app.storage import FileUnreadable, Storage, s3
from app.storage.rows import as_stored
from app.storage.s3 import S3Blobs, place_of

sys.path.insert(0, str(Path(__file__).parent))
from fault_proxy import FaultProxy

UPLOADS = 60


@pytest.fixture(scope="module")
def server() -> Iterator[int]:
    """The port of moto's server, which speaks S3 on this machine."""
    from moto.server import ThreadedMotoServer  # noqa: PLC0415 - heavy

    moto = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    moto.start()
    yield moto.get_host_and_port()[1]
    moto.stop()


@pytest.fixture
def bucket(
    server: int, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> Iterator[str]:
    """An empty bucket."""
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "sample")
    name = f"b{abs(hash(request.node.name))}"
    client = _client(server)
    client.create_bucket(Bucket=name)
    yield name
    client.close()


def _client(port: int) -> "boto3.client":
    return boto3.client("s3", endpoint_url=f"http://127.0.0.1:{port}", region_name="us-east-1")


def _url(bucket: str, port: int) -> str:
    return f"s3://{bucket}/files?endpoint=http://127.0.0.1:{port}&region=us-east-1"


@pytest.fixture
def database_url(tmp_path: Path) -> str:
    """SQLite alone: what a store of files does wrong does not depend on the database."""
    return f"sqlite:///{tmp_path}/test.sqlite3"


@pytest.fixture
def blobs(bucket: str, server: int) -> S3Blobs:
    """The store of that bucket, reached without a fault."""
    return S3Blobs.at(_url(bucket, server))


@pytest.fixture
def in_small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let parts be as small as S3 allows, so that tests need no large files."""
    monkeypatch.setattr(s3, "PART_BYTES", 5 * 1024 * 1024)


def test_the_store_does_all_that_a_folder_does(tmp_path: Path, keys: Keys, blobs: S3Blobs) -> None:
    storage = Storage(blobs, keys, tmp_path / "working")

    one = storage.put(BytesIO(b"one"), limit_bytes=5)
    two = storage.put(BytesIO(b"two"), limit_bytes=5)
    storage.remove(one.name)
    storage.remove("not-there")
    storage.probe()

    assert storage.content(two) == b"two"
    assert (storage.exists(one), storage.exists(two)) == (False, True)
    assert [kept.name for kept in storage.kept()] == [two.name]
    with pytest.raises(FileUnreadable, match="backup"):
        storage.content(one)


@pytest.mark.usefixtures("in_small_parts")
def test_a_large_file_goes_and_comes_in_parts(
    tmp_path: Path, keys: Keys, blobs: S3Blobs, bucket: str, server: int
) -> None:
    storage, data = Storage(blobs, keys, tmp_path / "working"), bytes(11_000_000)

    stored = storage.put(BytesIO(data), limit_bytes=len(data))

    found = _client(server).head_object(Bucket=bucket, Key=f"files/{stored.name[:2]}/{stored.name}")
    assert found["ETag"].endswith('-3"')
    assert storage.content(stored) == data


@pytest.mark.usefixtures("in_small_parts")
def test_a_refused_large_file_leaves_no_parts_behind(
    tmp_path: Path, keys: Keys, blobs: S3Blobs, bucket: str, server: int
) -> None:
    storage = Storage(blobs, keys, tmp_path / "working")

    with pytest.raises(FileTooLarge, match="larger than"):
        storage.put(BytesIO(bytes(11_000_000)), limit_bytes=10_500_000)

    assert "Uploads" not in _client(server).list_multipart_uploads(Bucket=bucket)
    assert list(storage.kept()) == []


@pytest.fixture
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a silent store be given up after half a second, so that the test need not wait."""
    monkeypatch.setattr(s3, "_READ_SECONDS", 0.6)


@pytest.mark.usefixtures("patient")
def test_with_one_call_in_five_gone_wrong_nothing_acknowledged_is_lost(
    settings: Settings, bucket: str, server: int, sender_id: int
) -> None:
    proxy = FaultProxy(server, share=0.2, seed=1)
    stores = open_stores(
        replace(settings, files_url=_url(bucket, proxy.server_port)), busy_wait_seconds=15
    )
    journal, lock = dict[str, bytes](), threading.Lock()

    def send(number: int) -> None:
        data = b"%%PDF-1.4 SAMPLE %d " % number * 2000
        try:
            receipt = receive(
                stores,
                Upload("letter.pdf", BytesIO(data)),
                sender_id=sender_id,
                professional_id=None,
                roster_record_id=None,
                source="web",
            )
        except Unavailable:
            return
        with lock:
            journal[receipt.document_id] = data

    with ThreadPoolExecutor(8) as clients:
        list(clients.map(send, range(UPLOADS)))
    proxy.close()

    straight = open_stores(replace(settings, files_url=_url(bucket, server)), busy_wait_seconds=5)
    with straight.sessions() as session:
        rows = [as_stored(row) for row in session.scalars(select(StoredFile))]
    kept = {straight.storage.content(row) for row in rows}
    assert sum(proxy.spoiled.values()) > 10
    assert kept == set(journal.values())
    assert len(journal) > UPLOADS * 0.9


def test_a_store_that_is_away_accepts_nothing_and_says_so(
    tmp_path: Path, keys: Keys, monkeypatch: pytest.MonkeyPatch, bucket: str
) -> None:
    monkeypatch.setattr(s3, "_TRIES", 1)
    storage = Storage(S3Blobs.at(_url(bucket, 9)), keys, tmp_path / "working")

    with pytest.raises(Unavailable, match="Nothing was accepted"):
        storage.put(BytesIO(b"one"), limit_bytes=5)


@pytest.mark.parametrize(
    "url",
    [
        "s3://",
        "http://bucket/files",
        "s3://key:secret@bucket/files",
        "s3://bucket/files?secret=x",
        "s3://bucket/files?endpoint=http://store.example.com",
    ],
)
def test_an_address_of_no_use_stops_the_start_without_repeating_it(url: str) -> None:
    with pytest.raises(SettingError, match="DAYPROOF_FILES_URL") as error:
        place_of(url)

    assert "secret" not in str(error.value)


def test_an_address_names_bucket_prefix_endpoint_and_region() -> None:
    place = place_of("s3://papers/day/proof?endpoint=https://s3.example.com&region=eu-1")

    assert (place.bucket, place.prefix) == ("papers", "day/proof/")
    assert (place.endpoint, place.region) == ("https://s3.example.com", "eu-1")
