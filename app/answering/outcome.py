"""What became of every file of a batch, asked of the rows; archives are shown by what they held.

A decision is told to senders once nobody can undo it unseen any more: until then its file is with
the reviewers.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from app.answering.states import OF_DOCUMENT, OF_FILE, FileResult, Fix
from app.batches.states import FileState
from app.records import tables
from app.states import DocumentState, Stage
from app.undo_window import untold

_AT_ONCE = 500
_DEEPEST = 5
_DECIDED = frozenset({FileResult.ACCEPTED, FileResult.NEEDS_YOU, FileResult.NOT_ACCEPTED})
_WORK_RECORDS = frozenset({"payroll_export", "fringe_report"})
_UNNAMED = "We could not tell whose letter this is. Say who it is, or give the IL#."
_NOT_A_LETTER = (
    "This looks like a payroll file, not a letter. If it is one, send it under Payroll files."
)


@dataclass(frozen=True, slots=True)
class FileLine:
    """One file of a batch: its result, the cause where it needs its sender, and what helps.

    ``number`` is its place in the batch, counted from 1, parts of archives counted too;
    ``position`` is that of the file it came in. ``document`` is None for what was never taken.
    """

    number: int
    name: str
    size_bytes: int | None
    result: FileResult
    document: tables.Document | None = None
    cause: str = ""
    fix: Fix | None = None
    position: int = 0

    @property
    def is_settled(self) -> bool:
        """True when nothing further happens to the file by itself."""
        return self.result not in {FileResult.READING, FileResult.IN_REVIEW, FileResult.HELD}


@dataclass(frozen=True, slots=True)
class Outcome:
    """A batch with the result of each of its files."""

    batch: tables.Batch
    lines: Sequence[FileLine]

    @property
    def counts(self) -> Mapping[FileResult, int]:
        """How many files have each result."""
        return Counter(line.result for line in self.lines)

    @property
    def is_read(self) -> bool:
        """True once every file was read and checked, or told why not."""
        return self.batch.opened_at is not None and not self.counts.get(FileResult.READING)

    @property
    def need_you(self) -> list[FileLine]:
        """The files that only their sender can mend."""
        return [line for line in self.lines if line.result is FileResult.NEEDS_YOU]

    @property
    def documents(self) -> list[tables.Document]:
        """The documents of the batch, each once."""
        return list({d.id: d for line in self.lines if (d := line.document) is not None}.values())


def outcome(session: Session, batch: tables.Batch, now: datetime) -> Outcome:
    """Return what became of every file of a batch, as its sender may know at ``now``."""
    asked = (
        select(tables.BatchFile)
        .where(tables.BatchFile.batch_id == batch.id)
        .options(selectinload(tables.BatchFile.document))
        .order_by(tables.BatchFile.position)
    )
    files = session.scalars(asked).all()
    found = [
        replace(each, position=file.position) for file in files for each in _of_file(session, file)
    ]
    ids = [line.document.id for line in found if line.document is not None]
    held, fixes = _untold(session, ids, now), _fix_words(session, ids)
    found = [_as_before(line, held) for line in found]
    later = _replaced(files)
    told = [_as_replaced(_with_words(line, fixes), later) for line in found]
    return Outcome(batch, [replace(line, number=place) for place, line in enumerate(told, 1)])


def _replaced(files: Sequence[tables.BatchFile]) -> dict[str, str]:
    """Return which files have a later copy, by document or position, and the name of that."""
    mark = "replaces:"
    return {
        file.code.removeprefix(mark): file.name
        for file in files
        if file.code and file.code.startswith(mark)
    }


def _as_replaced(line: FileLine, later: Mapping[str, str]) -> FileLine:
    key = str(line.position) if line.document is None else line.document.public_id
    if line.result is not FileResult.NEEDS_YOU or key not in later:
        return line
    cause = f"Replaced by {later[key]}."
    return replace(line, result=FileResult.IGNORED, cause=cause, fix=None)


def _of_file(session: Session, file: tables.BatchFile) -> Iterator[FileLine]:
    document = file.document
    if document is None or file.state != FileState.TAKEN:
        result = OF_FILE[FileState(file.state)]
        if document is None and result is FileResult.READING:
            result = FileResult.NEEDS_YOU
        fix = Fix.REPLACE if result is FileResult.NEEDS_YOU else None
        yield FileLine(0, file.name, file.size_bytes, result, document, file.reason or "", fix)
    elif document.state == DocumentState.OPENED:
        yield from _parts(session, document, file.name, _DEEPEST)
    else:
        yield _of_document(document, file.name, file.size_bytes)


def _parts(
    session: Session, container: tables.Document, name: str, deepest: int
) -> Iterator[FileLine]:
    """Yield what an archive held, each part under the archive's name."""
    result = session.get(tables.Result, (container.id, Stage.READ))
    told = result.payload.get("parts", []) if result else []
    ids = [part["document"] for part in told if part.get("document")]
    document = tables.Document
    rows = {row.public_id: row for row in session.scalars(select(document).where(
        document.public_id.in_(ids)))}  # fmt: skip
    for part in told:
        within = f"{name}/{part['part']}"
        row = rows.get(part.get("document") or "")
        if row is None:
            yield _refused_part(part, within)
        elif part.get("already_had"):
            yield FileLine(0, within, None, FileResult.ALREADY_HAD, row)
        elif row.state == DocumentState.OPENED and deepest:
            yield from _parts(session, row, within, deepest - 1)
        else:
            yield _of_document(row, within, None)


