"""With a scanner no file is opened that holds a virus, or that was not looked through."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any, Never

import pytest

from app.inbound.scanning import NotScanned, Scan, ScannerAway
from app.receive import Upload, receive
from app.records.tables import Document, Result, Work
from app.states import Stage
from app.stores import Stores
from extractors.payload import load_reading
from jobs.infected import refuse_infected
from jobs.stages import Steps, work_on


def _unused(*_: object) -> Never:
    raise AssertionError("nothing may open this file")


def _scan(answer: str | Exception) -> Scan:
    def scan(_path: Path) -> str | None:
        if isinstance(answer, Exception):
            raise answer
        return answer

    return scan


@pytest.fixture
def worked(stores: Stores, sender_id: int) -> Callable[[Scan], tuple[str | None, Any]]:
    """A function that works on a scanned file; returns the code of its refusal and the work."""

    def ended(scan: Scan) -> tuple[str | None, Any]:
        upload = Upload("letter.pdf", BytesIO(b"%PDF-1.4 letter"))
        whose: dict[str, Any] = {"professional_id": None, "roster_record_id": None}
        receipt = receive(stores, upload, sender_id=sender_id, source="web", **whose)

        def unpack(path: Path, _into: Path) -> None:
            refuse_infected(path, scan)
            _unused()

        steps = Steps(_unused, lambda *_: None, lambda *_: {}, lambda *_: (), unpack)
        work_on(stores, receipt.document_id, steps)
        with stores.sessions() as session:
            kept = session.get(Result, (session.query(Document).one().id, Stage.READ))
            error = load_reading(kept.payload).error if kept is not None else None
            return (error.code if error is not None else None), session.query(Work).one()

    return ended


@pytest.mark.parametrize(
    ("answer", "code"),
    [("Win.Test.EICAR_HDB-1", "infected-file"), (NotScanned("too deep"), "not-scanned")],
)
def test_what_is_infected_or_not_looked_through_is_opened_by_nothing(
    worked: Callable[[Scan], tuple[str | None, Any]], answer: str | Exception, code: str
) -> None:
    told, work = worked(_scan(answer))

    assert (told, work.stage) == (code, "done")


def test_without_an_answer_of_the_scanner_the_file_waits_and_loses_no_try(
    worked: Callable[[Scan], tuple[str | None, Any]],
) -> None:
    told, work = worked(_scan(ScannerAway("away")))

    assert told is None
    assert (work.stage, work.attempt, work.needs_attention) == ("read", 0, None)
