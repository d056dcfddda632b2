"""Writes the files of a message down in its batch: as documents, or held while they wait."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import PurePosixPath

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.batches import expecting, making
from app.batches.making import FileIn
from app.batches.states import FileState
from app.file_names import clean_file_name
from app.inbound import looking, tasks
from app.inbound.looking import Manifest, Taken, Tools
from app.receive import Arrival, record
from app.records import tables
from app.stores import Stores
from extractors.containers.values import NotTaken
from extractors.unpacked import Leaf

SOURCE = "mail"
"""How documents out of e-mail have come."""


def write_held(
    stores: Stores, task: tasks.Task, batch_id: int, files: Sequence[Leaf | NotTaken]
) -> None:
    """Write files down that become nothing yet: their sender is not proven."""
    with stores.sessions.begin() as session:
        tasks.hold(session, task)
        batch = session.get_one(tables.Batch, batch_id)
        for each in files:
            making.add_file(session, batch, looking.held(each))


def write_documents(
    stores: Stores,
    task: tasks.Task,
    tools: Tools,
    batch_id: int,
    files: Sequence[Leaf | NotTaken],
) -> None:
    """Make a document of each file that is a letter, in one transaction.

    The dispatcher has them read in turn: applicants' letters go between them.
    """
    looked_at = [looking.looked_at(stores, each, tools) for each in files]
    unneeded: list[str] = []
    with stores.sessions.begin() as session:
        tasks.hold(session, task)
        row = session.get_one(tables.InboundMessage, task.message_id, populate_existing=True)
        batch = session.get_one(tables.Batch, batch_id)
        for each in looked_at:
            if isinstance(each, Taken):
                _record(session, row, batch, each, unneeded, stores.now())
            elif isinstance(each, Manifest):
                expecting.expect(session, batch, each.file.name, each.expected)
                making.add_file(session, batch, each.file)
            else:
                making.add_file(session, batch, each)
    for name in unneeded:
        stores.storage.remove(name)


def _record(
    session: Session,
    row: tables.InboundMessage,
    batch: tables.Batch,
    taken: Taken,
    unneeded: list[str],
    now: datetime,
) -> None:
    """Make a document of a file, and note bytes that may go."""
    known = _had_from_them(session, batch, taken.stored.sha256)
    size = taken.stored.size_bytes
    if known is not None:
        unneeded.append(taken.stored.name)
        file = FileIn(
            looking.name_of(taken.leaf), FileState.ALREADY_HAD, size, document_id=known.id
        )
        making.add_file(session, batch, replace(file, code="already-had", reason=_had(known)))
        return
    receipt = record(session, _arrival(row, batch, taken), now)
    if not receipt.bytes_needed:
        unneeded.append(taken.stored.name)
    asked = select(tables.Document).where(tables.Document.public_id == receipt.document_id)
    document = session.scalars(asked).one()
    state = FileState.ALREADY_HAD if receipt.already_had else FileState.TAKEN
    making.add_file(
        session, batch, FileIn(looking.name_of(taken.leaf), state, size, document_id=document.id)
    )


def _had_from_them(session: Session, batch: tables.Batch, sha256: str) -> tables.Document | None:
    """Return the document of the same bytes from the same company, whosever it was found to be."""
    document = tables.Document
    same = select(document).where(
        document.sha256 == sha256,
        document.sender_id == batch.account_id,
        document.erased_at.is_(None),
    )
    return session.scalars(same.order_by(document.id).limit(1)).first()


def _had(document: tables.Document) -> str:
    return f"We have this file already, as {document.reference}: nothing more to do"


def _arrival(row: tables.InboundMessage, batch: tables.Batch, taken: Taken) -> Arrival:
    name = PurePosixPath(taken.leaf.name).name
    return Arrival(
        file_name=clean_file_name(name, taken.leaf.kind.suffix),
        kind=taken.leaf.kind,
        stored=taken.stored,
        sender_id=batch.account_id,
        professional_id=None,
        roster_record_id=None,
        source=SOURCE,
        part=taken.leaf.name,
        proof=row.proof,
    )