def _refused_part(part: Mapping[str, str | Mapping[str, str] | None], name: str) -> FileLine:
    error = part.get("error")
    if not isinstance(error, Mapping):
        return FileLine(0, name, None, FileResult.IGNORED, cause=str(part.get("ignored") or ""))
    return FileLine(0, name, None, FileResult.NEEDS_YOU, None, error["message"], Fix.REPLACE)


def _of_document(
    document: tables.Document, name: str, size_bytes: int | None, state: DocumentState | None = None
) -> FileLine:
    result = OF_DOCUMENT[state or DocumentState(document.state)]
    line = FileLine(0, name, size_bytes, result, document)
    if result is FileResult.NEEDS_YOU:
        cause = document.error_message or "It could not be read. Send a better copy."
        return replace(line, cause=cause, fix=Fix.REPLACE)
    if result is FileResult.IN_REVIEW and document.professional_id is None:
        if document.document_type in _WORK_RECORDS:
            return _needs(line, _NOT_A_LETTER, Fix.PAYROLL_FILE)
        return _needs(line, _UNNAMED, Fix.NAME)
    return line


def _untold(session: Session, ids: Sequence[int], now: datetime) -> frozenset[int]:
    """Return which documents were decided so lately that it can be undone unseen."""
    some = (ids[start : start + _AT_ONCE] for start in range(0, len(ids), _AT_ONCE))
    return frozenset().union(*(untold(session, each, now) for each in some))


def _as_before(line: FileLine, held: frozenset[int]) -> FileLine:
    """Return a file as it stood before its decision, which nobody outside knows of yet."""
    document = line.document
    if document is None or document.id not in held or line.result not in _DECIDED:
        return line
    before = _of_document(document, line.name, line.size_bytes, DocumentState.IN_REVIEW)
    return replace(before, position=line.position)


def _fix_words(session: Session, ids: Sequence[int]) -> dict[int, str]:
    """Return what a reviewer asked to be mended, by document."""
    words: dict[int, str] = {}
    row = tables.FixRequest
    for start in range(0, len(ids), _AT_ONCE):
        some = row.document_id.in_(ids[start : start + _AT_ONCE])
        asked = select(row.document_id, row.words).where(some, row.answered_at.is_(None))
        words |= dict(session.execute(asked.order_by(row.id)).all())
    return words


def _with_words(line: FileLine, words: Mapping[int, str]) -> FileLine:
    if line.result is not FileResult.NEEDS_YOU or line.document is None:
        return line
    asks = line.document.state == DocumentState.NEEDS_FIX
    asked = words.get(line.document.id) if asks else None
    return line if asked is None else replace(line, cause=asked)


def _needs(line: FileLine, cause: str, fix: Fix) -> FileLine:
    return replace(line, result=FileResult.NEEDS_YOU, cause=cause, fix=fix)
