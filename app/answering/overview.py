"""Many batches at a glance: how many files of each have which result, in two questions."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, case, func, select
from sqlalchemy.orm import Session

from app.answering.states import OF_DOCUMENT, OF_FILE, FileResult
from app.batches.states import FileState
from app.records import tables
from app.states import DocumentState
from app.undo_window import is_untold


@dataclass(slots=True)
class BatchLine:
    """A batch in a list, with how many of its files have each result."""

    batch: tables.Batch
    counts: Counter[FileResult] = field(default_factory=Counter)

    @property
    def files(self) -> int:
        """How many files are letters, or may be."""
        return sum(n for result, n in self.counts.items() if result is not FileResult.IGNORED)

    @property
    def state(self) -> FileResult:
        """What stands out: files kept apart, being read, needing their sender, in review, done."""
        order = (FileResult.HELD, FileResult.READING, FileResult.NEEDS_YOU, FileResult.IN_REVIEW)
        return next((each for each in order if self.counts[each]), FileResult.ACCEPTED)


def overview(session: Session, batches: Sequence[tables.Batch], now: datetime) -> list[BatchLine]:
    """Return the batches with their counts as told; archives count by what they held, one deep."""
    lines = {batch.id: BatchLine(batch) for batch in batches}
    ids = list(lines)
    for batch_id, result, number in (*_files(session, ids, now), *_parts(session, ids, now)):
        lines[batch_id].counts[result] += number
    return list(lines.values())


def _files(
    session: Session, ids: Sequence[int], now: datetime
) -> Iterable[tuple[int, FileResult, int]]:
    file, document = tables.BatchFile, tables.Document
    unnamed = document.professional_id.is_(None)
    lines = (
        select(
            file.batch_id,
            file.state.label("of_file"),
            _told(now).label("of_document"),
            unnamed.label("unnamed"),
        )
        .join(document, document.id == file.document_id, isouter=True)
        .where(file.batch_id.in_(ids))
        .subquery()
    )
    counted = select(lines, func.count()).group_by(*lines.c)
    for batch_id, state, of_document, is_unnamed, number in session.execute(counted):
        if of_document == DocumentState.OPENED:
            continue
        if state == FileState.TAKEN and of_document is not None:
            yield batch_id, _result(of_document, is_unnamed), number
        else:
            yield batch_id, OF_FILE[FileState(state)], number


def _parts(
    session: Session, ids: Sequence[int], now: datetime
) -> Iterable[tuple[int, FileResult, int]]:
    file, part = tables.BatchFile, tables.Document
    unnamed = part.professional_id.is_(None)
    lines = (
        select(file.batch_id, _told(now).label("of_part"), unnamed.label("unnamed"))
        .join(part, part.container_id == file.document_id)
        .where(file.batch_id.in_(ids))
        .subquery()
    )
    counted = select(lines, func.count()).group_by(*lines.c)
    for batch_id, state, is_unnamed, number in session.execute(counted):
        yield batch_id, _result(state, is_unnamed), number


def _told(now: datetime) -> ColumnElement[str]:
    """Return the state of a document as its sender may know it."""
    state = tables.Document.state
    return case((is_untold(now), DocumentState.IN_REVIEW.value), else_=state)


def _result(state: str, is_unnamed: Any) -> FileResult:
    result = OF_DOCUMENT[DocumentState(state)]
    waits = result is FileResult.IN_REVIEW and bool(is_unnamed)
    return FileResult.NEEDS_YOU if waits else result
