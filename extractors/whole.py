"""Reads a file whole: a letter as it is, an archive or a message part by part."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from extractors.contained import Reader
from extractors.containers.values import NotTaken
from extractors.files import FileKind, detect
from extractors.limits import Limits
from extractors.refusals import Refused
from extractors.unpacked import Leaf, is_container, unpack
from extractors.values import (
    DocumentType,
    Field,
    Fields,
    Finding,
    PartRead,
    Place,
    ReadError,
    Reading,
    Statement,
)

ReadTable = Callable[[Path], Reading]
"""Reads a table (CSV, XLSX), which only those above know how to read."""

_TABLES = {FileKind.CSV, FileKind.XLSX}
_WORK_RECORDS = {DocumentType.PAYROLL_EXPORT, DocumentType.FRINGE_REPORT}


def read_whole(
    reader: Reader,
    paths: Sequence[Path],
    limits: Limits,
    *,
    as_one: bool = False,
    read_table: ReadTable | None = None,
) -> Reading:
    """Return what the files at ``paths``, taken as one file in this order, state.

    Tables go to ``read_table``, in containers too; without it they are refused.

    The pages of a container's parts are numbered through; ``Reading.parts`` says whose they are.
    Its ``error`` is that of the first part that could not be read, and the others are read.
    """
    if len(paths) == 1 and is_container(paths[0], limits):
        return _read_container(reader, paths[0], limits, read_table)
    reading = reader.read(paths, as_one=as_one)
    if read_table is None or len(paths) > 1:
        return reading
    if _is_unread_table(reading, paths[0]):
        return replace(read_table(paths[0]), sha256=reading.sha256)
    return _with_counted(reading, paths[0], read_table) if _is_work_record(reading) else reading


def _is_work_record(reading: Reading) -> bool:
    return len(reading.documents) == 1 and reading.documents[0].type in _WORK_RECORDS


def _with_counted(reading: Reading, path: Path, read_table: ReadTable) -> Reading:
    """Return work records sent as a page with what their rows come to beside what the head says."""
    (document,) = reading.documents
    for table in read_table(path).documents:
        if table.type is document.type:
            whole = replace(document, fields={**table.fields, **document.fields})
            return replace(reading, documents=(whole,))
    return reading


def _is_unread_table(reading: Reading, path: Path) -> bool:
    if reading.error is None or reading.error.code != "unsupported-type":
        return False
    try:
        return detect(path.read_bytes()) in _TABLES
    except (OSError, Refused):
        return False


def _read_container(
    reader: Reader, path: Path, limits: Limits, read_table: ReadTable | None
) -> Reading:
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    with TemporaryDirectory() as folder:
        try:
            found = unpack(reader, path, limits, Path(folder))
        except Refused as refusal:
            error = ReadError(refusal.code, refusal.message, refusal.part)
            return Reading(digest, (), (), error)
        whole = Reading(digest, (), ())
        for each in found:
            part = f"{path.name}/{each.name}"
            if isinstance(each, NotTaken):
                whole = _with_refused(whole, part, each)
            else:
                whole = _joined(whole, part, _read(reader, each, read_table))
    return whole


def _read(reader: Reader, leaf: Leaf, read_table: ReadTable | None) -> Reading:
    if leaf.kind in _TABLES and read_table is not None:
        return read_table(leaf.path)
    return reader.read([leaf.path])


def _with_refused(whole: Reading, part: str, refused: NotTaken) -> Reading:
    if refused.ignored:
        return replace(whole, parts=(*whole.parts, PartRead(part, ignored=refused.message)))
    error = ReadError(refused.code, refused.message, part)
    return replace(
        whole, error=whole.error or error, parts=(*whole.parts, PartRead(part, error=error))
    )


def _joined(whole: Reading, part: str, reading: Reading) -> Reading:
    """Return ``whole`` with the pages and documents of one more part behind its own."""
    before, count = len(whole.page_sizes), len(reading.page_sizes)
    error = reading.error and replace(reading.error, part=part)
    documents = [replace(_later(each, before), part=part) for each in reading.documents]
    pages = tuple(range(before + 1, before + count + 1))
    return replace(
        whole,
        page_sizes=(*whole.page_sizes, *reading.page_sizes),
        page_sources=(*whole.page_sources, *reading.page_sources),
        documents=(*whole.documents, *documents),
        error=whole.error or error,
        parts=(*whole.parts, PartRead(part, pages, error)),
        covered=(*whole.covered, *_later_places(reading.covered, before)),
    )


def _later(statement: Statement, before: int) -> Statement:
    """Return a statement with every page number raised by ``before``."""
    return replace(
        statement,
        pages=tuple(page + before for page in statement.pages),
        fields=_later_fields(statement.fields, before),
        records=tuple(_later_fields(record, before) for record in statement.records),
        findings=tuple(_later_finding(finding, before) for finding in statement.findings),
    )


def _later_fields(fields: Fields, before: int) -> Fields:
    return {name: _later_field(field, before) for name, field in fields.items()}


def _later_field(field: Field, before: int) -> Field:
    return replace(field, places=_later_places(field.places, before))


def _later_finding(finding: Finding, before: int) -> Finding:
    return replace(finding, places=_later_places(finding.places, before))


def _later_places(places: Sequence[Place], before: int) -> tuple[Place, ...]:
    return tuple(replace(place, page=place.page + before) for place in places)
