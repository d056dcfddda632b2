"""Hostile files sent over HTTP end with their reason; the letter sent after them is read."""

from collections.abc import Callable
from io import BytesIO

from flask import Flask

from app.limits import limits_of
from app.records.tables import Document
from app.settings import Settings
from app.stores import Stores
from bench.hostile.__main__ import EVERY, address_of, listening, was_called
from bench.hostile.pdfs import letter
from extractors.contained import Reader
from extractors.containment.starting import forking
from jobs.documents import steps
from jobs.stages import work_on

SENT = {
    "locked.pdf": "encrypted-file",
    "double flate bomb.pdf": "memory-limit",
    "page tree loop.pdf": "damaged-file",
    "giant picture.pdf": "image-too-large",
    "reads files and addresses.docx": "damaged-file",
    "macros.docx": "macros",
    "60,000 pixels a side.tiff": "image-too-large",
    "link.zip": "no-parts",
}


def test_they_end_with_their_reason_and_call_nobody(
    app: Flask, stores: Stores, settings: Settings, token_for: Callable[[str], str]
) -> None:
    client, headers = app.test_client(), {"Authentication-Token": token_for("avery")}
    hostile = {each.name: each for each in EVERY}

    def sent(name: str, data: bytes) -> str:
        parts = {"file": (BytesIO(data), name)}
        answer = client.post("/api/v1/documents", headers=headers, data=parts)
        assert answer.status_code == 202, name
        return str(answer.get_json()["id"])

    with forking(), listening() as server, Reader(limits_of(settings)) as reader:
        address = address_of(server)
        ids = {name: sent(name, hostile[name].make(address)) for name in SENT}
        good = sent("letter.pdf", letter())
        for public_id in [*ids.values(), good]:
            work_on(stores, public_id, steps(settings, stores, reader))
        assert not was_called(server)

    with stores.sessions() as session:
        ended = {row.public_id: row for row in session.query(Document)}
        for name, code in SENT.items():
            assert (ended[ids[name]].state, ended[ids[name]].error_code) == ("unreadable", code)
        assert ended[good].state == "in_review"
        assert ended[good].document_type == "evl"
