"""Every hostile file ends as it may, in bounds, calls nobody, and the next letter is read.

What its bytes tell is refused within two seconds of CPU time, before any parser.

The costly ones run with the others in ``python -m bench.hostile``.
"""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.hostile.__main__ import (
    CPU_SECONDS,
    EVERY,
    MEMORY_BYTES,
    address_of,
    listening,
    tried,
    was_called,
)
from bench.hostile.values import READ, Hostile
from extractors.contained import Reader
from extractors.containment.starting import forking
from extractors.limits import Limits

QUICK = [hostile for hostile in EVERY if not hostile.is_costly]
PRE_CHECK_SECONDS = 2.0
PRE_CHECKED = {
    "100,000 pages.pdf",
    "giant picture.pdf",
    "20,000 pixels a side.png",
    "60,000 pixels a side.tiff",
    "30,000 pixels a side.heic",
    "zeros.zip",
    "overlapping files.zip",
    "60,000 files.zip",
    "220 MB of text.docx",
    "220 MB of cells.xlsx",
    "laughs.docx",
    "macros.docx",
    "4 MB of encoded words.eml",
    "100,000 parts.eml",
    "3,000 nested parts.eml",
}


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    """One reader for all of them: what harms it would harm the files that follow.

    Its processes are forked, as they are in the service.
    """
    with forking(), Reader(Limits()) as one:
        yield one


@pytest.fixture(scope="module")
def listener() -> Iterator[socket.socket]:
    """A port that hostile files name; nothing may ever connect to it."""
    with listening() as server:
        yield server
        assert not was_called(server)


def test_there_are_enough_of_them():
    assert len(EVERY) >= 120
    assert len(QUICK) >= 100
    assert len({hostile.name for hostile in EVERY}) == len(EVERY)


@pytest.mark.parametrize("hostile", QUICK, ids=lambda hostile: hostile.name)
def test_it_ends_in_bounds_and_harms_nothing(
    hostile: Hostile, reader: Reader, listener: socket.socket, tmp_path: Path
):
    ended = tried(hostile, reader, tmp_path, address_of(listener))

    assert ended.end in hostile.ends
    assert ended.cpu_seconds <= CPU_SECONDS
    assert ended.peak_bytes <= MEMORY_BYTES
    assert ended.good_after
    assert not was_called(listener)
    if hostile.name in PRE_CHECKED:
        assert ended.end != READ
        assert ended.cpu_seconds < PRE_CHECK_SECONDS


def test_what_bytes_tell_is_named_rightly():
    assert {hostile.name for hostile in QUICK} >= PRE_CHECKED
