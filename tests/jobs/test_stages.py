"""Each stage is kept once, goes back when it fails, and failing pictures change no decision."""

import dataclasses
import time
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.checking import RecordsChanged
from app.receive import Upload, receive
from app.records.tables import Document, PageImage, Result, Work
from app.states import DocumentState, Stage
from app.storage.rows import kept_file
from app.stores import Stores
from app.work import take
from extractors.contained import Picture
from extractors.refusals import Refused
from extractors.values import DocumentType, Reading, Statement
from jobs.stages import Steps, work_on


@pytest.fixture
def stores(stores: Stores) -> Stores:
    """Stores on which failed work is due again at once, and twice in all."""
    quick = dataclasses.replace(stores.settings, attempt_limit=2, retry_delay_seconds=0.0)
    return dataclasses.replace(stores, settings=quick)


@pytest.fixture
def document_id(stores: Stores, sender_id: int) -> str:
    """A document that was just received."""
    receipt = receive(
        stores,
        Upload("letter.pdf", BytesIO(b"%PDF-1.4 SAMPLE")),
        sender_id=sender_id,
        professional_id=None,
        roster_record_id=None,
        source="web",
    )
    return receipt.document_id


def _read(path: Path) -> Reading:
    statement = Statement(DocumentType.EVL, 0.9, (1,), {})
    return Reading(path.name, ((612.0, 792.0),), (statement,))


def _compare(_session: Session, _document: Document, reading: Reading, _now: datetime) -> Reading:
    return reading


def _settle(
    session: Session, document: Document, reading: Reading, now: datetime
) -> dict[str, Any]:
    document.state = DocumentState.VERIFIED
    return {"types": [statement.type for statement in reading.documents]}


def _render(path: Path, into: Path, _covers: object) -> tuple[Picture, ...]:
    picture = into / "1.webp"
    picture.write_bytes(b"a picture")
    return (Picture(1, 1100, 1424, picture),)


def _cannot_render(path: Path, into: Path, _covers: object) -> tuple[Picture, ...]:
    raise Refused("damaged-file", "The file is damaged")


def _falls_over(*_: object) -> Any:
    raise RuntimeError("Sam Sender, 1234")


def _row(stores: Stores) -> tuple[str, str, str | None]:
    with stores.sessions() as session:
        document, work = (
            session.scalars(select(Document)).one(),
            session.scalars(select(Work)).one(),
        )
        return document.state, work.stage, work.needs_attention


def test_one_run_takes_a_document_through_every_stage(stores: Stores, document_id: str) -> None:
    work_on(stores, document_id, Steps(_read, _compare, _settle, _render))

    assert _row(stores) == (DocumentState.VERIFIED, Stage.DONE, None)
    with stores.sessions() as session:
        assert session.scalars(select(Document.document_type)).one() == "evl"
        results = {row.stage: row.payload for row in session.scalars(select(Result))}
        image = session.scalars(select(PageImage)).one()
        picture = kept_file(session, image.sha256)
    assert set(results) == {"read", "check", "picture"}
    assert results["check"] == {"types": ["evl"]}
    assert stores.storage.content(picture) == b"a picture"


def test_a_second_run_finds_nothing_to_do(stores: Stores, document_id: str) -> None:
    work_on(stores, document_id, Steps(_read, _compare, _settle, _render))

    work_on(stores, document_id, Steps(_falls_over, _falls_over, _falls_over, _falls_over))

    assert _row(stores) == (DocumentState.VERIFIED, Stage.DONE, None)


def test_a_failed_check_is_undone_whole_and_tried_again_without_reading_again(
    stores: Stores, document_id: str
) -> None:
    def half_a_check(session: Session, document: Document, *_: object) -> dict[str, Any]:
        document.state = DocumentState.VERIFIED
        session.flush()
        raise RuntimeError

    work_on(stores, document_id, Steps(_read, _compare, half_a_check, _render))
    assert _row(stores) == (DocumentState.CHECKING, Stage.CHECK, None)

    work_on(stores, document_id, Steps(_falls_over, _compare, _settle, _render))
    assert _row(stores) == (DocumentState.VERIFIED, Stage.DONE, None)


def test_a_comparison_that_is_no_longer_true_is_made_again(
    stores: Stores, document_id: str
) -> None:
    compared = []

    def compare(_session: Session, _document: Document, reading: Reading, _now: datetime) -> int:
        compared.append(reading)
        return len(compared)

    def settle(_session: Session, document: Document, time: int, _now: datetime) -> dict[str, Any]:
        if time == 1:
            raise RecordsChanged
        document.state = DocumentState.VERIFIED
        return {"comparison": time}

    work_on(stores, document_id, Steps(_read, compare, settle, _render))

    with stores.sessions() as session:
        checked = session.scalars(select(Result).where(Result.stage == Stage.CHECK)).one()
    assert checked.payload == {"comparison": 2}


def test_reading_that_always_fails_is_shown_to_people_without_personal_words(
    stores: Stores, document_id: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for _ in range(3):
        work_on(stores, document_id, Steps(_falls_over, _compare, _settle, _render))

    state, stage, reason = _row(stores)
    assert (state, stage) == (DocumentState.NEEDS_ATTENTION, Stage.READ)
    assert reason == "The read step failed: RuntimeError"
    assert "Sam Sender" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("render", "stage"), [(_cannot_render, Stage.DONE), (_falls_over, Stage.PICTURE)]
)
def test_failing_pictures_leave_a_verified_document_verified(
    stores: Stores, document_id: str, render: Any, stage: Stage
) -> None:
    for _ in range(3):
        work_on(stores, document_id, Steps(_read, _compare, _settle, render))

    assert _row(stores)[:2] == (DocumentState.VERIFIED, stage)


def test_a_reading_longer_than_the_lease_keeps_it(stores: Stores, document_id: str) -> None:
    # Guards: kept_alive in jobs.stages.work_on: two jobs would read every long document.
    quick = dataclasses.replace(
        stores, settings=dataclasses.replace(stores.settings, lease_seconds=1.0)
    )
    taken_over = []

    def read_slowly(path: Path) -> Reading:
        time.sleep(2.5)
        taken_over.append(take(quick, document_id, "other"))
        return _read(path)

    work_on(quick, document_id, Steps(read_slowly, _compare, _settle, _render))

    assert taken_over == [None]
    assert _row(stores) == (DocumentState.VERIFIED, Stage.DONE, None)
