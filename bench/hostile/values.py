"""What a hostile file is, and blocks to build bombs from."""

import zlib
from collections.abc import Callable
from dataclasses import dataclass

READ = "read"
"""The end of a file that is read after all; every other end is the code of a refusal."""

MEBIBYTE = 1024 * 1024
STOPPED = frozenset({"memory-limit", "time-limit"})
BROKEN = frozenset({"damaged-file", "truncated-file", "no-pages"})
ANY = frozenset({READ, *STOPPED, *BROKEN})


@dataclass(frozen=True, slots=True)
class Hostile:
    """A file by its name, its maker, and the ends that it may come to.

    The maker is given the address of a listener that nothing may ever connect to. A costly one
    takes more than a few seconds to make or to read.
    """

    name: str
    make: Callable[[str], bytes]
    ends: frozenset[str]
    is_costly: bool = False


def ends(*codes: str) -> frozenset[str]:
    """Return the ends that a file may come to."""
    return frozenset(codes)


def deflated(block: bytes, times: int) -> bytes:
    """Return ``block`` repeated ``times`` as one zlib stream, made without unpacking it."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = packer.compress(block) + packer.flush(zlib.Z_FULL_FLUSH)
    check = 1
    for _ in range(times):
        check = zlib.adler32(block, check)
    end = zlib.compressobj(9, zlib.DEFLATED, -15).flush()
    return b"\x78\xda" + packed * times + end + check.to_bytes(4, "big")
