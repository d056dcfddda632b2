"""Runs the probe of the nine ways out where the kernel grants less: ``python restricted.py HOW``.

HOW is ``plain``; ``docker``, with the capabilities and system calls that Docker grants by default;
``no-landlock`` or ``no-seccomp``, as on a kernel or in a container without it.
"""

import ctypes
import json
import platform
import struct
import sys
import tempfile
from dataclasses import asdict, replace
from pathlib import Path

from extractors.contained import Reader
from extractors.containment.levels import NotContained
from extractors.containment.probing import probe, require_least
from extractors.limits import Limits

LETTER = b"""April 2, 2026. To whom it may concern: this verifies the employment of Jo Sample,
who worked as a Grip on the feature film Harbor Lanterns on 01/05/2026. Sincerely, Avery Example
"""
EPERM, ENOSYS = 1, 38
LOAD, EQUAL, ANY_BIT, RETURN = 0x20, 0x15, 0x45, 0x06
ALLOW, ERROR = 0x7FFF0000, 0x00050000
IS_INTEL = platform.machine() == "x86_64"
CLONE, PRCTL = (56, 157) if IS_INTEL else (220, 167)
NAMESPACES = 0x7E020000
MOUNTS = (165, 166, 155, 272, 308) if IS_INTEL else (40, 39, 41, 97, 268)
LANDLOCK = (444, 445, 446)
DOCKER_KEEPS = {0, 1, 3, 4, 5, 6, 7, 8, 10, 13, 18, 27, 29, 31}
NO_NEW_PRIVILEGES, SECCOMP, DROP_FROM_BOUNDS = 38, 22, 24


def line(code: int, value: int, if_so: int = 0, if_not: int = 0) -> bytes:
    return struct.pack("=HBBI", code, if_so, if_not, value)


def refuse(calls: tuple[int, ...], error: int) -> bytes:
    return b"".join(line(EQUAL, n, 0, 1) + line(RETURN, ERROR | error) for n in calls)


def refuse_argument(call: int, test: int, value: int) -> bytes:
    """Refuse one call when its first argument equals, or shares a bit with, ``value``."""
    return (
        line(EQUAL, call, 0, 3)
        + line(LOAD, 16)
        + line(test, value, 0, 1)
        + line(RETURN, ERROR | EPERM)
        + line(LOAD, 0)
    )


FILTERS = {
    "plain": b"",
    "docker": refuse(MOUNTS, EPERM) + refuse_argument(CLONE, ANY_BIT, NAMESPACES),
    "no-landlock": refuse(LANDLOCK, ENOSYS),
    "no-seccomp": refuse_argument(PRCTL, EQUAL, SECCOMP),
}


def restrict(how: str) -> None:
    libc = ctypes.CDLL(None)
    if how == "docker":
        for capability in set(range(41)) - DOCKER_KEEPS:
            libc.prctl(DROP_FROM_BOUNDS, capability, 0, 0, 0)
    body = line(LOAD, 0) + FILTERS[how] + line(RETURN, ALLOW)
    code = ctypes.create_string_buffer(body, len(body))
    header = struct.pack("@HxxxxxxP", len(body) // 8, ctypes.addressof(code))
    buffer = ctypes.create_string_buffer(header, len(header))
    assert libc.prctl(NO_NEW_PRIVILEGES, 1, 0, 0, 0) == 0
    assert libc.prctl(SECCOMP, 2, ctypes.c_void_p(ctypes.addressof(buffer)), 0, 0) == 0


def main() -> None:
    restrict(sys.argv[1])
    found = probe(Limits())
    with tempfile.NamedTemporaryFile(suffix=".txt") as letter, Reader(Limits()) as reader:
        letter.write(LETTER)
        letter.flush()
        read = reader.read([Path(letter.name)])
    try:
        require_least(replace(Limits(), least_sandbox="full"))
        refusal = ""
    except NotContained as error:
        refusal = str(error)
    kind = read.documents[0].type if read.documents else str(read.error)
    answer = {**asdict(found), "told": found.told, "refusal": refusal, "read": kind}
    sys.stdout.write(json.dumps(answer))


if __name__ == "__main__":
    main()
