"""Asks clamd whether a file holds a virus; without its answer nothing is taken in."""

import socket
import struct
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from typing import BinaryIO

from app.settings import SettingError

Scan = Callable[[Path], str | None]
"""Returns the name of the virus in a file, None for a clean one.

Raises ``ScannerAway``, and ``NotScanned`` for a file that it will never look at to the end.
"""

_SECONDS = 60.0
_CHUNK_BYTES = 1 << 16


class ScannerAway(Exception):
    """The scanner gave no answer: it is asked again later."""


class NotScanned(Exception):
    """The scanner will never look at all of this file: it is too large, or too deep, for it."""


def scanner(where: str) -> Scan:
    """Return the way to ask the clamd at ``unix:/path`` or ``tcp:host:port``; empty: ask nobody.

    Raises ``SettingError`` for a place of another form.
    """
    if not where:
        return lambda _path: None
    kind, _, place = where.partition(":")
    host, _, port = place.rpartition(":")
    if kind == "unix" and place.startswith("/"):
        return lambda path: _asked(path, lambda: _unix(place))
    if kind == "tcp" and host and port.isdecimal():
        address = (host.strip("[]"), int(port))
        return lambda path: _asked(path, lambda: socket.create_connection(address, _SECONDS))
    raise SettingError(
        f"DAYPROOF_INBOUND_SCANNER is {where!r}: write unix:/run/clamav/clamd.ctl or "
        "tcp:127.0.0.1:3310"
    )


def _unix(place: str) -> socket.socket:
    connection = socket.socket(socket.AF_UNIX)
    connection.settimeout(_SECONDS)
    connection.connect(place)
    return connection


def _asked(path: Path, connect: Callable[[], socket.socket]) -> str | None:
    try:
        with closing(connect()) as connection, path.open("rb") as data:
            _send(connection, data)
            answer = _answer(connection)
    except OSError as error:
        raise ScannerAway("clamd does not answer") from error
    return _virus_in(answer)


def _send(connection: socket.socket, data: BinaryIO) -> None:
    """Hand a file over in pieces, each behind its length (clamd's INSTREAM).

    Of a file above its StreamMaxLength it hears no end: it answers and hangs up.
    """
    with suppress(BrokenPipeError, ConnectionResetError):
        connection.sendall(b"zINSTREAM\0")
        while piece := data.read(_CHUNK_BYTES):
            connection.sendall(struct.pack(">I", len(piece)) + piece)
        connection.sendall(struct.pack(">I", 0))


def _answer(connection: socket.socket) -> str:
    received = b""
    while not received.endswith(b"\0") and (piece := connection.recv(4096)):
        received += piece
    return received.rstrip(b"\0").decode("utf-8", "replace")


def _virus_in(answer: str) -> str | None:
    if answer == "stream: OK":
        return None
    found = answer.removeprefix("stream: ")
    # What it did not look at to the end is not clean (MaxFileSize, with alerts on).
    if found.endswith(" FOUND") and not found.startswith("Heuristics.Limits"):
        return found.removesuffix(" FOUND")
    if found.startswith("Heuristics.Limits") or "size limit exceeded" in answer:
        raise NotScanned(answer[:100])
    raise ScannerAway(f"clamd gave no result: {answer[:100]}")
