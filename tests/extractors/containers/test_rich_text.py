"""The files in a winmail.dat come out as they are; a damaged one says what to do."""

import struct

import pytest

from extractors.containers import NotTaken, Part, parts_of
from extractors.files import FileKind, detect
from extractors.limits import Limits
from extractors.refusals import Refused

MESSAGE, ATTACHMENT = 1, 2
BODY, RENDERED, TITLE, DATA = 0x800C, 0x9002, 0x8010, 0x800F


def _winmail(*objects: tuple[int, int, bytes]) -> bytes:
    """A winmail.dat of objects: level, name and data (MS-OXTNEF 2.1.1)."""
    made = b"\x78\x9f\x3e\x22\x01\x00"
    for level, name, data in objects:
        head = struct.pack("<BHHI", level, name, 6, len(data))
        made += head + data + struct.pack("<H", sum(data) & 0xFFFF)
    return made


def _file(name: str, data: bytes) -> list[tuple[int, int, bytes]]:
    return [
        (ATTACHMENT, RENDERED, bytes(14)),
        (ATTACHMENT, TITLE, name.encode() + b"\0"),
        (ATTACHMENT, DATA, data),
    ]


def test_its_files_come_out_by_their_names() -> None:
    data = _winmail(*_file("may.txt", b"SAMPLE may"), *_file("may.txt", b"SAMPLE again"))

    kept = [part for part in parts_of(data, Limits()) if isinstance(part, Part)]

    assert detect(data) is FileKind.TNEF
    assert [(part.name, part.data) for part in kept] == [
        ("may.txt", b"SAMPLE may"),
        ("may (2).txt", b"SAMPLE again"),
    ]


def test_an_empty_file_and_an_empty_text_are_named() -> None:
    parts = list(parts_of(_winmail(*_file("may.txt", b"")), Limits()))

    assert [(part.name, part.code) for part in parts if isinstance(part, NotTaken)] == [
        ("message.txt", "no-document"),
        ("may.txt", "empty-file"),
    ]


def test_one_of_which_nothing_comes_out_says_what_to_do() -> None:
    data = _winmail() + b"\xff" * 40

    with pytest.raises(Refused, match=r"holds no file") as refused:
        list(parts_of(data, Limits()))

    assert refused.value.code == "no-parts"
