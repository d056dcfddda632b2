"""What came with an Outlook message is taken, out of messages attached to it too."""

import struct
from typing import Any

import pytest

from bench.hostile.compound import compound
from extractors.containers import NotTaken, Part, parts_of
from extractors.limits import Limits
from extractors.refusals import Refused

LETTER = b"%PDF-1.7 SAMPLE" + b" " * 5000
REFERENCE = (
    "To whom it may concern, I recommend Maria Vale, who worked with me as an Assistant Production "
    "Coordinator on Harbor Lights, for an upgrade to Production Coordinator. I am a member of "
    "IATSE Local 411.\r\n\r\nSincerely,\r\nDana Okafor\r\nProduction Coordinator"
)
WRITER = "Dana Okafor <dana@example.com>"
TEXT, BINARY, NUMBER = 0x001F, 0x0102, 0x0003
SUBJECT, BODY, HEADERS = 0x0037, 0x1000, 0x007D
FILE_NAME, CONTENT, METHOD = 0x3707, 0x3701, 0x3705
BY_VALUE, EMBEDDED = 1, 5


def properties(values: dict[int, Any], head: bytes) -> dict[str, Any]:
    """Return the streams of properties, as Outlook lays them out (MS-OXMSG 2.4)."""
    made: dict[str, Any] = {}
    listing = head
    for number, value in values.items():
        if isinstance(value, int):
            listing += struct.pack("<HHIII", NUMBER, number, 6, value, 0)
            continue
        kind = TEXT if isinstance(value, str) else BINARY
        data = value.encode("utf-16-le") if isinstance(value, str) else value
        size = len(data) + (2 if kind == TEXT else 0)
        made[f"__substg1.0_{number:04X}{kind:04X}"] = data
        listing += struct.pack("<HHIII", kind, number, 6, size, 0)
    return {**made, "__properties_version1.0": listing}


def head(attachments: int, *, is_top: bool) -> bytes:
    return struct.pack("<8x4I", 0, attachments, 0, attachments) + bytes(8 if is_top else 0)


def message(*attachments: dict[str, Any], is_top: bool = True, **values: str) -> dict[str, Any]:
    named = {"subject": SUBJECT, "body": BODY, "headers": HEADERS}
    own = {named[name]: value for name, value in values.items()}
    streams = properties(own, head(len(attachments), is_top=is_top))
    stored = {f"__attach_version1.0_#{n:08X}": each for n, each in enumerate(attachments)}
    return {**streams, **stored}


def file(name: str, data: bytes) -> dict[str, Any]:
    return properties({FILE_NAME: name, CONTENT: data, METHOD: BY_VALUE}, bytes(8))


def attached(inner: dict[str, Any]) -> dict[str, Any]:
    return {**properties({METHOD: EMBEDDED}, bytes(8)), "__substg1.0_3701000D": inner}


def taken(tree: dict[str, Any]) -> dict[str, bytes]:
    found = parts_of(compound(tree), Limits())
    return {part.name: part.data for part in found if isinstance(part, Part)}


def test_attachments_come_out_and_a_covering_note_does_not():
    tree = message(file("mai été.pdf", LETTER), subject="EVL", body="Attached.")

    assert taken(tree) == {"mai été.pdf": LETTER}


def test_a_reference_written_in_the_message_is_a_document():
    text = taken(message(subject="Upgrade", body=REFERENCE, headers=f"From: {WRITER}\r\n"))[
        "message.txt"
    ]

    assert text.startswith(b"From: Dana Okafor <dana@example.com>\nSubject: Upgrade\n")
    assert b"I recommend Maria Vale" in text


def test_a_message_attached_to_a_message_is_opened_too():
    inner = message(
        file("may.pdf", LETTER),
        is_top=False,
        subject="Letters 5/2026",
        body=REFERENCE,
    )
    tree = message(attached(inner), file("june.pdf", LETTER), subject="Fwd", body="See below.")

    found = taken(tree)

    assert list(found) == ["Letters 5-2026/message.txt", "Letters 5-2026/may.pdf", "june.pdf"]
    assert found["Letters 5-2026/may.pdf"] == LETTER


def test_messages_in_messages_without_end_are_refused():
    tree = message(is_top=False, subject="last", body="x")
    for _ in range(14):
        tree = message(attached(tree), is_top=False, subject="s", body="x")

    with pytest.raises(Refused) as refusal:
        taken(message(attached(tree), subject="s", body="x"))

    assert refusal.value.code == "nested-too-deep"


def test_an_empty_attachment_says_so():
    tree = message(file("empty.pdf", b""), subject="s", body="x")

    refused = [p for p in parts_of(compound(tree), Limits()) if isinstance(p, NotTaken)]

    assert [(p.name, p.code) for p in refused if not p.ignored] == [("empty.pdf", "empty-file")]
