"""Keeps bytes in an S3-compatible store, named by a URL; every call is tried again when it fails.

``s3://bucket/prefix?endpoint=https://…&region=…``; who may write there is told to boto3 in the
usual ways (``AWS_ACCESS_KEY_ID`` …), never in the URL. Only sealed bytes go over the network, and
nobody is ever handed an address there.
"""

import io
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, BinaryIO, TypeVar
from urllib.parse import parse_qs, urlsplit

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError, NoCredentialsError

from app.errors import StorageFull, Unavailable
from app.settings import SettingError
from app.storage.values import Kept

Answer = TypeVar("Answer")

PART_BYTES = 8 * 1024 * 1024
"""Larger files go and come in parts of this size, each tried again by itself."""

_TRIES = 6
_CONNECT_SECONDS = 3
_READ_SECONDS = 10
_LOOPBACK = {"localhost", "127.0.0.1", "::1"}
_NOT_THERE = {"404", "NoSuchKey", "NotFound"}
_NO_ROOM = {"QuotaExceeded", "XMinioStorageFull", "InsufficientStorage", "507"}
_AWAY = (
    "The store of files does not answer at the moment. Nothing was accepted: "
    "please send it again later."
)


@dataclass(frozen=True, slots=True)
class Place:
    """What a URL names: a bucket, the beginning of every name in it, and where it is."""

    bucket: str
    prefix: str
    endpoint: str | None
    region: str | None


class S3Blobs:
    """Bytes as objects; see ``app.storage.values.Blobs``."""

    def __init__(self, place: Place, client: Any) -> None:
        self._place = place
        self._client = client

    @classmethod
    def at(cls, url: str) -> "S3Blobs":
        """Return the store that ``url`` names; raise ``SettingError`` for one of no use."""
        place = place_of(url)
        config = Config(
            connect_timeout=_CONNECT_SECONDS,
            read_timeout=_READ_SECONDS,
            retries={"mode": "standard", "total_max_attempts": _TRIES},
            # Stores other than Amazon's know no buckets as host names and no newer checksums.
            s3={"addressing_style": "path" if place.endpoint else "auto"},
            request_checksum_calculation="when_required",
            response_checksum_validation="when_required",
        )
        client = boto3.client(
            "s3", endpoint_url=place.endpoint, region_name=place.region, config=config
        )
        return cls(place, client)

    def write(self, name: str, pieces: Iterable[bytes]) -> None:
        """Keep ``pieces`` under ``name``; see ``Blobs.write``."""
        parts = _parts(pieces)
        first = next(parts, b"")
        second = next(parts, None)
        if second is None:
            self._call(self._client.put_object, name, Body=first)
        else:
            self._write_parts(name, _chained(first, second, parts))

    def write_all(self, many: Iterable[tuple[str, Iterable[bytes]]]) -> None:
        """Keep many files, one after the other; see ``app.storage.values.Blobs``."""
        for name, pieces in many:
            self.write(name, pieces)

    def open(self, name: str) -> BinaryIO:
        """Return the bytes as a stream that asks for one part at a time."""
        size = self._size(name)
        if size is None:
            raise FileNotFoundError(name)
        return io.BufferedReader(_Ranges(lambda first, last: self._range(name, first, last), size))

    def remove(self, name: str) -> None:
        """Take the bytes away, if they are there."""
        self._call(self._client.delete_object, name)

    def exists(self, name: str) -> bool:
        """Return True when bytes are kept under this name."""
        return self._size(name) is not None

    def kept(self) -> Iterator[Kept]:
        """Yield everything that is kept under the prefix."""
        asked: dict[str, Any] = {"Bucket": self._place.bucket, "Prefix": self._place.prefix}
        while True:
            answer = _tried(lambda: self._client.list_objects_v2(**asked))
            for each in answer.get("Contents", ()):
                name = each["Key"].rpartition("/")[2]
                yield Kept(name, each["Size"], each["LastModified"])
            if not answer.get("IsTruncated"):
                return
            asked["ContinuationToken"] = answer["NextContinuationToken"]

    def _write_parts(self, name: str, parts: Iterable[bytes]) -> None:
        upload = self._call(self._client.create_multipart_upload, name)["UploadId"]
        try:
            made = [
                {"PartNumber": number, "ETag": self._part(name, upload, number, part)}
                for number, part in enumerate(parts, 1)
            ]
            self._complete(name, upload, made)
        except BaseException:
            # What is left when even this fails, the bucket's own rule for unfinished uploads takes.
            with suppress(Unavailable):
                self._call(self._client.abort_multipart_upload, name, UploadId=upload)
            raise

    def _part(self, name: str, upload: str, number: int, part: bytes) -> str:
        answer = self._call(
            self._client.upload_part, name, UploadId=upload, PartNumber=number, Body=part
        )
        return str(answer["ETag"])

    def _complete(self, name: str, upload: str, made: list[dict[str, Any]]) -> None:
        try:
            self._call(
                self._client.complete_multipart_upload,
                name,
                UploadId=upload,
                MultipartUpload={"Parts": made},
            )
        except ClientError:
            # The first answer may have been lost on its way: then the upload is known no more.
            if not self.exists(name):
                raise

    def _range(self, name: str, first: int, last: int) -> bytes:
        def ask() -> bytes:
            answer = self._client.get_object(**self._named(name), Range=f"bytes={first}-{last}")
            found: bytes = answer["Body"].read()
            return found

        return _tried(ask)

    def _size(self, name: str) -> int | None:
        try:
            answer = self._call(self._client.head_object, name)
        except ClientError as error:
            if _code(error) in _NOT_THERE:
                return None
            raise
        return int(answer["ContentLength"])

    def _call(self, function: Callable[..., Any], name: str, **given: Any) -> Any:
        return _tried(lambda: function(**self._named(name), **given))

    def _named(self, name: str) -> dict[str, str]:
        return {"Bucket": self._place.bucket, "Key": f"{self._place.prefix}{name[:2]}/{name}"}


