"""``python -m bench.hostile``: read every hostile file, and say how each ended and what it cost.

Exit status 1 when one ended otherwise than it may, took too long or too much memory, called the
listener, or kept the next good letter from being read.
"""

import socket
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.hostile.archives import ARCHIVES
from bench.hostile.mails import MAILS
from bench.hostile.office import OFFICE
from bench.hostile.pdfs import PDFS, letter
from bench.hostile.pictures import PICTURES
from bench.hostile.texts import TEXTS
from bench.hostile.values import READ, Hostile
from extractors.contained import Reader
from extractors.limits import Limits
from extractors.whole import read_whole

EVERY = (*PDFS, *PICTURES, *ARCHIVES, *OFFICE, *MAILS, *TEXTS)
"""Every hostile file."""

CPU_SECONDS = 20.0
MEMORY_BYTES = 800_000_000


@dataclass(frozen=True, slots=True)
class Ended:
    """How a hostile file ended: read or the code of a refusal, and what it cost.

    ``good_after`` says whether the same reader then read an ordinary letter.
    """

    hostile: Hostile
    end: str
    cpu_seconds: float
    wall_seconds: float
    peak_bytes: int
    good_after: bool

    @property
    def is_right(self) -> bool:
        """True when it ended as it may, within its limits, and harmed nothing."""
        within = self.cpu_seconds <= CPU_SECONDS + 1 and self.peak_bytes <= MEMORY_BYTES
        return self.end in self.hostile.ends and within and self.good_after


def tried(hostile: Hostile, reader: Reader, folder: Path, address: str) -> Ended:
    """Read one hostile file and then a good letter, with the same reader."""
    path = folder / hostile.name
    path.write_bytes(hostile.make(address))
    good = folder / "good.pdf"
    good.write_bytes(letter())
    reader.take_usage()
    began = time.monotonic()
    reading = read_whole(reader, [path], Limits())
    took, used = time.monotonic() - began, reader.take_usage()
    path.unlink()
    after = reader.read([good])
    end = reading.error.code if reading.error else READ
    return Ended(
        hostile,
        end,
        used.cpu_seconds,
        took,
        used.peak_bytes,
        after.error is None and bool(after.documents),
    )


@contextmanager
def listening() -> Iterator[socket.socket]:
    """Give a listener that nothing may connect to."""
    with socket.create_server(("127.0.0.1", 0), backlog=100) as server:
        server.settimeout(0)
        yield server


def was_called(server: socket.socket) -> bool:
    """Return whether anything has connected to the listener."""
    try:
        server.accept()[0].close()
    except BlockingIOError:
        return False
    return True


def address_of(server: socket.socket) -> str:
    """Return the address of the listener as a hostile file names it."""
    return f"http://127.0.0.1:{server.getsockname()[1]}/canary"


def main() -> None:
    """Read every hostile file whose name holds one of the arguments, or all of them."""
    wanted = [h for h in EVERY if not sys.argv[1:] or any(a in h.name for a in sys.argv[1:])]
    wrong = 0
    with listening() as server, TemporaryDirectory() as folder, Reader(Limits()) as reader:
        for hostile in wanted:
            ended = tried(hostile, reader, Path(folder), address_of(server))
            wrong += not ended.is_right
            mark = "  " if ended.is_right else "!!"
            print(
                f"{mark} {hostile.name:32} {ended.end:20} {ended.cpu_seconds:6.2f} CPU-s "
                f"{ended.wall_seconds:6.1f} s {ended.peak_bytes / 1e6:5.0f} MB",
                flush=True,
            )
        called = was_called(server)
    heard = "called" if called else "not called"
    print(f"{len(wanted)} hostile files, {wrong} wrong; the listener was {heard}")
    sys.exit(1 if wrong or called else 0)


if __name__ == "__main__":
    main()
