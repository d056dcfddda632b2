"""Expected against received: writes a manifest down, and finds the letter of each of its rows."""

from collections.abc import Iterable
from pathlib import PurePosixPath

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.batches.manifest import Expected
from app.records import tables
from extractors.payload_masking import masked
from validators.people import same_person
from validators.values import Professional


def expect(session: Session, batch: tables.Batch, source: str, rows: Iterable[Expected]) -> None:
    """Write the rows of the manifest ``source`` down, once however often it is called."""
    row = tables.BatchExpected
    known = set(
        session.scalars(select(row.row).where(row.batch_id == batch.id, row.source == source))
    )
    for each in rows:
        if each.row not in known:
            session.add(
                row(
                    batch_id=batch.id,
                    source=source,
                    row=each.row,
                    # As the names of files are kept: without whole numbers of people.
                    file_name=masked(each.file_name),
                    person=each.person,
                    last4=each.last4,
                    il_number=each.il_number,
                )
            )
    session.flush()


def find_by_name(session: Session, batch: tables.Batch) -> None:
    """Say of every row that names a file which document that is, where one file has the name."""
    asked = select(tables.BatchFile).where(tables.BatchFile.batch_id == batch.id)
    by_name: dict[str, set[int]] = {}
    for file in session.scalars(asked):
        if file.document_id is not None:
            by_name.setdefault(_bare(file.name), set()).add(file.document_id)
    for each in _open_rows(session, batch.id):
        found = by_name.get(_bare(each.file_name or ""), set())
        if len(found) == 1:
            each.document_id = next(iter(found))
    session.flush()


def found_person(session: Session, document: tables.Document, person: Professional) -> None:
    """Say of the row that names ``person`` in a batch of the document that this is the letter."""
    file = tables.BatchFile
    batches = session.scalars(select(file.batch_id).where(file.document_id == document.id)).all()
    for batch_id in batches:
        for each in _open_rows(session, batch_id):
            named = Professional(each.person or person.name, each.last4, each.il_number, None)
            if each.file_name is None and same_person(named, person).agrees:
                each.document_id = document.id
                break
    session.flush()


def _open_rows(session: Session, batch_id: int) -> Iterable[tables.BatchExpected]:
    row = tables.BatchExpected
    asked = select(row).where(row.batch_id == batch_id, row.document_id.is_(None))
    return session.scalars(asked.order_by(row.row)).all()


def _bare(name: str) -> str:
    return PurePosixPath(name.replace("\\", "/")).name.casefold().strip()
