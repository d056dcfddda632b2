"""Every file in an archive becomes a document once, and what is not taken says why."""

import dataclasses
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from sqlalchemy import select

from app.limits import limits_of
from app.receive import Upload, receive
from app.records.tables import Document, Result, Work
from app.states import DocumentState, Stage
from app.stores import Stores
from extractors.contained import Reader
from extractors.unpacked import is_container, unpack
from jobs.stages import Steps, work_on

TEXT = b"SAMPLE. This is a note of no kind that is known, number %d."


def _never(*_: object) -> None:
    raise AssertionError("a container is only opened")


@pytest.fixture
def reader(stores: Stores):
    """The real limited process."""
    with Reader(limits_of(stores.settings)) as reader:
        yield reader


def _archive(**entries: bytes) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in entries.items():
            file.writestr(f"{name}.{'zip' if data.startswith(b'PK') else 'txt'}", data)
    return made.getvalue()


def _send(stores: Stores, sender_id: int, data: bytes, name: str = "letters.zip") -> str:
    receipt = receive(
        stores,
        Upload(name, BytesIO(data)),
        sender_id=sender_id,
        professional_id=None,
        roster_record_id=None,
        source="web",
    )
    return receipt.document_id


def _open(stores: Stores, reader: Reader, public_id: str) -> None:
    limits = limits_of(stores.settings)

    def opened(path: Path, into: Path):
        return unpack(reader, path, limits, into) if is_container(path, limits) else None

    work_on(stores, public_id, Steps(_never, _never, _never, _never, opened))


def _documents(stores: Stores) -> list[Document]:
    with stores.sessions() as session:
        return list(session.scalars(select(Document).order_by(Document.id)))


def _parts(stores: Stores, container: Document) -> list[dict[str, object]]:
    with stores.sessions() as session:
        return session.get_one(Result, (container.id, Stage.READ)).payload["parts"]


def test_every_file_nested_once_becomes_a_document_with_work(stores, sender_id, reader):
    inner = _archive(may=TEXT % 1)
    public_id = _send(stores, sender_id, _archive(inner=inner, june=TEXT % 2))

    _open(stores, reader, public_id)

    container, *parts = _documents(stores)
    assert container.state == DocumentState.OPENED
    assert [part.part for part in parts] == ["inner.zip/may.txt", "june.txt"]
    assert {part.container_id for part in parts} == {container.id}
    with stores.sessions() as session:
        stages = dict(session.execute(select(Work.document_id, Work.stage)).all())
    assert stages == {container.id: Stage.DONE, parts[0].id: Stage.READ, parts[1].id: Stage.READ}


def test_a_part_that_was_sent_before_stays_the_document_of_its_first_copy(
    stores, sender_id, reader
):
    first = _send(stores, sender_id, TEXT % 1, "may.txt")

    _open(stores, reader, _send(stores, sender_id, _archive(may=TEXT % 1, again=TEXT % 1)))

    known, container = _documents(stores)
    assert known.public_id == first
    told = [(part["document"], part["already_had"]) for part in _parts(stores, container)]
    assert told == [(first, True), (first, True)]


def test_opening_again_after_a_crash_makes_no_second_documents(stores, sender_id, reader):
    # Guards: record_parts in the transaction of advance: its rollback takes the documents along.
    public_id = _send(stores, sender_id, _archive(may=TEXT % 1))

    _open(stores, reader, public_id)
    _open(stores, reader, public_id)

    assert len(_documents(stores)) == 2


def test_an_archive_without_one_usable_file_says_what_is_wrong_with_each(stores, sender_id, reader):
    public_id = _send(stores, sender_id, _archive(empty=b"", binary=b"\x00\x01\x02\x03" * 9))

    _open(stores, reader, public_id)

    (container,) = _documents(stores)
    assert container.state == DocumentState.UNREADABLE
    assert "empty.txt: The file is empty" in container.error_message
    assert "binary.txt: " in container.error_message


def test_archives_within_archives_within_archives_are_not_opened(stores, sender_id, reader):
    deep = _archive(deep=_archive(deeper=_archive(may=TEXT % 1)), june=TEXT % 2)

    _open(stores, reader, _send(stores, sender_id, deep))

    container, june = _documents(stores)
    errors = [part["error"]["code"] for part in _parts(stores, container) if part["error"]]
    assert errors == ["nested-too-deep"]
    assert june.part == "june.txt"


def test_nested_archives_share_one_budget(stores, sender_id, reader):
    small = dataclasses.replace(stores.settings, unpacked_limit_bytes=5_000)
    stores = dataclasses.replace(stores, settings=small)
    nested = {f"part{n}": _archive(a=bytes([65 + n]) * 2_000) for n in range(3)}

    public_id = _send(stores, sender_id, _archive(**nested))
    with Reader(limits_of(small)) as limited:
        _open(stores, limited, public_id)

    container, *_ = _documents(stores)
    codes = [part["error"]["code"] for part in _parts(stores, container) if part["error"]]
    assert "unpacks-too-large" in codes