class _Ranges(io.RawIOBase):
    """An object as a raw stream of ranges, so that a broken connection costs one of them."""

    def __init__(self, ask: Callable[[int, int], bytes], size: int) -> None:
        super().__init__()
        self._ask = ask
        self._size = size
        self._place = 0
        self._rest = memoryview(b"")

    def readable(self) -> bool:
        """Return True."""
        return True

    def readinto(self, buffer: Any, /) -> int:
        """Fill ``buffer`` from the current range, asking for the next one at its end."""
        if not self._rest and self._place < self._size:
            last = min(self._place + PART_BYTES, self._size) - 1
            self._rest = memoryview(self._ask(self._place, last))
            self._place += len(self._rest)
        count = min(len(buffer), len(self._rest))
        buffer[:count] = self._rest[:count]
        self._rest = self._rest[count:]
        return count


def place_of(url: str) -> Place:
    """Return what an ``s3://`` URL names; raise ``SettingError`` for one of no use."""
    parts = urlsplit(url)
    options = {name: values[-1] for name, values in parse_qs(parts.query).items()}
    endpoint = options.pop("endpoint", None)
    region = options.pop("region", None)
    if parts.scheme != "s3" or not parts.netloc or "@" in parts.netloc or options:
        raise SettingError(
            "DAYPROOF_FILES_URL must read s3://bucket/prefix?endpoint=https://…&region=…, "
            "without any key or password: those are told to boto3"
        )
    if endpoint is not None:
        _refuse_open_network(endpoint)
    prefix = parts.path.strip("/")
    return Place(parts.netloc, f"{prefix}/" if prefix else "", endpoint, region)


def _refuse_open_network(endpoint: str) -> None:
    where = urlsplit(endpoint)
    if where.scheme != "https" and where.hostname not in _LOOPBACK:
        raise SettingError(
            f"DAYPROOF_FILES_URL names {where.scheme}://{where.hostname}: "
            "use https, except on this machine"
        )


def _tried(ask: Callable[[], Answer]) -> Answer:
    """Return an answer, asking again when it breaks off; boto3 repeats what fails before that."""
    for is_last in (False, False, True):
        try:
            return ask()
        except NoCredentialsError as error:
            raise Unavailable(_AWAY) from error
        except ClientError as error:
            _refuse(error)
            raise
        except (BotoCoreError, OSError) as error:
            if is_last:
                raise Unavailable(_AWAY) from error
    raise AssertionError


def _refuse(error: ClientError) -> None:
    """Raise what the sender is told for an answer that will be another one later."""
    status = error.response.get("ResponseMetadata", {}).get("HTTPStatusCode", 0)
    if _code(error) in _NO_ROOM or status == 507:
        raise StorageFull(
            "There is no room to keep this file at the moment. Nothing was accepted: "
            "please send it again later."
        ) from error
    if status >= 500 or status in {401, 403, 429} or _code(error) in {"NoSuchBucket", "SlowDown"}:
        raise Unavailable(_AWAY) from error


def _code(error: ClientError) -> str:
    return str(error.response.get("Error", {}).get("Code", ""))


def _parts(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the bytes of ``pieces`` in parts of ``PART_BYTES``, the last one as it comes."""
    held = bytearray()
    for piece in pieces:
        held += piece
        while len(held) >= PART_BYTES:
            yield bytes(held[:PART_BYTES])
            del held[:PART_BYTES]
    if held:
        yield bytes(held)


def _chained(first: bytes, second: bytes, rest: Iterable[bytes]) -> Iterator[bytes]:
    yield first
    yield second
    yield from rest
