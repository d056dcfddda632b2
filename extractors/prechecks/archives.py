"""What an archive says of itself at its end: how many files, how large, and where each begins."""

import zlib
from collections.abc import Sequence
from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from extractors.limits import Limits
from extractors.refusals import Refused, damaged

_END_OF_LIST = b"PK\x05\x06"
_END_BYTES = 22 + 65535
_FREE_BYTES = 10 * 1024 * 1024
_LOCAL_HEAD_BYTES = 30


def listed(data: bytes, what: str) -> list[ZipInfo]:
    """Return the files that the archive lists; raise ``Refused`` when its list cannot be read."""
    if data.rfind(_END_OF_LIST, max(0, len(data) - _END_BYTES)) < 0:
        raise damaged(what)
    try:
        with ZipFile(BytesIO(data)) as archive:
            return [entry for entry in archive.infolist() if not entry.is_dir()]
    except (BadZipFile, NotImplementedError, ValueError, OSError, UnicodeError) as error:
        raise damaged(what) from error


def judge_archive(entries: Sequence[ZipInfo], packed_bytes: int, what: str, limits: Limits) -> None:
    """Raise ``Refused`` for an archive that would unpack to more than it may, or that lies."""
    if len(entries) > limits.container_entries:
        raise Refused(
            "too-many-parts",
            f"The {what} holds {len(entries)} files, {limits.container_entries} are taken at "
            "most: send them in several files",
        )
    unpacked = sum(entry.file_size for entry in entries)
    if unpacked > most_unpacked(packed_bytes, limits):
        raise Refused(
            "unpacks-too-large",
            f"The {what} would unpack from {packed_bytes / 1e6:.1f} to {unpacked / 1e6:.0f} "
            f"megabytes; {limits.unpacked_bytes / 1e6:.0f} megabytes and {limits.unpack_ratio} "
            "times its size are taken at most: send the documents themselves",
        )
    if _overlap(entries, packed_bytes):
        raise Refused(
            "damaged-file",
            f"The files inside the {what} lie over each other, as no program packs them: make it "
            "again",
        )


def most_unpacked(packed_bytes: int, limits: Limits) -> int:
    """Return how many bytes an archive of ``packed_bytes`` may unpack to; a small one 10 MiB."""
    return min(limits.unpacked_bytes, max(_FREE_BYTES, limits.unpack_ratio * packed_bytes))


def _overlap(entries: Sequence[ZipInfo], packed_bytes: int) -> bool:
    """Return whether two files share bytes, or one begins or ends outside of the archive."""
    end_of_last = 0
    for entry in sorted(entries, key=lambda each: each.header_offset):
        end = entry.header_offset + _LOCAL_HEAD_BYTES + entry.compress_size
        if entry.header_offset < end_of_last or end > packed_bytes:
            return True
        end_of_last = end
    return False


def is_locked(entry: ZipInfo) -> bool:
    """Return whether a file in an archive asks for a password."""
    return bool(entry.flag_bits & 0x1)


def begins_with(archive: ZipFile, entry: ZipInfo, count: int) -> bytes:
    """Return the first ``count`` bytes of a file in an archive, none when it cannot be unpacked."""
    try:
        with archive.open(entry) as file:
            return file.read(count)
    except (BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError):
        return b""
