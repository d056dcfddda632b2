"""Hostile archives: bombs, lies about sizes and names, links, archives in archives."""

import io
import stat
import struct
import zipfile
import zlib
from zipfile import ZipFile, ZipInfo

from bench.hostile.pdfs import letter
from bench.hostile.values import READ, Hostile, deflated, ends

_MEBIBYTE = 1024 * 1024


def packed(*entries: tuple[str | ZipInfo, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a ZIP archive of these entries."""
    out = io.BytesIO()
    with ZipFile(out, "w", method) as archive:
        for name, data in entries:
            archive.writestr(name, data, compress_type=method)
    return out.getvalue()


def _nested(depth: int, data: bytes, copies: int = 1) -> bytes:
    for _ in range(depth):
        data = packed(*((f"{number}.zip", data) for number in range(copies)))
    return data


def _link(_: str) -> bytes:
    link = ZipInfo("letter.pdf")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    return packed((link, b"/etc/passwd"))


def _entry(name: bytes, crc: int, packed_size: int, size: int, offset: int | None) -> bytes:
    common = struct.pack("<HHHHHIIIHH", 20, 0, 8, 0, 33, crc, packed_size, size, len(name), 0)
    if offset is None:
        return b"PK\x03\x04" + common + name
    more = struct.pack("<HHHII", 0, 0, 0, 0, offset)
    return b"PK\x01\x02" + struct.pack("<H", 20) + common + more + name


def _ended(body: bytes, listing: bytes, count: int) -> bytes:
    end = struct.pack("<HHHHIIH", 0, 0, count, count, len(listing), len(body), 0)
    return body + listing + b"PK\x05\x06" + end


def _overlapping(_: str) -> bytes:
    """Return two hundred files that are all the same bytes, as in the best-known bomb."""
    kernel = deflated(bytes(30_000), 1)[2:-4]
    crc = zlib.crc32(bytes(30_000))
    body = _entry(b"a.txt", crc, len(kernel), 30_000, None) + kernel + bytes(200_000)
    listing = b"".join(_entry(b"%d.txt" % n, crc, len(kernel), 30_000, 0) for n in range(200))
    return _ended(body, listing, 200)


def _lying(_: str) -> bytes:
    """Return a file of 300 MiB that says that it has ten bytes."""
    kernel = deflated(bytes(_MEBIBYTE), 300)[2:-4]
    body = _entry(b"a.txt", 0, len(kernel), 10, None) + kernel
    return _ended(body, _entry(b"a.txt", 0, len(kernel), 10, 0), 1)


def _many_entries(_: str) -> bytes:
    body = _entry(b"a", 0, 0, 0, None)
    return _ended(body, _entry(b"a", 0, 0, 0, 0) * 60_000, 60_000)


def _locked(_: str) -> bytes:
    data = bytearray(packed(("locked.pdf", letter())))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + offset] |= 1
    return bytes(data)


_BOMB = ends("unpacks-too-large")
_DEEP = ends("nested-too-deep")

ARCHIVES = (
    Hostile("zip slip.zip", lambda _: packed(("../../a.pdf", letter())), ends("unsafe-name")),
    Hostile("absolute name.zip", lambda _: packed(("/etc/a.pdf", letter())), ends("unsafe-name")),
    Hostile("drive name.zip", lambda _: packed(("C:\\a.pdf", letter())), ends("unsafe-name")),
    Hostile("link.zip", _link, ends("no-file")),
    Hostile("zeros.zip", lambda _: packed(("a.txt", bytes(150_000_000))), _BOMB),
    Hostile(
        "zeros by bzip2.zip",
        lambda _: packed(("a.txt", bytes(60_000_000)), method=zipfile.ZIP_BZIP2),
        _BOMB,
    ),
    Hostile(
        "zeros by lzma.zip",
        lambda _: packed(("a.txt", bytes(60_000_000)), method=zipfile.ZIP_LZMA),
        _BOMB,
    ),
    Hostile("archives in archives.zip", lambda _: _nested(30, letter()), _DEEP),
    Hostile("archives of archives.zip", lambda _: _nested(4, bytes(90_000), 12), _DEEP),
    Hostile(
        "bomb in an archive.zip",
        lambda _: packed(("inner.zip", packed(("a.txt", bytes(90_000_000))))),
        _BOMB,
    ),
    Hostile("overlapping files.zip", _overlapping, ends("damaged-file")),
    Hostile("lies about its size.zip", _lying, ends("damaged-file")),
    Hostile("60,000 files.zip", _many_entries, ends("too-many-parts")),
    Hostile("locked.zip", _locked, ends("encrypted-file")),
    Hostile(
        "odd names.zip",
        lambda _: packed(
            ("\u202efdp.exe", letter()), ("\x1b[31m.pdf", letter()), ("a" * 60_000, letter())
        ),
        ends(READ),
    ),
    Hostile("only folders.zip", lambda _: packed(("a/", b""), ("b/", b"")), ends("no-parts")),
    Hostile(
        "archive and letter.zip",
        lambda _: packed(("a.txt", b"worked")) + letter(),
        ends(READ, "damaged-file"),
    ),
    Hostile("cut off.zip", lambda _: packed(("a.pdf", letter()))[:-30], ends("damaged-file")),
)
"""Every hostile archive."""
